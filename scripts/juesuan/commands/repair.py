"""The command `juesuan repair`: what it asks of the repair, and how it answers."""

from pathlib import Path

from juesuan.commands.repair_printing import print_corrections, print_repairs, print_repairs_json
from juesuan.known_values import check_document, require
from juesuan.printing import PlainConsole
from juesuan.reconciliation.warehouse import repair_documents
from juesuan.warehouse.query import asking


def run_repair(
    console: PlainConsole,
    database: Path,
    document: str | None,
    seconds: float,
    *,
    as_json: bool,
    as_csv: bool,
) -> bool:
    """Search for repairs and print them in one of three forms.

    Args:
        console: where to.
        database: the published file; it is only read.
        document: only documents whose id contains this.
        seconds: how long each document may take.
        as_json: answer for programs.
        as_csv: answer with rows of seeds/review/corrections.csv.

    Returns:
        Whether any identity is broken.

    Raises:
        UnknownValueError: no document has the text in its id.
        MissingTableError: the database is older than this command, or empty.
    """
    with asking(database) as asked:
        require(asked, database, "intermediate.int_identity_terms", "quality.fct_identity_checks")
        check_document(asked, document)
    repaired = list(repair_documents(database, document, seconds))
    if as_csv:
        print_corrections(console, repaired)
    elif as_json:
        print_repairs_json(console, repaired)
    else:
        print_repairs(console, repaired)
    return any(one.repair.broken_count for one in repaired)
