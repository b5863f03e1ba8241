"""Places that print nothing, as figures of the identities that they would belong to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
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

Record = Mapping[str, Any]
_KEYS: dict[str, tuple[str, ...]] = {
    "row_measure": ("row_key", "measure_label"),
    "parent_measure": ("parent_key", "measure_label"),
    "line_measure": ("official_line", "measure_label"),
    "measure": ("measure_label",),
    "class": ("class_code",),
    "class_fund": ("class_code", "fund_scope"),
    "fund": ("fund_scope",),
    "source": ("income_source",),
    "item": ("item_key",),
    "code_measure": ("row_key", "measure"),
}
_OF_ROWS = ("row", "code_measure")
SELECTORS = ("measure", "row_level", "row_key", "official_line", "item_key")
MONEY_STEP = Decimal("0.01")


@dataclass(frozen=True)
class Place:
    """A cell of a table that prints nothing, described as the ledger describes a figure.

    Attributes:
        table_no: official table.
        row_key: its row.
        measure: its column.
        measure_label: the column as printed.
        row_level: total, top, below or line.
        parent_key: the row that its row adds to.
        official_line: reference line of tables 01, 04 and 10.
        item_key: item of tables 09 and 10.
        class_code: functional or economic class.
        row_text: code and name.
        cell_state: blank, or absent where the row is not printed.
        source_line: line of its row; 0 where the row is not printed.
        fund_scope: fund of its row or column.
        income_source: source of its row or column.
        measured_in: 万元 or the unit of a count.
    """

    table_no: str
    row_key: str
    measure: str
    measure_label: str
    row_level: str
    parent_key: str | None
    official_line: str | None
    item_key: str | None
    class_code: str | None
    row_text: str
    cell_state: str
    source_line: int
    fund_scope: str | None
    income_source: str | None
    measured_in: str

    @property
    def is_absent(self) -> bool:
        """Return whether its row is not printed at all."""
        return self.cell_state == CellState.ABSENT

    def figure(self, document_id: str, step: Decimal = MONEY_STEP) -> Figure:
        """Return it as a figure that has no value yet.

        Args:
            document_id: the document.
            step: distance of two amounts that its table can print.

        Returns:
            A figure of value 0.
        """
        line = f"第{self.source_line}行" if self.source_line else ""
        row = f"{self.table_no}|{self.row_key}|{self.source_line}"
        state = CellState(self.cell_state)
        shown = "（未印出该行）" if self.is_absent else "（空白）"
        return Figure(
            ref=f"{document_id}|{row}|{self.measure}",
            kind=FigureKind.TABLE,
            measured_in=self.measured_in,
            value=ZERO,
            half_width=ZERO,
            step=step if self.measured_in == "万元" else Decimal(1),
            state=state,
            term_text=f"公开{self.table_no}表{line} {self.row_text}·{self.measure_label}{shown}",
            source_line=self.source_line,
            row=row,
            row_group=row if self.is_absent else "",
            code=self.row_key if self.row_key.isdigit() and self.row_level != "line" else "",
        )


def complete(
    system: System, ledger: Iterable[Record], places: Iterable[Place], selectors: Sequence[Record]
) -> System:
    """Add the places that print nothing to the identities of a system.

    Args:
        system: the printed figures and their identities.
        ledger: rows of the table figures.
        places: cells and rows that print nothing.
        selectors: rows of the seed that says which figures stand in an identity.

    Returns:
        The system with more terms, and with the identities of rows that are not printed.
    """
    by_table: dict[str, list[Record]] = defaultdict(list)
    for selector in selectors:
        by_table[selector["table_no"]].append(selector)
    figures = dict(system.figures)
    steps = _steps(figures.values())
    empty = [(one, one.figure(system.document_id, _step(one, steps))) for one in places]
    figures |= {figure.ref: figure for _, figure in empty}
    added: dict[tuple[str, str], list[Term]] = defaultdict(list)
    opened: set[tuple[str, str]] = set()
    for place, figure in empty:
        for selector, key in _instances(asdict(place), by_table[place.table_no]):
            added[key].append(_term(figure.ref, selector))
            is_opened = place.is_absent and selector["instance_by"] in _OF_ROWS
            opened |= {key} if is_opened else set()
    checks = [_with(check, added.pop(_key(check), [])) for check in system.checks]
    new = {key: terms for key, terms in added.items() if key in opened}
    for record in ledger:
        for selector, key in _instances(record, by_table[record["table_no"]]):
            if key in new and record["figure_id"] in figures:
                new[key].append(_term(record["figure_id"], selector))
    relations = {one["identity_id"]: Relation(one["relation"]) for one in selectors}
    checks += [Check(*key, relations[key[0]], tuple(terms)) for key, terms in new.items()]
    used = {ref for check in checks for ref in check.refs}
    return replace(
        system,
        figures={ref: figure for ref, figure in figures.items() if ref in used},
        checks=tuple(checks),
    )


def _steps(figures: Iterable[Figure]) -> dict[str, Decimal]:
    """Return the distance of printed amounts that is most common in each table."""
    counts: dict[str, Counter[Decimal]] = defaultdict(Counter)
    for figure in figures:
        if figure.row and figure.half_width and figure.kind is FigureKind.TABLE:
            counts[figure.row.partition("|")[0]][2 * figure.half_width] += 1
    return {table_no: steps.most_common(1)[0][0] for table_no, steps in counts.items()}


def _step(place: Place, steps: Mapping[str, Decimal]) -> Decimal:
    return steps.get(place.table_no, MONEY_STEP)


def _instances(
    record: Record, selectors: Iterable[Record]
) -> Iterator[tuple[Record, tuple[str, str]]]:
    """Yield the identities that a cell stands in, with the instance."""
    for selector in selectors:
        if all(selector[name] in (None, record[name]) for name in SELECTORS):
            key = _instance(selector["instance_by"], record)
            if key is not None:
                yield selector, (selector["identity_id"], key)


def _instance(instance_by: str, record: Record) -> str | None:
    """Return what tells the instances of an identity apart, as the term models do."""
    if instance_by == "document":
        return "合计"
    if instance_by == "row":
        return f"{record['row_key']}@{record['source_line']}"
    parts = [record[name] for name in _KEYS[instance_by]]
    return None if None in parts else "·".join(parts)


def _term(ref: str, selector: Record) -> Term:
    return Term(ref, Side(selector["side"]), int(selector["sign"]))


def _key(check: Check) -> tuple[str, str]:
    return check.identity_id, check.instance_key


def _with(check: Check, terms: Sequence[Term]) -> Check:
    return replace(check, terms=(*check.terms, *terms)) if terms else check
