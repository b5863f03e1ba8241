"""Every question of the cookbook has its header, its place in the README and its test."""

import re
from pathlib import Path

import pytest
from answers import COOKBOOK, QUESTIONS

from corpus.history import AnalystWarehouse
from juesuan.summation.guard import refuse_double_counting
from juesuan.warehouse.query import asking

pytestmark = pytest.mark.xdist_group("analysts")
_FIELDS = ("问：", "Asks: ", "Reads: ", "Answer: ", "Doubtful: ")
_DOUBTS = {"quality_status", "open_findings", "disputed_count", "status", "is_corrected"}
_NAMING = {"core.dim_documents", "core.dim_offices"}
_TABLE = re.compile(r"\b(core|analysis|quality|intermediate|staging|reference|raw)\.(\w+)")
every_question = pytest.mark.parametrize("question", QUESTIONS)


def parts(question: str) -> tuple[list[str], str]:
    """Return the lines of the header comment, and the query."""
    text = (COOKBOOK / f"{question}.sql").read_text(encoding="utf-8")
    # a line that begins with -- would be an option of a command line
    header, query = text.removeprefix("/*\n").split("*/\n", 1)
    assert text.startswith("/*\n")
    return header.splitlines(), query


def field(header: list[str], name: str) -> str:
    """Return one field of a header, its further lines joined."""
    start = next(place for place, line in enumerate(header) if line.startswith(name))
    told = [header[start].removeprefix(name)]
    for line in header[start + 1 :]:
        if not line.startswith("  "):
            break
        told.append(line.strip())
    return " ".join(told)


def test_the_cookbook_has_enough_questions() -> None:
    assert len(QUESTIONS) >= 18


@every_question
def test_a_question_has_its_header(question: str) -> None:
    header, query = parts(question)

    starts = [name for line in header for name in _FIELDS if line.startswith(name)]
    assert starts == list(_FIELDS)
    assert field(header, "问：").endswith("？")
    assert field(header, "Asks: ").endswith("?")
    tables = {".".join(found) for found in _TABLE.findall(query)}
    read = {".".join(found) for found in _TABLE.findall(field(header, "Reads: "))}
    assert tables - _NAMING == read - _NAMING


@every_question
def test_a_question_is_plain_sql_on_public_tables(question: str) -> None:
    _, query = parts(question)

    assert not re.search(r"\{\{|\{%|\{#", query)
    schemas = {schema for schema, _ in _TABLE.findall(query)}
    assert schemas <= {"core", "analysis", "quality"}
    assert query.count("order by")


@every_question
def test_amounts_stand_beside_their_doubt(
    analyst_warehouse: AnalystWarehouse, question: str
) -> None:
    query = (COOKBOOK / f"{question}.sql").read_text(encoding="utf-8")
    with asking(analyst_warehouse.database) as asked:
        refuse_double_counting(asked, query)
        names = asked(query, ()).columns

    if any(name.endswith(("_wan", "_pct", "_yuan")) for name in names):
        assert _DOUBTS & set(names) or "confirmed_pct" in names


@every_question
def test_a_question_is_checked_against_the_truth(question: str) -> None:
    tests = [path for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__)]

    assert any(f'"{question}"' in path.read_text(encoding="utf-8") for path in tests)


@every_question
def test_the_readme_lists_a_question(question: str) -> None:
    header, _ = parts(question)
    readme = (COOKBOOK / "README.md").read_text(encoding="utf-8")

    row = f"| [{question}]({question}.sql) | {field(header, '问：')} | {field(header, 'Asks: ')} |"
    assert row in readme


def test_the_readme_lists_nothing_else() -> None:
    readme = (COOKBOOK / "README.md").read_text(encoding="utf-8")

    assert sorted(re.findall(r"\]\((\w+)\.sql\)", readme)) == QUESTIONS
