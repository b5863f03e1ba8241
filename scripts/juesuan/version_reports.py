"""What the commands about versions print."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from juesuan.reports import print_answer, print_json
from juesuan.warehouse.difference import Difference
from juesuan.warehouse.query import Answer
from juesuan.warehouse.versions import Version

_SHOWN = 40
_COLUMNS = ("version", "published", "documents", "figures", "findings_open", "size_mb")


def print_versions(
    console: Console, versions: Sequence[Version], output: Path, *, as_json: bool
) -> None:
    """Print the kept versions, newest first.

    Args:
        console: where to.
        versions: the versions.
        output: the folder in which they are kept.
        as_json: one JSON object with whole manifests instead of a table.
    """
    newest = sorted(versions, key=lambda version: version.version_id, reverse=True)
    if as_json:
        records = [
            {
                **version.manifest,
                "is_published": version.is_published,
                "published_at": list(version.published_at),
            }
            for version in newest
        ]
        print_json(console, {"output": str(output), "versions": records})
        return
    console.print(f"Versions in {output}:", markup=False, soft_wrap=True)
    print_answer(console, Answer(_COLUMNS, [_row(version) for version in newest]), as_json=False)


def print_switch(
    console: Console, before: Version | None, after: Version, *, as_json: bool
) -> None:
    """Print which version is read now, and which was before.

    Args:
        console: where to.
        before: the version that was read; none if it is not kept.
        after: the version that is read now.
        as_json: one JSON object instead of text.
    """
    old = before.version_id if before else "a database without a kept version"
    if as_json:
        print_json(console, {"published": after.version_id, "before": old})
        return
    console.print(
        f"Published again: {after.version_id}. Before: {old}. What is built next replaces it.",
        markup=False,
        soft_wrap=True,
    )


def print_difference(
    console: Console, before: Version, after: Version, found: Difference, *, as_json: bool
) -> None:
    """Print what differs between two versions: counts by cause, then the figures.

    Args:
        console: where to.
        before: the older version.
        after: the newer version.
        found: what differs.
        as_json: one JSON object with every figure instead of text.
    """
    if as_json:
        print_json(
            console,
            {
                "before": before.version_id,
                "after": after.version_id,
                "causes": [
                    {"cause": cause, "change": change, "figures": count}
                    for (cause, change), count in sorted(found.causes.items())
                ],
                "figures": [asdict(figure) for figure in found.figures],
                "findings": list(found.findings),
            },
        )
        return
    console.print(f"{before.version_id} → {after.version_id}", markup=False, soft_wrap=True)
    if not found.figures and not found.findings:
        console.print("No figure and no finding differs.")
        return
    causes = [(cause, change, count) for (cause, change), count in sorted(found.causes.items())]
    print_answer(console, Answer(("cause", "change", "figures"), causes), as_json=False)
    for figure in found.figures[:_SHOWN]:
        subject = " ".join(filter(None, (figure.place, figure.subject, figure.measure)))
        values = f"{_value(figure.before)} → {_value(figure.after)}"
        line = f"{figure.source} {subject}: {values} ({figure.change}, {figure.cause})"
        console.print(line, markup=False, soft_wrap=True)
    _print_rest(console, len(found.figures) - _SHOWN, "figures")
    for finding in found.findings[:_SHOWN]:
        line = f"{finding['severity']} {finding['document_id']} {finding['change']}"
        console.print(f"{line}: {finding['message_zh']}", markup=False, soft_wrap=True)
    _print_rest(console, len(found.findings) - _SHOWN, "findings")


def _print_rest(console: Console, count: int, noun: str) -> None:
    if count > 0:
        console.print(f"… and {count} more {noun}: --json gives all of them.")


def _row(version: Version) -> tuple[object, ...]:
    told = version.manifest
    findings = told["verdicts"]["findings"]
    return (
        version.version_id,
        "now" if version.is_published else "",
        sum(document["state"] == "loaded" for document in told["documents"].values()),
        told["counts"]["core.fct_reported_figures"],
        sum(count for name, count in findings.items() if name.startswith("open ")),
        version.database.stat().st_size // 2**20,
    )


def _value(value: object) -> str:
    return "nothing" if value is None else f"{value:f}".rstrip("0").rstrip(".")
