"""The independent count agrees with the text it was read from, so that it cannot rot.

Only the disclosures and the CSV files of this folder are read; the package is not imported.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
DOCUMENTS = HERE.parents[2] / "documents"
STEMS = ("shanxi-guangzhou-2024", "shanxi-xinjiang-2024")
TABLES = tuple(f"{number:02d}" for number in range(1, 11))

AMOUNT = re.compile(r"-?[\d,]+\.\d+")
NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")
DASHES = re.compile(r"—+")
# What the README's rules leave out of the narrative.
NOT_A_FIGURE = re.compile(
    r"20\d\d年|\d+月\d+日"  # years and dates
    r"|[(（]\d+[)）](?=\s*\w)|^#* ?\**\d+、|(?<=[：；])\d+、"  # list markers
    r"|单价100万元（含）以上"  # the threshold in the name of a statistic
)
KINDS = {"amount", "change_amount", "change_pct", "share_pct", "completion_pct", "budget", "count"}
MONEY_LABELS = {"资金总额", "省级财政资金"}
MONEY_SLOTS = (
    "target_reported",
    "initial_budget",
    "annual_budget",
    "executed",
    "carried_over",
    "execution_rate",
    "score",
)


def cells(line: str) -> list[str]:
    """Return the cells of one line without emphasis tags and outer spaces."""
    return [re.sub(r"</?b>", "", cell).strip() for cell in line.split("\t")]


def squeezed(text: str) -> str:
    """Return a text without white space and with full-width brackets."""
    return re.sub(r"\s", "", text).replace("(", "（").replace(")", "）")


def lines_of(stem: str) -> list[str]:
    """Return a disclosure's lines, the first at index 1 as editors count."""
    path = next(DOCUMENTS.glob(f"*/{stem}.txt"))
    return ["", *path.read_text(encoding="utf-8").split("\n")]


def golden(stem: str, name: str) -> list[dict[str, str]]:
    """Return the rows of one golden file."""
    with (HERE / stem / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table_lines(lines: list[str], table_no: str) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells from a table's marker to its 注 line."""
    start = next(n for n, line in enumerate(lines) if line.startswith(f"公开{table_no}"))
    for number in range(start, len(lines)):
        if lines[number].startswith("注："):
            return
        yield number, cells(lines[number])


def value_cells(lines: list[str], table_no: str) -> Iterator[tuple[int, str]]:
    """Yield every cell of a table that is a figure: no code, no 行次, no 栏次."""
    for number, row in table_lines(lines, table_no):
        # Amounts have decimals and codes have none; only table 10 counts things in whole numbers.
        candidates, wanted = (row[2:], NUMBER) if table_no == "10" else (row, AMOUNT)
        for cell in candidates:
            if wanted.fullmatch(cell) or DASHES.fullmatch(cell):
                yield number, cell


def narrative_numbers(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield every number that 第三部分 states, in reading order."""
    inside = False
    for number, line in enumerate(lines):
        heading = line.lstrip("#* ")
        if line.startswith("#") and heading.startswith(("第三部分", "第四部分")):
            inside = heading.startswith("第三部分")
        if inside:
            # A neutral character keeps the numbers on both sides apart.
            for match in NUMBER.finditer(NOT_A_FIGURE.sub("□", line)):
                yield number, match.group()


def section_text(lines: list[str], last: int) -> str:
    """Return the narrative up to and with one line."""
    start = next(n for n, line in enumerate(lines) if re.match(r"#+ 第三部分", line))
    return squeezed("".join(lines[start : last + 1]))


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("table_no", TABLES)
def test_table_values_are_the_printed_cells(stem: str, table_no: str) -> None:
    """Each value of a table is one cell of its line, and no value cell is left out."""
    rows = [row for row in golden(stem, "reported_figures") if row["table_no"] == table_no]
    counted = Counter((int(row["source_line"]), row["value_text"]) for row in rows)
    assert counted == Counter(value_cells(lines_of(stem), table_no))


@pytest.mark.parametrize("stem", STEMS)
def test_table_keys_are_printed_on_the_line(stem: str) -> None:
    """Codes and 行次 stand on their line, and a key with its measure occurs once."""
    lines, rows = lines_of(stem), golden(stem, "reported_figures")
    for row in rows:
        printed = row["table_no"] == "09" or row["row_key"] in cells(lines[int(row["source_line"])])
        assert printed, row
        is_dash = DASHES.fullmatch(row["value_text"]) is not None
        assert row["cell_state"] == ("not_applicable" if is_dash else "printed"), row
    keys = Counter((row["table_no"], row["row_key"], row["measure_label"]) for row in rows)
    assert max(keys.values()) == 1


def column_of(lines: list[str], row: dict[str, str]) -> int | None:
    """Return the position at which a table's value must stand, or None where cells have moved."""
    printed = cells(lines[int(row["source_line"])])
    table_no, key, label = row["table_no"], row["row_key"], row["measure_label"]
    if table_no in {"01", "10"} or label == "金额":
        return printed.index(key) + 1
    if table_no in {"02", "03", "04", "05"}:
        rows = ([squeezed(cell) for cell in line] for _, line in table_lines(lines, table_no))
        return next(header.index(label) for header in rows if label in header)
    if table_no == "06" and key != "公用经费合计":
        return printed.index(key) + 2
    return None


@pytest.mark.parametrize("stem", STEMS)
def test_table_values_stand_in_their_column(stem: str) -> None:
    """A value stands under its header, beside its 行次, or after its code and name.

    The total of 公用经费 and table 09 are left out: their cells moved, the README says how.
    """
    lines = lines_of(stem)
    for row in golden(stem, "reported_figures"):
        column = column_of(lines, row)
        if column is not None:
            assert cells(lines[int(row["source_line"])])[column] == row["value_text"], row


@pytest.mark.parametrize("stem", STEMS)
def test_narrative_values_are_the_printed_numbers(stem: str) -> None:
    """The narrative's values are all its numbers, in reading order."""
    rows = golden(stem, "narrative_figures")
    counted = [(int(row["source_line"]), row["value_text"]) for row in rows]
    assert counted == list(narrative_numbers(lines_of(stem)))


@pytest.mark.parametrize("stem", STEMS)
def test_narrative_words_are_printed(stem: str) -> None:
    """Subjects are words of the text; unit, kind and sign are of closed lists and fit together."""
    lines = lines_of(stem)
    for row in golden(stem, "narrative_figures"):
        assert squeezed(row["subject"]) in section_text(lines, int(row["source_line"])), row
        assert row["kind"] in KINDS, row
        assert (row["unit"] == "%") == row["kind"].endswith("_pct"), row
        assert (row["sign"] in {"increase", "decrease"}) == row["kind"].startswith("change_"), row


@pytest.mark.parametrize("stem", STEMS)
def test_project_indicators_are_the_printed_rows(stem: str) -> None:
    """Every line between 一级指标 and 总分 is one indicator with its printed cells in order."""
    lines, rows = lines_of(stem), golden(stem, "project_indicators")
    expected: list[int] = []
    inside = False
    for number, line in enumerate(lines):
        inside = inside and "总分" not in [squeezed(cell) for cell in cells(line)]
        if inside and line.strip():
            expected.append(number)
        inside = inside or "一级指标" in cells(line)
    assert [int(row["source_line"]) for row in rows] == expected
    for row in rows:
        printed = [squeezed(cell) for cell in cells(lines[int(row["source_line"])]) if cell]
        names = ("level_3", "initial_target", "adjusted_target", "actual_value", "weight", "score")
        values = [row[name] for name in names if row[name]]
        start = len(printed) - 1 - printed[::-1].index(values[0])
        # Equal neighbours (二级指标 and 三级指标 成本指标) leave the last of them as the start.
        assert printed[start : start + len(values)] == values, row


@pytest.mark.parametrize("stem", STEMS)
def test_project_levels_are_printed_or_noted(stem: str) -> None:
    """A level stands on its line or is the last one printed above; anything else has a note."""
    lines, rows = lines_of(stem), golden(stem, "project_indicators")
    above = {"level_1": "", "level_2": ""}
    for row in rows:
        printed = [squeezed(cell) for cell in cells(lines[int(row["source_line"])])]
        for name, last in above.items():
            assert row[name] in printed or row[name] == last or row["note"], row
        above = {name: row[name] for name in above}


@pytest.mark.parametrize("stem", STEMS)
def test_project_money_is_the_printed_numbers(stem: str) -> None:
    """Money values are the line's numbers in order; where their number differs, a note says so."""
    lines, rows = lines_of(stem), golden(stem, "project_money")
    expected = []
    for number, line in enumerate(lines):
        labels = {squeezed(cell).rstrip("：:") for cell in cells(line)}
        if labels & MONEY_LABELS and any(NUMBER.fullmatch(cell) for cell in cells(line)):
            expected.append(number)
    assert [int(row["source_line"]) for row in rows] == expected
    for row in rows:
        printed = [cell for cell in cells(lines[int(row["source_line"])]) if NUMBER.fullmatch(cell)]
        values = [row[name] for name in MONEY_SLOTS if row[name]]
        rest = iter(printed)
        assert all(value in rest for value in values), row
        assert (printed == values and len(values) == len(MONEY_SLOTS)) or row["note"], row


@pytest.mark.parametrize("stem", STEMS)
def test_projects_are_the_printed_tables(stem: str) -> None:
    """Heads, total scores, grades and the prose of the project tables are printed as counted."""
    lines, rows = lines_of(stem), golden(stem, "projects")
    titles = [n for n, line in enumerate(lines) if re.search(r"项目支出绩效自评表\**\s*$", line)]
    assert [int(row["source_line"]) for row in rows] == titles
    for row, start, end in zip(rows, titles, [*titles[1:], len(lines)], strict=True):
        table = [cell for line in lines[start:end] for cell in cells(line) if cell]
        for name in ("project_name", "unit_text", "supervisor_text", "grade"):
            assert row[name] in table, row
        total = [squeezed(cell) for cell in table].index("总分")
        assert table[total + 1 : total + 3] == [row["total_score"], row["grade"]]
        prose = "".join(cell for cell in table if "预算执行率" in cell)
        executed = row["stated_executed"]
        assert f"{row['stated_budget']}万元" in prose
        assert executed == "全部支出" or f"支出{executed}万元" in prose
        assert executed in prose
        assert f"{row['stated_execution_pct']}%" in prose
