"""Measure the expectation suites on a million checks: time, and peak memory of their process."""

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from rich import box
from rich.console import Console
from rich.table import Table

from juesuan.project import DOCUMENTS
from juesuan.warehouse.build import build
from juesuan.warehouse.places import Places, Progress

_COPIED = {
    "core.dim_documents": "document_id || suffix as document_id",
    "quality.fct_identity_checks": (
        "document_id || suffix as document_id, check_id || suffix as check_id"
    ),
    "quality.fct_findings": (
        "document_id || suffix as document_id, finding_id || suffix as finding_id, "
        "replace(check_ids, ' ; ', suffix || ' ; ') || suffix as check_ids"
    ),
}
# The first copy keeps its names, so that the figures of its documents still find them.
_COPIES = "(select if(copy_no = 0, '', '-' || copy_no) as suffix from range({}) as copies(copy_no))"


def multiply(database: Path, checks: int) -> int:
    """Copy the checks, findings and documents of a database until it has enough checks.

    Args:
        database: the database, changed in place.
        checks: how many checks it shall have at least.

    Returns:
        How many it has.
    """
    with duckdb.connect(str(database)) as connection:
        count = "select count(*) from quality.fct_identity_checks"
        first = int(connection.execute(count).fetchall()[0][0])
        for table, changed in _COPIED.items():
            connection.execute(
                f"create or replace table {table} as select * exclude (suffix) "
                f"replace ({changed}) from {table} cross join {_COPIES.format(-(-checks // first))}"
            )
        return int(connection.execute(count).fetchall()[0][0])


def judge(database: Path) -> None:
    """Run the suites and print seconds of the import, seconds of the run, and megabytes.

    Args:
        database: the database.
    """
    begun = time.monotonic()
    from juesuan.expectations.running import run_suites

    imported = time.monotonic()
    report = run_suites(database, database.parent / "quality")
    ended = time.monotonic()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    broken = len(report.blocking)
    print(f"{imported - begun:.1f} {ended - imported:.1f} {megabytes:.0f} {broken}")  # noqa: T201


def main(checks: int) -> None:
    """Print a table with a row a database: the repository's own, and the multiplied one.

    Args:
        checks: checks of the large database.
    """
    titles = ("checks", "import (s)", "suites (s)", "peak memory (MB)", "broken")
    table = Table(*titles, box=box.MARKDOWN)
    with TemporaryDirectory() as name:
        places = Places(DOCUMENTS, Path(name))
        build(places, Progress())
        database = places.database
        for least in (1, checks):
            count = multiply(database, least)
            command = [sys.executable, __file__, "--judge", str(database)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            table.add_row(f"{count:,}", *done.stdout.split())
    Console().print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=Path(__file__).name)
    parser.add_argument("--checks", type=int, default=1_000_000)
    parser.add_argument("--judge", type=Path)
    arguments = parser.parse_args()
    judge(arguments.judge) if arguments.judge else main(arguments.checks)
