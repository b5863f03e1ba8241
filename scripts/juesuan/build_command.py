"""The command `juesuan build`: what is new, the build, its log, its notice, its summary."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console

from juesuan import reports
from juesuan.logs import event, logging_to
from juesuan.notice.lines import human_lines
from juesuan.notice.notice import Notice
from juesuan.notice.telling import tell_failure, tell_publication, tell_untold
from juesuan.progress_bar import progress_bar
from juesuan.remedies import CLEAN, WITH_FINDINGS, sentence
from juesuan.stopping import stopping_tidily
from juesuan.warehouse.build import BuildReport, build, unchanged
from juesuan.warehouse.locking import BuildRunningError
from juesuan.warehouse.places import Places
from juesuan.warehouse.query import asking
from juesuan.warehouse.stages import Work


@dataclass(frozen=True)
class BuildWish:
    """What a person asks of a build.

    Attributes:
        strict: do not publish while errors are open.
        again: build even if nothing is new.
        keep: how many versions stay for going back.
        webhook: address that is told how it ended; none tells nobody.
    """

    strict: bool
    again: bool
    keep: int
    webhook: str | None


@dataclass
class _Course:
    """How far a build came.

    Attributes:
        work: the build that ended early; none before it began.
        is_published: whether analysts read its version.
    """

    work: Work | None = None
    is_published: bool = False


def run_build(out: Console, err: Console, places: Places, wish: BuildWish, *, as_json: bool) -> int:
    """Build where something is new, and tell how it ended.

    Args:
        out: where the summary is printed.
        err: where progress is shown.
        places: where to read and write.
        wish: what is asked of the build.
        as_json: one JSON object instead of text.

    Returns:
        The exit status.
    """
    # On a terminal the bar shows the stages.
    level = logging.WARNING if err.is_terminal else logging.INFO
    course = _Course()
    with logging_to(places.output, level), _told(places, wish, course), stopping_tidily():
        version = unchanged(places)
        if version and not wish.again:
            event("nothing_new", f"nothing new since {version.version_id}")
            tell_untold(places, wish.webhook)
            is_open = reports.print_unchanged(out, version, places.database, as_json=as_json)
            return WITH_FINDINGS if is_open else CLEAN
        with progress_bar(err) as progress:
            report = build(
                places,
                progress,
                strict=wish.strict,
                keep=wish.keep,
                failed=lambda work, error: setattr(course, "work", work),
            )
        course.is_published = True
        notice = tell_publication(places, wish.webhook)
    return _print_summary(out, places, report, notice, as_json=as_json)


def _print_summary(
    out: Console, places: Places, report: BuildReport, notice: Notice | None, *, as_json: bool
) -> int:
    with asking(report.version.database) as asked:
        answers = reports.BuildAnswers(
            status=asked(reports.STATUS_QUERY, ()),
            choices=asked(reports.CHOICES_QUERY, ()),
            open_errors=asked(reports.OPEN_ERRORS_QUERY, ()),
            refused=asked(reports.REFUSED_QUERY, ()),
        )
    if notice and not as_json:
        for line in human_lines(notice):
            out.print(line, markup=False, soft_wrap=True)
    reports.print_build(out, report, answers, places.database, as_json=as_json)
    summary = report.extraction
    doubtful = summary.errors or summary.rejected or report.open_errors or answers.refused.rows
    return WITH_FINDINGS if doubtful else CLEAN


@contextmanager
def _told(places: Places, wish: BuildWish, course: _Course) -> Iterator[None]:
    """Tell what ends a build early, begun or not; a person gets the same line from the command."""
    try:
        yield
    except BaseException as error:
        message = sentence(error)[1]
        if course.is_published:
            event("report_interrupted", f"{message} The report comes with the next build.")
            raise
        event("not_published", message, logging.ERROR)
        if not isinstance(error, BuildRunningError):  # that build tells how it ends
            tell_failure(places, course.work, message, wish.webhook)
        raise
