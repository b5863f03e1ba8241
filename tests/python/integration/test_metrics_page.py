"""docs/metrics.md: its questions give the answers under them, and it lists every metric."""

import io
import json
import re
import shlex
from pathlib import Path

import pytest
from metric_questions import Question, ask_questions

from juesuan.printing import PlainConsole, print_answer
from juesuan.project import ROOT
from juesuan.warehouse.query import Answer

pytestmark = pytest.mark.xdist_group("warehouse")
PAGE = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"```sh\n(juesuan metrics query .*?)```\n\n((?:\|[^\n]*\n)+)", PAGE, re.DOTALL
)
LISTED = re.findall(r"^\| `(\w+)` \| ([^|]+) \|$", PAGE, re.MULTILINE)


def question(command: str) -> Question:
    """Read a command as `mf` does."""
    words = shlex.split(command.replace("\\\n", " "))[3:]
    options: dict[str, list[str]] = {}
    for name, value in zip(words[::2], words[1::2], strict=True):
        options.setdefault(name, []).append(value)
    lists = {name: values[0].split(",") for name, values in options.items()}
    return Question(
        lists["--metrics"],
        lists["--group-by"],
        options.get("--where", []),
        lists["--order"],
    )


def printed(answer: Answer) -> list[str]:
    console = PlainConsole(file=io.StringIO(), width=250)
    print_answer(console, answer, as_json=False)
    assert isinstance(console.file, io.StringIO)
    return [line.strip() for line in console.file.getvalue().splitlines() if line.strip()]


@pytest.fixture(scope="module")
def answers(seed_warehouse: Path) -> list[Answer]:
    return ask_questions(seed_warehouse, [question(command) for command, _ in EXAMPLES])


def test_the_page_has_five_questions_with_answers() -> None:
    assert len(EXAMPLES) == 5


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_a_question_gives_the_answer_under_it(answers: list[Answer], number: int) -> None:
    assert printed(answers[number]) == EXAMPLES[number][1].splitlines()


def test_the_page_lists_every_metric(seed_warehouse: Path) -> None:
    path = seed_warehouse.parent / ".dbt" / "target" / "semantic_manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))

    assert dict(LISTED) == {metric["name"]: metric["label"] for metric in manifest["metrics"]}
