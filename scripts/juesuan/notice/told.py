"""The sentences of a notice, for the terminal, the page and the webhook alike.

Names and messages come from files of others: each function is given how to quote them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from juesuan.difference.version_changes import (
    FigureChange,
    FindingChange,
    Reading,
    TableChange,
    UseChange,
)
from juesuan.notice.notice import Notice, Rejected
from juesuan.notice.plain_text import counted

Quote = Callable[[str], str]
_QUALITY = "quality changed"


def documents_told(notice: Notice, quote: Quote, most: int) -> Iterator[str]:
    """Yield a line for each document that is new, changed, removed, renamed, rejected or used.

    Args:
        notice: what to tell.
        quote: how to show a text of others.
        most: how many lines of each kind; how many more there are is one line.

    Yields:
        Lines.
    """
    for kind, lines in _by_kind(notice, quote).items():
        yield from (f"{kind}: {line}" for line in lines[:most])
        if len(lines) > most:
            yield f"{kind}: … and {len(lines) - most:,} more"


def _by_kind(notice: Notice, quote: Quote) -> Mapping[str, Sequence[str]]:
    documents, rejected = notice.documents, notice.rejected
    uses = notice.difference.uses if notice.difference else ()
    why = {one: _refusal(one, quote) for one in rejected}
    return {
        "rejected": [line for one, line in why.items() if one.is_new],
        "rejected as before": [line for one, line in why.items() if not one.is_new],
        "removed": [f"{quote(one)} — its rows left with this version" for one in documents.removed],
        "changed": [f"{quote(one)} — its rows are replaced" for one in documents.changed],
        "renamed": [f"{quote(old)} → {quote(new)}" for old, new in documents.renamed],
        "new": [quote(one) for one in documents.new],
        "used now": [_use(use, quote) for use in uses if use.is_used],
        "set aside now": [_use(use, quote) for use in uses if not use.is_used],
    }


def _refusal(one: Rejected, quote: Quote) -> str:
    left = " — the rows that it had left with this version" if one.had_rows else ""
    return f"{quote(one.name)} — {quote(one.reason)}{left}"


def _use(use: UseChange, quote: Quote) -> str:
    return (
        f"{quote(use.source_file)} — {quote(use.reason)}" if use.reason else quote(use.source_file)
    )


def causes_told(notice: Notice) -> Iterator[str]:
    """Yield a line for each cause: how many figures it changed, and in which way."""
    counts: dict[str, list[str]] = defaultdict(list)
    for (cause, change), count in sorted(
        notice.difference.causes.items() if notice.difference else ()
    ):
        counts[cause].append(f"{count:,} {change}")
    for cause, changes in counts.items():
        yield f"{cause}: figures {', '.join(changes)}"


def figure_told(figure: FigureChange, quote: Quote) -> str:
    """Tell of one figure: where it is printed, what it was and is, why."""
    named = " ".join(filter(None, (figure.place, figure.subject, figure.measure)))
    return f"{quote(figure.source)} {quote(named)}: {quote(_values(figure))} ({figure.cause})"


def finding_told(finding: FindingChange, quote: Quote) -> str:
    """Tell of one finding: what became of it, where, what it says, why."""
    place = f"{quote(finding.source)} {quote(finding.message_zh)}"
    return f"{finding.severity} {finding.change}: {place} ({finding.cause})"


def table_told(table: TableChange) -> str:
    """Tell of one public table: how many rows only one version has."""
    return f"{table.table}: {counted(table.gone, 'row')} left, {table.come:,} came"


def open_told(notice: Notice) -> str:
    """Tell what is open, and what was before."""
    before = notice.counts_before or {}

    def told(name: str, noun: str) -> str:
        was = f" (before: {before[name]:,})" if name in before else ""
        return f"{counted(notice.counts[name], noun)}{was}"

    return f"open: {told('open_errors', 'error')}, {told('open_warnings', 'warning')}"


def _values(figure: FigureChange) -> str:
    before, after = figure.before, figure.after
    if before is None or after is None:
        told = after or before
        return f"{told.text} {told.unit or ''} {figure.change}" if told else figure.change
    if figure.change == _QUALITY:
        return f"{_amount(after, True)}, {before.quality} → {after.quality}"
    both = before.unit != after.unit
    quality = f", {before.quality} → {after.quality}" if before.quality != after.quality else ""
    return f"{_amount(before, both)} → {_amount(after, True)}{quality}"


def _amount(told: Reading, with_unit: bool) -> str:
    return f"{told.text} {told.unit}" if with_unit and told.unit else told.text
