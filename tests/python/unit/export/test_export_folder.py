"""What an export holds: every value as stored, and nothing that a spreadsheet evaluates."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from small_database import income, write_database

from juesuan.export import sheet
from juesuan.export.catalogue import UnsafeNameError
from juesuan.export.run import FileFormat, export
from juesuan.export.selection import Wish
from juesuan.export.spreadsheet_text import unguarded
from juesuan.export.workbook import sheet_names
from juesuan.lookup import UnknownValueError

INCOME = "core.fct_functional_income"
ROWS = [
    income(
        "2024/a",
        "0201",
        amount_wan=Decimal("1234.500000"),
        lower_wan=Decimal("1234.4950000001"),
        share_pct=Decimal("33.33"),
        line_count=1234,
        is_subtotal=False,
        decided_on=date(2025, 3, 1),
    ),
    income("2024/a", "0202", amount_wan=Decimal(0), is_subtotal=True),
    income("2024/b", "0201", amount_wan=Decimal("-0.000001"), quality_status=""),
    income("2023/a", "0201", amount_wan=Decimal("99999999999999.999999"), line_count=-5),
    income("2023/a", "0209", amount_wan=Decimal("0.1"), quality_status="disputed"),
    income("2024/b", "0203", amount_wan=None, quality_status="corrected"),
]
FINDINGS = [("f1", "2024/a", "open", "x ; 2024/a|0201,y", "此数有误。", "It is wrong.")]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    return write_database(folder / "juesuan.duckdb", income=ROWS, findings=FINDINGS)


@pytest.fixture(scope="module")
def exported(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("to")
    export(database, to, Wish())
    return to


def stored(database: Path, table: str = INCOME) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(f"from {table} order by all nulls first").fetchall()


def sheet_rows(path: Path, name: str) -> Iterator[list[Any]]:
    workbook = openpyxl.load_workbook(path)
    for row in workbook[name].iter_rows(min_row=2):
        yield [cell.value for cell in row]


def test_only_public_tables_are_exported_views_among_them(exported: Path) -> None:
    assert sorted(path.stem for path in (exported / "parquet").iterdir()) == [
        "analysis.figure_source",
        "core.dim_documents",
        "core.dim_offices",
        "core.fct_document_lines",
        "core.fct_functional_income",
        "core.mart_of_2024",
        "quality.fct_findings",
    ]


def test_parquet_holds_the_stored_types_and_values(database: Path, exported: Path) -> None:
    path = exported / "parquet" / f"{INCOME}.parquet"
    query = f"from '{path}' order by all nulls first"
    with duckdb.connect() as connection:
        assert connection.execute(query).fetchall() == stored(database)
        types = {
            name: kind for name, kind, *_ in connection.execute(f"describe {query}").fetchall()
        }
        metadata = dict(
            connection.execute(
                f"select decode(key), decode(value) from parquet_kv_metadata('{path}')"
            ).fetchall()
        )
    assert types["amount_wan"] == "DECIMAL(20,6)"
    assert types["lower_wan"] == "DECIMAL(28,10)"
    assert metadata["juesuan.description"] == "One row a document and code."
    assert json.loads(metadata["juesuan.columns"])["amount_wan"] == {
        "title_zh": "金额（万元）",
        "description": "金额 in 万元.",
    }


def test_csv_keeps_exact_decimals_codes_and_what_is_not_printed(
    database: Path, exported: Path
) -> None:
    path = exported / "csv" / f"{INCOME}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    amounts = [Decimal(row["amount_wan"]) if row["amount_wan"] else None for row in rows]
    place = 8
    expected = sorted((row[place] for row in stored(database)), key=str)

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert sorted(amounts, key=str) == sorted(expected, key=str)
    assert {row["functional_code"] for row in rows} == {"0201", "0202", "0203", "0209"}
    # In this file "" is an empty text, and nothing between two commas is nothing.
    line = next(one for one in path.read_text("utf-8").splitlines() if "-0.000001" in one)
    assert line.split(",")[5:9] == ['""', '"identity_exact"', '"2024/b|0201"', "-0.000001"]
    assert line.endswith(",,,,,")


def test_pandas_reads_the_csv(exported: Path) -> None:
    frame = pd.read_csv(exported / "csv" / f"{INCOME}.csv", dtype={"office_code": str})

    assert frame.columns[0] == "document_id"
    assert set(frame["office_code"]) == {"0201", "0202"}
    assert int(frame["amount_wan"].isna().sum()) == 1
    assert int((frame["amount_wan"] == 0).sum()) == 1


def test_the_workbook_holds_the_stored_values(database: Path, exported: Path) -> None:
    read = sorted(sheet_rows(exported / "juesuan.xlsx", "fct_functional_income"), key=str)
    amounts = {str(row[7]): row[8] for row in read}
    expected = {str(row[7]): row[8] for row in stored(database)}

    assert len(read) == len(ROWS)
    for key, amount in expected.items():
        shown = amounts[key]
        assert (Decimal(str(shown)) if shown is not None else None) == amount, key
    # More digits than Excel keeps: text, so that nothing is lost.
    assert amounts["2023/a|0201"] == "99999999999999.999999"
    first = next(row for row in read if row[7] == "2024/a|0201")
    assert first[3] == "0201"
    assert first[12] is False
    assert first[13].date() == date(2025, 3, 1)


def test_the_workbook_shows_headers_formats_and_doubts(exported: Path) -> None:
    workbook = openpyxl.load_workbook(exported / "juesuan.xlsx")
    shown = workbook["fct_functional_income"]
    rows = {row[7].value: row for row in shown.iter_rows(min_row=2)}

    assert workbook.sheetnames[0] == "说明 About"
    assert shown["I1"].value == "金额（万元）\namount_wan"
    assert shown["I1"].comment.text == "金额 in 万元."
    assert shown.freeze_panes == "A2"
    assert shown.auto_filter.ref == "A1:N7"
    assert shown.column_dimensions["A"].width > 8
    assert rows["2024/a|0201"][8].number_format == "#,##0.00####"
    assert rows["2024/a|0201"][2].number_format == "0"
    assert rows["2024/a|0201"][3].number_format == "@"
    assert rows["2024/a|0201"][10].number_format == '0.00"%"'
    assert rows["2024/a|0201"][8].comment.text.endswith("此数有误。\nIt is wrong.")
    assert rows["2024/a|0201"][9].fill.fgColor.rgb == "00000000"
    assert rows["2024/a|0201"][8].fill.fgColor.rgb == "FFF8CBAD"
    assert "Doubtful" in rows["2023/a|0209"][5].comment.text
    assert rows["2023/a|0209"][8].fill.fgColor.rgb == "FFF8CBAD"
    assert rows["2024/b|0203"][5].fill.fgColor.rgb == "FFFFE699"
    assert rows["2024/a|0202"][8].fill.fgColor.rgb == "00000000"
    about = [cell.value for row in workbook["说明 About"].iter_rows() for cell in row if cell.value]
    assert {"存疑 doubtful", "core.fct_functional_income", "2023/a.txt"} <= set(about)


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)
# Words by which XML and Excel write what no cell may hold.
ESCAPES = st.sampled_from(["_x0041_", "_x000D_", "\x01", "\ufffe", "]]>", "<c/>", "&amp;"])
STARTED = st.tuples(st.sampled_from(["=", "+", "-", "@", "＝", "\t=", " @", "\r+"]), TEXTS)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.one_of(TEXTS, ESCAPES, STARTED.map("".join)), min_size=1, max_size=40))
def test_no_text_becomes_a_formula_and_none_is_lost(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    lines = [("2024/a", number, text) for number, text in enumerate(texts)]
    database = write_database(folder / "juesuan.duckdb", lines=lines)
    export(database, folder / "to", Wish(tables=["fct_document_lines"]))

    workbook = openpyxl.load_workbook(folder / "to" / "juesuan.xlsx")
    cells = list(workbook["fct_document_lines"].iter_rows(min_row=2, min_col=3))
    assert [unescape(row[0].value or "") for row in cells] == texts
    for one in workbook.worksheets:
        assert not [cell for row in one.iter_rows() for cell in row if cell.data_type == "f"]
    with (folder / "to/csv/core.fct_document_lines.csv").open(
        "r", encoding="utf-8-sig", newline=""
    ) as file:
        written = [row["line_text"] for row in csv.DictReader(file)]
    assert [unguarded(text) for text in written] == texts
    assert not [text for text in written if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", text)]


def test_the_same_warehouse_gives_the_same_bytes(database: Path, tmp_path: Path) -> None:
    reports = [export(database, tmp_path / name, Wish()) for name in ("one", "two")]

    assert reports[0].files == reports[1].files
    assert len(reports[0].files) == 7 + 8 + 1


def test_a_copy_under_another_name_is_exported_alike(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy of it.duckdb"
    copy.write_bytes(database.read_bytes())

    first, second = (export(one, tmp_path / one.stem, Wish()) for one in (database, copy))

    assert first.files == second.files
    assert first.row_counts["core.mart_of_2024"] == 4


@pytest.mark.parametrize(
    ("wish", "counts"),
    [
        (Wish(years=["2024"]), {INCOME: 4, "core.dim_documents": 2, "core.fct_document_lines": 2}),
        (Wish(offices=["0201"]), {INCOME: 4, "core.dim_offices": 1, "core.fct_document_lines": 2}),
        (Wish(offices=["驻乙办事处"], years=["2024"]), {INCOME: 2, "core.fct_document_lines": 1}),
        (Wish(tables=["FCT_Functional_Income"], years=["2023"]), {INCOME: 2}),
    ],
)
def test_filters_reach_every_table_that_they_can(
    tmp_path: Path, wish: Wish, counts: dict[str, int]
) -> None:
    lines = [(document, 1, "x") for document in ("2023/a", "2024/a", "2024/b")]
    database = write_database(tmp_path / "juesuan.duckdb", income=ROWS, lines=lines)

    found = export(database, tmp_path / "to", wish, [FileFormat.PARQUET]).row_counts

    assert {name: found[name] for name in counts} == counts
    assert len(found) == (1 if wish.tables else 7)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(tables=["fct_functional_incme"]), "No table .* Nearest: core.fct_functional_income"),
        (Wish(tables=["fct"]), "Several tables match 'fct'"),
        (Wish(tables=["../../etc/passwd"]), "No table"),
        (Wish(tables=["int_secret"]), "No table"),
        (Wish(offices=["0203"]), "No office '0203'. Nearest: 020"),
        (Wish(years=["2042"]), "no disclosure of '2042'. Its years: 2023, 2024"),
    ],
)
def test_what_is_not_published_names_the_nearest(
    database: Path, tmp_path: Path, wish: Wish, words: str
) -> None:
    with pytest.raises(UnknownValueError, match=words):
        export(database, tmp_path / "to", wish)
    assert not (tmp_path / "to").exists()


def test_rows_beyond_a_sheet_go_on_in_the_next(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "ROWS_A_SHEET", 3)
    report = export(database, tmp_path, Wish(tables=[INCOME]), [FileFormat.EXCEL])

    workbook = openpyxl.load_workbook(tmp_path / "juesuan.xlsx")
    names = ["fct_functional_income", "fct_functional_income (2)"]
    assert workbook.sheetnames[1:] == names
    rows = [row for name in names for row in sheet_rows(tmp_path / "juesuan.xlsx", name)]
    assert len(rows) == len(ROWS)
    assert workbook[names[1]]["A1"].value == workbook[names[0]]["A1"].value
    assert [
        (table, "go on in fct_functional_income (2)" in text) for table, text in report.limits
    ] == [
        (INCOME, True),
        (INCOME, False),
    ]


def test_a_text_too_long_for_a_cell_says_so(tmp_path: Path) -> None:
    text = "决𠮷" * 20_000
    database = write_database(tmp_path / "juesuan.duckdb", lines=[("2024/a", 1, text)])
    report = export(database, tmp_path / "to", Wish(tables=["fct_document_lines"]))

    [[_, _, shown]] = sheet_rows(tmp_path / "to" / "juesuan.xlsx", "fct_document_lines")
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    assert shown.startswith("决𠮷决")
    assert shown.endswith("【截断 cut: 40000 characters, whole in CSV and Parquet】")
    assert "1 cells have more than 32,767 characters" in report.limits[0][1]
    assert text in (tmp_path / "to/csv/core.fct_document_lines.csv").read_text("utf-8")


def test_a_table_whose_name_is_a_path_is_not_exported(tmp_path: Path) -> None:
    path = write_database(tmp_path / "juesuan.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute('create table core."../../escaped" (a integer)')

    with pytest.raises(UnsafeNameError, match="escaped"):
        export(path, tmp_path / "to", Wish())
    assert not (tmp_path / "to").exists()


def test_a_view_of_the_database_reads_no_other_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    path = write_database(tmp_path / "juesuan.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"create view core.mart_leak as from read_text('{secret}')")

    with pytest.raises(duckdb.Error, match="disabled by configuration"):
        export(path, tmp_path / "to", Wish(tables=["mart_leak"]))
    assert not list((tmp_path / "to").rglob("*mart_leak*"))


def test_sheet_names_are_short_and_unique() -> None:
    taken: set[str] = set()
    long = "fct_functional_expenditure_general_public_budget"
    names = [next(sheet_names(name, taken)) for name in (long, long, "Fct_A", "fct_a")]

    assert names == [
        "fct_functional_~l_public_budget",
        "fct_functiona~public_budget (2)",
        "Fct_A",
        "fct_a (2)",
    ]
    assert max(map(len, names)) <= 31
