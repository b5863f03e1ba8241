"""The README's queries give the answers printed under them."""

import io
import re
from pathlib import Path

import pytest

from juesuan.printing import PlainConsole, print_answer
from juesuan.project import ROOT
from juesuan.warehouse.query import ask

pytestmark = pytest.mark.xdist_group("warehouse")
QUERIES = re.findall(
    r"```sql\n(.*?)```\n\n((?:\|[^\n]*\n)+)",
    (ROOT / "README.md").read_text(encoding="utf-8"),
    re.DOTALL,
)


def printed(warehouse: Path, query: str) -> list[str]:
    console = PlainConsole(file=io.StringIO(), width=200)
    print_answer(console, ask(warehouse, query), as_json=False)
    assert isinstance(console.file, io.StringIO)
    return [line.strip() for line in console.file.getvalue().splitlines() if line.strip()]


def test_the_readme_has_six_queries_with_answers() -> None:
    assert len(QUERIES) == 6


@pytest.mark.parametrize(("query", "answer"), QUERIES)
def test_a_query_gives_the_answer_under_it(seed_warehouse: Path, query: str, answer: str) -> None:
    assert printed(seed_warehouse, query) == answer.splitlines()
