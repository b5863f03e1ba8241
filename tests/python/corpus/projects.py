"""The project self-evaluation tables (项目支出绩效自评表) of the annex."""

from dataclasses import dataclass, replace
from decimal import Decimal

from .accounts import ProjectAccount, YearAccounts
from .indicators import DrawnIndicator, add_indicators, draw_indicators, indicator_head
from .names import Office
from .page import Page
from .project_money import add_cells, add_money, execution_score
from .project_prose import add_prose
from .truth import ProjectTruth
from .wording import strip_zeros


@dataclass(frozen=True)
class Evaluation:
    """A project with its indicators and what they add up to."""

    number: int
    project: ProjectAccount
    indicators: tuple[DrawnIndicator, ...]
    total: Decimal
    grade: str


def evaluate(page: Page, now: YearAccounts) -> list[Evaluation]:
    """Draw indicators for every project and judge it."""
    judged = []
    for number, project in enumerate(now.projects, start=1):
        drawn = draw_indicators(page)
        if project.name in page.telling.full_marks:
            drawn = [replace(row, score=row.weight, deviation="") for row in drawn]
        execution = execution_score(project)
        total = execution + sum((Decimal(row.score or "0") for row in drawn), Decimal(0))
        bounds = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
        grade = next(name for bound, name in bounds if total >= bound)
        judged.append(Evaluation(number, project, tuple(drawn), total, grade))
    return judged


def add_project(page: Page, office: Office, judged: Evaluation) -> None:
    """Append one project table."""
    name = judged.project.name
    title_line = page.heading(f"{name}项目支出绩效自评表")
    if page.style.project_year_line == "joined":
        page.lines.pop()
        page.lines[-1] += "  "
    page.paragraph(f"({page.year}年度)" + ("\t" * 11 if page.style.padded_year else ""))
    unit = f"{office.code}-{office.name}"
    supervisor = f"{office.parent_code}-{office.parent_name}"
    add_cells(page, ["项目名称", "", name])
    add_cells(page, ["主管部门及代码", "", supervisor, *[""] * 3, "预算单位", unit])
    add_money(page, judged.number, judged.project)
    add_cells(page, ["项目年度绩效目标", "年度目标", *[""] * 5, "实际完成情况"])
    add_cells(
        page,
        ["", "保障各项工作的正常开展。", *[""] * 5, "各项任务按计划完成，保障了日常工作运转。"],
    )
    noted = page.style.indicator_notes
    add_cells(page, indicator_head(page, noted))
    add_indicators(page, judged.number, judged.indicators, noted)
    score_line = _total(page, judged)
    add_prose(page, judged.number, judged.project)
    _remarks(page)
    page.truth.projects.append(
        ProjectTruth(
            judged.number,
            name,
            supervisor,
            unit,
            "",
            strip_zeros(str(judged.total)),
            judged.grade,
            title_line,
            score_line,
        )
    )


def _total(page: Page, judged: Evaluation) -> int:
    label = "总 分" if page.style.spaced_project_labels else "总分"
    place = {"first": 0, "second": 1, "third": 2}[page.style.total_score_cell]
    lead = ["项目绩效分析", label] if place == 1 else [*[""] * place, label]
    gap = [""] * (7 - len(lead))
    return add_cells(page, [*lead, *gap, strip_zeros(str(judged.total)), judged.grade])


_REMARKS = (
    "备注：1.“年初预算数”项下的“目标申报数”和“预算编制数”为并列关系，其中“目标申报数”的数据来源于项目"
    "目标申报表中的项目资金总额表中的年度资金，“预算编制数”数据来源于项目预算支出明细表。",
    "2.“全年预算数”的取数规则，如果年初预算未调整，取预算编制数；如果有调整，取调整后的预算数。",
    "3.“全年执行数”是指预算执行指标确认数。",
    "4.“执行率”是执行数与“全年预算数”相比较。",
)


def _remarks(page: Page) -> None:
    page.add()
    for place, remark in enumerate(_REMARKS):
        joined = page.style.project_remarks == "joined"
        page.add(remark + ("  " if joined and place < 3 else ""))
        if not joined:
            page.add()
    page.add()
