"""Where a build reads and writes, and how it tells what it is doing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from juesuan.intake import SourceFile, source_files
from juesuan.project import DATABASE_NAME, DOCUMENTS, RAW_SEEDS, WAREHOUSE

_RAW_FOLDER = "raw"
_ARTIFACTS_FOLDER = ".dbt"
_WORK_FOLDER = ".build"


class NestedFoldersError(Exception):
    """What a build writes would be read as documents; the message names the folders."""


@dataclass(frozen=True)
class Places:
    """Where a build reads and writes.

    Attributes:
        documents: the folder of disclosures.
        output: the folder in which the database is published.
    """

    documents: Path
    output: Path

    def require_apart(self) -> None:
        """Refuse an output folder in the documents folder.

        Raises:
            NestedFoldersError: it lies there.
        """
        if self.output.resolve().is_relative_to(self.documents.resolve()):
            raise NestedFoldersError(f"{self.output} lies in the documents folder {self.documents}")

    def files(self) -> list[SourceFile]:
        """List whatever lies in the documents folder.

        Returns:
            The files, by name.

        Raises:
            NestedFoldersError: the output folder lies in the documents folder.
            NotADirectoryError: the documents folder does not exist.
        """
        self.require_apart()
        return source_files(self.documents)

    @property
    def database(self) -> Path:
        """The published database."""
        return self.output / DATABASE_NAME

    @property
    def uses_seeds(self) -> bool:
        """Whether raw rows are the repository's own seeds; other folders get Parquet."""
        return self.documents.resolve() == DOCUMENTS and self.output.resolve() == WAREHOUSE

    @property
    def raw(self) -> Path:
        """The folder of the raw rows."""
        return RAW_SEEDS if self.uses_seeds else self.output / _RAW_FOLDER

    @property
    def work(self) -> Path:
        """The folder of a build under way."""
        return self.output / _WORK_FOLDER

    @property
    def new_version(self) -> Path:
        """Where a new version grows, under one name: dbt parses all again for another database."""
        return self.work / "new"

    @property
    def new_database(self) -> Path:
        """The new database."""
        return self.new_version / DATABASE_NAME

    @property
    def artifacts(self) -> Path:
        """The folder of dbt's own files."""
        return self.output / _ARTIFACTS_FOLDER

    @property
    def dbt_arguments(self) -> list[str]:
        """The command for dbt: every seed, model and test but unit tests."""
        left_out = [] if self.uses_seeds else ["--exclude", "path:seeds/raw"]
        return ["build", "--exclude-resource-type", "unit_test", *left_out]

    @property
    def dbt_variables(self) -> Mapping[str, str]:
        """The variables for dbt: where the raw rows are, unless they are seeds."""
        return {} if self.uses_seeds else {"raw_path": str(self.raw.resolve())}


@dataclass(frozen=True)
class Progress:
    """How a build tells what it is doing.

    Attributes:
        stage: called with the name of each stage as it begins.
        document: called with each file as it is extracted, and how many there are.
    """

    stage: Callable[[str], None] = lambda name: None
    document: Callable[[SourceFile, int], None] = lambda file, total: None
