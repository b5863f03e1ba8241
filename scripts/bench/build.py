"""Measure the stages of a warm build: the repository's documents, and many copies of them."""

import argparse
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from rich import box
from rich.console import Console
from rich.table import Table

from juesuan.project import DOCUMENTS
from juesuan.warehouse.build import BuildReport, build
from juesuan.warehouse.places import Places, Progress


def copies_of_documents(folder: Path, copies: int) -> Path:
    """Copy the disclosures under other names and years, so that each is a document of its own.

    Args:
        folder: an empty folder.
        copies: how many of each.

    Returns:
        The folder of documents.
    """
    documents = folder / "documents"
    for path in sorted(DOCUMENTS.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for number in range(copies):
            target = documents / "2024" / f"{path.stem}-{number:04d}.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text.replace("山西省政府驻", f"第{number}号驻"), encoding="utf-8")
    return documents


def measure(documents: Path, folder: Path) -> BuildReport:
    """Build twice and return the second, warm run.

    Args:
        documents: the documents to build.
        folder: where to build.

    Returns:
        The report of the second build.
    """
    build(Places(documents, folder), Progress())
    return build(Places(documents, folder), Progress())


def main(copies: int) -> None:
    """Print a table with a row a stage: two documents against many.

    Args:
        copies: copies of each disclosure in the large corpus.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        small = measure(DOCUMENTS, folder / "small")
        large = measure(copies_of_documents(folder, copies), folder / "large")
        shutil.rmtree(folder / "large", ignore_errors=True)
    small_count, large_count = small.extraction.documents, large.extraction.documents
    table = Table(
        "stage",
        f"{small_count} documents (s)",
        f"{large_count} documents (s)",
        "ratio",
        box=box.MARKDOWN,
    )
    for stage, seconds in small.seconds.items():
        other = large.seconds[stage]
        table.add_row(stage, f"{seconds:.2f}", f"{other:.2f}", f"{other / max(seconds, 1e-3):.1f}")
    Console().print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=Path(__file__).name)
    parser.add_argument("--copies", type=int, default=100)
    main(parser.parse_args().copies)
