"""The command `juesuan`: arguments in, one function called, answers printed."""

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from juesuan.commands.build import BuildWish, run_build
from juesuan.commands.export import run_export
from juesuan.commands.extract import print_extraction
from juesuan.commands.findings import print_findings, read_findings
from juesuan.commands.progress_bar import progress_bar
from juesuan.commands.repair import run_repair
from juesuan.commands.status import print_status, read_status
from juesuan.commands.versions import print_difference, print_switch, print_versions
from juesuan.difference.comparing import difference
from juesuan.export.run import FileFormat
from juesuan.export.selection import Wish
from juesuan.printing import PlainConsole, print_answer
from juesuan.project import (
    DOCUMENTS,
    OUTPUT_VARIABLE,
    RAW_SEEDS,
    WAREHOUSE,
    published_database,
)
from juesuan.remedies import CLEAN, USAGE, WITH_FINDINGS, OneLineErrors
from juesuan.summation.guard import refuse_double_counting
from juesuan.tracing.printing import print_trace
from juesuan.tracing.reading import Request, read_trace
from juesuan.warehouse.extracting import extract_documents
from juesuan.warehouse.locking import build_lock
from juesuan.warehouse.metrics import (
    asks_for_rows,
    query_metrics,
    run_metricflow,
)
from juesuan.warehouse.places import Places
from juesuan.warehouse.publishing import roll_back
from juesuan.warehouse.query import asking, query_text
from juesuan.warehouse.versions import (
    damaged_versions,
    find_version,
    kept_versions,
    previous_version,
    published_version,
)
from juesuan.warehouse.work import KEPT_VERSIONS

app = typer.Typer(
    cls=OneLineErrors,
    help="Juesuan (决算): the warehouse of Chinese government final accounts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_out = PlainConsole()
_err = PlainConsole(stderr=True)

DocumentsOption = Annotated[
    Path,
    typer.Option(
        envvar="JUESUAN_DOCUMENTS", help="Folder of disclosures, in folders by fiscal year."
    ),
]
OutputOption = Annotated[
    Path,
    typer.Option(envvar=OUTPUT_VARIABLE, help="Folder in which juesuan.duckdb is published."),
]
DatabaseOption = Annotated[
    Path,
    typer.Option(
        envvar="JUESUAN_DATABASE",
        default_factory=published_database,
        show_default="juesuan.duckdb in OUTPUT",
        help="The published database.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer in JSON, for programs.")]


@app.callback()
def options(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error, for a report of it.")
    ] = False,
) -> None:
    """Juesuan (决算): the warehouse of Chinese government final accounts."""


@app.command(name="extract")
def extract_command(
    documents: DocumentsOption = DOCUMENTS,
    raw: Annotated[Path, typer.Option(help="Folder that the raw rows are written to.")] = RAW_SEEDS,
    as_json: JsonOption = False,
) -> None:
    """Read the disclosures into raw rows and print the balance of their numbers.

    Raw rows are CSV in the repository's seeds/raw, Parquet by fiscal year in any other folder.
    """
    as_seeds = raw.resolve() == RAW_SEEDS
    # A build of the repository's own folders reads the same seeds.
    with build_lock(WAREHOUSE) if as_seeds else nullcontext(), progress_bar(_err) as progress:
        summary = extract_documents(documents, raw, as_seeds, progress)
    print_extraction(_out, summary, as_json=as_json)
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
    webhook: Annotated[
        str | None, typer.Option(envvar="JUESUAN_WEBHOOK", help="Address told how it ended (POST).")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Extract, model, test, judge and publish: all of it, up to OUTPUT/juesuan.duckdb.

    Where documents, seeds and code are those of the published version, nothing is built.

    The expectation suites judge the new database before it is published; OUTPUT/quality/index.html
    shows their verdicts, OUTPUT/reports/latest.md what is new, OUTPUT/logs what happened when.

    Exit status: 0 published and clean, 3 published with open errors or rejected files, 1 not
    published (the old database stays), 2 wrong usage.
    """
    places = Places(documents.absolute(), output.absolute())
    wish = BuildWish(strict, again, keep, webhook)
    raise typer.Exit(run_build(_out, _err, places, wish, as_json=as_json))


@app.command()
def status(database: DatabaseOption, as_json: JsonOption = False) -> None:
    """Show what is published: each document with its figures and what is doubtful."""
    print_status(_out, read_status(database), database, as_json=as_json)


@app.command()
def findings(
    database: DatabaseOption,
    document: Annotated[
        str | None, typer.Option(help="Only documents whose id contains this.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="Only this finding_kind.")] = None,
    status: Annotated[str | None, typer.Option(help="Only open, corrected or waived ones.")] = None,
    severity: Annotated[str | None, typer.Option(help="Only error or warning.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List what a person should look at: place, what is wrong, what it probably should be."""
    filters = {"document": document, "kind": kind, "status": status, "severity": severity}
    print_findings(_out, read_findings(database, filters), as_json=as_json)


@app.command()
def repair(
    database: DatabaseOption,
    document: Annotated[
        str | None, typer.Option(help="Only documents whose id contains this.")
    ] = None,
    seconds: Annotated[float, typer.Option(help="Time that each document may take.")] = 20,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Answer with rows of seeds/review/corrections.csv.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Propose the fewest changed figures that make the identities of a document hold.

    A proposal changes nothing until it stands in seeds/review/corrections.csv as accepted.
    """
    run_repair(_out, database, document, seconds, as_json=as_json, as_csv=as_csv)


@app.command()
def trace(
    office: Annotated[str, typer.Argument(help="Code, name, or part of the name of an office.")],
    year: Annotated[str, typer.Argument(help="Fiscal year.")],
    code: Annotated[str, typer.Argument(help="Code, name, row (合计), item, line or project.")],
    database: DatabaseOption,
    table: Annotated[str | None, typer.Option(help="Only this official table, such as 06.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Follow a figure to its printed line, and show what confirms or disputes it."""
    found = read_trace(database, Request(office, year, code, table))
    print_trace(_out, found, as_json=as_json)


@app.command()
def export(
    to: Annotated[Path, typer.Option(help="Folder that the files are written to.")],
    database: DatabaseOption,
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
    as_json: JsonOption = False,
) -> None:
    """Write the public tables as files: Parquet, CSV with a data package, an Excel workbook.

    TO/datapackage.json describes the CSV files, TO/juesuan.xlsx has a sheet a table. Files of an
    earlier export are replaced; other files in the folder are not touched.
    """
    wish = Wish(table or (), office or (), year or ())
    run_export(_out, database, to, wish, format or (), as_json=as_json)


@app.command()
def sql(
    database: DatabaseOption,
    query: Annotated[
        str | None, typer.Argument(help='A query such as "from core.dim_offices".')
    ] = None,
    file: Annotated[
        Path | None, typer.Option(help="A file with the query, such as one of analyses/.")
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Run a sum that would count money twice.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Answer a query on the published database, read-only and closed to the file system.

    A sum over rows that hold the same money, such as all funds beside one of them, is refused.
    """
    with asking(database) as asked:
        wanted = query_text(query, file)
        if not anyway:
            refuse_double_counting(asked, wanted)
        answer = asked(wanted, ())
    print_answer(_out, answer, as_json=as_json)


@app.command(context_settings={"allow_interspersed_args": False})
def metrics(
    arguments: Annotated[
        list[str], typer.Argument(help="A command of MetricFlow, such as 'list metrics'.")
    ],
    database: DatabaseOption,
    as_json: JsonOption = False,
) -> None:
    """Answer metrics by office, year and code, without joins: 'metrics query --help' says how.

    The commands are those of dbt's MetricFlow (mf): query, list metrics, list dimensions and so on.
    """
    question = [argument for argument in arguments if argument != "--json"]
    if not asks_for_rows(question):
        raise typer.Exit(USAGE if run_metricflow(question, database) else CLEAN)
    answer = query_metrics(question, database)
    print_answer(_out, answer, as_json=as_json or question != arguments)


@app.command()
def versions(output: OutputOption = WAREHOUSE, as_json: JsonOption = False) -> None:
    """List the versions that are kept, and which one analysts read."""
    print_versions(_out, kept_versions(output), damaged_versions(output), output, as_json=as_json)


@app.command()
def rollback(
    version: Annotated[
        str | None, typer.Argument(help="Its name or the beginning of it; the one before.")
    ] = None,
    output: OutputOption = WAREHOUSE,
    as_json: JsonOption = False,
) -> None:
    """Let analysts read an older version again; readers that are connected notice nothing."""
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
    older = find_version(output, before) if before else previous_version(output)
    newer = find_version(output, after) if after else published_version(output)
    found = difference(older, newer)
    print_difference(_out, older, newer, found, as_json=as_json)
