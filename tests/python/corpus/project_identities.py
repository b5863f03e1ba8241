"""The identities of the project tables, with themselves, their prose and the rest."""

from collections.abc import Iterator

from .identities import GradeFits, Identity, Ratio, Sum, Term, whole_and_parts
from .narrative_identities import said_at
from .readings import MONEY_FIELDS, Place, score_place, weight_place
from .table_identities import cell
from .truth import ProjectMoney, ProjectTruth, Truth

EXECUTION_WEIGHT = "10"


def money_at(row: ProjectMoney, name: str) -> Place:
    """Return the place of a field of a money row."""
    return "money", str(row.project_no), row.row_label, name


def project_identities(truth: Truth) -> Iterator[Identity]:
    """Yield every identity of the project tables."""
    for project in truth.projects:
        yield from _scores(truth, project)
        yield from _money(truth, project)
        yield from _prose(truth, project)
    rows = [_last(truth, project.project_no) for project in truth.projects]
    executed = [money_at(row, "executed") for row in rows]
    terms = whole_and_parts(cell("03", "合计", "项目支出"), executed)
    if rows:
        yield Sum("03 projects", "cross_table", terms)
    yield from _overview(truth, rows)


def _last(truth: Truth, number: int) -> ProjectMoney:
    return [row for row in truth.project_money if row.project_no == number][-1]


def _scores(truth: Truth, project: ProjectTruth) -> Iterator[Identity]:
    number = str(project.project_no)
    rows = [row for row in truth.indicators if row.project_no == project.project_no]
    weights = (("constant", EXECUTION_WEIGHT), *map(weight_place, rows))
    yield Sum("weights", "performance", whole_and_parts(("constant", "100"), weights))
    execution = money_at(_last(truth, project.project_no), "score")
    scores = whole_and_parts(("total", number), (execution, *map(score_place, rows)))
    yield Sum("scores", "performance", scores)
    for row in rows:
        terms = (1, weight_place(row)), (-1, score_place(row))
        yield Sum(f"score of {row.level_3}", "performance", terms, at_least=True)
    grade = (1, ("total", number)), (1, ("grade", number))
    yield GradeFits("grade", "performance", grade)


def _money(truth: Truth, project: ProjectTruth) -> Iterator[Identity]:
    rows = [row for row in truth.project_money if row.project_no == project.project_no]
    for row in rows:
        executed, annual = money_at(row, "executed"), money_at(row, "annual_budget")
        if not row.uncertain:
            rest = (executed, money_at(row, "carried_over"))
            yield Sum("carried over", "performance", whole_and_parts(annual, rest))
            for name, scale in (("execution_rate", 100), ("score", 10)):
                part: tuple[Term, ...] = ((1, executed),)
                whole: tuple[Term, ...] = ((1, annual),)
                yield Ratio(name, "performance", money_at(row, name), part, whole, scale)
    for name in (*MONEY_FIELDS, "score") if len(rows) > 1 else ():
        if all(getattr(row, name) for row in rows):
            terms = tuple((s, money_at(row, name)) for s, row in zip((1, -1), rows, strict=True))
            yield Sum(f"rows {name}", "performance", terms)


def _prose(truth: Truth, project: ProjectTruth) -> Iterator[Identity]:
    row = _last(truth, project.project_no)
    said: dict[str, list[Place]] = {}
    for statement in truth.statements:
        if statement.project_no == project.project_no and statement.value_text[:1].isdigit():
            place = ("prose", str(statement.source_line), str(statement.char_offset))
            said.setdefault(statement.kind, []).append(place)
    for kind, name in (("budget", "annual_budget"), ("executed", "executed")):
        for place in said.get(kind, []):
            yield Sum(f"prose {kind}", "performance", ((1, place), (-1, money_at(row, name))))
    executed, annual = money_at(row, "executed"), money_at(row, "annual_budget")
    for place in said.get("completion_pct", []):
        yield Ratio("prose rate", "performance", place, ((1, executed),), ((1, annual),))
    if said.get("amount"):
        terms = whole_and_parts(executed, said["amount"])
        yield Sum("prose parts", "performance", terms)


def _overview(truth: Truth, rows: list[ProjectMoney]) -> Iterator[Identity]:
    count = str(len(truth.projects))
    for said in truth.narrative:
        place = said_at(said)
        if said.subject == "二级项目绩效自评" and said.kind == "count":
            yield Sum("projects", "cross_table", ((1, place), (-1, ("constant", count))))
        elif said.subject == "二级项目绩效自评":
            parts = [money_at(row, "annual_budget") for row in rows]
            yield Sum("money of projects", "cross_table", whole_and_parts(place, parts))
        elif said.subject.startswith("自评等级为"):
            grade = said.subject.removeprefix("自评等级为").removesuffix("的项目")
            number = str(sum(project.grade == grade for project in truth.projects))
            terms = (1, place), (-1, ("constant", number))
            yield Sum(f"projects of grade {grade}", "cross_table", terms)
