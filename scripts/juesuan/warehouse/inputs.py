"""What a build depends on, by content: documents, seeds and the project itself."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from juesuan.disclosure.document import RejectedFileError
from juesuan.intake import SourceFile
from juesuan.project import ROOT

UNREADABLE = "unreadable"
_SEEDS = ("seeds/reference", "seeds/review")
_CODE = ("models", "macros", "tests/dbt", "tests/expectations", "scripts/juesuan")
_FILES = ("dbt_project.yml", "profiles.yml")
_PACKAGES = ("dbt-core", "dbt-duckdb", "duckdb", "great-expectations")


@dataclass(frozen=True)
class Inputs:
    """Everything that decides what a build yields.

    Attributes:
        documents: SHA-256 of each file of the documents folder by its name; `unreadable` for one
            that cannot be opened.
        seeds: SHA-256 of each reference and review seed by its path in the project.
        code: SHA-256 over models, macros, tests, suites and the package.
        packages: versions of the packages that compute.
    """

    documents: Mapping[str, str]
    seeds: Mapping[str, str]
    code: str
    packages: Mapping[str, str]

    @cached_property
    def sha256(self) -> str:
        """One hash of all: equal inputs give an equal warehouse."""
        parts = (self.documents, self.seeds, {"code": self.code}, self.packages)
        return _digest(f"{name}\0{value}" for part in parts for name, value in sorted(part.items()))


def current_inputs(files: Sequence[SourceFile]) -> Inputs:
    """Hash what a build would read now.

    Args:
        files: the files of the documents folder.

    Returns:
        The inputs.
    """
    seeds = [path for folder in _SEEDS for path in _project_files(ROOT / folder, "*.csv")]
    code = [path for folder in _SEEDS for path in _project_files(ROOT / folder, "*.yml")]
    code += [path for folder in _CODE for path in _project_files(ROOT / folder, "*")]
    code += [ROOT / name for name in _FILES]
    return Inputs(
        {file.name: _content_hash(file) for file in files},
        {path.relative_to(ROOT).as_posix(): _hash(path) for path in seeds},
        _digest(f"{path.relative_to(ROOT).as_posix()}\0{_hash(path)}" for path in code),
        {package: version(package) for package in _PACKAGES},
    )


def _project_files(folder: Path, names: str) -> list[Path]:
    return sorted(
        path for path in folder.rglob(names) if path.is_file() and "__pycache__" not in path.parts
    )


def _content_hash(file: SourceFile) -> str:
    try:
        return hashlib.sha256(file.content()).hexdigest()
    except (OSError, RejectedFileError):
        return UNREADABLE


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
