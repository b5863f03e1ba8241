"""The words of the narrative, from the seeds of the repository."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from juesuan.disclosure.document import Document, Line
from juesuan.extraction.narrative import NarrativeTerms, read_narrative
from juesuan.extraction.rows import RawNarrativeFigure

Lines = tuple[Line, ...]
Reader = Callable[..., list[RawNarrativeFigure]]


@pytest.fixture(scope="session")
def terms(root: Path) -> NarrativeTerms:
    def rows(seed: str) -> list[Mapping[str, str]]:
        path = root / "seeds" / "reference" / f"{seed}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return NarrativeTerms.of(rows)


@pytest.fixture(scope="session")
def figures_of(terms: NarrativeTerms) -> Reader:
    """Read figures from printed lines; numbers that cannot be read fail the test."""

    def read(*texts: str, year: int = 2024, prefix: str = "") -> list[RawNarrativeFigure]:
        lines = tuple(Line(number, text) for number, text in enumerate(texts, start=1))
        figures, _, issues = read_narrative(lines, "doc", "2024/doc.txt", year, terms, prefix)
        assert not issues, issues
        return figures

    return read


def lines_between(document: Document, first: str, last: str) -> Lines:
    """Return the lines from the last heading that holds one text up to that with another."""
    texts = [line.text for line in document.lines]
    start = max(index for index, text in enumerate(texts) if first in text)
    end = max(index for index, text in enumerate(texts) if last in text)
    return document.lines[start:end]


@pytest.fixture(scope="session")
def narratives(documents: Mapping[str, Document]) -> dict[str, Lines]:
    """The narrative part of each disclosure by the stem of its file."""
    return {stem: lines_between(d, "第三部分", "第四部分") for stem, d in documents.items()}


@pytest.fixture(scope="session")
def overviews(documents: Mapping[str, Document]) -> dict[str, Lines]:
    """The first part of each disclosure by the stem of its file."""
    return {stem: lines_between(d, "第一部分", "第二部分") for stem, d in documents.items()}
