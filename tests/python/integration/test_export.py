"""The export of the real disclosures: read back as stored, and a data package that validates."""

import csv
import hashlib
import json
import shutil
import socket
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
from frictionless import Package
from typer.testing import CliRunner

from juesuan.cli import app
from juesuan.export.catalogue import Kind, PublicTable, public_tables
from juesuan.export.folder import MANIFEST
from juesuan.export.spreadsheet_text import unguarded

pytestmark = pytest.mark.xdist_group("warehouse")
run = CliRunner().invoke


@pytest.fixture(scope="module")
def exported(seed_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("export")
    result = run(app, ["export", "--to", str(to), "--database", str(seed_warehouse)])
    assert result.exit_code == 0, result.output
    return to


@pytest.fixture(scope="module")
def warehouse(seed_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def tables(warehouse: duckdb.DuckDBPyConnection) -> tuple[PublicTable, ...]:
    return public_tables(warehouse)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def test_parquet_holds_every_row_as_stored(
    warehouse: duckdb.DuckDBPyConnection, tables: tuple[PublicTable, ...], exported: Path
) -> None:
    for table in tables:
        path = exported / "parquet" / f"{table.full_name}.parquet"
        with duckdb.connect() as reader:
            read = reader.execute(f"from '{path}' order by all").fetchall()
            kinds = [row[1] for row in reader.execute(f"describe from '{path}'").fetchall()]
        assert read == warehouse.execute(f"from {table.full_name} order by all").fetchall()
        assert kinds == [column.data_type for column in table.columns]


def test_csv_holds_every_value_as_stored(
    warehouse: duckdb.DuckDBPyConnection, tables: tuple[PublicTable, ...], exported: Path
) -> None:
    for table in tables:
        with (exported / f"csv/{table.full_name}.csv").open(
            encoding="utf-8-sig", newline=""
        ) as file:
            header, *rows = list(csv.reader(file))
        stored = warehouse.execute(f"from {table.full_name}").fetchall()

        assert tuple(header) == table.column_names
        for number, column in enumerate(table.columns):
            read = sorted(as_text(column.kind, row[number]) for row in rows)
            assert read == sorted(told(row[number]) for row in stored), column


def as_text(kind: Kind, cell: str) -> str:
    if kind is Kind.DECIMAL and cell:
        return told(Decimal(cell))
    return unguarded(cell) if kind is Kind.TEXT else cell


def told(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def test_the_workbook_holds_the_sums_and_keeps_zero_and_nothing_apart(
    warehouse: duckdb.DuckDBPyConnection, tables: tuple[PublicTable, ...], exported: Path
) -> None:
    workbook = openpyxl.load_workbook(exported / "juesuan.xlsx", read_only=True)
    assert len(workbook.sheetnames) == len(tables) + 1
    for table in tables:
        rows = list(workbook[table.sheet_name].iter_rows(min_row=2, values_only=True))
        header = next(workbook[table.sheet_name].iter_rows(max_row=1, values_only=True))
        stored = warehouse.execute(f"from {table.full_name}").fetchall()

        assert [str(name).rpartition("\n")[2] for name in header] == list(table.column_names)
        assert len(rows) == len(stored)
        for number, column in enumerate(table.columns):
            read = [row[number] for row in rows if row[number] not in (None, "")]
            kept = [row[number] for row in stored if row[number] not in (None, "")]
            assert len(read) == len(kept), column
            if column.kind is Kind.DECIMAL:
                assert sum(Decimal(str(value)) for value in read) == sum(kept), column
                assert read.count(0) == kept.count(0)
        cells = (cell for row in workbook[table.sheet_name].iter_rows() for cell in row)
        assert not [cell for cell in cells if cell.data_type == "f"]


def test_pandas_reads_what_analysts_read(exported: Path) -> None:
    frame = pd.read_excel(exported / "juesuan.xlsx", sheet_name="fct_economic_expenditure")
    codes = frame["经济分类科目代码\neconomic_code"]

    assert str(codes.iloc[0]) == "30101"
    table = pd.read_csv(exported / "csv" / "core.fct_economic_expenditure.csv")
    assert round(table["amount_wan"].sum(), 2) == round(frame["金额（万元）\namount_wan"].sum(), 2)


@pytest.mark.usefixtures("no_network")
def test_the_data_package_is_valid_without_a_network(exported: Path) -> None:
    report = Package(exported / "datapackage.json").validate()

    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] > 20


@pytest.fixture(scope="module")
def small_package(seed_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of one fact and the dimensions that it refers to."""
    to = tmp_path_factory.mktemp("small")
    names = ("fct_economic_expenditure", "dim_documents", "dim_offices", "dim_economic_codes")
    tables = [word for name in names for word in ("--table", name)]
    place = ["--to", str(to), "--format", "csv", "--database", str(seed_warehouse)]
    result = run(app, ["export", *tables, *place])
    assert result.exit_code == 0, result.output
    return to


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        (b"125.05", b"125.06", "hash-count"),
        (b",125.05,", b",one,", "type-error"),
        (b'2024/shanxi-guangzhou-2024"', b'2024/nowhere"', "foreign-key"),
    ],
)
def test_a_changed_file_is_found_invalid(
    small_package: Path, tmp_path: Path, old: bytes, new: bytes, error: str
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(small_package, copy)
    assert Package(copy / "datapackage.json").validate().valid
    changed = copy / "csv" / "core.fct_economic_expenditure.csv"
    content = changed.read_bytes()
    assert old in content
    changed.write_bytes(content.replace(old, new, 1))

    report = Package(copy / "datapackage.json").validate()

    assert not report.valid
    assert error in {kind for (kind,) in report.flatten(["type"])}


def test_the_data_package_says_what_the_columns_mean(
    exported: Path, tables: tuple[PublicTable, ...]
) -> None:
    package = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))
    resources = {one["name"]: one for one in package["resources"]}
    expenditure = resources["core.fct_economic_expenditure"]
    fields = {field["name"]: field for field in expenditure["schema"]["fields"]}
    extra = {field["name"]: field for field in expenditure["schema"]["extraFields"]}

    assert set(resources) == {table.full_name for table in tables}
    assert fields["amount_wan"]["columnType"] == "value"
    assert fields["economic_code"]["columnType"] == "economic-classification:generic:code"
    assert fields["class_code"]["columnType"] == "economic-classification:generic:level1:code"
    assert fields["office_code"]["columnType"] == "administrative-classification:generic:code"
    assert fields["fiscal_year"] | {"description": ""} == {
        "name": "fiscal_year",
        "type": "integer",
        "title": "年度",
        "description": "",
        "columnType": "date:fiscal-year",
    }
    assert extra["fiscal_currency"]["constant"] == "CNY"
    assert extra["fiscal_unit_factor"]["constant"] == 10_000
    assert extra["fiscal_phase"]["constant"] == "executed"
    assert expenditure["schema"]["primaryKey"] == ["document_id", "economic_code"]
    projects = resources["core.fct_performance_projects"]["schema"]
    phases = {one["name"]: one["normalize"] for one in projects["fields"] if "normalize" in one}
    assert phases["budget_wan"] == {"fiscal_phase": "adjusted"}
    assert [one["name"] for one in projects["extraFields"] if "normalizationTarget" in one]
    for measure in package["model"]["measures"].values():
        schema = resources[measure["resource"]]["schema"]
        assert measure["source"] in {field["name"] for field in schema["fields"]}
    hashes = {one["path"]: one["sha256"] for one in package["sources"]}
    for path, digest in hashes.items():
        assert (Path("documents") / path).name
        assert len(digest) == 64


def test_the_list_of_files_has_their_digests(exported: Path) -> None:
    listed = json.loads((exported / MANIFEST).read_text(encoding="utf-8"))["files"]

    there = {
        path.relative_to(exported).as_posix() for path in exported.rglob("*") if path.is_file()
    }
    assert {one["path"] for one in listed} == there - {MANIFEST}
    for one in listed:
        assert one["sha256"] == [hashlib.sha256((exported / one["path"]).read_bytes()).hexdigest()]


def test_the_command_answers_in_json(seed_warehouse: Path, tmp_path: Path) -> None:
    arguments = ["--table", "fct_three_public_items", "--format", "csv", "--format", "parquet"]
    place = ["--to", str(tmp_path), "--database", str(seed_warehouse), "--json"]
    result = run(app, ["export", *arguments, *place])
    answer = json.loads(result.stdout)

    assert result.exit_code == 0
    assert answer["tables"] == [{"table": "core.fct_three_public_items", "row_count": 12}]
    assert [file["path"] for file in answer["files"]] == [
        "parquet/core.fct_three_public_items.parquet",
        "csv/core.fct_three_public_items.csv",
        "datapackage.json",
    ]
    assert Package(tmp_path / "datapackage.json").validate().valid


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--table", "fct_tree_public_items"], 2, "Nearest: core.fct_three_public_"),
        (["--office", "驻广洲办事处"], 2, "Nearest: 200007"),
        (["--year", "2019"], 2, "Its years: 2024"),
        (["--database", "/nowhere.duckdb"], 2, "Nothing is published at /nowhere.duckdb"),
        (["--format", "pdf"], 2, "'pdf' is not one of"),
    ],
)
def test_what_cannot_be_exported_is_one_line(
    seed_warehouse: Path, tmp_path: Path, arguments: list[str], status: int, words: str
) -> None:
    base = ["export", "--to", str(tmp_path / "to"), "--database", str(seed_warehouse)]
    result = run(app, [*base, *arguments])

    assert result.exit_code == status
    assert words in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "to").exists()


def test_a_file_as_target_is_one_line(seed_warehouse: Path, tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("mine", encoding="utf-8")
    result = run(app, ["export", "--to", str(target), "--database", str(seed_warehouse)])

    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1
    assert target.read_text(encoding="utf-8") == "mine"
