"""Text of hostile documents and names of files in all that is written, shown and exported."""

import csv
import json
import re
from collections.abc import Sequence
from contextlib import chdir
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import duckdb
import openpyxl
import pandas as pd
import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner, Result

from juesuan.cli import app
from juesuan.export.spreadsheet_text import is_dangerous, unguarded
from juesuan.notice.plain_text import is_hidden
from juesuan.project import ROOT
from juesuan.warehouse.places import Places

pytestmark = pytest.mark.xdist_group("hostile")
TABLES = (
    "core.dim_documents",
    "core.dim_offices",
    "core.dim_rejected_files",
    "core.fct_performance_projects",
    "quality.fct_findings",
)
QUESTIONS = (
    ("status",),
    ("findings",),
    ("sql", "from core.dim_offices"),
    ("sql", "select project_name, source_file from core.fct_performance_projects limit 60"),
    ("sql", "select line_text from core.fct_document_lines where line_text like '%局%' limit 60"),
    ("sql", "select 'nan'::double as ratio, map {[1]: 2} as map, chr(27) || '[2J' as text"),
)
TRACED = ("name_markup", "name_formula", "name_emoji_code", "name_hidden", "name_html")
TEMPLATE = ROOT / "scripts" / "juesuan" / "expectations" / "page.html.j2"
ELEMENT = re.compile(r"<([a-z][a-z0-9]*)")
ATTRIBUTES = {"class", "open", "lang", "charset", "name", "content", "http-equiv"}
csv.field_size_limit(10_000_000)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def ask(places: Places, query: str) -> list[tuple[str, ...]]:
    with duckdb.connect(str(places.database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def as_text(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    return sorted(["" if value is None else str(value) for value in row] for row in rows)


def require_plain(text: str) -> None:
    """See that nothing in it turns, hides or commands."""
    assert {sign for sign in text if is_hidden(sign)} <= {"\n", "\t"}
    assert "defect of Juesuan" not in text
    assert "Traceback" not in text


@pytest.fixture(scope="module")
def places(hostile_build: tuple[Places, Result]) -> Places:
    return hostile_build[0]


@pytest.fixture(scope="module")
def exported(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    tables = [argument for table in TABLES for argument in ("--table", table)]
    # By relative names, as a person types them.
    with chdir(folder):
        database = places.database.relative_to(folder.parent)
        result = run("export", "--to", "files", "--database", f"../{database}", *tables)
    assert result.exit_code == 0, result.output
    require_plain(result.output)
    return folder / "files"


def text_columns(places: Places, table: str) -> list[str]:
    described = ask(places, f"describe {table}")
    return [name for name, kind, *_ in described if kind == "VARCHAR"]


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_parquet_give_the_text_back_and_csv_no_formula(
    places: Places, exported: Path, table: str
) -> None:
    names = text_columns(places, table)
    stored = as_text(ask(places, f"select {', '.join(names)} from {table}"))
    path = exported / "csv" / f"{table}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [[row[name] for name in names] for row in csv.DictReader(file)]
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)[names].to_numpy().tolist()
    answer = duckdb.read_csv(str(path), all_varchar=True, max_line_size=20_000_000)

    assert any(is_dangerous(text) for row in stored for text in row) or "rejected" in table
    texts = [text for row in rows for text in row]
    assert not [text for text in texts if is_dangerous(text) and not text.startswith("'")]
    for read in (rows, frame, answer.select(*names).fetchall()):
        assert as_text([[unguarded(text or "") for text in row] for row in read]) == stored
    parquet = duckdb.read_parquet(str(exported / "parquet" / f"{table}.parquet"))
    assert as_text(parquet.select(*names).fetchall()) == stored


def test_no_cell_of_the_workbook_is_a_formula(places: Places, exported: Path) -> None:
    workbook = openpyxl.load_workbook(exported / "juesuan.xlsx")
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    dangerous = [cell for cell in cells if isinstance(cell.value, str) and is_dangerous(cell.value)]
    links = [cell.hyperlink for cell in cells if cell.hyperlink]

    assert {"f", "e"}.isdisjoint(cell.data_type for cell in cells)
    assert {cell.data_type for cell in dangerous} == {"s"}
    assert len(dangerous) > 20
    assert len(links) == len(TABLES)
    assert {link.target for link in links} == {None}
    told = {cell.value for cell in cells}
    assert {name for (name,) in ask(places, "select document_id from core.dim_documents")} <= told
    with ZipFile(exported / "juesuan.xlsx") as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower()]


def test_the_data_package_names_every_document(places: Places, exported: Path) -> None:
    package = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))

    files = [name for (name,) in ask(places, "select source_file from core.dim_documents")]
    assert sorted(source["path"] for source in package["sources"]) == sorted(files)


class Elements(HTMLParser):
    """The names of a page's elements and of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)


def test_the_page_of_verdicts_has_no_element_of_a_document(places: Places) -> None:
    text = (places.output / "quality" / "index.html").read_text(encoding="utf-8")
    page = Elements(text)

    assert "&lt;img src=x onerror=" in text
    assert page.elements <= set(ELEMENT.findall(TEMPLATE.read_text(encoding="utf-8")))
    assert page.attributes <= ATTRIBUTES


def test_the_notice_has_no_markup_of_a_document(places: Places) -> None:
    text = (places.output / "reports" / "latest.md").read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    inline = [part.type for token in tokens for part in token.children or ()]

    require_plain(text)
    assert "code_inline" in inline
    assert set(inline) <= {"text", "code_inline", "softbreak"}
    assert {token.type for token in tokens if token.type.startswith(("html", "table"))} == set()
    report = json.loads((places.output / "reports" / "latest.json").read_text(encoding="utf-8"))
    assert report["outcome"] == "published"


def test_each_line_of_the_log_is_one_object(places: Places) -> None:
    lines = (places.output / "logs" / "juesuan.jsonl").read_text(encoding="utf-8").split("\n")
    told = [json.loads(line) for line in lines if line]
    rejected = {one.get("file") for one in told if one["event"] == "document_rejected"}

    stored = ask(places, "select source_file from core.dim_rejected_files")
    assert rejected == {name for (name,) in stored}


def test_the_summary_of_the_build_is_plain(hostile_build: tuple[Places, Result]) -> None:
    require_plain(hostile_build[1].stdout)
    assert "name_with_terminal_commands/in/\\x1b[2Ja.txt" in hostile_build[1].stdout


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_answers_are_plain_and_json_is_exact(places: Places, question: tuple[str, ...]) -> None:
    asked = (*question, "--database", str(places.database))
    shown, told = run(*asked), run(*asked, "--json")

    assert (shown.exit_code, told.exit_code) == (0, 0), shown.output + told.output
    require_plain(shown.stdout)
    require_plain(told.stdout)
    json.loads(told.stdout, parse_constant=pytest.fail)


def test_names_are_shown_as_they_are(places: Places) -> None:
    shown = run("status", "--database", str(places.database)).stdout
    told = json.loads(run("status", "--database", str(places.database), "--json").stdout)

    names = {document["office_name"] for document in told["documents"]}
    assert names == {name for (name,) in ask(places, "select office_name from core.dim_offices")}
    for name in ("[red]局[/red][/]", ":100:局1:100:2", '=HYPERLINK("http://x.invalid","局")'):
        assert name in names
        assert name in shown
    assert "f&g\\|h" in shown


@pytest.mark.parametrize("name", TRACED)
def test_a_trace_shows_what_is_printed(places: Places, name: str) -> None:
    [(office, year, is_used)] = ask(
        places,
        "select office_code, fiscal_year, is_used from core.dim_documents"
        f" where document_id = '2024/{name}'",
    )
    asked = ("trace", office, str(year), "合计", "--database", str(places.database))
    shown, told = run(*asked), run(*asked, "--json")

    assert is_used
    assert shown.exit_code == 0, shown.output
    require_plain(shown.stdout)
    assert json.loads(told.stdout, parse_constant=pytest.fail)["figures"]


def test_a_repair_is_proposed_for_what_does_not_add_up(places: Places) -> None:
    asked = ("repair", "--document", "names_for_a_page", "--seconds", "1")
    database = ("--database", str(places.database))
    shown, told, rows = (run(*asked, *database, *form) for form in ((), ("--json",), ("--csv",)))

    assert [one.exit_code for one in (shown, told, rows)] == [0, 0, 0], shown.output
    require_plain(shown.stdout)
    documents = json.loads(told.stdout, parse_constant=pytest.fail)
    assert "names_for_a_page/in/<img src=x onerror=alert(1)>" in [
        one["document_id"] for one in documents
    ]
    assert all(None not in row for row in csv.DictReader(rows.stdout.splitlines()))
