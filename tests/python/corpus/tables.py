"""Tables 01 to 05, 07 and 08: accounts by line and by functional code."""

from collections.abc import Callable, Iterable, Sequence

from . import codes
from .accounts import ItemAccount, YearAccounts
from .page import Cell, Page

INCOME_LABELS = (
    "本年收入合计",
    "财政拨款收入",
    "上级补助收入",
    "事业收入",
    "经营收入",
    "附属单位上缴收入",
    "其他收入",
)
EXPENDITURE_LABELS = (
    "本年支出合计",
    "基本支出",
    "项目支出",
    "上缴上级支出",
    "经营支出",
    "对附属单位补助支出",
)
FUND_LABELS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
_INCOME_LINES = (
    "一般公共预算财政拨款收入",
    "政府性基金预算财政拨款收入",
    "国有资本经营预算财政拨款收入",
    "上级补助收入",
    "事业收入",
    "经营收入",
    "附属单位上缴收入",
    "其他收入",
)
_TEN = "零一二三四五六七八九"
Measure = Callable[[ItemAccount], int]


def ordinal(number: int) -> str:
    """Write 1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _TEN[tens] + "十")
    return head + (_TEN[ones] if ones or not tens else "")


def by_class(items: Iterable[ItemAccount], measure: Measure) -> dict[str, int]:
    """Sum a measure by functional class."""
    sums: dict[str, int] = {}
    for item in items:
        sums[item.code[:3]] = sums.get(item.code[:3], 0) + measure(item)
    return sums


def _class_label(page: Page, number: int, name: str) -> str:
    written = ordinal(number)
    if page.style.misprinted_ordinal and number == 22:
        written = "三十二"
    return f"{written}、{name}"


def _figure(page: Page, yuan: int, row_key: object, label: str = "金额") -> Cell:
    return Cell(page.amount(yuan), str(row_key), label)


def table_01(page: Page, accounts: YearAccounts) -> None:
    """Compose 收入支出决算总表 below its head."""
    page.row("01", ("收入", "", "", "支出", "", ""))
    page.row("01", ("项目", "行次", "金额", "项目", "行次", "金额"))
    page.row("01", ("栏次", "", "1", "栏次", "", "2"))
    incomes = [sum(i.source("fiscal") for i in accounts.of_fund(f)) for f in _funds()]
    incomes += [accounts.income(s) for s in ("superior", "institutional", "operating")]
    incomes += [accounts.income("subordinate"), accounts.income("other")]
    spent = by_class(accounts.items, lambda item: sum(map(item.spent, _natures())))
    break_at = page.rng.randint(18, 25)
    for number, (code, _) in enumerate(codes.CLASS_LINES, start=1):
        left = [Cell(), Cell(str(number)), Cell()]
        if number <= len(incomes):
            label = f"{ordinal(number)}、{_INCOME_LINES[number - 1]}"
            left = [Cell(label), Cell(str(number)), _figure(page, incomes[number - 1], number)]
        line = number + 31
        right = [Cell(_class_label(page, number, page.code_name(code))), Cell(str(line))]
        page.row("01", (*left, *right, _figure(page, spent.get(code, 0), line)))
        if number == break_at:
            page.page_break()
    opening = accounts.fiscal_opening + accounts.own_opening
    closing = accounts.fiscal_closing + accounts.own_closing
    surplus = page.brackets("使用非财政拨款结余（含专用结余）")
    _pair(page, "01", "本年收入合计", 27, accounts.income(), "本年支出合计", 58, accounts.spent())
    _pair(page, "01", surplus, 28, accounts.surplus_used, "结余分配", 59, accounts.distributed)
    _pair(page, "01", "年初结转和结余", 29, opening, "年末结转和结余", 60, closing)
    if not page.style.lost_blank_rows:
        page.row("01", ("", "30", "", "", "61", ""))
    _pair(page, "01", "总计", 31, accounts.grand_total, "总计", 62, accounts.grand_total)


def _pair(
    page: Page, table_no: str, left: str, key: int, money: int, right: str, key_2: int, money_2: int
) -> None:
    cells = (left, str(key), _figure(page, money, key))
    cells_2 = (right, str(key_2), _figure(page, money_2, key_2))
    page.row(table_no, (*cells, *cells_2), bold=page.style.bold_totals and left == "总计")


def _funds() -> tuple[str, ...]:
    return ("general", "government", "capital")


def _natures() -> tuple[str, ...]:
    return ("basic", "project", "remitted", "operating", "subsidy")


def table_04(page: Page, accounts: YearAccounts) -> None:
    """Compose 财政拨款收入支出决算总表 below its head."""
    page.row("04", ("收入", "", "", "支出", "", "", "", "", ""))
    heads = ("项目", "行次", "金额", "项目", "行次", "合计")
    page.row("04", (*heads, *(page.broken(label) for label in FUND_LABELS)))
    page.row("04", ("栏次", "", "1", "栏次", "", "2", "3", "4", "5"))
    by_fund = [accounts.of_fund(fund) for fund in _funds()]
    incomes = [sum(item.source("fiscal") for item in items) for items in by_fund]
    spent = [by_class(items, lambda item: item.fiscal_spent) for items in by_fund]
    break_at = page.rng.randint(18, 25)
    for number, (code, _) in enumerate(codes.CLASS_LINES, start=1):
        left = [Cell(), Cell(str(number)), Cell()]
        if number <= len(incomes):
            label = f"{ordinal(number)}、{FUND_LABELS[number - 1]}"
            left = [Cell(label), Cell(str(number)), _figure(page, incomes[number - 1], number)]
        amounts = [sums.get(code, 0) for sums in spent]
        _fund_row(
            page, left, _class_label(page, number, page.code_name(code)), number + 32, amounts
        )
        if number == break_at:
            page.page_break()
    _table_04_foot(page, by_fund, incomes)


def _table_04_foot(
    page: Page, by_fund: Sequence[Sequence[ItemAccount]], incomes: Sequence[int]
) -> None:
    spent = [sum(item.fiscal_spent for item in items) for items in by_fund]
    opening = [sum(item.opening for item in items) for items in by_fund]
    closing = [sum(item.closing for item in items) for items in by_fund]
    totals = [first + second for first, second in zip(spent, closing, strict=True)]
    carry = "年初财政拨款结转和结余", 28, sum(opening)
    for (label, key, money), name, line, amounts in (
        (("本年收入合计", 27, sum(incomes)), "本年支出合计", 59, spent),
        (carry, "年末财政拨款结转和结余", 60, closing),
        *(
            ((FUND_LABELS[index], 29 + index, opening[index]), "", 61 + index, (0, 0, 0))
            for index in range(3)
        ),
        (("总计", 32, sum(incomes) + sum(opening)), "总计", 64, totals),
    ):
        left = [Cell(label), Cell(str(key)), _figure(page, money, key)]
        _fund_row(page, left, name, line, amounts)


def _fund_row(
    page: Page, left: Sequence[Cell], name: str, line: int, amounts: Sequence[int]
) -> None:
    labels = ("合计", *FUND_LABELS)
    values = (sum(amounts), *amounts) if name else (0, 0, 0, 0)
    zeros = [Cell() for _ in labels]
    figures = [_figure(page, v, line, label) for v, label in zip(values, labels, strict=True)]
    bold = page.style.bold_totals and name == "总计"
    page.row("04", (*left, name, str(line), *(figures if name else zeros)), bold=bold)


def coded_table(
    page: Page,
    table_no: str,
    heads: tuple[Sequence[str], Sequence[str]],
    items: Sequence[ItemAccount],
    measures: Sequence[tuple[str, Measure]],
) -> None:
    """Compose a table by functional code: header, 栏次, 合计, classes, groups and items."""
    shifted = page.style.total_cell == "second" and table_no in ("07", "08")
    lead = (lambda text: ("", text)) if shifted else (lambda text: (text, ""))
    for head in heads:
        page.row(table_no, (*head[:2], *(page.broken(text) for text in head[2:])))
    page.row(table_no, (*lead("栏次"), *(str(n) for n in range(1, len(measures) + 1))))
    shown = [item for item in items if any(measure(item) for _, measure in measures)]
    cells = _sums(page, "合计", shown, measures)
    page.row(table_no, (*lead("合计"), *cells))
    listed = codes.levels([item.code for item in shown])
    break_at = page.rng.randint(5, 25)
    for position, code in enumerate(listed):
        part = [item for item in shown if item.code.startswith(code)]
        name = page.brackets(page.code_name(code))
        page.row(table_no, (code, name, *_sums(page, code, part, measures)))
        if position == break_at and code != listed[-1]:
            page.page_break()


def _sums(
    page: Page, key: str, items: Sequence[ItemAccount], measures: Sequence[tuple[str, Measure]]
) -> list[Cell]:
    return [_figure(page, sum(map(measure, items)), key, label) for label, measure in measures]
