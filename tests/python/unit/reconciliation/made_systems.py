"""Small documents as systems of figures: tables 03 and 05 with rows, hierarchies and narrative."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan.reconciliation.system import (
    CellState,
    Check,
    Figure,
    FigureKind,
    Relation,
    Side,
    System,
    Term,
)

CENT = Decimal("0.01")
GROUPS = {"201": ("20103",), "208": ("20805", "20808")}
ITEMS = {
    "20103": ("2010301", "2010399"),
    "20805": ("2080501", "2080505", "2080506"),
    "20808": ("2080801",),
}
MEASURES = ("total", "basic", "project")


def figure(
    ref: str,
    value: str | Decimal,
    kind: str = "table",
    unit: str = "万元",
    state: str = "printed",
    row_group: str = "",
    step: Decimal = CENT,
) -> Figure:
    is_printed = state == "printed"
    return Figure(
        ref=ref,
        kind=FigureKind(kind),
        measured_in=unit,
        value=Decimal(value),
        half_width=step / 2 if is_printed and unit in ("万元", "%") else Decimal(0),
        step=step if unit in ("万元", "%") else Decimal(1),
        state=CellState(state),
        term_text=f"{ref} {value}",
        row=ref.rpartition("|")[0],
        row_group=row_group,
    )


def check(name: str, lefts: Iterable[str], rights: Iterable[str], relation: str = "equal") -> Check:
    terms = [Term(ref, Side.LHS, 1) for ref in lefts]
    terms += [Term(ref, Side.RHS, 1) for ref in rights]
    return Check(name.partition(" ")[0], name, Relation(relation), tuple(terms))


def ratio(name: str, stated: str, part: Sequence[str], whole: Mapping[str, int]) -> Check:
    terms = [Term(stated, Side.STATED, 1)]
    terms += [Term(ref, Side.NUMERATOR, 1) for ref in part]
    terms += [Term(ref, Side.DENOMINATOR, sign) for ref, sign in whole.items()]
    return Check(name.partition(" ")[0], name, Relation.RATIO, tuple(terms))


def system(figures: Iterable[Figure], checks: Iterable[Check]) -> System:
    return System("made", {one.ref: one for one in figures}, tuple(checks))


def made_document(seed: int) -> System:
    """A document without an error: printed figures are rounded, each by itself, from exact ones."""
    rng = random.Random(seed)
    exact: dict[tuple[str, str], Decimal] = {}
    for items in ITEMS.values():
        for item in items:
            exact[item, "basic"] = Decimal(rng.randint(100_000, 90_000_000)).scaleb(-4)
            exact[item, "project"] = Decimal(rng.randint(100_000, 90_000_000)).scaleb(-4)
    parents = {**ITEMS, **GROUPS, "合计": tuple(GROUPS)}
    for code, children in parents.items():
        for measure in ("basic", "project"):
            exact[code, measure] = sum(exact[child, measure] for child in children)
    for code in {code for code, _ in exact}:
        exact[code, "total"] = exact[code, "basic"] + exact[code, "project"]
    figures = [
        figure(f"{table}|{code}|{measure}", value.quantize(CENT))
        for table in ("03", "05")
        for (code, measure), value in exact.items()
    ]
    stated = [
        figure(f"narrative|{code}", exact[code, "total"].quantize(CENT), "narrative")
        for code in GROUPS
    ]
    return system([*figures, *stated], _identities(parents, exact))


def _identities(
    parents: Mapping[str, Sequence[str]], exact: Mapping[tuple[str, str], Decimal]
) -> Iterable[Check]:
    for table in ("03", "05"):
        for code in {code for code, _ in exact}:
            parts = [f"{table}|{code}|{measure}" for measure in MEASURES[1:]]
            yield check(f"row-{table} {code}", [f"{table}|{code}|total"], parts)
        for code, children in parents.items():
            for measure in MEASURES:
                below = [f"{table}|{child}|{measure}" for child in children]
                yield check(
                    f"hierarchy-{table} {code}·{measure}", [f"{table}|{code}|{measure}"], below
                )
    for code, measure in exact:
        yield check(f"cross {code}·{measure}", [f"03|{code}|{measure}"], [f"05|{code}|{measure}"])
    for code in GROUPS:
        yield check(f"narrative {code}", [f"narrative|{code}"], [f"05|{code}|total"])


def with_value(made: System, ref: str, value: str | Decimal) -> System:
    """Print another value in a place."""
    figures = {**made.figures, ref: replace(made.figures[ref], value=Decimal(value))}
    return replace(made, figures=figures)
