"""The official tables of the documents of the repository, read once."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from table_texts import OFFICES, Figure, read_all, table_regions

from juesuan.disclosure.document import Document
from juesuan.extraction.rows import RawRow


@pytest.fixture(scope="session")
def extracted(documents: dict[str, Document]) -> dict[str, Sequence[RawRow]]:
    """The raw rows of the tables of each disclosure by office; their narrative is left out."""
    return {o: read_all(table_regions(documents[f"shanxi-{o}-2024"])).result.rows for o in OFFICES}


@pytest.fixture(scope="session")
def counted(root: Path) -> dict[str, Counter[Figure]]:
    """The hand count of each disclosure by office."""
    found = {}
    for office in OFFICES:
        path = root / f"tests/python/golden/shanxi-{office}-2024/reported_figures.csv"
        with path.open(encoding="utf-8") as file:
            found[office] = Counter(
                (
                    row["table_no"],
                    row["row_key"],
                    row["measure_label"],
                    row["value_text"],
                    int(row["source_line"]),
                )
                for row in csv.DictReader(file)
            )
    return found
