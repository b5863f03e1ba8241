"""The command `juesuan`: arguments in, one function called, answers printed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import duckdb
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as ProgressBar

from juesuan import quality_reports, reports
from juesuan.intake import SourceFile
from juesuan.project import DATABASE_NAME, DOCUMENTS, RAW_SEEDS, WAREHOUSE
from juesuan.repair_command import run_repair
from juesuan.warehouse.build import (
    NothingToBuildError,
    Places,
    Progress,
    build,
    extract_documents,
)
from juesuan.warehouse.dbt import DbtError
from juesuan.warehouse.publishing import BuildRunningError
from juesuan.warehouse.quality import NotPublishableError
from juesuan.warehouse.query import ask

CLEAN, NOT_PUBLISHED, USAGE, WITH_FINDINGS = 0, 1, 2, 3

app = typer.Typer(
    help="Juesuan (决算): the warehouse of Chinese government final accounts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_out = Console(width=None if sys.stdout.isatty() else 10_000, highlight=False)
_err = Console(stderr=True, width=None if sys.stderr.isatty() else 10_000, highlight=False)

DocumentsOption = Annotated[
    Path, typer.Option(help="Folder of disclosures, in folders by fiscal year.")
]
OutputOption = Annotated[Path, typer.Option(help="Folder in which juesuan.duckdb is published.")]
DatabaseOption = Annotated[Path, typer.Option(help="The published database.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer in JSON, for programs.")]


@app.command(name="extract")
def extract_command(
    documents: DocumentsOption = DOCUMENTS,
    raw: Annotated[Path, typer.Option(help="Folder that the raw rows are written to.")] = RAW_SEEDS,
    as_json: JsonOption = False,
) -> None:
    """Read the disclosures into raw rows and print the balance of their numbers.

    Raw rows are CSV in the repository's seeds/raw, Parquet by fiscal year in any other folder.
    """
    with _errors_in_one_line(), _progress() as progress:
        summary = extract_documents(documents, raw, raw.resolve() == RAW_SEEDS, progress)
    reports.print_extraction(_out, summary, as_json=as_json)
    raise typer.Exit(WITH_FINDINGS if summary.errors or summary.rejected else CLEAN)


@app.command(name="build")
def build_command(
    documents: DocumentsOption = DOCUMENTS,
    output: OutputOption = WAREHOUSE,
    strict: Annotated[
        bool, typer.Option("--strict", help="Do not publish while errors are open.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Extract, model, test, judge and publish: all of it, up to OUTPUT/juesuan.duckdb.

    The expectation suites judge the new database before it is published; OUTPUT/quality/index.html
    shows their verdicts.

    Exit status: 0 published and clean, 3 published with open errors or rejected files, 1 not
    published (the old database stays), 2 wrong usage.
    """
    places = Places(documents, output)
    with _errors_in_one_line(), _progress() as progress:
        report = build(places, progress, strict=strict)
    status = ask(places.database, reports.STATUS_QUERY)
    choices = ask(places.database, reports.CHOICES_QUERY)
    errors = ask(places.database, reports.OPEN_ERRORS_QUERY)
    refused = ask(places.database, reports.REFUSED_QUERY)
    answers = reports.BuildAnswers(status, choices, errors, refused)
    reports.print_build(_out, report, answers, places.database, as_json=as_json)
    summary = report.extraction
    doubtful = summary.errors or summary.rejected or report.open_errors or refused.rows
    raise typer.Exit(WITH_FINDINGS if doubtful else CLEAN)


@app.command()
def status(
    database: DatabaseOption = WAREHOUSE / DATABASE_NAME, as_json: JsonOption = False
) -> None:
    """Show what is published: each document with its figures and what is doubtful."""
    with _errors_in_one_line():
        answer = ask(database, reports.STATUS_QUERY)
    reports.print_status(_out, answer, database, as_json=as_json)


@app.command()
def findings(
    document: Annotated[
        str | None, typer.Option(help="Only documents whose id contains this.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="Only this finding_kind.")] = None,
    status: Annotated[str | None, typer.Option(help="Only open, corrected or waived ones.")] = None,
    severity: Annotated[str | None, typer.Option(help="Only error or warning.")] = None,
    database: DatabaseOption = WAREHOUSE / DATABASE_NAME,
    as_json: JsonOption = False,
) -> None:
    """List what a person should look at: place, what is wrong, what it probably should be."""
    filters = {"document": document, "kind": kind, "status": status, "severity": severity}
    with _errors_in_one_line():
        answer = ask(database, *quality_reports.findings_query(filters))
    quality_reports.print_findings(_out, answer, as_json=as_json)


@app.command()
def repair(
    document: Annotated[
        str | None, typer.Option(help="Only documents whose id contains this.")
    ] = None,
    seconds: Annotated[float, typer.Option(help="Time that each document may take.")] = 20,
    database: DatabaseOption = WAREHOUSE / DATABASE_NAME,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Answer with rows of seeds/review/corrections.csv.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Propose the fewest changed figures that make the identities of a document hold.

    A proposal changes nothing until it stands in seeds/review/corrections.csv as accepted.
    """
    with _errors_in_one_line():
        run_repair(_out, database, document, seconds, as_json=as_json, as_csv=as_csv)


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help='A query such as "from core.dim_offices".')],
    database: DatabaseOption = WAREHOUSE / DATABASE_NAME,
    as_json: JsonOption = False,
) -> None:
    """Answer a query on the published database, read-only and closed to the file system."""
    with _errors_in_one_line():
        answer = ask(database, query)
    reports.print_answer(_out, answer, as_json=as_json)


def main() -> None:
    """Run the command line; a wrong option ends with status 2 and one line."""
    app()


@contextmanager
def _progress() -> Iterator[Progress]:
    """Yield a progress that draws a bar where a person watches, and is silent elsewhere."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with ProgressBar(*columns, console=_err, transient=True, disable=not _err.is_terminal) as bar:
        task = bar.add_task("start", total=None)

        def stage(name: str) -> None:
            bar.update(task, description=name, total=None, completed=0)

        def document(file: SourceFile, total: int) -> None:
            bar.update(task, description=file.name, total=total, advance=1)

        yield Progress(stage, document)


_REMEDIES: tuple[tuple[type[Exception], int, str], ...] = (
    (NotADirectoryError, USAGE, "{0} is not a folder. Name an existing one with --documents."),
    (FileNotFoundError, USAGE, "Nothing is published at {0}. Run 'juesuan build' first."),
    (BuildRunningError, NOT_PUBLISHED, "A build is already running ({0}). Wait until it ends."),
    (NothingToBuildError, NOT_PUBLISHED, "{0} Nothing is published; an older database stays."),
    (DbtError, NOT_PUBLISHED, "Not published, an older database stays. Failed: {0}"),
    (NotPublishableError, NOT_PUBLISHED, "Not published, an older database stays. {0}"),
    (PermissionError, NOT_PUBLISHED, "No permission to write: {0}."),
    (duckdb.Error, USAGE, "{0}"),
)


@contextmanager
def _errors_in_one_line() -> Iterator[None]:
    """Turn what a person can mend into one line that says how, and the exit status."""
    try:
        yield
    except tuple(kind for kind, _, _ in _REMEDIES) as error:
        if isinstance(error, NothingToBuildError):
            reports.print_rejected(_err, error.summary.rejected)
        code, text = next((code, text) for kind, code, text in _REMEDIES if isinstance(error, kind))
        message = " ".join(text.format(error).split())
        _err.print(message, markup=False, soft_wrap=True)
        raise typer.Exit(code) from None
