"""Project tables for tests: the real ones, and small ones written out line by line."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from juesuan.disclosure.document import Document, Line
from juesuan.extraction.claims import RegionRows
from juesuan.extraction.outline import Region, plain
from juesuan.extraction.projects import ProjectLabels, read_project

Reader = Callable[[Sequence[str]], RegionRows]


@pytest.fixture(scope="session")
def labels(root: Path) -> ProjectLabels:
    with (root / "seeds/reference/project_labels.csv").open(encoding="utf-8") as file:
        return ProjectLabels.of(csv.DictReader(file))


@pytest.fixture(scope="session")
def real_regions(documents: dict[str, Document]) -> dict[tuple[str, int], Region]:
    """The project tables of the repository by office and number."""
    return {
        (office, number): region
        for office in ("guangzhou", "xinjiang")
        for number, region in enumerate(_cut(documents[f"shanxi-{office}-2024"]), start=1)
    }


def _cut(document: Document) -> list[Region]:
    lines = document.lines
    starts = [i for i, line in enumerate(lines) if plain(line.text).endswith("项目支出绩效自评表")]
    return [
        Region(f"project {number}", lines[start:end], plain(lines[start].text), "title")
        for number, (start, end) in enumerate(
            zip(starts, [*starts[1:], len(lines)], strict=True), start=1
        )
    ]


@pytest.fixture(scope="session")
def real(
    real_regions: dict[tuple[str, int], Region], labels: ProjectLabels
) -> dict[tuple[str, int], RegionRows]:
    """What the real project tables yield."""
    return {
        key: read_project(region, key[1], f"2024/{key[0]}", f"2024/{key[0]}.txt", labels)
        for key, region in real_regions.items()
    }


@pytest.fixture(scope="session")
def read(labels: ProjectLabels) -> Reader:
    """Read a table given as lines, cells separated by |."""

    def read_lines(texts: Sequence[str]) -> RegionRows:
        lines = tuple(Line(n, text.replace("|", "\t")) for n, text in enumerate(texts, start=1))
        return read_project(Region("project 1", lines), 1, "d", "d.txt", labels)

    return read_lines
