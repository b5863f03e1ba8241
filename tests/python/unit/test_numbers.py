"""Printed numbers: exact values, and three kinds of nothing that stay apart."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.disclosure.numbers import CellState, cell_state, numeric_tokens, parse_number


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("1226.24", "1226.24", 2),
        ("1,226.24", "1226.24", 2),
        ("１，２２６．２４", "1226.24", 2),
        (" 1 226.24 ", "1226.24", 2),
        ("\u200b16.90\ufeff", "16.90", 2),
        ("-3.5", "-3.5", 1),
        ("－3.5", "-3.5", 1),
        ("−3.5", "-3.5", 1),
        ("(3.50)", "-3.50", 2),
        ("（3.50）", "-3.50", 2),
        ("0", "0", 0),
        ("0.00", "0.00", 2),
        ("12345678901234.123456", "12345678901234.123456", 6),
    ],
)
def test_a_printed_number_keeps_its_value_and_decimals(
    text: str, value: str, decimals: int
) -> None:
    number = parse_number(text)

    assert number is not None
    assert str(number.value) == value
    assert number.decimals == decimals


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—",
        "12O6.24",
        "1,22",
        "1,2345",
        "1.",
        ".5",
        "1.2.3",
        "5辆",
        "5 2",
        "787.26 5",
        "12 26.24",
        "--5",
        "10²",
        "五",
        "123456789012345",
        "1.1234567",
    ],
)
def test_what_is_not_one_whole_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", CellState.BLANK),
        (" \u3000\u200b", CellState.BLANK),
        ("0", CellState.PRINTED),
        ("0.00", CellState.PRINTED),
        ("———", CellState.NOT_APPLICABLE),
        ("——", CellState.NOT_APPLICABLE),
        ("-", CellState.NOT_APPLICABLE),
        ("12O6.24", CellState.UNREAD),
        ("无", CellState.UNREAD),
    ],
)
def test_blank_zero_and_not_applicable_are_three_things(text: str, state: CellState) -> None:
    assert cell_state(text) is state


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_what_is_printed_is_read_back_exactly(value: Decimal) -> None:
    number = parse_number(f"{value:,}")

    assert number is not None
    assert number.value == value
    assert number.decimals == 2


def test_tokens_are_counted_with_their_separators() -> None:
    assert numeric_tokens("2024年收入2,006.25万元，下降4.14%。１２") == [
        "2024",
        "2,006.25",
        "4.14",
        "12",
    ]
