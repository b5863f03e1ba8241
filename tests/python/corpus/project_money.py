"""The money rows of a project table, shifted against their headers as they come out."""

from decimal import Decimal

from .accounts import ProjectAccount
from .page import Page
from .rounding import percent, wan
from .truth import ProjectMoney
from .wording import strip_zeros

WIDTH = 12
_HEAD = ("全年预算数", "全年执行数", "资金结（转）余", "执行率", "得分", "偏差原因分析及改进措施")
_TOTAL = "资金总额"
_FUND = "省级财政资金"


def execution_score(project: ProjectAccount) -> Decimal:
    """Score of the execution rate out of ten."""
    return min(percent(project.executed, project.annual * 10), Decimal(10))


def add_cells(page: Page, cells: list[str]) -> int:
    """Append a row of a project table, padded to the width of the sheet."""
    padded = [*cells, *[""] * (WIDTH - len(cells))]
    return page.add("\t".join(page.trailing(padded)))


def add_money(page: Page, number: int, project: ProjectAccount) -> None:
    """Append the header of the money rows and the rows."""
    layout = page.style.money_layout
    money = (project.target, project.initial, project.annual, project.executed)
    if layout == "five_amounts" and len({wan(yuan) for yuan in money}) > 1:
        layout = "left"
    _head(page, layout)
    for label in (_FUND,) if layout == "named_in_header" else (_TOTAL, _FUND):
        _row(page, number, project, label, layout)


def _head(page: Page, layout: str) -> None:
    title = page.brackets("项目资金预算安排及执行进度（万元）")
    heads = [page.brackets(label) for label in _HEAD]
    if layout in ("named_in_header", "shifted"):
        beside = page.colon("资金总额：") if layout == "named_in_header" else "项目年度绩效目标"
        add_cells(page, [title, beside, "年初预算数", "预算编制数", *heads[:-1], "偏差原因"])
    elif layout == "five_amounts":
        first = ["年初预算数", "预算编制数", "年初预算数", ""]
        add_cells(page, [title, "", *first, *heads[1:-1], "偏差原因"])
        add_cells(page, ["", "", "", "", "目标申报数", "预算编制数"])
    else:
        add_cells(page, [title, "", "年初预算数", "", *heads])
        add_cells(page, ["", "", "目标申报数", "预算编制数"])


def _row(page: Page, number: int, project: ProjectAccount, label: str, layout: str) -> None:
    money = (project.target, project.initial, project.annual, project.executed)
    amounts = [strip_zeros(str(wan(yuan))) for yuan in money]
    carried = strip_zeros(str(wan(project.annual - project.executed)))
    share = str(percent(project.executed, project.annual))
    score = str(execution_score(project))
    if label == _TOTAL:
        share, score = strip_zeros(share), strip_zeros(score)
    is_cut = layout == "cut" and label == _TOTAL
    if is_cut:
        share = score = ""
    if layout == "without_target":
        amounts[0] = ""
    values = [*amounts, carried, share, score]
    printed = [value for value in values if value]
    if layout == "five_amounts":
        printed = [amounts[0], *printed]
    cells = [*_lead(page, layout, label), *printed]
    # a sheet cut at its right edge ends with the carry-over: rate and score are gone
    line = page.add("\t".join(cells)) if is_cut else add_cells(page, cells)
    uncertain = "annual_budget" if layout == "five_amounts" else ""
    target, initial, annual, executed = amounts
    page.truth.project_money.append(
        ProjectMoney(
            number, label, target, initial, annual, executed, carried, share, score, line, uncertain
        )
    )


def _lead(page: Page, layout: str, label: str) -> list[str]:
    printed = page.colon(f"{label}：") if label == _TOTAL else label
    if layout == "cut":
        return ["", "", "", printed, "", ""] if label == _TOTAL else [printed, "", ""]
    return {
        "with_target": ["", "", printed, ""],
        "without_target": ["", "", printed],
        "named_in_header": ["", printed],
        "shifted": ["", "", printed],
        "left": [printed, "", ""],
        "five_amounts": [printed, ""],
    }[layout]
