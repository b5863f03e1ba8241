"""The command `juesuan`: arguments in, one function called, answers printed."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from juesuan import quality_reports, reports
from juesuan.export.run import FileFormat
from juesuan.export.selection import Wish
from juesuan.export_command import run_export
from juesuan.known_values import require
from juesuan.progress_bar import progress_bar
from juesuan.project import DATABASE_NAME, DOCUMENTS, RAW_SEEDS, WAREHOUSE
from juesuan.remedies import CLEAN, USAGE, WITH_FINDINGS, errors_in_one_line
from juesuan.repair_command import run_repair
from juesuan.summation.guard import refuse_double_counting
from juesuan.tracing.printing import print_trace
from juesuan.tracing.reading import Request, read_trace
from juesuan.version_reports import print_difference, print_switch, print_versions
from juesuan.warehouse.build import (
    KEPT_VERSIONS,
    Places,
    build,
    extract_documents,
    unchanged,
)
from juesuan.warehouse.difference import difference
from juesuan.warehouse.metrics import (
    asks_for_rows,
    query_metrics,
    run_metricflow,
)
from juesuan.warehouse.query import ask, asking, query_text
from juesuan.warehouse.versions import (
    find_version,
    kept_versions,
    previous_version,
    published_version,
    roll_back,
)

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
    with errors_in_one_line(_err), progress_bar(_err) as progress:
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
    again: Annotated[
        bool, typer.Option("--again", help="Build even if nothing is new since the last build.")
    ] = False,
    keep: Annotated[
        int, typer.Option(min=1, help="How many versions stay for going back.")
    ] = KEPT_VERSIONS,
    as_json: JsonOption = False,
) -> None:
    """Extract, model, test, judge and publish: all of it, up to OUTPUT/juesuan.duckdb.

    Where documents, seeds and code are those of the published version, nothing is built.

    The expectation suites judge the new database before it is published; OUTPUT/quality/index.html
    shows their verdicts.

    Exit status: 0 published and clean, 3 published with open errors or rejected files, 1 not
    published (the old database stays), 2 wrong usage.
    """
    places = Places(documents, output)
    with errors_in_one_line(_err):
        if not again and (version := unchanged(places)):
            is_open = reports.print_unchanged(_out, version, places.database, as_json=as_json)
            raise typer.Exit(WITH_FINDINGS if is_open else CLEAN)
    with errors_in_one_line(_err), progress_bar(_err) as progress:
        report = build(places, progress, strict=strict, keep=keep)
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
    with errors_in_one_line(_err), asking(database) as asked:
        require(asked, database, *reports.STATUS_TABLES)
        answer = asked(reports.STATUS_QUERY, ())
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
    with errors_in_one_line(_err):
        answer = quality_reports.read_findings(database, filters)
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
    with errors_in_one_line(_err):
        run_repair(_out, database, document, seconds, as_json=as_json, as_csv=as_csv)


@app.command()
def trace(
    office: Annotated[str, typer.Argument(help="Code, name, or part of the name of an office.")],
    year: Annotated[str, typer.Argument(help="Fiscal year.")],
    code: Annotated[str, typer.Argument(help="Code, name, row (合计), item, line or project.")],
    table: Annotated[str | None, typer.Option(help="Only this official table, such as 06.")] = None,
    database: DatabaseOption = WAREHOUSE / DATABASE_NAME,
    as_json: JsonOption = False,
) -> None:
    """Follow a figure to its printed line, and show what confirms or disputes it."""
    with errors_in_one_line(_err):
        found = read_trace(database, Request(office, year, code, table))
    print_trace(_out, found, as_json=as_json)


@app.command()
def export(
    to: Annotated[Path, typer.Option(help="Folder that the files are written to.")],
    format: Annotated[
        list[FileFormat] | None, typer.Option(help="Only this format; may be repeated.")
    ] = None,
    table: Annotated[
        list[str] | None, typer.Option(help="Only this table; may be repeated.")
    ] = None,
    office: Annotated[
        list[str] | None, typer.Option(help="Only this office, by code or name; may be repeated.")
    ] = None,
    year: Annotated[
        list[str] | None, typer.Option(help="Only this fiscal year; may be repeated.")
    ] = None,
    database: DatabaseOption = WAREHOUSE / DATABASE_NAME,
    as_json: JsonOption = False,
) -> None:
    """Write the public tables as files: Parquet, CSV with a data package, an Excel workbook.

    TO/datapackage.json describes the CSV files, TO/juesuan.xlsx has a sheet a table. Files of an
    earlier export are replaced; other files in the folder are not touched.
    """
    wish = Wish(table or (), office or (), year or ())
    with errors_in_one_line(_err):
        run_export(_out, database, to, wish, format or (), as_json=as_json)


@app.command()
def sql(
    query: Annotated[
        str | None, typer.Argument(help='A query such as "from core.dim_offices".')
    ] = None,
    file: Annotated[
        Path | None, typer.Option(help="A file with the query, such as one of analyses/.")
    ] = None,
    database: DatabaseOption = WAREHOUSE / DATABASE_NAME,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Run a sum that would count money twice.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Answer a query on the published database, read-only and closed to the file system.

    A sum over rows that hold the same money, such as all funds beside one of them, is refused.
    """
    with errors_in_one_line(_err), asking(database) as asked:
        wanted = query_text(query, file)
        if not anyway:
            refuse_double_counting(asked, wanted)
        answer = asked(wanted, ())
    reports.print_answer(_out, answer, as_json=as_json)


@app.command(context_settings={"allow_interspersed_args": False})
def metrics(
    arguments: Annotated[
        list[str], typer.Argument(help="A command of MetricFlow, such as 'list metrics'.")
    ],
    database: DatabaseOption = WAREHOUSE / DATABASE_NAME,
    as_json: JsonOption = False,
) -> None:
    """Answer metrics by office, year and code, without joins: 'metrics query --help' says how.

    The commands are those of dbt's MetricFlow (mf): query, list metrics, list dimensions and so on.
    """
    question = [argument for argument in arguments if argument != "--json"]
    with errors_in_one_line(_err):
        if not asks_for_rows(question):
            raise typer.Exit(USAGE if run_metricflow(question, database) else CLEAN)
        answer = query_metrics(question, database)
    reports.print_answer(_out, answer, as_json=as_json or question != arguments)


@app.command()
def versions(output: OutputOption = WAREHOUSE, as_json: JsonOption = False) -> None:
    """List the versions that are kept, and which one analysts read."""
    with errors_in_one_line(_err):
        print_versions(_out, kept_versions(output), output, as_json=as_json)


@app.command()
def rollback(
    version: Annotated[
        str | None, typer.Argument(help="Its name or the beginning of it; the one before.")
    ] = None,
    output: OutputOption = WAREHOUSE,
    as_json: JsonOption = False,
) -> None:
    """Let analysts read an older version again; readers that are connected notice nothing."""
    with errors_in_one_line(_err):
        before, after = roll_back(output, version)
        print_switch(_out, before, after, as_json=as_json)


@app.command()
def diff(
    before: Annotated[str | None, typer.Argument(help="The older version; the one before.")] = None,
    after: Annotated[str | None, typer.Argument(help="The newer version; the published.")] = None,
    output: OutputOption = WAREHOUSE,
    as_json: JsonOption = False,
) -> None:
    """Show which figures appeared, vanished or changed between two versions, and why."""
    with errors_in_one_line(_err):
        older = find_version(output, before) if before else previous_version(output)
        newer = find_version(output, after) if after else published_version(output)
        found = difference(older, newer)
        print_difference(_out, older, newer, found, as_json=as_json)


def main() -> None:
    """Run the command line; a wrong option ends with status 2 and one line."""
    app()
