"""The reference seeds agree with themselves and with what the real disclosures print."""

import csv
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
SEEDS = ROOT / "seeds" / "reference"
DOCUMENTS = sorted((ROOT / "documents" / "2024").glob("*.txt"))

KEYS = {
    "balance_lines": ("table_no", "side", "line_number"),
    "code_changes": ("change_id", "from_code", "to_code"),
    "economic_classification": ("economic_code",),
    "expenditure_natures": ("expenditure_nature",),
    "functional_classes": ("functional_code",),
    "fund_scopes": ("fund_scope",),
    "income_sources": ("income_source",),
    "office_aliases": ("alias",),
    "offices": ("office_code",),
    "provinces": ("province_code",),
    "statistics_items": ("line_number",),
    "three_public_items": ("row_key",),
    "units": ("unit_text",),
}
REFERENCES = [
    ("balance_lines", "class_code", "functional_classes", "functional_code"),
    ("balance_lines", "fund_scope", "fund_scopes", "fund_scope"),
    ("balance_lines", "income_source", "income_sources", "income_source"),
    ("economic_classification", "class_code", "economic_classification", "economic_code"),
    ("economic_classification", "parent_code", "economic_classification", "economic_code"),
    ("fund_scopes", "part_of_fund_scope", "fund_scopes", "fund_scope"),
    ("office_aliases", "office_code", "offices", "office_code"),
    ("offices", "parent_office_code", "offices", "office_code"),
    ("offices", "parent_office_name", "offices", "office_name"),
    ("offices", "province_code", "provinces", "province_code"),
    ("offices", "province_name", "provinces", "province_name"),
    ("offices", "office_name", "office_aliases", "alias"),
    ("statistics_items", "parent_line_number", "statistics_items", "line_number"),
    ("statistics_items", "unit", "units", "unit_text"),
    ("three_public_items", "economic_code", "economic_classification", "economic_code"),
    ("three_public_items", "parent_row_key", "three_public_items", "row_key"),
]
ORDINAL = re.compile(r"^([一二三四五六七八九十]+、|（[一二三]）|\d\.)")


def rows_of(seed: str) -> list[dict[str, str]]:
    with (SEEDS / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def printed_cells(document: Path, first: str, last: str) -> Iterator[list[str]]:
    """Cells, without marks and white space, of the lines between two table markers."""
    text = re.sub(r"</?b>", "", document.read_text(encoding="utf-8"))
    text = text.replace("(", "（").replace(")", "）")
    body = re.split(rf"公开{last}", re.split(rf"公开{first}", text)[1])[0]
    for line in body.splitlines():
        yield [re.sub(r"\s", "", cell) for cell in line.split("\t")]


def printed_lines(document: Path, table_no: str) -> dict[str, str]:
    """Names by line number of a balance table, both sides, as far as a name is printed."""
    following = f"{int(table_no) + 1:02d}"
    return {
        number: ORDINAL.sub("", name)
        for cells in printed_cells(document, table_no, following)
        for name, number in pairwise(cells)
        if number.isdigit() and name not in {"", "栏次"} and re.search("[一-鿿]", name)
    }


def printed_economic_names() -> dict[str, str]:
    """Names by economic code, the union of what every document prints in table 06."""
    return {
        code: name
        for document in DOCUMENTS
        for cells in printed_cells(document, "06", "07")
        for code, name in pairwise(cells)
        if re.fullmatch(r"3\d\d(\d\d)?", code)
    }


def sort_key(seed: str, row: dict[str, str]) -> tuple[tuple[int, str], ...]:
    """Key of a row; line numbers count as numbers."""
    return tuple(
        (int(row[column]), "") if column == "line_number" else (0, row[column])
        for column in KEYS[seed]
    )


@pytest.mark.parametrize("seed", KEYS)
def test_rows_are_sorted_by_a_key_without_duplicates(seed: str) -> None:
    keys = [sort_key(seed, row) for row in rows_of(seed)]
    assert keys
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("seed", KEYS)
def test_file_is_utf8_with_plain_line_ends_and_trimmed_cells(seed: str) -> None:
    content = (SEEDS / f"{seed}.csv").read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert all(cell == cell.strip() for row in rows_of(seed) for cell in row.values())


@pytest.mark.parametrize("seed", KEYS)
def test_every_column_is_described_and_text(seed: str) -> None:
    [properties] = yaml.safe_load((SEEDS / f"{seed}.yml").read_text(encoding="utf-8"))["seeds"]
    columns = list(rows_of(seed)[0])
    assert properties["name"] == seed
    assert properties["description"].startswith("One row a")
    assert [column["name"] for column in properties["columns"]] == columns
    assert all(column["description"].strip() for column in properties["columns"])
    assert properties["config"]["column_types"] == dict.fromkeys(columns, "varchar")


@pytest.mark.parametrize(("seed", "column", "to_seed", "to_column"), REFERENCES)
def test_every_reference_exists(seed: str, column: str, to_seed: str, to_column: str) -> None:
    known = {row[to_column] for row in rows_of(to_seed)} | {""}
    assert {row[column] for row in rows_of(seed)} <= known


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("table_no", ["01", "04"])
def test_balance_lines_are_the_printed_lines(document: Path, table_no: str) -> None:
    rows = [row for row in rows_of("balance_lines") if row["table_no"] == table_no]
    expected = {row["line_number"]: row["line_name"] for row in rows}
    assert expected == printed_lines(document, table_no)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("table_no", ["01", "04"])
def test_functional_classes_stand_on_their_printed_lines(document: Path, table_no: str) -> None:
    printed = printed_lines(document, table_no)
    rows = [row for row in rows_of("functional_classes") if row[f"table_{table_no}_line"]]
    assert len(rows) == 26
    for row in rows:
        assert printed[row[f"table_{table_no}_line"]] == row["functional_name"]


def test_balance_lines_agree_with_the_functional_classes() -> None:
    classes = {row["functional_code"]: row for row in rows_of("functional_classes")}
    for line in rows_of("balance_lines"):
        if line["line_kind"] == "class":
            carried = classes[line["class_code"]]
            assert line["line_number"] == carried[f"table_{line['table_no']}_line"]
            assert line["line_name"] == carried["functional_name"]
            assert line["ordinal"] == carried["ordinal"]


def test_balance_lines_add_up_to_lines_of_their_own_side() -> None:
    rows = rows_of("balance_lines")
    subtotals = {
        (row["table_no"], row["side"], row["line_number"])
        for row in rows
        if row["is_subtotal"] == "true"
    }
    added_to = {(row["table_no"], row["side"], row["adds_to_line"]) for row in rows}
    assert {target for target in added_to if target[2]} == subtotals


def test_income_sources_name_the_lines_of_table_01_that_carry_them() -> None:
    for source in rows_of("income_sources"):
        lines = [
            row["line_number"]
            for row in rows_of("balance_lines")
            if row["table_no"] == "01" and row["income_source"] == source["income_source"]
        ]
        assert "|".join(lines) == source["table_01_lines"]


def test_economic_classification_is_what_table_06_prints() -> None:
    expected = {
        row["economic_code"]: row["economic_name"] for row in rows_of("economic_classification")
    }
    assert expected == printed_economic_names()
    assert {"30299", "31010"} <= set(expected)


def test_economic_levels_follow_the_codes() -> None:
    for row in rows_of("economic_classification"):
        code = row["economic_code"]
        is_class = len(code) == 3
        assert row["code_level"] == ("class" if is_class else "item")
        assert row["class_code"] == code[:3]
        assert row["parent_code"] == ("" if is_class else code[:3])
        assert row["category"] == ("personnel" if code[:3] in {"301", "303"} else "public")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_statistics_items_are_the_printed_lines_of_table_10(document: Path) -> None:
    text = document.read_text(encoding="utf-8").split("公开10")[1].split("注：")[0]
    printed = {
        cells[1]: ORDINAL.sub("", cells[0])
        for cells in (
            re.sub(r" ", "", line).replace("(", "（").replace(")", "）").split("\t")
            for line in text.splitlines()
        )
        if len(cells) == 3 and cells[1].isdigit()
    }
    expected = {row["line_number"]: row["item_name"] for row in rows_of("statistics_items")}
    assert expected == printed


def test_each_short_name_begins_no_other_province() -> None:
    names = [
        (row["province_code"], name)
        for row in rows_of("provinces")
        for name in (row["province_name"], *row["short_names"].split("|"))
    ]
    assert len(rows_of("provinces")) == 34
    for code, name in names:
        assert all(other == code for other, longer in names if longer.startswith(name))


def test_office_names_begin_with_their_province() -> None:
    short = {row["province_code"]: row["short_names"] for row in rows_of("provinces")}
    for office in rows_of("offices"):
        assert office["office_name"].startswith(tuple(short[office["province_code"]].split("|")))


def test_money_units_have_a_decimal_factor_and_others_none() -> None:
    for unit in rows_of("units"):
        is_decimal = bool(re.fullmatch(r"0\.0*1|10*", unit["factor_to_wan"]))
        assert is_decimal == (unit["unit_kind"] == "money")
