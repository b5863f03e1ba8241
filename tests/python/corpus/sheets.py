"""The ten official tables in order, each with its title, marker, meta lines and note."""

from .accounts import FUNDS, NATURES, SOURCES, YearAccounts
from .page import Page
from .tables import (
    EXPENDITURE_LABELS,
    INCOME_LABELS,
    Measure,
    coded_table,
    table_01,
    table_04,
)
from .wide_tables import table_06, table_09, table_10

TITLES = (
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算明细表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
    "财政拨款“三公”经费支出决算表",
    "部门决算公开相关信息统计表",
)
_NOTES = (
    "部门本年度的总收支和年末结转结余情况。本套报表金额单位转换时可能存在尾数误差。",
    "部门本年度取得的各项收入情况。",
    "部门本年度各项支出情况。",
    "部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支"
    "和年末结转结余情况。",
    "部门本年度一般公共预算财政拨款支出情况。",
    "部门本年度一般公共预算财政拨款基本支出明细情况。",
    "部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。",
    "部门本年度国有资本经营预算财政拨款支出情况。",
    "部门本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数，反映按规定程序调整"
    "后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
    "部门本年度政府采购、机关运行经费和国有资产占用情况。",
)


def compose_tables(page: Page, accounts: YearAccounts) -> None:
    """Append all ten tables."""
    for number, title in enumerate(TITLES, start=1):
        table_no = f"{number:02d}"
        before = len(page.truth.figures)
        _head(page, table_no, title)
        _body(page, table_no, accounts)
        page.add()
        page.paragraph(f"注：本表反映{_NOTES[number - 1]}")
        is_empty = len(page.truth.figures) == before
        if is_empty:
            page.truth.empty_tables.append(table_no)
            if table_no in ("07", "08") and page.style.no_data_note:
                page.paragraph(page.colon("说明：本表无数据"))
        page.page_break(0.2)


def _head(page: Page, table_no: str, title: str) -> None:
    if page.style.old_glyphs and page.chance(0.5):
        title = title.replace("决", "決")
    page.heading(title)
    marker = page.style.marker
    if marker == "mixed":
        marker = page.rng.choice(("one_line", "two_lines", "spaced"))
    if marker == "two_lines":
        page.paragraph(f"公开{table_no}")
        page.paragraph("表")
    else:
        page.paragraph(f"公 开 {table_no} 表" if marker == "spaced" else f"公开{table_no}表")
    _meta(page, table_no)


def _meta(page: Page, table_no: str) -> None:
    style, office = page.style, page.truth.office_name
    label = page.colon("单位名称：" if table_no == "10" else "部门名称：")
    kind, money = style.meta_lines, "元" if style.table_unit == "yuan" else "万元"
    if kind == "mixed":
        kind = page.rng.choice(("three", "name_and_year", "merged"))
    if kind == "merged":
        page.paragraph(f"{label}{office}{page.year}年度{page.colon('单位：')}{money}")
        return
    if style.broken_office_name and page.chance(0.4):
        cut = page.rng.randint(4, len(office) - 2)
        page.add(f"{label}{office[:cut]}  ")
        page.add(office[cut:])
        page.add()
        page.paragraph(f"{page.year}年度")
    elif kind == "name_and_year":
        page.paragraph(f"{label}{office}{' ' * page.rng.choice((1, 6))}{page.year}年度")
    else:
        page.paragraph(f"{label}{office}")
        page.paragraph(f"{page.year}年度")
    unit = page.colon("单位：" if table_no in ("07", "08") and page.chance(0.4) else "金额单位：")
    if style.broken_unit and money == "万元" and page.chance(0.4):
        page.add(f"{unit}万  ")
        page.paragraph("元")
    else:
        page.paragraph(f"{unit}{money}")


def _body(page: Page, table_no: str, accounts: YearAccounts) -> None:
    if table_no in _CODED:
        heads, fund, measures = _CODED[table_no]
        items = accounts.of_fund(fund) if fund else accounts.items
        coded_table(page, table_no, heads, items, measures)
        return
    compose = {
        "01": table_01,
        "04": table_04,
        "06": table_06,
        "09": table_09,
        "10": table_10,
    }[table_no]
    compose(page, accounts)


def _source(name: str) -> Measure:
    return lambda item: item.source(name)


def _nature(name: str) -> Measure:
    return lambda item: item.spent(name)


def _sources() -> list[tuple[str, Measure]]:
    measures = (lambda item: sum(item.income.values()), *map(_source, SOURCES))
    return list(zip(INCOME_LABELS, measures, strict=True))


def _natures() -> list[tuple[str, Measure]]:
    measures = (lambda item: sum(map(item.spent, NATURES)), *map(_nature, NATURES))
    return list(zip(EXPENDITURE_LABELS, measures, strict=True))


def _fiscal(total_label: str) -> list[tuple[str, Measure]]:
    return [
        (total_label, lambda item: item.fiscal_spent),
        ("基本支出", lambda item: item.fiscal.get("basic", 0)),
        ("项目支出", lambda item: item.fiscal.get("project", 0)),
    ]


_CODE_HEAD = ("科目代码", "科目名称")
_SPENT_HEAD = ("项目", "", "本年支出", "", "")
_CODED = {
    "02": ((("项目", "", *INCOME_LABELS), (*_CODE_HEAD, *[""] * 7)), "", _sources()),
    "03": ((("项目", "", *EXPENDITURE_LABELS), (*_CODE_HEAD, *[""] * 6)), "", _natures()),
    "05": (
        (_SPENT_HEAD, (*_CODE_HEAD, "小计", "基本支出", "项目支出")),
        FUNDS[0],
        _fiscal("小计"),
    ),
    "07": (
        (
            ("项目", "", "年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"),
            (*_CODE_HEAD, "", "", "小计", "基本支出", "项目支出", ""),
        ),
        FUNDS[1],
        [
            ("年初结转和结余", lambda item: item.opening),
            ("本年收入", lambda item: item.source("fiscal")),
            *_fiscal("小计"),
            ("年末结转和结余", lambda item: item.closing),
        ],
    ),
    "08": (
        (_SPENT_HEAD, (*_CODE_HEAD, "合计", "基本支出", "项目支出")),
        FUNDS[2],
        _fiscal("合计"),
    ),
}

CODED_MEASURES = {
    table_no: tuple(label for label, _ in measures) for table_no, (_, _, measures) in _CODED.items()
}
"""The leaf headers of the tables by functional code."""
