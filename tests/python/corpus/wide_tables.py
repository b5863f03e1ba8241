"""Tables 06 (four code blocks), 09 (budget beside actual) and 10 (statistics)."""

from . import economic
from .accounts import THREE_PUBLIC, YearAccounts
from .page import Cell, Page

THREE_PUBLIC_KEYS = (
    "合计",
    "因公出国（境）费",
    "公务用车购置及运行维护费小计",
    "公务用车购置费",
    "公务用车运行维护费",
    "公务接待费",
)
VEHICLE_LABELS = (
    "副部（省）级及以上领导用车",
    "主要负责人用车",
    "机要通信用车",
    "应急保障用车",
    "执法执勤用车",
    "特种专业技术用车",
    "离退休干部服务用车",
    "其他用车",
)


def table_06(page: Page, accounts: YearAccounts) -> None:
    """Compose 一般公共预算财政拨款基本支出决算明细表 below its head."""
    page.row("06", ("人员经费", "", "", "公用经费", *[""] * 8))
    page.row("06", ("科目代码", "科目名称", "决算数") * 4)
    blocks = economic.blocks(page.year)
    rows = max(len(block) for block in blocks)
    break_at = page.rng.randint(8, 20)
    shown_rows = rows
    if page.style.lost_row_30299:
        shown_rows -= 1
        page.truth.lost += [code for code in ("30299",) if code in accounts.economic]
    for index in range(shown_rows):
        cells: list[Cell] = []
        for block in blocks:
            # the first and last block are one row shorter: their last cells are blank
            pair = block[index] if index < len(block) else ("", "")
            cells += [Cell(pair[0]), Cell(page.brackets(pair[1]))]
            cells.append(Cell(_economic_amount(page, accounts, pair[0], index), pair[0], "决算数"))
        page.row("06", cells)
        if index == break_at:
            page.page_break()
    column = page.style.public_total_column
    tail = [Cell() for _ in range(8)]
    tail[column - 4] = Cell(page.amount(accounts.public), "公用经费合计", "决算数")
    personnel = Cell(page.amount(accounts.personnel), "人员经费合计", "决算数")
    page.row("06", ("人员经费合计", "", personnel, "公用经费合计", *tail))


def _economic_amount(page: Page, accounts: YearAccounts, code: str, index: int) -> str:
    if not code:
        return ""
    if code.startswith(economic.NOT_IN_BASIC):
        where = {"all": True, "none": False, "tail": code.startswith("309") and index > 11}
        if not where[page.style.dash_cells]:
            return ""
        lengths = {"two": 2, "three": 3, "mixed": 3 if index < 12 else 4}
        return "—" * lengths[page.style.dash_lengths]
    return page.amount(accounts.economic_sum(code))


def three_public_amounts(accounts: YearAccounts, side: str) -> list[int]:
    """Return the six amounts of one half of table 09 in the order of its columns."""
    parts = {name: getattr(accounts.three_public[name], side) for name in THREE_PUBLIC}
    cars = parts["purchase"] + parts["running"]
    whole = parts["abroad"] + cars + parts["reception"]
    order = parts["abroad"], cars, parts["purchase"], parts["running"], parts["reception"]
    return [whole, *order]


def table_09(page: Page, accounts: YearAccounts) -> None:
    """Compose 财政拨款“三公”经费支出决算表 below its head."""
    halves = []
    for side, label in (("budget", "预算数"), ("actual", "决算数")):
        amounts = three_public_amounts(accounts, side)
        keyed = zip(THREE_PUBLIC_KEYS, amounts, strict=True)
        halves.append([Cell(page.amount(amount), key, label) for key, amount in keyed])
    lost = _lose_blanks(page, halves[1])
    _head_09(page, ten_columns=lost == 2 and page.style.three_public_header == "ten_columns")
    # trailing blanks dropped beside lost blanks would be one more riddle than a document sets
    page.row("09", (*halves[0], *halves[1]), trims=not lost)


def _lose_blanks(page: Page, half: list[Cell]) -> int:
    """Take blank cells out of the half in place, from the left, and return how many."""
    blanks = [index for index, cell in enumerate(half) if not cell.text]
    if len(blanks) == 6:
        return 0
    wanted = 2 if page.style.three_public_header == "ten_columns" else 0
    wanted = page.style.three_public_lost_blanks or wanted
    if wanted > len(blanks):
        return 0
    gone = page.rng.sample(blanks, wanted)
    half[:] = [cell for index, cell in enumerate(half) if index not in gone]
    if wanted:
        page.truth.lost.append(f"{wanted} blank cells of table 09")
    return wanted


def _head_09(page: Page, ten_columns: bool) -> None:
    abroad = page.rng.choice(("因公出国（境）费", "因公出国 (境) 费"))
    cars = "公务用车购置及运行维护费"
    bought, running, guests = map(page.broken, (*THREE_PUBLIC_KEYS[3:5], "公务接待费"))
    if ten_columns:
        page.row("09", ("预算数", "", "", "决算数", *[""] * 6))
        page.row("09", ("合计", abroad, cars, "", guests) * 2)
        page.row("09", ("", "", "小计", bought, "") * 2)
    elif page.style.three_public_header == "two_lines":
        page.row("09", ("预算数", *[""] * 5, "决算数", *[""] * 5))
        page.row("09", ("合计", abroad, f"{cars}小计", bought, running, guests) * 2)
    else:
        page.row("09", ("预算数", *[""] * 5, "决算数", *[""] * 5))
        page.row("09", ("合计", abroad, cars, "", "", guests) * 2)
        page.row("09", ("", "", "小计", bought, running, "") * 2)
    page.row("09", [str(number) for number in range(1, 11 if ten_columns else 13)])


def table_10(page: Page, accounts: YearAccounts) -> None:
    """Compose 部门决算公开相关信息统计表 below its head."""
    statistics = accounts.statistics
    procurement = (sum(statistics.procurement), *statistics.procurement)
    page.row("10", (page.brackets("一、政府采购情况"), "", ""))
    page.row("10", ("项目", "行次", "统计数"))
    for line, label in enumerate(("合计", "货物", "工程", "服务"), start=1):
        _statistic(page, label, line, page.amount(procurement[line - 1]))
    page.row("10", ("二、机关运行经费", "", ""))
    page.row("10", ("项目", "", "统计数"))
    for line, label in ((5, "（一）行政单位"), (6, "（二）参照公务员法管理事业单位")):
        own = accounts.public if statistics.operating_line == line else 0
        _statistic(page, page.brackets(label), line, page.amount(own))
    page.row("10", ("三、国有资产占用情况", "", ""))
    vehicles = sum(statistics.vehicles)
    _statistic(page, page.brackets("（一）车辆数合计（辆）"), 7, _count(vehicles))
    page.page_break(0.2)
    for index, label in enumerate(VEHICLE_LABELS):
        name = page.brackets(f"{index + 1}. {label}")
        _statistic(page, name, 8 + index, _count(statistics.vehicles[index]))
    if page.style.lost_blank_rows and not statistics.equipment:
        return
    label = page.brackets("（二）单价100万元（含）以上设备（不含车辆）")
    _statistic(page, label, 17, _count(statistics.equipment))


def _statistic(page: Page, label: str, line: int, text: str) -> None:
    page.row("10", (label, str(line), Cell(text, str(line), "统计数")))


def _count(number: int) -> str:
    return str(number) if number else ""
