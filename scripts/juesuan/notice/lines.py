"""The lines of a notice that a command prints for a person, and its headline."""

from collections.abc import Iterator
from dataclasses import replace

from juesuan.notice.notice import Notice
from juesuan.notice.plain_text import plain
from juesuan.notice.told import causes_told, documents_told, open_told

_EACH = 5
_KINDS = (
    ("documents_new", "new"),
    ("documents_changed", "changed"),
    ("documents_removed", "removed"),
    ("documents_renamed", "renamed"),
    ("files_rejected", "rejected"),
)


def human_lines(notice: Notice) -> Iterator[str]:
    """Yield what a person should see after a build, one line each.

    The command itself lists every rejected file; here are those whose rows left with it.

    Args:
        notice: what to tell.

    Yields:
        Lines without markup and without control characters.
    """
    yield headline_en(notice)
    if documents := documents_line(notice):
        yield documents
    if notice.read_before:
        lost = [one for one in notice.rejected if one.had_rows]
        yield from documents_told(replace(notice, rejected=lost), plain, _EACH)
    if notice.is_published and notice.message:
        yield plain(notice.message)
    if notice.difference is not None:
        yield from causes_told(notice)
        yield findings_line(notice)


def headline_en(notice: Notice) -> str:
    """Tell the outcome in one line."""
    if notice.is_published:
        before = f" Before: {notice.read_before}." if notice.read_before else ""
        return f"Published: {notice.version_id}.{before}"
    still = (
        f"Analysts still read {notice.read_now}." if notice.read_now else "Nothing is published."
    )
    return f"Not published: {notice.version_id}. {still} {plain(notice.message)}"


def headline_zh(notice: Notice) -> str:
    """Tell the outcome in one line, in Chinese."""
    if notice.is_published:
        before = f"此前为{notice.read_before}。" if notice.read_before else ""
        return f"决算数据已发布：{notice.version_id}。{before}"
    still = f"读者仍用{notice.read_now}。" if notice.read_now else "尚无已发布的版本。"
    return f"决算数据未发布：{notice.version_id}。{still}"


def documents_line(notice: Notice) -> str:
    """Count the documents that are new, changed, removed, renamed, rejected; blank if none is."""
    counts = [f"{notice.tallies[name]:,} {word}" for name, word in _KINDS if notice.tallies[name]]
    return f"documents: {', '.join(counts)}" if counts else ""


def findings_line(notice: Notice) -> str:
    """Count the findings that came, went and were decided, and tell what is open."""
    tallies = notice.tallies
    ways = ("appeared", "vanished", "decided")
    counts = ", ".join(f"{tallies[f'findings_{way}']:,} {way}" for way in ways)
    return f"findings: {counts}; {open_told(notice)}"
