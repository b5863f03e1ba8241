"""Indicator rows of a project table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from .page import Page
from .truth import ProjectIndicator

_TREE = (
    ("产出指标", "数量指标", ("车辆保有数量", "公务接待次数", "业务培训开展次数", "信息编发期数")),
    ("产出指标", "质量指标", ("信息采用率", "验收合格率", "培训内容相关性")),
    ("产出指标", "时效指标", ("信息报送及时率", "单位维护及时率")),
    ("产出指标", "成本指标", ("物业管理费支出", "业务培训标准")),
    ("效益指标", "经济效益", ("招商引资签约项目数", "节约办公经费")),
    ("效益指标", "社会效益", ("日常工作保障度", "主页点击量")),
    ("效益指标", "可持续影响", ("项目指标可持续",)),
    ("满意度指标", "服务对象满意度", ("职工满意度", "接待对象满意度")),
)
_WORDS = (("良好", "达成预期指标"), ("提升", "达成预期指标"), ("有效保障", "部分达成预期指标"))
_UNITS = ("次", "人", "辆", "万元", "平方米", "次/月", "%")


@dataclass(frozen=True)
class DrawnIndicator:
    """One indicator with its values as they will be printed."""

    level_1: str
    level_2: str
    level_3: str
    initial: str
    adjusted: str
    actual: str
    weight: str
    score: str
    deviation: str


def draw_indicators(page: Page) -> list[DrawnIndicator]:
    """Draw indicators whose weights add up to 90, the rest of 100 being execution."""
    rng = page.rng
    names = [
        (first, second, third)
        for first, second, thirds in _TREE
        if rng.random() < 0.85 or second in ("数量指标", "服务对象满意度")
        for third in rng.sample(thirds, rng.randint(1, min(2, len(thirds))))
    ]
    weights = _weights(rng.sample(range(1, 18), len(names) - 1) if len(names) > 1 else [])
    drawn = []
    blank = rng.randrange(len(names)) if page.style.blank_score else -1
    for place, (levels, weight) in enumerate(zip(names, weights, strict=True)):
        initial, adjusted, actual = _values(page)
        share = rng.choice(("1", "1", "1", "0.95", "0.9", "0.5"))
        score = (Decimal(weight) * Decimal(share)).normalize()
        deviation = "" if share == "1" else "指标设置不够合理，下年度将根据历史情况设置"
        text = "" if place == blank else f"{score:f}"
        drawn.append(
            DrawnIndicator(*levels, initial, adjusted, actual, str(weight), text, deviation)
        )
    return drawn


def _weights(cuts: list[int]) -> list[int]:
    edges = [0, *sorted(cut * 5 for cut in cuts), 90]
    return [high - low for low, high in pairwise(edges)]


def _values(page: Page) -> tuple[str, str, str]:
    rng = page.rng
    if rng.random() < 0.3:
        return ("", *rng.choice(_WORDS))
    if rng.random() < 0.1:
        return "", "未填报", "达成预期指标"
    sign = rng.choice(("=", "≥", "≤"))
    unit = rng.choice(_UNITS)
    wanted = 100 if unit == "%" else rng.randint(1, 60)
    reached = wanted if sign == "=" else max(0, wanted + rng.randint(-3, 9))
    if unit == "%" and page.style.glued_percent:
        return f"{sign}100%", f"{sign}{wanted}100%", f"{sign}{min(reached, 100)}100%"
    return f"{sign}{unit}", f"{sign}{wanted}{unit}", f"{sign}{reached}{unit}"


def indicator_head(page: Page, noted: bool) -> list[str]:
    """Return the header row of the indicators."""
    label = "绩效 指标" if page.style.spaced_project_labels else "绩效指标"
    notes = ["定性值情况说明"] if noted else []
    values = ["年初指标值", "调整后指标值", "实际完成值", *notes]
    levels = [label, "一级指标", "二级指标", "三级指标"]
    return [*levels, *values, "分值", "得分", "偏差原因分析及改进措施"]


def add_indicators(
    page: Page, project_no: int, drawn: Sequence[DrawnIndicator], noted: bool
) -> None:
    """Append the rows; equal labels of a level are printed once, as merged cells come out."""
    levels, break_at = _printed_levels(page, drawn)
    # only rows that begin a second level without a first come out shifted to the right
    fits = [place for place, (first, second) in enumerate(levels) if second and not first]
    shift_at = page.rng.choice(fits) if page.style.shifted_indicators and fits else -1
    for place, (row, (level_1, level_2)) in enumerate(zip(drawn, levels, strict=True)):
        if place == break_at:
            page.page_break()
        notes = [""] if noted else []
        values = [row.initial, row.adjusted, row.actual, *notes]
        cells = ["", level_1, level_2, row.level_3, *values, row.weight, row.score, row.deviation]
        if place == shift_at:
            cells = ["", *cells]
        line = page.add("\t".join(page.trailing([*cells, *[""] * (12 - len(cells))])))
        page.truth.indicators.append(
            ProjectIndicator(
                project_no,
                place + 1,
                level_1,
                level_2,
                row.level_3,
                row.level_1,
                row.level_2,
                row.initial,
                row.adjusted,
                row.actual,
                row.weight,
                row.score,
                row.deviation,
                line,
            )
        )


def _printed_levels(
    page: Page, drawn: Sequence[DrawnIndicator]
) -> tuple[list[tuple[str, str]], int]:
    """Return the labels of the first two levels as printed, and the row below the page break."""
    levels: list[tuple[str, str]] = []
    above = ("", "")
    for row in drawn:
        level_1 = row.level_1 if row.level_1 != above[0] else ""
        level_2 = row.level_2 if (row.level_1, row.level_2) != above else ""
        if page.style.missing_levels and levels and level_1 and page.chance(0.4):
            level_1 = ""
        above = row.level_1, row.level_2
        levels.append((level_1, level_2))
    last = len(drawn) - 1
    same_group = last > 0 and drawn[last].level_1 == drawn[last - 1].level_1
    if page.style.split_level_label and same_group and all(levels[last - 1]):
        # the break cuts the merged cells: 满意度 | 服务对象 above it, 指标 | 满意度 below
        first, second = levels[last - 1]
        levels[last - 1] = first[:-2], second[:-3]
        levels[last] = first[-2:], second[-3:]
        return levels, last
    return levels, page.rng.randrange(1, 2 * len(drawn))
