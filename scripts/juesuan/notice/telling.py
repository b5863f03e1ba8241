"""Tells how a build ended, to everyone who should know: the log, the report, the webhook.

What cannot be told never makes a build fail: the log says so.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from juesuan.logs import event
from juesuan.notice.composing import failed_notice, published_notice
from juesuan.notice.notice import Notice
from juesuan.notice.webhook import send
from juesuan.notice.writing import REPORTS_FOLDER, write_notice
from juesuan.warehouse.places import Places
from juesuan.warehouse.versions import (
    UnknownVersionError,
    Version,
    previous_version,
    published_version,
)
from juesuan.warehouse.work import Work, unbegun


def tell_publication(places: Places, webhook: str | None) -> Notice | None:
    """Tell of the published version.

    Args:
        places: where it is published.
        webhook: address that is told; none tells nobody.

    Returns:
        The notice; none if it could not be composed.
    """
    with _never_failing():
        version = published_version(places.output)
        notice = published_notice(version, _before(places))
        _tell(places, notice, webhook)
        return notice
    return None


def tell_untold(places: Places, webhook: str | None) -> None:
    """Tell of the published version if a build was killed after publication, before it told.

    Args:
        places: where it is published.
        webhook: address that is told; none tells nobody.
    """
    version = published_version(places.output)
    if not (places.output / REPORTS_FOLDER / f"{version.version_id}.json").exists():
        tell_publication(places, webhook)


def tell_failure(places: Places, work: Work | None, message: str, webhook: str | None) -> None:
    """Tell of a build that ended before publication.

    Args:
        places: where it would have been published; a folder that is not there gets no report.
        work: the build; none if it could not begin, as without the documents folder.
        message: why, in one line.
        webhook: address that is told; none tells nobody.
    """
    if not places.output.is_dir():
        return
    with _never_failing():
        _tell(places, failed_notice(work or unbegun(places), message), webhook)


def _tell(places: Places, notice: Notice, webhook: str | None) -> None:
    with _never_failing():
        page = write_notice(places.output, notice)
        event("notice_written", f"report: {page}", version=notice.version_id)
    if webhook and (problem := send(webhook, notice)):
        _untold(problem)


def _before(places: Places) -> Version | None:
    try:
        return previous_version(places.output)
    except UnknownVersionError:
        return None


@contextmanager
def _never_failing() -> Iterator[None]:
    """Log what keeps a notice from being told: by then the build has ended as it ended."""
    try:
        yield
    except Exception as error:
        _untold(f"The report could not be written ({type(error).__name__}: {error}).")


def _untold(message: str) -> None:
    event("notice_failed", " ".join(message.split()), logging.WARNING)
