"""What `juesuan findings` asks and prints: problems that a person should look at."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from juesuan.known_values import (
    FINDING_STATUSES,
    SEVERITIES,
    check_document,
    check_finding_kind,
    check_word,
    require,
)
from juesuan.printing import PlainConsole, print_json, print_line
from juesuan.warehouse.query import Answer, asking

_FILTERS = {
    "document": "contains(document_id, ?)",
    "kind": "finding_kind = ?",
    "status": "status = ?",
    "severity": "severity = ?",
}


def findings_query(filters: Mapping[str, str | None]) -> tuple[str, list[str]]:
    """Write the query for findings.

    Args:
        filters: what to keep by document (a part of its id), kind, status and severity; None keeps
            all.

    Returns:
        The query and the values of its question marks.
    """
    chosen = {name: value for name, value in filters.items() if value is not None}
    conditions = " and ".join(_FILTERS[name] for name in chosen) or "true"
    query = (
        f"select * from quality.fct_findings where {conditions} "
        "order by document_id, status = 'open' desc, severity, source_line, finding_id"
    )
    return query, list(chosen.values())


def read_findings(database: Path, filters: Mapping[str, str | None]) -> Answer:
    """Read findings.

    Args:
        database: the published file.
        filters: as for `findings_query`.

    Returns:
        Rows of quality.fct_findings.

    Raises:
        UnknownValueError: no document, kind, status or severity is called so.
        MissingTableError: the database is older than this command, or empty.
    """
    with asking(database) as asked:
        require(asked, database, "quality.fct_findings", "reference.finding_kinds")
        check_document(asked, filters["document"])
        check_finding_kind(asked, filters["kind"])
        check_word(filters["status"], FINDING_STATUSES, "status")
        check_word(filters["severity"], SEVERITIES, "severity")
        return asked(*findings_query(filters))


def print_findings(console: PlainConsole, answer: Answer, *, as_json: bool) -> None:
    """Print findings: place, what is wrong in Chinese and English, then how many there are.

    Args:
        console: where to.
        answer: rows of quality.fct_findings.
        as_json: a JSON list of objects instead of text.
    """
    records = answer.as_records()
    if as_json:
        print_json(console, records)
        return
    for finding in records:
        _print_finding(console, finding)
    counts = ", ".join(
        f"{sum(finding['status'] == status for finding in records)} {status}"
        for status in ("open", "corrected", "waived")
    )
    console.print(f"{len(records)} findings: {counts}.")


def _print_finding(console: PlainConsole, finding: Mapping[str, Any]) -> None:
    place = f"{finding['source_file']}:{finding['source_line']}"
    head = f"{finding['severity']} {place} [{finding['finding_kind']}] {finding['status']}"
    for line in (head, f"  {finding['message_zh']}", f"  {finding['message_en']}"):
        print_line(console, line)
