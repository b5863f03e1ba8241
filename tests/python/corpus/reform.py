"""An office that lived through the reforms of the codes in 2018 and 2019."""

from dataclasses import replace

from .analysts import BROADCASTING, REFORM_YEARS
from .careers import Career, clean_style, plan_of
from .names import Office
from .page import Telling
from .plan import Plan
from .recoding import Recoded, RecodedEconomic

_UNTIL_2018 = {
    "207": "文化体育与传媒支出",
    "210": "医疗卫生与计划生育支出",
    "220": "国土海洋气象等支出",
}
_UNTIL_2019 = {
    "215": "资源勘探信息等支出",
    "20805": "行政事业单位离退休",
    "2080501": "归口管理的行政单位离退休",
}


def broadcasting() -> Career:
    """Return the office, with the old codes until the reforms."""
    return Career(
        seed=78,
        office=Office("江苏省广播电视局", "广电局", BROADCASTING, "江苏省广播电视局", "416"),
        years=REFORM_YEARS,
        style=clean_style(18),
        scale=1_500_000,
        project=("2070404", "2070405", "2070406"),
        basic=("2070401",),
        events={
            2018: (
                RecodedEconomic("30104", {"30110": 60, "30111": 15, "30112": 25}),
                RecodedEconomic("30311", {"30113": 100}),
            ),
            2019: (
                Recoded("2070401", {"2070601": 40, "2070801": 60}),
                Recoded("2070404", {"2070804": 100}),
                Recoded("2070405", {"2070805": 100}),
                Recoded("2070406", {"2070607": 100}),
            ),
        },
        telling={
            2017: Telling(code_names=_UNTIL_2018 | _UNTIL_2019),
            2018: Telling(code_names=_UNTIL_2018 | _UNTIL_2019),
            2019: Telling(code_names=_UNTIL_2019),
        },
    )


def plan_before_reform(career: Career) -> Plan:
    """Plan the economic codes of before 2018 for an office that lived then."""
    plan = plan_of(career)
    if career.years[0] >= 2018:
        return plan
    reformed = ("30110", "30111", "30112", "30113", "30114")
    weights = {code: w for code, w in plan.economic_weights.items() if code not in reformed}
    return replace(plan, economic_weights={**weights, "30104": 14.0, "30311": 11.0})
