"""The build of one run: begun by its first asset, kept open through the run, ended with it."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import dagster as dg

from juesuan.expectations.verdicts import QualityReport
from juesuan.logs import event, logging_to
from juesuan.notice.telling import tell_failure
from juesuan.remedies import sentence
from juesuan.scheduler.settings import Settings
from juesuan.scheduler.storage import forget_old_runs
from juesuan.warehouse.dbt import DbtStoppedError
from juesuan.warehouse.locking import BuildRunningError
from juesuan.warehouse.places import Places, Progress
from juesuan.warehouse.stages import MovingDocumentsError
from juesuan.warehouse.work import Work, begun

_STOPPED = "The run was stopped."
NOT_WHOLE = (
    "A part of the build cannot be run alone: start the job 'rebuild', or materialize all assets."
)


class OtherModelsError(Exception):
    """dbt has other models than the scheduler; the message says what to do."""


class DocumentsAsideError(Exception):
    """Documents were set aside, so the models are built again; the message names them."""


# What may be over in a minute; anything else fails the same way again.
_PASSING = (
    BuildRunningError,
    DbtStoppedError,
    DocumentsAsideError,
    MovingDocumentsError,
    OSError,
)
# Of the scheduler alone: their message is the sentence.
_OWN = (DocumentsAsideError, OtherModelsError)


class Rebuild:
    """The build of one run.

    Attributes:
        is_whole: whether the run makes every asset.
        quality: what the expectation suites said, once they were asked.
    """

    quality: QualityReport

    def __init__(self, places: Places, *, is_whole: bool, ends: ExitStack) -> None:
        """Begin nothing yet: another build may hold the folder.

        Args:
            places: where to read and write.
            is_whole: whether the run makes every asset.
            ends: what is done when the run ends.
        """
        self.is_whole = is_whole
        self._places = places
        self._ends = ends
        self._work: Work | None = None
        self._failure = ""
        self._waits = False  # for another build, which itself tells how it ends

    @contextmanager
    def step(
        self, *, first: bool = False, whole: bool = True, again: bool = False
    ) -> Iterator[Work]:
        """Run one asset; an error becomes one sentence.

        Args:
            first: begin the build.
            whole: whether the asset is made whole.
            again: whether it is tried again when what failed may be over soon.

        Yields:
            The build.

        Raises:
            dg.Failure: with the sentence; retried only where waiting may help.
        """
        if not (whole and self.is_whole and (first or self._work)):
            raise dg.Failure(NOT_WHOLE, allow_retries=False)
        try:
            if self._work is None:
                self._work = self._ends.enter_context(begun(self._places, Progress()))
            yield self._work
        except Exception as error:
            said = str(error) if isinstance(error, _OWN) else sentence(error)[1]
            self._failure, self._waits = said, isinstance(error, BuildRunningError)
            passes = isinstance(error, _PASSING) and not isinstance(error, NotADirectoryError)
            raise dg.Failure(said, allow_retries=again and passes) from error
        self._failure = ""

    def end(self, webhook: str | None) -> None:
        """Tell why nothing was published, if nothing was.

        Args:
            webhook: address that is told; none tells nobody.
        """
        if self._work and not self._work.published:
            self._failure = self._failure or _STOPPED
        if self._failure:
            event("not_published", self._failure, logging.ERROR)
        if self._failure and not self._waits:
            tell_failure(self._places, self._work, self._failure, webhook)


def rebuild_resource(settings: Settings, assets: frozenset[dg.AssetKey]) -> dg.ResourceDefinition:
    """Make the resource that holds the build of a run.

    Args:
        settings: where to read and write, and who is told.
        assets: every asset; a run that makes only some of them is refused.

    Returns:
        The resource; each run gets a `Rebuild` of its own.
    """

    @dg.resource(description="The build of this run, and its lock.")
    def rebuild(context: dg.InitResourceContext) -> Iterator[Rebuild]:
        """Keep log and build open while a run lasts, then end both and forget runs long past.

        Args:
            context: the run, and where runs are stored.

        Yields:
            The build, which the first asset begins.
        """
        chosen = context.run.asset_selection if context.run else None
        with ExitStack() as ends:
            ends.enter_context(logging_to(settings.places.output))
            build = Rebuild(settings.places, is_whole=not chosen or chosen >= assets, ends=ends)
            try:
                yield build
            finally:
                build.end(settings.webhook)
                if context.instance:
                    forget_old_runs(context.instance)

    return rebuild
