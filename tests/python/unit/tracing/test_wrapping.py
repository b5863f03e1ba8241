"""Lines of a trace fit the terminal: between Chinese characters, else at spaces."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from juesuan.tracing.lines import wrapped


def test_chinese_breaks_anywhere_and_words_stay_whole() -> None:
    assert list(wrapped("公开06表第287行 confirmed by 3", 16)) == [
        "公开06表第287行",
        "confirmed by 3",
    ]
    assert list(wrapped("一二三四五", 4)) == ["一二", "三四", "五"]


@given(st.text("一二三ab （）,.1", max_size=80), st.integers(8, 40))
def test_no_character_is_lost_and_lines_fit(text: str, width: int) -> None:
    lines = list(wrapped(text, width))

    assert "".join("".join(lines).split()) == "".join(text.split())
    longest = max((len(word) for word in text.split()), default=0)
    assert all(cell_len(line) <= max(width, 2 * longest) for line in lines)
