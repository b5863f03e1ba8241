"""Text of others on a console: printed as it is, never obeyed."""

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from juesuan.commands.extract import print_extraction
from juesuan.commands.progress_bar import progress_bar
from juesuan.extraction.rows import RawExtractionBalance, RawRow
from juesuan.extraction.summary import ExtractionSummary
from juesuan.intake import SourceFile
from juesuan.printing import PlainConsole, print_answer, print_json, print_line
from juesuan.tracing.lines import print_file_line, print_heading, print_indented
from juesuan.warehouse.query import Answer

HOSTILE = "[/] [red]x[/red] [link=http://x.invalid]y[/link] :100: 1:100:2 \\[b] {{ 1 }} %s"
HIDDEN = "a\x1b[31m\x07\x9b\r\x0b\x0cb\u200b\u200f\u202e\u2028\ufeff\udcff"
SEEN = "a�[31m�����b������"


def console(width: int = 400) -> tuple[PlainConsole, io.StringIO]:
    out = io.StringIO()
    return PlainConsole(file=out, width=width), out


@pytest.mark.parametrize("printed", [print_line, print_heading, print_file_line, print_indented])
@pytest.mark.parametrize(("text", "seen"), [(HOSTILE, HOSTILE), (HIDDEN, SEEN)])
def test_a_line_is_printed_as_it_is(printed: object, text: str, seen: str) -> None:
    to, out = console()
    printed(to, text)  # type: ignore[operator]

    assert out.getvalue().strip() == seen


def test_a_printed_line_keeps_its_tabs_and_a_wide_one_its_length() -> None:
    to, out = console(20)
    print_file_line(to, "合计\t12.00\t" + "某" * 100)

    assert out.getvalue() == "  合计\t12.00\t" + "某" * 100 + "\n"


def test_no_value_breaks_the_table_that_shows_it() -> None:
    to, out = console()
    rows = [(HOSTILE, Decimal("1.50")), (HIDDEN, None), ("a|b\n| c | 9 |", Decimal(2))]
    print_answer(to, Answer(("[red]name|", "amount"), rows), as_json=False)

    lines = [line.strip() for line in out.getvalue().splitlines() if line.strip()]
    assert len(lines) == 5
    assert lines[0].startswith("| [red]name\\| ")
    assert [line.replace("\\|", "").count("|") for line in lines] == [3] * 5
    assert HOSTILE in lines[2]
    assert SEEN in lines[3]
    assert lines[4].startswith("| a\\|b↵\\| c \\| 9 \\| ")


def test_json_is_valid_exact_and_shows_what_is_hidden() -> None:
    value = {
        HOSTILE: HIDDEN,
        "more": [HOSTILE, "\U000e0041", Decimal("1.50"), float("nan"), float("-inf"), 0.5],
        "map": {(1, 2): "text"},
    }
    to, out = console(20)
    print_json(to, value)

    told = json.loads(out.getvalue(), parse_constant=pytest.fail)
    assert told == {
        HOSTILE: HIDDEN,
        "more": [HOSTILE, "\U000e0041", "1.50", "nan", "-inf", 0.5],
        "map": {"(1, 2)": "text"},
    }
    assert out.getvalue().replace("\n", "").isprintable()


def test_names_of_files_stand_in_the_balance() -> None:
    balance = RawExtractionBalance("2024/[/]|a", "2024/[/]|a.txt", 1, "[red]", *[0] * 7)
    rows: list[RawRow] = [balance]
    summary = ExtractionSummary()
    list(summary.count([rows]))
    to, out = console()
    print_extraction(to, summary, as_json=False)

    assert "| 2024/[/]\\|a.txt | [red]" in out.getvalue()


def test_the_bar_shows_the_name_of_a_file(tmp_path: Path) -> None:
    out = io.StringIO()
    with progress_bar(PlainConsole(file=out, width=200, force_terminal=True)) as progress:
        progress.document(SourceFile(tmp_path, "[/]:100:.txt"), 1)

    assert "[/]:100:.txt" in out.getvalue()
