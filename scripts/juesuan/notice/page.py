"""The page of a build for people: one page of Markdown, every list cut and counted."""

from collections.abc import Iterable, Iterator

from juesuan.notice.notice import Notice
from juesuan.notice.plain_text import code, counted
from juesuan.notice.told import (
    causes_told,
    documents_told,
    figure_told,
    finding_told,
    open_told,
    table_told,
)

_LINES, _EACH = 20, 10


def page(notice: Notice) -> str:
    """Write the page of a build.

    Args:
        notice: what to tell.

    Returns:
        Markdown; whatever comes from documents stands as code in it.
    """
    return "\n".join(_lines(notice)) + "\n"


def _lines(notice: Notice) -> Iterator[str]:
    outcome = "已发布 Published" if notice.is_published else "未发布 Not published"
    yield f"# {outcome}: {notice.version_id}"
    yield ""
    yield from _bullets(_facts(notice))
    yield from _section("文件 Documents", documents_told(notice, code, _EACH))
    yield from _differences(notice)
    steps = (f"{code(step.command)} — {step.purpose}" for step in notice.next_steps)
    yield from _section("下一步 Next", steps)


def _differences(notice: Notice) -> Iterator[str]:
    """What differs from the version before: by cause, then one by one."""
    if found := notice.difference:
        yield from _section("变动原因 Why figures differ", causes_told(notice))
        figures = [figure_told(figure, code) for figure in notice.figures[:_LINES]]
        more = found.moved_count - len(figures)
        yield from _section("变动的数字 Figures that moved", figures, more)
        findings = [finding_told(finding, code) for finding in found.findings[:_LINES]]
        more = len(found.findings) - len(findings)
        yield from _section("疑点 Findings", findings, more)
        yield from _section("公开表 Public tables that differ", map(table_told, found.tables))


def _facts(notice: Notice) -> Iterator[str]:
    """What an operator looks for first."""
    if notice.message:
        failed = "" if notice.is_published else f"failed in: {notice.stage or 'the beginning'} — "
        yield f"{failed}{code(notice.message)}"
    yield f"analysts read now: {notice.read_now or 'nothing'}"
    if notice.is_published:
        yield f"before: {notice.read_before or 'no version before is kept'}"
    stages = ", ".join(f"{name} {seconds} s" for name, seconds in notice.seconds.items())
    yield f"from {notice.began_at} to {notice.ended_at} (UTC){stages and ': '}{stages}"
    if notice.counts:
        documents = counted(notice.counts["documents"], "document")
        yield f"{documents}, {counted(notice.counts['figures'], 'figure')} in official tables"
        yield open_told(notice)


def _section(title: str, lines: Iterable[str], more: int = 0) -> Iterator[str]:
    """Yield a heading and its lines, and how many more there are; nothing where there are none."""
    every = list(lines)
    if every:
        yield from ("", f"## {title}", "", *_bullets(every))
        if more:
            yield f"- … and {more:,} more"


def _bullets(lines: Iterable[str]) -> Iterator[str]:
    return (f"- {line}" for line in lines)
