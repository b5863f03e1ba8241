"""What the sentences of the narrative speak of, as cells of the tables."""

from . import economic
from .codes import CLASS_NAMES
from .identities import Term
from .table_identities import cell
from .tables import EXPENDITURE_LABELS, INCOME_LABELS
from .truth import NarrativeFigure, Truth
from .wide_tables import THREE_PUBLIC_KEYS, VEHICLE_LABELS

_OVERALL: dict[str, tuple[Term, ...]] = {
    "收入总计": ((1, cell("01", 31)),),
    "支出总计": ((1, cell("01", 62)),),
    "财政拨款收入总计": ((1, cell("04", 32)),),
    "财政拨款支出总计": ((1, cell("04", 64, "合计")),),
    "当年财政拨款收入": ((1, cell("04", 27)),),
    "年初财政拨款结转结余": ((1, cell("04", 28)),),
    "使用非财政拨款结余": ((1, cell("01", 28)),),
    "年初其他资金结转结余": ((1, cell("01", 29)), (-1, cell("04", 28))),
    "当年财政拨款支出": ((1, cell("04", 59, "合计")),),
    "当年其他资金支出": ((1, cell("01", 58)), (-1, cell("04", 59, "合计"))),
    "结余分配": ((1, cell("01", 59)),),
    "年末财政拨款结转结余": ((1, cell("04", 60, "合计")),),
    "年末其他资金结转结余": ((1, cell("01", 60)), (-1, cell("04", 60, "合计"))),
    **{
        f"当年{label}": ((1, cell("01", line)),)
        for line, label in enumerate(INCOME_LABELS[2:], start=4)
    },
}
_FUND = "政府性基金预算财政拨款"
_FUNDS: dict[str, tuple[Term, ...]] = {
    f"{_FUND}{name}": ((1, cell("07", "合计", label)),)
    for name, label in (
        ("年初结转和结余", "年初结转和结余"),
        ("收入", "本年收入"),
        ("支出", "小计"),
        ("年末结转和结余", "年末结转和结余"),
    )
}
_ECONOMIC = {"人员经费": "人员经费合计", "公用经费": "公用经费合计"}
_STATISTICS = {
    "政府采购支出总额": 1,
    "政府采购货物支出": 2,
    "政府采购工程支出": 3,
    "政府采购服务支出": 4,
    "车辆": 7,
    "公务用车保有量": 7,
    "单价100万元以上设备": 17,
    **{label: 8 + place for place, label in enumerate(VEHICLE_LABELS)},
}
GENERAL = "一般公共预算财政拨款支出"


def concept_terms(said: NarrativeFigure, truth: Truth) -> tuple[Term, ...]:
    """Return the signed cells that a statement speaks of, none where no table prints it."""
    section, subject = said.section_no[:1], said.subject
    if section in ("一", "四"):
        return _OVERALL.get(subject, ())
    if section == "二":
        label = INCOME_LABELS[0] if subject == "收入合计" else subject
        return ((1, cell("02", "合计", label)),)
    if section == "三":
        label = EXPENDITURE_LABELS[0] if subject == "支出合计" else subject
        return ((1, cell("03", "合计", label)),)
    if section == "五":
        names = {name: code for code, name in CLASS_NAMES.items()} | {GENERAL: "合计"}
        return ((1, cell("05", names[subject], "小计")),) if subject in names else ()
    if section == "六":
        return _basic(subject, truth)
    return _others(said)


def _basic(subject: str, truth: Truth) -> tuple[Term, ...]:
    if subject == "基本支出":
        return ((1, cell("05", "合计", subject)),)
    printed = {figure.row_key for figure in truth.figures if figure.table_no == "06"}
    codes = [code for code, name in economic.NAMES.items() if name == subject and code in printed]
    wanted = [code for code in codes if len(code) == 5] if subject == "其他支出" else codes
    key = _ECONOMIC.get(subject) or (wanted[0] if len(wanted) == 1 else "")
    return ((1, cell("06", key, "决算数")),) if key else ()


def _others(said: NarrativeFigure) -> tuple[Term, ...]:
    section, subject = said.section_no, said.subject
    if section == "七":
        return _FUNDS.get(subject, ())
    if section == "八":
        return ((1, cell("08", "合计", "合计")),)
    if section.startswith("九"):
        key = {"“三公”经费": "合计", "国内接待费": "公务接待费"}.get(subject, subject)
        label = "预算数" if said.kind == "budget" else "决算数"
        if key in THREE_PUBLIC_KEYS:
            return ((1, cell("09", key, label)),)
    if section == "十（一）":
        return (1, cell("10", 5, "统计数")), (1, cell("10", 6, "统计数"))
    line = _STATISTICS.get(subject)
    return ((1, cell("10", line, "统计数")),) if line else ()
