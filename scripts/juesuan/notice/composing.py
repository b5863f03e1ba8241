"""Composes the notice of a build from the versions and what the build knows."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import duckdb

from juesuan.difference.causes import changes_between
from juesuan.difference.comparing import difference
from juesuan.difference.record import LISTED
from juesuan.difference.version_changes import Difference
from juesuan.notice.next_steps import steps_after_failure, steps_after_publication
from juesuan.notice.notice import Notice, Outcome, Rejected
from juesuan.warehouse.changes import DocumentChanges
from juesuan.warehouse.messages import sql_message
from juesuan.warehouse.versions import Version
from juesuan.warehouse.work import Work

_TIME = "%Y-%m-%dT%H:%M:%SZ"
_NOTHING: Mapping[str, Any] = {"documents": {}}
Manifest = Mapping[str, Any]


def published_notice(version: Version, previous: Version | None) -> Notice:
    """Tell of a version that was published; everything stands in the kept versions.

    Args:
        version: the version that analysts read now.
        previous: the version that they read before; none for the first one.

    Returns:
        The notice.

    Raises:
        OSError: a manifest cannot be read.
        ValueError: a manifest is damaged.
    """
    if previous is None:
        return compared_notice(version, None, None)
    try:
        return compared_notice(version, previous, difference(previous, version, LISTED))
    except duckdb.Error as error:  # other code has other tables: all but the figures can be told
        why = f"Not compared with {previous.version_id}: {sql_message(error)}"
        return replace(compared_notice(version, previous, None), message=why)


def compared_notice(version: Version, previous: Version | None, found: Difference | None) -> Notice:
    """Tell of a version compared with another one.

    Args:
        version: the newer version.
        previous: the older one; none if there is none.
        found: what differs between them; none if there is no older one.

    Returns:
        The notice.

    Raises:
        OSError: a manifest cannot be read.
        ValueError: a manifest is damaged.
    """
    told, before = version.manifest, previous.manifest if previous else None
    output = version.folder.parent.parent
    rejected = _rejected(before, told)
    notice = Notice(
        version_id=version.version_id,
        outcome=Outcome.PUBLISHED,
        output=str(output),
        began_at=_began_at(version.version_id),
        ended_at=told.get("built_at", ""),
        seconds=told.get("seconds", {}),
        read_now=version.version_id,
        read_before=previous.version_id if previous else None,
        documents=_loaded(changes_between(before or _NOTHING, told), before, rejected),
        rejected=rejected,
        counts=_counts(told),
        counts_before=_counts(before) if before else None,
        difference=found,
    )
    return replace(notice, next_steps=steps_after_publication(notice, output))


def failed_notice(work: Work, message: str) -> Notice:
    """Tell of a build that was not published.

    Args:
        work: the build.
        message: one line why.

    Returns:
        The notice.

    Raises:
        OSError: the manifest of the published version cannot be read.
        ValueError: it is damaged.
    """
    before = work.before.manifest if work.before else None
    read = work.before.version_id if work.before else None
    rejected = [Rejected(row.source_file, _why(vars(row)), True) for row in work.rejected]
    notice = Notice(
        version_id=work.version_id,
        outcome=Outcome.FAILED,
        output=str(work.places.output),
        began_at=_began_at(work.version_id),
        ended_at=f"{datetime.now(UTC):{_TIME}}",
        seconds={name: round(value, 1) for name, value in work.seconds.items()},
        read_now=read,
        read_before=read,
        documents=_loaded(work.changes, before, rejected),
        rejected=rejected,
        counts=_counts(before) if before else {},
        stage=work.stage_now,
        message=message,
    )
    return replace(notice, next_steps=steps_after_failure(work))


def _began_at(version_id: str) -> str:
    """Read when a build began from the name of its version; blank where it does not say."""
    with suppress(ValueError):
        begun = datetime.strptime(version_id.split("-")[0], "%Y%m%dT%H%M%SZ")
        return f"{begun:{_TIME}}"
    return ""


def _loaded(
    changes: DocumentChanges, before: Manifest | None, rejected: Sequence[Rejected]
) -> DocumentChanges:
    """Tell what became of documents, not of files: one that was rejected had no rows to change."""
    refused = {one.name for one in rejected}
    known = (before or _NOTHING)["documents"]
    was = {name for name, one in known.items() if one["state"] == "loaded"}
    renamed = [(old, new) for old, new in changes.renamed if old in was and new not in refused]
    came = {*changes.new, *changes.changed, *(new for _, new in changes.renamed)} - refused - was
    went = {*changes.removed, *(old for old, _ in changes.renamed)} & was
    return DocumentChanges(
        tuple(sorted(came - {new for _, new in renamed})),
        tuple(name for name in changes.changed if name in was and name not in refused),
        tuple(sorted(went - {old for old, _ in renamed})),
        tuple(renamed),
    )


def _rejected(before: Manifest | None, told: Manifest) -> list[Rejected]:
    """List the files that were not loaded, those first that the version before did not reject."""
    known = (before or _NOTHING)["documents"]
    rejected = [
        Rejected(
            name,
            _why(one),
            is_new=(was := known.get(name, {})).get("state") != "rejected"
            or was["sha256"] != one["sha256"],
            had_rows=was.get("state") == "loaded",
        )
        for name, one in told["documents"].items()
        if one["state"] == "rejected"
    ]
    return sorted(rejected, key=lambda one: (not one.is_new, one.name))


def _why(told: Mapping[str, Any]) -> str:
    parts = (told.get("place") and f"{told['place']}:", told.get("reason"), told.get("remedy"))
    return " ".join(str(part) for part in parts if part)


def _counts(told: Manifest) -> dict[str, int]:
    findings = told["verdicts"].get("findings", {})
    states = [one["state"] for one in told["documents"].values()]
    return {
        "documents": states.count("loaded"),
        "rejected_files": states.count("rejected"),
        "figures": told["counts"].get("core.fct_reported_figures", 0),
        "open_errors": findings.get("open error", 0),
        "open_warnings": findings.get("open warning", 0),
    }
