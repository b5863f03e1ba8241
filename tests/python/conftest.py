"""Shared fixtures: the documents of the repository, and warehouses that are built once."""

from pathlib import Path

import pytest

from juesuan.disclosure.document import Document
from juesuan.disclosure.readers import read
from juesuan.project import DOCUMENTS, ROOT
from juesuan.warehouse.build import BuildReport, Places, Progress, build
from juesuan.warehouse.dbt import run_dbt


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


@pytest.fixture(scope="session")
def seed_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that dbt builds from the committed raw seeds, every dbt test passed."""
    folder = tmp_path_factory.mktemp("seeds")
    run_dbt(["build"], folder / "juesuan.duckdb", folder / ".dbt", {})
    return folder / "juesuan.duckdb"


@pytest.fixture(scope="session")
def folder_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Places, BuildReport]:
    """The published build of the repository's documents as a folder of their own."""
    places = Places(DOCUMENTS, tmp_path_factory.mktemp("folder"))
    return places, build(places, Progress())
