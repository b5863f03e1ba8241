"""The command `juesuan build`: what is new, the build, its log, its notice, its summary."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from juesuan.commands.build_answers import read_answers
from juesuan.commands.build_summary import print_build, print_unchanged
from juesuan.commands.progress_bar import progress_bar
from juesuan.logs import event, logging_to
from juesuan.notice.lines import human_lines
from juesuan.notice.notice import Notice
from juesuan.notice.telling import tell_failure, tell_publication, tell_untold
from juesuan.printing import PlainConsole, print_line
from juesuan.remedies import CLEAN, WITH_FINDINGS, sentence
from juesuan.stopping import stopping_tidily
from juesuan.warehouse.build import BuildReport, NothingNewError, build, require_new
from juesuan.warehouse.locking import BuildRunningError
from juesuan.warehouse.places import Places
from juesuan.warehouse.work import Work


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


def run_build(
    out: PlainConsole, err: PlainConsole, places: Places, wish: BuildWish, *, as_json: bool
) -> int:
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
        try:
            report = _built(err, places, wish, course)
        except NothingNewError as nothing:
            event("nothing_new", str(nothing))
            tell_untold(places, wish.webhook)
            version = nothing.version
            is_open = print_unchanged(out, version, places.database, as_json=as_json)
            return WITH_FINDINGS if is_open else CLEAN
        course.is_published = True
        notice = tell_publication(places, wish.webhook)
    return _print_summary(out, places, report, notice, as_json=as_json)


def _built(err: PlainConsole, places: Places, wish: BuildWish, course: _Course) -> BuildReport:
    # Asked again under the lock: another build may publish the same before this one gets it.
    if not wish.again:
        require_new(places)
    with progress_bar(err) as progress:
        return build(
            places,
            progress,
            again=wish.again,
            strict=wish.strict,
            keep=wish.keep,
            failed=lambda work, error: setattr(course, "work", work),
        )


def _print_summary(
    out: PlainConsole, places: Places, report: BuildReport, notice: Notice | None, *, as_json: bool
) -> int:
    answers = read_answers(report.version.database)
    if notice and not as_json:
        for line in human_lines(notice):
            print_line(out, line)
    print_build(out, report, answers, places.database, as_json=as_json)
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
