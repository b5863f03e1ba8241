"""What columns mean in the Fiscal Data Package: its column types, measures and dimensions.

Source: Fiscal Data Package 1.0.0 and its Budget Standard Taxonomy (Frictionless Data).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from juesuan.export.catalogue import PublicTable
from juesuan.project import reference_rows

CURRENCY, FACTOR = "CNY", 10_000
TAXONOMY = "https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json"
_AMOUNT, _PHASE, _DIRECTION = "fiscal_amount", "fiscal_phase", "fiscal_direction"
_CLASSIFICATIONS = ("administrative", "functional", "economic")


@dataclass(frozen=True)
class Measure:
    """A column of money that is safe to add up.

    Attributes:
        table: full name of its table.
        column: its name.
        direction: expenditure or revenue; blank where a column of the table says it.
        phase: approved, adjusted or executed.
    """

    table: str
    column: str
    direction: str
    phase: str


def measures_of(table: PublicTable) -> tuple[Measure, ...]:
    """Return the measures of a table."""
    return tuple(
        one
        for one in _measures()
        if one.table == table.full_name and one.column in table.column_names
    )


def column_types(table: PublicTable) -> dict[str, str]:
    """Return the column types of a table by column name; most columns have none."""
    names = set(table.column_names)
    types = {
        row["column_name"]: row["column_type"]
        for row in reference_rows("fiscal_column_types")
        if row["column_name"] in names
        and (not row["beside_column"] or row["beside_column"] in names)
    }
    measures = measures_of(table)
    if len(measures) == 1:
        types[measures[0].column] = "value"
    return types


def normalisation(measure: Measure, table: PublicTable) -> dict[str, str]:
    """Return what a column of one of several measures says of its amounts."""
    if len(measures_of(table)) < 2:
        return {}
    return {_PHASE: measure.phase}


def extra_fields(table: PublicTable) -> list[dict[str, Any]]:
    """Return the fields that the rows of a table have without printing them."""
    measures = measures_of(table)
    if not measures:
        return []
    fields = [
        _field("fiscal_currency", "string", "value-currency:code", constant=CURRENCY),
        _field("fiscal_unit_factor", "integer", "value-factor", constant=FACTOR),
    ]
    directions = {one.direction for one in measures}
    if directions != {""}:
        fields.append(_field(_DIRECTION, "string", "direction", constant=min(directions)))
    if len(measures) == 1:
        return [*fields, _field(_PHASE, "string", "phase:id", constant=measures[0].phase)]
    target = _field(_AMOUNT, "number", "value", normalizationTarget=True)
    return [*fields, _field(_PHASE, "string", "phase:id"), target]


def model(tables: Sequence[PublicTable], resource: Mapping[str, str]) -> dict[str, Any]:
    """Return the measures and dimensions in the words of version 0.3, which older tools read.

    Args:
        tables: the exported tables.
        resource: names of their resources by full table name.
    """
    measures = {
        f"{one.table.replace('.', '_')}_{one.column}": {
            "source": one.column,
            "resource": resource[one.table],
            "currency": CURRENCY,
            "factor": FACTOR,
            **({"direction": one.direction} if one.direction else {}),
            "phase": one.phase,
        }
        for table in tables
        for one in measures_of(table)
    }
    dimensions = {
        f"{table.full_name.replace('.', '_')}_{name}": dimension
        for table in tables
        if measures_of(table)
        for name, dimension in _dimensions(table, resource[table.full_name])
    }
    return {"measures": measures, "dimensions": dimensions}


def _dimensions(table: PublicTable, resource: str) -> Iterator[tuple[str, dict[str, Any]]]:
    grouped: dict[str, dict[str, str]] = {}
    for column, column_type in column_types(table).items():
        if column_type != "value":
            grouped.setdefault(column_type.split(":", 1)[0], {})[column] = column_type
    for concept, columns in grouped.items():
        attributes = {name: {"source": name, "resource": resource} for name in columns}
        codes = [name for name, kind in columns.items() if not kind.endswith("label")]
        yield (
            concept.replace("-", "_"),
            {"attributes": attributes, "primaryKey": codes or list(columns), **_kind(concept)},
        )


def _kind(concept: str) -> dict[str, str]:
    head = concept.split("-", 1)[0]
    if head in _CLASSIFICATIONS:
        return {"dimensionType": "classification", "classificationType": head}
    known = {"date": "datetime", "activity": "activity", "geo": "location"}
    return {"dimensionType": known.get(concept, "other")}


@cache
def _measures() -> tuple[Measure, ...]:
    names = ("table_name", "column_name", "direction", "phase")
    return tuple(
        Measure(*(row[name] for name in names)) for row in reference_rows("fiscal_measures")
    )


def _field(name: str, type_: str, column_type: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": type_, "columnType": column_type, **more}
