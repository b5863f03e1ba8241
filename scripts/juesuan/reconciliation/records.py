"""Rows of the warehouse as a system of figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from juesuan.reconciliation.projects import (
    derived_group,
    is_computed,
    is_counted,
)
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
from juesuan.reconciliation.verdicts import excess

_SHARED_CODES = {"02", "03", "05"}
_WHOLE_UNITS = {"万元": Decimal("0.01"), "%": Decimal("0.01")}
Record = Mapping[str, Any]


def system_of(document_id: str, terms: Sequence[Record], ledger: Sequence[Record]) -> System:
    """Build the system of the printed figures.

    Args:
        document_id: the document.
        terms: rows of the term models with relation, status and severity.
        ledger: rows of the table figures.

    Returns:
        Figures and checks.
    """
    rows = {record["figure_id"]: record for record in ledger}
    removable = _removable(ledger)
    steps = _usual_steps(terms)
    figures: dict[str, Figure] = {}
    instances: dict[tuple[str, str], list[Record]] = defaultdict(list)
    spread = _spread(ledger)
    open_terms = [one for one in terms if one["figure_ref"] in spread]
    untold = {(one["identity_id"], one["instance_key"]) for one in open_terms}
    for record in terms:
        if (record["identity_id"], record["instance_key"]) in untold:
            continue
        instances[record["identity_id"], record["instance_key"]].append(record)
        ref = _ref(record)
        if ref and ref not in figures:
            figure = _figure(ref, record, rows.get(ref), removable)
            usual = steps.get(_printed_kind(record), figure.step)
            figures[ref] = replace(figure, step=min(figure.step, usual))
    checks = tuple(_check(records, figures) for records in instances.values())
    groups = _directed_together(checks, figures)
    figures |= {ref: replace(figures[ref], row_group=group) for ref, group in groups.items()}
    return System(document_id, figures, checks)


def _ref(record: Record) -> str:
    """Return the key of a term's figure; its place where nothing is printed."""
    if record["figure_kind"] == "constant" or is_computed(
        record["figure_kind"], record["figure_ref"]
    ):
        return ""
    return str(record["figure_ref"] or unprinted_ref(record))


def unprinted_ref(record: Record) -> str:
    """Return the key of a term that prints nothing and is tied to no cell."""
    return f"{record['document_id']}|{record['term_text']}"


def _figure(ref: str, record: Record, row: Record | None, removable: set[str]) -> Figure:
    value, unit, state = record["figure_value"], record["measured_in"], _state(record)
    place = f"{row['table_no']}|{row['block_no']}|{row['source_line']}" if row else ""
    return Figure(
        ref=ref,
        kind=FigureKind(record["figure_kind"]),
        measured_in=unit,
        value=value,
        half_width=record["half_width"],
        step=record["rounding_step"] or _step(value, unit, state),
        state=state,
        term_text=record["term_text"] or "",
        source_line=record["source_line"] or 0,
        row=place,
        row_group=place if ref in removable else derived_group(ref),
        code=(row["row_code"] or "") if row else "",
        is_fixed=not ref.startswith(f"{record['document_id']}|"),
    )


def _state(record: Record) -> CellState:
    """Return the state of a cell; what a correction added stands there as if printed."""
    state = record["cell_state"]
    return CellState(state) if state in set(CellState) else CellState.PRINTED


def _step(value: Decimal, unit: str, state: CellState) -> Decimal:
    """Return the distance of printed values where the figure itself shows none."""
    if state is not CellState.PRINTED:
        return _WHOLE_UNITS.get(unit, Decimal(1))
    exponent = int(value.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(min(exponent, 0))


def _directed_together(checks: Iterable[Check], figures: Mapping[str, Figure]) -> dict[str, str]:
    """Group each stated change with its rate: one word says the direction of both."""
    groups: dict[str, str] = {}
    for check in checks:
        sides = {side: [t.ref for t in check.terms if t.side is side] for side in Side}
        stated, part = sides[Side.STATED], sides[Side.NUMERATOR]
        if len(stated) == len(part) == 1 and stated[0] and part[0] in check.refs:
            rate, change = figures[stated[0]], figures[part[0]]
            is_change = any(t.ref == change.ref for t in check.terms if t.side is Side.DENOMINATOR)
            if is_change and rate.source_line == change.source_line:
                groups |= dict.fromkeys((rate.ref, change.ref), f"{change.ref}|direction")
    return groups


def _usual_steps(terms: Iterable[Record]) -> dict[tuple[str, str], Decimal]:
    """Return the distance of printed values that is most common in each kind and unit."""
    counts: dict[tuple[str, str], Counter[Decimal]] = defaultdict(Counter)
    for record in terms:
        if record["rounding_step"]:
            counts[_printed_kind(record)][record["rounding_step"]] += 1
    return {kind: steps.most_common(1)[0][0] for kind, steps in counts.items()}


def _printed_kind(record: Record) -> tuple[str, str]:
    return record["figure_kind"], record["measured_in"]


def _spread(ledger: Iterable[Record]) -> set[str]:
    """Return the figures whose column is not known: they could stand in several."""
    counts = Counter(record["figure_id"] for record in ledger)
    return {ref for ref, count in counts.items() if count > 1}


def _removable(ledger: Sequence[Record]) -> set[str]:
    """Return the figures of rows that may not belong in their table.

    A row whose code the table has printed before, or whose code stands in no other table that
    shares its codes.
    """
    tables: dict[str, set[str]] = defaultdict(set)
    lines: dict[tuple[str, str], set[int]] = defaultdict(set)
    for record in ledger:
        if record["row_code"]:
            tables[record["row_code"]].add(record["table_no"])
            lines[record["table_no"], record["row_code"]].add(record["source_line"])
    shared = {record["table_no"] for record in ledger} & _SHARED_CODES
    return {
        record["figure_id"]
        for record in ledger
        if (code := record["row_code"])
        and (
            record["source_line"] > min(lines[record["table_no"], code])
            or (len(shared) > 1 and tables[code] == {record["table_no"]} <= shared)
        )
    }


def _direction(record: Record, figures: Mapping[str, Figure]) -> int:
    """Return -1 where an identity takes a figure with the other sign than the first one did."""
    figure = figures.get(_ref(record))
    is_turned = figure is not None and figure.value and figure.value == -record["figure_value"]
    return -1 if is_turned else 1


def _check(records: Sequence[Record], figures: Mapping[str, Figure]) -> Check:
    head = records[0]
    terms = tuple(
        Term(
            _ref(one),
            Side(one["side"]),
            one["sign"] * _direction(one, figures),
            ZERO if _ref(one) else one["figure_value"],
        )
        for one in records
    )
    check = Check(
        identity_id=head["identity_id"],
        instance_key=head["instance_key"],
        relation=Relation(head["relation"]),
        terms=terms,
        is_numeric=not any(is_counted(one["figure_kind"], one["figure_ref"]) for one in records),
        is_binding=head["severity"] == "error" and head["waiver_id"] is None,
    )
    # What the warehouse lets pass (a truncated rate) is no breach here either.
    passed = head["status"] not in ("breach", "not_testable")
    allowance = max(ZERO, excess(check, figures, {})) if passed else ZERO
    return replace(check, allowance=allowance)
