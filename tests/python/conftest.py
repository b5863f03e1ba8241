"""Shared fixtures: the documents of the repository, and warehouses that are built once."""

import fcntl
import pickle
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from corpus.history import AnalystWarehouse, write_history
from juesuan.disclosure.document import Document
from juesuan.disclosure.readers import read
from juesuan.project import DOCUMENTS, ROOT
from juesuan.warehouse.build import BuildReport, build
from juesuan.warehouse.dbt import run_dbt
from juesuan.warehouse.extracting import extract_documents
from juesuan.warehouse.places import Places, Progress

# A busy machine is no defect: what is slow is measured by `make bench`.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
_GROUP = re.compile(r'xdist_group\("(\w+)"\)')


Made = TypeVar("Made")


@cache
def _group(path: Path) -> str | None:
    found = _GROUP.search(path.read_text(encoding="utf-8"))
    return found[1] if found else None


class GroupScheduling(LoadScopeScheduling):
    """Runs the tests of one group on one worker, so that a warehouse is built once.

    xdist's own loadgroup writes the group into a private name of pytest that 9.2 no longer reads.
    """

    def _split_scope(self, nodeid: str) -> str:
        return _group(self.config.rootpath / nodeid.split("::")[0]) or nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> GroupScheduling:
    return GroupScheduling(config, log)


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


def _made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> Made:
    """Make something in a folder that all workers of a run read; one of them makes it."""
    own = factory.getbasetemp()
    folder = (own.parent if own.name.startswith("popen-") else own) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = folder / "made"
        if not kept.exists():
            made = make(folder / "in")
            kept.write_bytes(pickle.dumps(made))
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]


@pytest.fixture(scope="session")
def seed_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that dbt builds from the committed raw seeds, every dbt test passed."""

    def make(folder: Path) -> Path:
        folder.mkdir(exist_ok=True)
        run_dbt(["build"], folder / "juesuan.duckdb", folder / ".dbt", {})
        return folder / "juesuan.duckdb"

    return _made_once(tmp_path_factory, "seeds", make)


@pytest.fixture(scope="session")
def folder_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Places, BuildReport]:
    """The published build of the repository's documents as a folder of their own."""

    def make(folder: Path) -> tuple[Places, BuildReport]:
        places = Places(DOCUMENTS, folder)
        return places, build(places, Progress())

    return _made_once(tmp_path_factory, "folder", make)


@pytest.fixture(scope="session")
def analyst_warehouse(tmp_path_factory: pytest.TempPathFactory) -> AnalystWarehouse:
    """The corpus of offices over years as dbt builds it; its tests run on other databases."""
    folder = tmp_path_factory.mktemp("analysts")
    history = write_history(folder / "documents")
    extract_documents(folder / "documents", folder / "raw", False, Progress())
    database = folder / "juesuan.duckdb"
    left_out = ("resource_type:unit_test", "resource_type:test", "path:seeds/raw")
    run_dbt(
        ["build", "--exclude", *left_out],
        database,
        folder / ".dbt",
        {"raw_path": str(folder / "raw")},
    )
    return AnalystWarehouse(database, history)
