"""Offices, regions and projects that the synthetic disclosures are about (all invented)."""

import random
from dataclasses import dataclass

_REGIONS = (
    ("江苏省", "苏"),
    ("四川省", "川"),
    ("湖北省", "鄂"),
    ("黑龙江省", "黑"),
    ("广西壮族自治区", "桂"),
    ("重庆市", "渝"),
    ("山西省", "晋"),
    ("浙江省杭州市", "杭"),
    ("陕西省延安市", "延"),
    ("河北省石家庄市", "石"),
)
_CITIES = ("北京", "上海", "深圳", "天津", "西安", "成都", "武汉", "海南")
_BUREAUX = (
    "商务厅综合服务中心",
    "发展和改革委员会",
    "文化和旅游厅机关",
    "农业农村局",
    "交通运输局",
    "自然资源和规划局",
    "应急管理局",
    "科学技术馆",
    "招商服务中心",
)
_CODE_SHAPES = (
    ("2{0:02d}", "{parent}{1:03d}"),
    ("0{0:02d}", "{parent}{1:03d}"),
    ("{0:03d}", "{parent}"),
    ("3{0:02d}", "{parent}{1:03d}"),
    ("1{0:02d}", "{parent}{1:02d}"),
)
PROJECTS = (
    "业务工作经费",
    "临聘人员经费补助",
    "单位运转维护经费",
    "招商引资工作经费",
    "信息化系统运行维护费",
    "公共服务能力提升",
    "办公用房维修改造",
    "专项业务培训经费",
    "文化宣传专项资金",
    "档案数字化项目",
)


@dataclass(frozen=True)
class Office:
    """Who publishes: names and budget unit codes."""

    name: str
    short_name: str
    code: str
    parent_name: str
    parent_code: str


def draw_office(rng: random.Random) -> Office:
    """Draw an office of some region with codes of some shape."""
    region, _ = rng.choice(_REGIONS)
    parent_shape, code_shape = rng.choice(_CODE_SHAPES)
    numbers = rng.randint(1, 79), rng.randint(1, 60)
    parent_code = parent_shape.format(*numbers)
    code = code_shape.format(*numbers, parent=parent_code)
    if rng.random() < 0.5:
        city = rng.choice(_CITIES)
        name, short = f"{region}政府驻{city}办事处", f"驻{city}办"
        parent = f"{region}人民政府办公厅"
    else:
        bureau = rng.choice(_BUREAUX)
        name, short = f"{region}{bureau}", bureau
        parent = name if code == parent_code else f"{region}{bureau[:4]}主管部门"
    return Office(name, short, code, parent, parent_code)
