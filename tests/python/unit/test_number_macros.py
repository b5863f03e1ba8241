"""The SQL macros read a printed number exactly as the extraction does."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from juesuan.disclosure.numbers import cell_state, fold, parse_number

MACROS = Path(__file__).parents[3] / "macros"
SCALE = 10
WHOLE_DIGITS = 18

PRINTED = [
    *("", " ", "0", "0.00", "-0.00", "00012.50", "1226.24", "1,226.24", "12,26.24", "1,226,24"),
    *(
        "１，２２６．２４",
        "（3.20）",
        "(3.20)",
        "(-3.20)",
        "()",
        "(",
        "-",
        "———",
        "————",
        "—",
        "－3.2",
    ),
    *(
        "−3.2",
        "–3.2",
        "﹣3.2",
        "—3.2",
        "3.2-",
        "+3.2",
        "3.",
        ".5",
        "3.2.1",
        "3,2",
        "1e5",
        "¥3",
        "3%",
    ),
    *(
        "12\u200b3",
        "1 226.24",
        "1\u30002\u00a03",
        "\ufeff5",
        "5\u00ad",
        "787.26 5",
        "5 2",
        "39 253.66",
        "1 226 .24",
        "1 226,240",
        "12 26.24",
        "1226. 24",
        "- 5",
        "( 5 )",
        "1\u200b 2",
        "N/A",
        "/",
        "\\",
        "__",
        "一",
    ),
    *("9" * 18, "9" * 19, "0" * 30 + "1", "1.0123456789", "1.01234567891", "5辆", "abc", "1\n2"),
]

number_like = st.text(
    alphabet="0123456789０１９,，.．-−–—－﹣()（）  \u200b\u3000\ufeff/_一¥%", max_size=14
)
well_formed = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "-", "−", "（", "("]),
    st.decimals(min_value=0, max_value=10**12, places=4).map("{:,}".format),
    st.sampled_from(["", "）", ")", " "]),
)
cells = st.one_of(number_like, well_formed, st.text(max_size=10)).filter(
    lambda text: "\0" not in text
)


class _Dispatch:
    """Stands in for dbt's adapter: finds the DuckDB variant of a macro."""

    def __init__(self) -> None:
        self.module: object = None

    def dispatch(self, name: str, _package: str | None = None) -> object:
        return getattr(self.module, f"duckdb__{name}")


def _render(macro: str) -> str:
    """Render one macro over the column `printed` as dbt would."""
    adapter = _Dispatch()
    sources = [
        path.read_text(encoding="utf-8")
        for folder in ("engine", "text", "numbers")
        for path in sorted((MACROS / folder).glob("*.sql"))
    ]
    environment = Environment(extensions=["jinja2.ext.do"], autoescape=False)
    template = environment.from_string("\n".join(sources), globals={"adapter": adapter})
    adapter.module = template.module
    return str(getattr(adapter.module, macro)("printed"))


QUERY = f"""
    select
        {_render("folded")} as folded_text,
        {_render("cell_state")} as state,
        {_render("printed_number")} as number,
        {_render("printed_decimals")} as decimals
    from (select unnest($texts) as printed)
"""


def _expected(text: str) -> tuple[str, str, Decimal | None, int | None]:
    number = parse_number(text)
    state = cell_state(text).value
    if number is None:
        return fold(text), state, None, None
    fits = number.decimals <= SCALE and abs(number.value) < 10**WHOLE_DIGITS
    return fold(text), state, number.value if fits else None, number.decimals


def _assert_same(texts: Sequence[str]) -> None:
    rows = duckdb.execute(QUERY, {"texts": list(texts)}).fetchall()
    assert rows == [_expected(text) for text in texts]


def test_macros_agree_on_what_documents_print() -> None:
    """Every odd form that a disclosure may print."""
    _assert_same(PRINTED)


@settings(max_examples=30, deadline=None)
@given(st.lists(cells, min_size=150, max_size=300))
def test_macros_agree_on_thousands_of_texts(texts: list[str]) -> None:
    """Thousands of generated cells, a few hundred in each query."""
    _assert_same(texts)
