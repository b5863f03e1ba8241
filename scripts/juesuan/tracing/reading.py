"""Reads all that the published database says of what a person asks for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from juesuan.disclosure.numbers import fold
from juesuan.known_values import find_office, find_year, require
from juesuan.lookup import Known, UnknownValueError, name_key
from juesuan.tracing import queries
from juesuan.tracing.subjects import Place, find_places, find_table, unknown_text
from juesuan.warehouse.query import Ask, asking

Record = Mapping[str, Any]
FINDING_SEPARATOR = " ; "


@dataclass(frozen=True)
class Request:
    """What a person asks for.

    Attributes:
        office: code or name.
        year: fiscal year as written.
        code: code, name, row, item or line.
        table: only this official table; None for all.
    """

    office: str
    year: str
    code: str
    table: str | None = None


@dataclass(frozen=True)
class Trace:
    """All that is known of what a person asks for.

    Attributes:
        office: the office.
        fiscal_year: the year.
        documents: the used document first, then others of the office and year.
        labels: what it is called in the document.
        figures: rows of analysis.figure_source, in printed order.
        checks: rows of analysis.figure_checks of these figures and of the statements.
        blank_rows: rows that print no value, with their line.
        titles: title and unit by table.
        narrative: statements of the same concept.
        corrections: accepted corrections of these figures.
        findings: problems that concern them.
        prior: rows of analysis.mart_year_over_year.
    """

    office: Known
    fiscal_year: int
    documents: Sequence[Record]
    labels: Sequence[str]
    figures: Sequence[Record]
    checks: Sequence[Record]
    blank_rows: Sequence[Record]
    titles: Mapping[str, Record]
    narrative: Sequence[Record]
    corrections: Sequence[Record]
    findings: Sequence[Record]
    prior: Sequence[Record]


def read_trace(database: Path, request: Request) -> Trace:
    """Trace what a person asks for.

    Args:
        database: the published file; it is only read.
        request: what is asked for.

    Returns:
        All that is known of it.

    Raises:
        UnknownValueError: nothing or several things are called so.
        MissingTableError: the database is older than this command, or empty.
        FileNotFoundError: nothing is published there.
    """
    with asking(database) as asked:
        require(asked, database, *queries.TABLES)
        office = find_office(asked, request.office)
        year = find_year(asked, office, request.year)
        documents = asked(queries.DOCUMENTS, {"office": office.key, "year": year}).as_records()
        document = {"document": documents[0]["document_id"]}
        places = _places(asked, document, request, f"{office.label} in {year}")
        return _gather(asked, document, Trace(office, year, documents, *_NOTHING), places)


_NOTHING: tuple[Any, ...] = ((), (), (), (), {}, (), (), (), ())


def _places(asked: Ask, document: Record, request: Request, owner: str) -> list[Place]:
    """Return the cells that are asked for, in printed order."""
    printed = [_place(row) for row in asked(queries.PLACES, document).as_records()]
    found = find_places(printed, request.code)
    if not found:
        elsewhere = _elsewhere(asked, request.code)
        raise UnknownValueError(unknown_text(printed, request.code, owner, elsewhere))
    if request.table is None:
        return found
    table = find_table(request.table)
    chosen = [place for place in found if place.region == table]
    if not chosen:
        regions = ", ".join(sorted({place.region for place in found}))
        raise UnknownValueError(
            f"{owner} prints no '{request.code}' in table {table}. It stands in: {regions}."
        )
    return chosen


def _place(row: Record) -> Place:
    return Place(**{name: row[name] for name in Place.__dataclass_fields__})


def _elsewhere(asked: Ask, text: str) -> str:
    """Say which offices and years print a code or row."""
    rows = asked(queries.ELSEWHERE, {"text": fold(text)}).rows
    if not rows:
        return ""
    shown = ", ".join(f"{office} {year}" for office, year in rows[-3:])
    more = f" and {len(rows) - 3} more" if len(rows) > 3 else ""
    return f"It is printed by {shown}{more}."


def _gather(asked: Ask, document: Record, empty: Trace, places: Sequence[Place]) -> Trace:
    refs = [place.figure_ref for place in places if place.figure_ref]
    chosen = {**document, "refs": refs}
    figures = _in_order(asked(queries.FIGURES, chosen).as_records(), refs)
    narrative = asked(queries.NARRATIVE, {**chosen, "concepts": _concepts(places)}).as_records()
    every_ref = [*refs, *(row["figure_ref"] for row in narrative)]
    checks = asked(queries.CHECKS, {"refs": every_ref}).as_records()
    corrections = sorted({row["correction_id"] for row in (*figures, *narrative)} - {None})
    asked_corrections = {**document, "corrections": corrections}
    titles = asked(queries.TITLES, document).as_records()
    return Trace(
        empty.office,
        empty.fiscal_year,
        empty.documents,
        _labels(places),
        figures,
        checks,
        _blank_rows(asked, document, places),
        {row["table_no"]: row for row in titles},
        narrative,
        asked(queries.CORRECTIONS, asked_corrections).as_records(),
        _findings(asked, document, places, [*figures, *narrative, *checks]),
        _prior(asked, chosen),
    )


def _labels(places: Sequence[Place]) -> list[str]:
    """Return what the rows are called, each name once: with its code where it has one."""
    coded = sorted(places, key=lambda place: (place.region[:1] == "p", place.row_code is None))
    names = {name_key(place.row_name or place.row_key or ""): place for place in reversed(coded)}
    return [place.known.label for place in reversed(names.values())]


def _in_order(figures: Iterable[Record], refs: Sequence[str]) -> list[Record]:
    order = {ref: number for number, ref in enumerate(refs)}
    return sorted(figures, key=lambda row: order[row["figure_ref"]])


def _concepts(places: Sequence[Place]) -> list[str]:
    """Return the keys that statements of the same codes, items and projects have."""
    prefixes = ("class", "group", "item", "economic")
    codes = {place.row_code or place.class_code for place in places} - {None}
    items = {place.item_key for place in places if place.region == "09"} - {None, "total"}
    return sorted(
        [*(f"{prefix}:{code}" for prefix in prefixes for code in codes), *map(str, items)]
    )


def _blank_rows(asked: Ask, document: Record, places: Sequence[Place]) -> list[Record]:
    """Return the rows that print no value, with the line that they stand on."""
    blank = [place for place in places if place.figure_ref is None]
    lines = dict(
        asked(queries.LINES, {**document, "lines": [place.source_line for place in blank]}).rows
    )
    return [
        {
            "table_no": place.region,
            "row_key": place.row_key,
            "row_name": place.row_name,
            "source_line": place.source_line,
            "line_text": lines.get(place.source_line),
        }
        for place in blank
    ]


def _findings(
    asked: Ask, document: Record, places: Sequence[Place], rows: Sequence[Record]
) -> list[Record]:
    """Return the findings of figures, of their broken checks and of rows without a value."""
    ids = {row["finding_id"] for row in rows if row.get("finding_id")}
    for row in rows:
        ids |= set((row.get("finding_ids") or "").split(FINDING_SEPARATOR))
    keys = {(place.region, key) for place in places for key in (place.row_key, place.row_name)}
    return [
        finding
        for finding in asked(queries.FINDINGS, document).as_records()
        if finding["finding_id"] in ids or (finding["table_no"], finding["row_key"]) in keys
    ]


def _prior(asked: Ask, chosen: Record) -> Sequence[Record]:
    schema, _, table = queries.YEAR_OVER_YEAR.partition(".")
    there = asked(
        "select 1 from information_schema.tables where table_schema = ? and table_name = ?",
        (schema, table),
    ).rows
    return asked(queries.PRIOR, chosen).as_records() if there else []
