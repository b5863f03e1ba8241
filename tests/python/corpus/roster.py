"""What became of each office that analysts' questions are asked about."""

from .analysts import CULTURE, GROWING, PETITIONS, RENAMED, RURAL, SCIENCE, YEARS
from .careers import Career, clean_style
from .events import Begun, Ended, Scaled, Surrendered
from .names import Office
from .outcomes import Executed, Overspent, Retold
from .page import Telling
from .recoding import Recoded
from .reform import broadcasting

_JIANGSU = ("江苏省人民政府办公厅", "310")
_POVERTY = {"21305": "扶贫", "2130599": "其他扶贫支出"}


def careers() -> tuple[Career, ...]:
    """Return the offices of the corpus; each is there for something that analysts meet."""
    return (*_liaison_offices(), *_bureaux(), broadcasting())


def _liaison_offices() -> tuple[Career, ...]:
    return (
        Career(
            seed=71,
            office=Office("江苏省政府驻成都办事处", "驻成都办", GROWING, *_JIANGSU),
            years=YEARS,
            style=clean_style(11),
            scale=400_000,
            project=("2010399", "2011308"),
            own_money={"other": 300_000},
            staff=(12, 9),
            project_names=("信息化系统运行维护费", "业务工作经费", "招商引资工作经费"),
            events={
                2022: (Overspent("reception", 130),),
                2023: (Scaled({"2010399": 320}), Executed("信息化系统运行维护费", 35)),
                2024: (
                    Begun({"2060702": 500_000}, ("abroad",)),
                    Overspent("running", 125),
                    Executed("业务工作经费", 112),
                ),
            },
            telling={
                2023: Telling(full_marks=frozenset({"信息化系统运行维护费"})),
                2024: Telling(tells_zero=True),
            },
        ),
        Career(
            seed=72,
            office=Office("江苏省政府驻西安办事处", "驻西安办", RENAMED, *_JIANGSU),
            years=YEARS,
            style=clean_style(12),
            scale=250_000,
            project=("2010399", "2010302"),
            three_public=("running", "reception", "purchase"),
            damaged={2022: ("narrative", "六", "人员经费", "amount")},
            events={2024: (Ended("2010302", "2010399"),)},
            renamed={2023: Office("江苏省政府驻陕西办事处", "驻陕西办", RENAMED, *_JIANGSU)},
        ),
        Career(
            seed=73,
            office=Office("山西省人民政府驻广州办事处", "驻广州办事处", "", "", ""),
            years=YEARS,
            style=clean_style(13),
            scale=300_000,
            project=("2010399", "2010302"),
            renamed={2023: Office("山西省政府驻广州办事处", "驻广州办事处", "", "", "")},
            telling={
                2022: Telling(
                    silent_subjects=frozenset({"机关运行经费", "公务接待费", "社会保障和就业支出"})
                )
            },
        ),
    )


def _bureaux() -> tuple[Career, ...]:
    return (
        Career(
            seed=74,
            office=Office("四川省信访局", "信访局", PETITIONS, "四川省信访局", "318"),
            years=YEARS,
            style=clean_style(14, table_thousands=True),
            scale=900_000,
            staff=(40, 31),
            project=("2010308", "2010302"),
            events={
                2022: (Surrendered(0.5),),
                2023: (Surrendered(0),),
                2024: (Recoded("2010308", {"2014004": 100}),),
            },
        ),
        Career(
            seed=75,
            office=Office("湖北省农业农村局", "农业农村局", RURAL, "湖北省农业农村厅", "415"),
            years=YEARS,
            style=clean_style(15),
            scale=3_000_000,
            staff=(150, 133),
            project=("2130505", "2130599", "2130108"),
            basic=("2130104",),
            events={2024: (Retold("2130108", 1_234_500),)},
            damaged={2022: ("project", "3", "prose", "executed")},
            telling={
                2021: Telling(code_names=_POVERTY),
                2022: Telling(full_marks=frozenset({"文化宣传专项资金"})),
            },
        ),
        Career(
            seed=76,
            office=Office("浙江省文化馆", "文化馆", CULTURE, "浙江省文化和旅游厅", "520"),
            years=YEARS,
            style=clean_style(16),
            scale=600_000,
            project=("2070109", "2070104"),
            own_money={"institutional": 2_400_000, "superior": 800_000},
            unpublished=frozenset({2022}),
        ),
        Career(
            seed=77,
            office=Office("河北省石家庄市科学技术馆", "科技馆", SCIENCE, "石家庄市科协", "608"),
            years=YEARS,
            style=clean_style(17, table_unit="yuan"),
            scale=500_000,
            project=("2060702", "2060199"),
            damaged={2023: ("table", "05", "2060702", "小计")},
        ),
    )
