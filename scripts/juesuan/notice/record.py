"""The report of a build for programs: `report.schema.json` says what stands where."""

from typing import Any

from juesuan.difference.record import LISTED, cut, difference_record
from juesuan.difference.version_changes import Difference
from juesuan.notice.notice import Notice

FORMAT = 1


def record(notice: Notice) -> dict[str, Any]:
    """Write a notice as plain values; amounts as text, long lists cut and counted.

    Args:
        notice: what to tell.

    Returns:
        An object of the form that `report.schema.json` describes.
    """
    documents, found = notice.documents, notice.difference
    return {
        "format": FORMAT,
        "version": notice.version_id,
        "outcome": notice.outcome.value,
        "output": notice.output,
        "began_at": notice.began_at,
        "ended_at": notice.ended_at,
        "seconds": dict(notice.seconds),
        "stage": notice.stage or None,
        "message": notice.message or None,
        "read_now": notice.read_now,
        "read_before": notice.read_before,
        "counts": dict(notice.counts),
        "counts_before": notice.counts_before and dict(notice.counts_before),
        "tallies": dict(notice.tallies),
        "documents": {
            "new": cut(documents.new),
            "changed": cut(documents.changed),
            "removed": cut(documents.removed),
            "renamed": cut({"before": old, "after": new} for old, new in documents.renamed),
            "rejected": cut(vars(one) for one in notice.rejected),
        },
        "difference": None if found is None else _difference(found),
        "next_steps": [vars(step) for step in notice.next_steps],
    }


def _difference(found: Difference) -> dict[str, Any]:
    return difference_record(found, whole_documents=False, longest=LISTED)
