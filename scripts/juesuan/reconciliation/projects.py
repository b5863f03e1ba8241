"""Figures of project tables: what is derived together, and indicators that may be lost."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from juesuan.reconciliation.system import (
    ZERO,
    CellState,
    Check,
    Figure,
    FigureKind,
    Relation,
    Side,
    System,
    Term,
)

# A form that copies the budget as executed derives all of these from it.
_EXECUTION = {"executed_wan", "carried_over_wan", "execution_rate_pct", "execution_score"}
_PROSE = {"stated_executed_wan", "stated_execution_pct"}
# Counted or computed from what is printed, and no printed number themselves.
_COMPUTED = {"grade", "project_no", "execution_points"}
_COUNTED = {"grade"}
_WEIGHT, _SCORE = "weight", "score"
_EXECUTION_RATE, _EXECUTION_SCORE = "execution_rate_pct", "execution_score"
_FEWEST_INDICATORS = _PAIR = 2


def is_computed(figure_kind: str, ref: str | None) -> bool:
    """Say whether a term of a project stands for no printed number.

    Args:
        figure_kind: kind of the term.
        ref: its key.

    Returns:
        Whether nothing can be corrected there.
    """
    return figure_kind == FigureKind.PROJECT and _field(ref or "") in _COMPUTED


def is_counted(figure_kind: str, ref: str | None) -> bool:
    """Say whether a term counts words of a project, such as its grade.

    Args:
        figure_kind: kind of the term.
        ref: its key.

    Returns:
        Whether what it compares is more than numbers.
    """
    return figure_kind == FigureKind.PROJECT and _field(ref or "") in _COUNTED


def derived_group(ref: str) -> str:
    """Return what a project's figure shares with those that are derived with it.

    Args:
        ref: key of a project's figure.

    Returns:
        The group; blank where it stands alone.
    """
    field = _field(ref)
    if field in _EXECUTION:
        return f"{_project(ref)}|execution"
    return f"{_project(ref)}|prose" if field in _PROSE else ""


def same_cells(terms: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Find the keys under which one printed cell of a project table stands twice.

    A table without a row of totals has its only fund counted as the total too.

    Args:
        terms: rows of the term models.

    Returns:
        The shortest key of the cell by each of its keys.
    """
    cells: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for term in terms:
        ref = term["figure_ref"] or ""
        if term["figure_kind"] == FigureKind.PROJECT and "|indicator " not in ref:
            cells[_project(ref), _field(ref), term["source_line"]].add(ref)
    return {
        ref: min(refs, key=lambda one: (len(one), one)) for refs in cells.values() for ref in refs
    }


def with_points(system: System) -> System:
    """Tie each constant of points, computed from a printed rate, to that rate.

    Args:
        system: the printed figures and their identities.

    Returns:
        The system in which a score of execution is judged only while its rate stands.
    """
    checks = tuple(_guarded(check, system) for check in system.checks)
    return replace(system, checks=checks)


def _guarded(check: Check, system: System) -> Check:
    scores = [term for term in check.terms if _field(term.ref) == _EXECUTION_SCORE]
    points = [term for term in check.terms if not term.ref]
    is_pair = len(scores) == len(points) == 1 and len(check.terms) == _PAIR
    if check.relation is not Relation.EQUAL or not is_pair:
        return check
    rate = scores[0].ref.removesuffix(_EXECUTION_SCORE) + _EXECUTION_RATE
    return replace(check, guard=rate) if rate in system.figures else check


def with_lost_indicators(system: System) -> System:
    """Add to each project the weight and score of an indicator that may not be printed.

    Args:
        system: the printed figures and their identities.

    Returns:
        The system with one more term in the sums of weights and scores.
    """
    figures = dict(system.figures)
    checks: list[Check] = []
    lost: dict[str, dict[str, str]] = defaultdict(dict)
    for check in system.checks:
        found = list(_summed_indicators(check))
        for project, field in found:
            figure = _lost(project, field, check, system)
            figures[figure.ref] = figure
            lost[project][field] = figure.ref
            term = Term(figure.ref, Side.LHS, 1)
            check = replace(check, terms=(*check.terms, term))
        checks.append(check)
    checks += [_at_most(project, refs) for project, refs in lost.items() if len(refs) > 1]
    return replace(system, figures=figures, checks=tuple(checks))


def _summed_indicators(check: Check) -> Iterator[tuple[str, str]]:
    """Yield the project and the field of which an identity adds up all indicators."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for term in check.terms:
        field = _field(term.ref)
        if term.side is Side.LHS and "|indicator " in term.ref and field in (_WEIGHT, _SCORE):
            counts[_project(term.ref), field] += 1
    is_sum = check.relation is Relation.EQUAL
    yield from (key for key, count in counts.items() if is_sum and count >= _FEWEST_INDICATORS)


def _lost(project: str, field: str, check: Check, system: System) -> Figure:
    label = "分值" if field == _WEIGHT else "得分"
    name = project.rpartition("project ")[2]
    figures = (system.figures[term.ref] for term in check.terms if _field(term.ref) == field)
    return Figure(
        ref=f"{project}|lost indicator|{field}",
        kind=FigureKind.PROJECT,
        measured_in="分",
        value=ZERO,
        half_width=ZERO,
        step=min((figure.step for figure in figures), default=Decimal(1)),
        state=CellState.ABSENT,
        term_text=f"项目{name} 漏印的绩效指标·{label}（未印出该行）",
        row_group=f"{project}|lost indicator",
    )


def _at_most(project: str, refs: dict[str, str]) -> Check:
    terms = (Term(refs[_SCORE], Side.LHS, 1), Term(refs[_WEIGHT], Side.RHS, 1))
    name = project.rpartition("|")[2]
    return Check("performance-score-at-most-weight", f"{name}·lost", Relation.AT_MOST, terms)


def _field(ref: str) -> str:
    return ref.rpartition("|")[2]


def _project(ref: str) -> str:
    """Return the document and the project of a figure's key."""
    return "|".join(ref.split("|")[:2])
