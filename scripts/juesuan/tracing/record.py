"""A trace for programs."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from juesuan.tracing.reading import Record, Trace


def checks_by_figure(checks: Iterable[Record]) -> dict[str, list[Record]]:
    """Gather checks by the figure that they speak of.

    Args:
        checks: rows of analysis.figure_checks.

    Returns:
        Them by figure_ref, in their order.
    """
    found: dict[str, list[Record]] = defaultdict(list)
    for check in checks:
        found[check["figure_ref"]].append(check)
    return found


def trace_record(trace: Trace) -> dict[str, Any]:
    """Write a trace as one object.

    Args:
        trace: what is known.

    Returns:
        Rows of the database by what they are; each figure has its checks.
    """
    checks = checks_by_figure(trace.checks)
    used, *others = trace.documents
    return {
        "office_code": trace.office.key,
        "office_name": trace.office.name,
        "fiscal_year": trace.fiscal_year,
        "document_id": used["document_id"],
        "source_file": used["source_file"],
        "unused_documents": [other["document_id"] for other in others],
        "labels": list(trace.labels),
        "figures": [
            {**figure, "checks": checks.get(figure["figure_ref"], [])} for figure in trace.figures
        ],
        "blank_rows": list(trace.blank_rows),
        "narrative": [
            {**row, "checks": checks.get(row["figure_ref"], [])} for row in trace.narrative
        ],
        "prior": list(trace.prior),
        "corrections": list(trace.corrections),
        "findings": list(trace.findings),
    }
