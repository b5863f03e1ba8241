"""The models of series as plain SQL over a few rows, in the order in which they build."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import duckdb
from jinja2 import Environment

ROOT = Path(__file__).parents[4]
ORDER = (
    "int_code_changes_told",
    "int_code_eras",
    "int_code_eras_tied",
    "int_code_series_linked",
    "int_code_series",
    "int_offices_followed",
    "int_documents_in_series",
    "int_documents_told",
    "int_document_years_linked",
    "int_subject_figures_coded",
    "int_series_crossed",
    "int_bridged_figure_terms",
    "int_series_changes_told",
    "int_series_steps",
    "int_subject_ancestors",
    "int_subject_containers_changed",
    "int_subject_scopes_changed",
    "int_subject_names_changed",
    "int_bridged_figures_added",
    "int_subject_figures_bridged",
    "int_subject_series_chosen",
)
INPUTS: Mapping[str, str] = {
    "code_changes": "change_id text, code_kind text, change_kind text, from_code text, "
    "from_name text, to_code text, to_name text, first_year text, note_zh text, note_en text",
    "office_changes": "change_kind text, from_office_code text, to_office_code text, "
    "first_year text",
    "code_tables": "table_no text, code_kind text",
    "int_codes_listed": "code_kind text, listed_code text, listed_name text",
    "int_documents_chosen": "document_id text, office_code text, fiscal_year int, is_used bool",
    "int_document_offices_resolved": "document_id text, office_name text",
    "int_subject_figures": "document_id text, office_code text, fiscal_year int, "
    "subject_kind text, fund_scope text, subject_code text, subject_name text, "
    "subject_level text, parent_code text, is_subtotal bool, figure_ref text, cell_state text, "
    "current_wan decimal(20,6), half_width_wan decimal(28,10), lower_wan decimal(28,10), "
    "upper_wan decimal(28,10), quality_status text, quality_reason text, table_no text, "
    "source_file text, source_line int",
    "int_figures_classified": "figure_id text, row_code text, row_name text",
    "int_balance_lines_classified": "figure_id text, class_code text",
}
HALF = Decimal("0.005")
Row = Mapping[str, object]


class _Dispatch:
    """Stands in for dbt's adapter: finds the DuckDB variant of a macro."""

    module: object = None

    def dispatch(self, name: str) -> object:
        return getattr(self.module, f"duckdb__{name}")


def _rendered() -> Mapping[str, str]:
    adapter = _Dispatch()
    environment = Environment(extensions=["jinja2.ext.do"], autoescape=False)
    macros = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("engine", "text")
        for path in sorted((ROOT / "macros" / folder).glob("*.sql"))
    )
    module = environment.from_string(macros, globals={"adapter": adapter}).module
    adapter.module = module
    names = {"ref": lambda name: name, **{k: getattr(module, k) for k in dir(module)}}
    paths = {path.stem: path for path in (ROOT / "models").rglob("*.sql")}
    return {
        name: environment.from_string(paths[name].read_text(encoding="utf-8"), names).render()
        for name in ORDER
    }


MODELS = _rendered()


@dataclass(frozen=True)
class Change:
    """An official change of codes, each named after itself."""

    kind: str
    year: int
    old: Sequence[str]
    new: Sequence[str]

    def rows(self, number: int) -> list[Row]:
        """The pairs of codes as the seed lists them."""
        return [
            {
                "change_id": f"c{number:02}",
                "code_kind": "functional",
                "change_kind": self.kind,
                "from_code": old,
                "from_name": f"{old}旧" if self.kind == "renamed" else f"科目{old}",
                "to_code": new,
                "to_name": f"科目{new}",
                "first_year": str(self.year),
            }
            for old in self.old
            for new in self.new
        ]


@dataclass(frozen=True)
class Year:
    """What an office discloses of a year: amounts by code, named 科目 and code if not otherwise."""

    office: str
    year: int
    amounts: Mapping[str, str]
    office_name: str = "甲办"
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def document(self) -> str:
        """Key of the disclosure."""
        return f"{self.office}-{self.year}"

    def figures(self) -> list[Row]:
        """Each amount as a subject of table 03, below the group that its code begins with."""
        return [self._figure(code, Decimal(amount)) for code, amount in self.amounts.items()]

    def _figure(self, code: str, amount: Decimal) -> Row:
        return {
            "document_id": self.document,
            "office_code": self.office,
            "fiscal_year": self.year,
            "subject_kind": "functional_expenditure",
            "fund_scope": "all_funds",
            "subject_code": code,
            "subject_name": f"科目{code}",
            "subject_level": {3: "class", 5: "group"}.get(len(code), "item"),
            "parent_code": code[:5] if len(code) > 5 else code[:3] if len(code) > 3 else None,
            "is_subtotal": len(code) < 7,
            "figure_ref": f"{self.document}-{code}",
            "cell_state": "printed",
            "current_wan": amount,
            "half_width_wan": HALF,
            "lower_wan": amount - HALF,
            "upper_wan": amount + HALF,
            "quality_status": "verified",
            "table_no": "03",
        }


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    connection.execute(f"create table {table} ({INPUTS[table]})")
    for row in rows:
        marks = ", ".join("?" for _ in row)
        connection.execute(
            f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values())
        )


def build(
    years: Sequence[Year], changes: Sequence[Change] = (), offices: Sequence[Row] = ()
) -> duckdb.DuckDBPyConnection:
    """Run the models of series.

    Args:
        years: the disclosures.
        changes: official changes of codes.
        offices: rows of office_changes.

    Returns:
        An open database with a table for each model.
    """
    connection = duckdb.connect()
    inputs: dict[str, Sequence[Row]] = dict.fromkeys(INPUTS, ())
    inputs["code_changes"] = [r for n, change in enumerate(changes) for r in change.rows(n)]
    inputs["office_changes"] = offices
    inputs["code_tables"] = [{"table_no": "03", "code_kind": "functional"}]
    inputs["int_documents_chosen"] = [
        {
            "document_id": each.document,
            "office_code": each.office,
            "fiscal_year": each.year,
            "is_used": True,
        }
        for each in years
    ]
    inputs["int_document_offices_resolved"] = [
        {"document_id": each.document, "office_name": each.office_name} for each in years
    ]
    inputs["int_subject_figures"] = [row for each in years for row in each.figures()]
    inputs["int_figures_classified"] = [
        {
            "figure_id": f"{each.document}-{code}",
            "row_code": code,
            "row_name": each.names.get(code, f"科目{code}"),
        }
        for each in years
        for code in each.amounts
    ]
    for table, rows in inputs.items():
        _insert(connection, table, rows)
    for name in ORDER:
        connection.execute(f"create table {name} as {MODELS[name]}")
    return connection
