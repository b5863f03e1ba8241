"""Text that is safe in a spreadsheet and comes back as it was."""

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.export.spreadsheet_text import guarded_sql, is_dangerous, unguarded

STARTERS = "=+-@＝＋－＠"
CONNECTION = duckdb.connect()
HOSTILE = st.text(
    st.sampled_from([*STARTERS, *"'\t\r\n \"|,;", "\u3000", "\u200b", "\ufeff", "a", "决"])
)


def guarded(text: str) -> str:
    row = CONNECTION.execute(f"select {guarded_sql('$text')}", {"text": text}).fetchone()
    assert row
    return str(row[0])


@pytest.mark.parametrize("text", ["0201", "", "a=1", "———", "≥95%", "'因公", "<=5", "100", "．5"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text
    assert not is_dangerous(text)


@pytest.mark.parametrize("before", ["", " ", "\t", "\u3000", "\u200b", "\ufeff", "'", "\r\n "])
@pytest.mark.parametrize("starter", STARTERS)
def test_what_could_begin_a_formula_gets_an_apostrophe(starter: str, before: str) -> None:
    text = f'{before}{starter}HYPERLINK("x")'

    assert guarded(text) == "'" + text
    assert is_dangerous(text)
    assert unguarded(guarded(text)) == text


@given(st.one_of(st.text(), HOSTILE))
def test_any_text_comes_back_and_none_begins_a_formula(text: str) -> None:
    text = text.replace("\0", "")
    written = guarded(text)

    assert unguarded(written) == text
    assert not written.lstrip().startswith(tuple(STARTERS))
    assert not written.startswith(("\t", "\r", "\n"))
    assert (written != text) == is_dangerous(text)
