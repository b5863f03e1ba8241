"""The data package of an export: a Fiscal Data Package over its CSV files.

The profile is that of the Tabular Data Package, which every Fiscal Data Package is: the fiscal
meaning stands in the column types. A validator fetches any other profile from the network, so with
"fiscal-data-package" no package could be checked offline.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from juesuan.export import fiscal
from juesuan.export.catalogue import Column, Kind, PublicTable
from juesuan.export.folder import WrittenFile
from juesuan.export.keys import Keys
from juesuan.export.provenance import Provenance
from juesuan.export.spreadsheet_text import GUARD, GUARDED

_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}
_ABOUT = (
    "部门（单位）决算公开数据：每个数可追溯到原文行，金额单位万元，原样精确。 Final accounts of"
    " Chinese government offices as they disclose them. Amounts are in 万元 (10,000 CNY), exact as"
    " printed; every row names its file and line. quality_status says how sure a figure is. An"
    " empty field was not printed, which is not zero; cell_state tells a zero, a cell that does not"
    " apply and an unread one apart."
)
_GUARD_TEXT = (
    "Text that a spreadsheet might take for a formula has one apostrophe before it. To read it as"
    " it is stored, replace 'pattern' by 'replacement' once in the fields of type string. The"
    " Parquet export holds the same text without apostrophes."
)


@dataclass(frozen=True)
class CsvResource:
    """A CSV file of the package.

    Attributes:
        table: its table.
        file: the written file.
        row_count: rows without the header.
        guarded_cells: text cells with an apostrophe before them.
    """

    table: PublicTable
    file: WrittenFile
    row_count: int
    guarded_cells: int


def describe(
    resources: Sequence[CsvResource], keys: Keys, provenance: Provenance
) -> dict[str, Any]:
    """Describe the CSV files of an export.

    Args:
        resources: the files.
        keys: the keys that hold in their rows.
        provenance: what the export is made of.

    Returns:
        The content of datapackage.json.
    """
    names = {one.table.full_name: resource_name(one.table) for one in resources}
    tables = [one.table for one in resources]
    years = sorted({one.fiscal_year for one in provenance.documents if one.fiscal_year})
    return {
        "profile": "tabular-data-package",
        "name": "juesuan-final-accounts",
        "title": "决算 Juesuan: final accounts of Chinese government offices",
        "description": _ABOUT,
        "version": provenance.version,
        "fiscalDataPackage": "1.0.0",
        "columnTypes": [fiscal.TAXONOMY],
        "countryCode": "CN",
        **_period(years),
        "licenses": [
            {
                "name": "MIT",
                "title": "MIT License of the program; the disclosures are publications of the"
                " offices",
            }
        ],
        "sources": list(_sources(provenance)),
        "textGuard": {
            "character": GUARD,
            "description": _GUARD_TEXT,
            "pattern": GUARDED,
            "replacement": "",
        },
        "filters": {"office_code": list(provenance.offices), "fiscal_year": list(provenance.years)},
        "model": fiscal.model(tables, names),
        "resources": [_resource(one, keys, names) for one in resources],
    }


def resource_name(table: PublicTable) -> str:
    """Return the name of a table as a resource: lower case, as the specification wants it."""
    return table.full_name.lower()


def _sources(provenance: Provenance) -> Iterator[dict[str, Any]]:
    for one in provenance.documents:
        parts = (one.office_name, one.fiscal_year, one.document_id)
        yield {
            "title": " ".join(str(part) for part in parts if part),
            "path": one.source_file,
            "sha256": one.source_sha256,
            "isUsed": one.is_used,
        }


def _period(years: Sequence[int]) -> dict[str, Any]:
    if not years:
        return {}
    return {"fiscalPeriod": {"start": f"{years[0]}-01-01", "end": f"{years[-1]}-12-31"}}


def _resource(one: CsvResource, keys: Keys, names: Mapping[str, str]) -> dict[str, Any]:
    table = one.table
    return {
        "profile": "tabular-data-resource",
        "name": names[table.full_name],
        "title": f"{table.title_zh} {table.full_name}",
        "description": table.description,
        "path": one.file.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": one.file.byte_count,
        "hash": f"sha256:{one.file.sha256}",
        "rowCount": one.row_count,
        "guardedTextCells": one.guarded_cells,
        "dialect": _DIALECT,
        "schema": _schema(table, keys, names),
    }


def _schema(table: PublicTable, keys: Keys, names: Mapping[str, str]) -> dict[str, Any]:
    types = fiscal.column_types(table)
    normalised = {one.column: fiscal.normalisation(one, table) for one in fiscal.measures_of(table)}
    schema: dict[str, Any] = {
        "fields": [
            _field(column, types.get(column.name), normalised.get(column.name))
            for column in table.columns
        ],
        "missingValues": [""],
    }
    extra = fiscal.extra_fields(table)
    if extra:
        schema["extraFields"] = extra
    if table.full_name in keys.primary:
        schema["primaryKey"] = list(keys.primary[table.full_name])
    references = keys.foreign.get(table.full_name, ())
    if references:
        schema["foreignKeys"] = [
            {
                "fields": [one.column],
                "reference": {"resource": names[one.target.full_name], "fields": [one.column]},
            }
            for one in references
        ]
    return schema


def _field(
    column: Column, column_type: str | None, normalised: Mapping[str, str] | None
) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "number" if column.kind is Kind.FLOAT else column.kind.value,
        "title": column.header_zh,
    }
    if column.kind is Kind.DATETIME:
        field["format"] = "%Y-%m-%dT%H:%M:%S"
    if column.description:
        field["description"] = column.description
    if column.name.endswith("_wan"):
        field["unit"] = "10000 CNY"
    if column_type:
        field["columnType"] = column_type
    if normalised:
        field["normalize"] = dict(normalised)
    return field
