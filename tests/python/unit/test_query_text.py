"""Where the text of a query comes from."""

from pathlib import Path

import pytest

from juesuan.warehouse.query import NoQueryError, query_text


def test_a_query_is_text_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "question.sql"
    file.write_text("select 1", encoding="utf-8-sig")

    assert query_text("select 2", None) == "select 2"
    assert query_text(None, file) == "select 1"


@pytest.mark.parametrize(
    ("query", "file", "message"),
    [
        (None, None, "Give a query, or --file"),
        ("select 1", Path("a.sql"), "Give a query, or --file"),
        (None, Path("no-such.sql"), r"no-such\.sql cannot be read"),
    ],
)
def test_a_missing_query_says_what_to_give(
    query: str | None, file: Path | None, message: str
) -> None:
    with pytest.raises(NoQueryError, match=message):
        query_text(query, file)
