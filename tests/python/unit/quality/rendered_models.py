"""Models of the warehouse run in DuckDB over a few literal rows, without dbt."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb
from jinja2 import Environment

ROOT = Path(__file__).parents[4]
MACRO_FOLDERS = ("engine", "text", "numbers", "identities")


class _Adapter:
    """Stands in for dbt's adapter: finds the DuckDB variant of a macro."""

    def __init__(self) -> None:
        self.module: object = None

    def dispatch(self, name: str, _package: str | None = None) -> object:
        """Return the variant of a macro for DuckDB."""
        return getattr(self.module, f"duckdb__{name}")


def render(sql: str) -> str:
    """Render SQL with the project's macros; a ref is the model's bare name."""
    adapter = _Adapter()
    sources = [
        path.read_text(encoding="utf-8")
        for folder in MACRO_FOLDERS
        for path in sorted((ROOT / "macros" / folder).glob("*.sql"))
        if "statement(" not in path.read_text(encoding="utf-8")
    ]
    environment = Environment(extensions=["jinja2.ext.do"], autoescape=False)
    names = {"adapter": adapter, "ref": lambda name: name}
    adapter.module = environment.from_string("\n".join(sources), globals=names).module
    return environment.from_string("\n".join([*sources, sql]), globals=names).render()


def create_models(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    """Create models of models/intermediate as views, in the order in which they are named."""
    for name in names:
        path = next((ROOT / "models").rglob(f"{name}.sql"))
        sql = render(path.read_text(encoding="utf-8"))
        connection.execute(f"create or replace view {name} as {sql}")


def create_table(
    connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, str]
) -> None:
    """Create an empty table of the named and typed columns."""
    described = ", ".join(f"{column} {kind}" for column, kind in columns.items())
    connection.execute(f"create or replace table {name} ({described})")
