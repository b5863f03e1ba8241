"""Shared fixtures: the documents of the repository and the folders of the project."""

from pathlib import Path

import pytest

from juesuan.disclosure.document import Document
from juesuan.disclosure.readers import read
from juesuan.project import DOCUMENTS, ROOT


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """Each disclosure of the repository by the stem of its file."""
    return {
        path.stem: read(path.read_bytes(), path.relative_to(DOCUMENTS).as_posix())
        for path in sorted(DOCUMENTS.rglob("*.txt"))
    }
