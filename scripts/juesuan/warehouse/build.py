"""A build: documents to raw rows, raw rows to a checked database, the database published."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from juesuan.expectations.verdicts import QualityReport
from juesuan.extraction.summary import ExtractionSummary
from juesuan.warehouse.changes import DocumentChanges
from juesuan.warehouse.culprits import set_culprits_aside
from juesuan.warehouse.dbt import DbtError, DbtRun
from juesuan.warehouse.inputs import current_inputs
from juesuan.warehouse.places import Places, Progress
from juesuan.warehouse.quality import NotPublishableError, open_error_count
from juesuan.warehouse.stages import publish_version, read_documents, run_checks, run_models
from juesuan.warehouse.versions import QUALITY_FOLDER, Version, kept_versions
from juesuan.warehouse.work import KEPT_VERSIONS, Work, begun


@dataclass(frozen=True)
class BuildReport:
    """What a build did.

    Attributes:
        extraction: counts and issues of the extraction.
        changes: which documents came, changed or went since the version before.
        dbt: nodes and times of the dbt run.
        quality: what the expectation suites said.
        open_errors: how many findings are open errors.
        page: the page that shows what the suites said.
        before: the version that was published before; none for the first.
        version: the version that is published now.
        removed: older versions that were no longer kept.
        seconds: duration of each stage.
    """

    extraction: ExtractionSummary
    changes: DocumentChanges
    dbt: DbtRun
    quality: QualityReport
    open_errors: int
    page: Path
    before: Version | None
    version: Version
    removed: Sequence[str]
    seconds: Mapping[str, float]


class NothingNewError(Exception):
    """A build would yield again what was built before."""

    def __init__(self, version: Version) -> None:
        """Keep the version that was built of the same."""
        super().__init__(f"nothing new since {version.version_id}")
        self.version = version


def unchanged(places: Places) -> Version | None:
    """Tell whether a build would yield again what was built before.

    Args:
        places: where a build would read and write.

    Returns:
        The version that was built from the present documents, seeds and code: the published one,
        or a later one from which a person went back. None if a build would yield something else.

    Raises:
        NestedFoldersError: the output folder lies in the documents folder.
        NotADirectoryError: the documents folder does not exist.
    """
    inputs = current_inputs(places.files())
    kept = [version for version in kept_versions(places.output) if version.published_at]
    published = next((version for version in kept if version.is_published), None)
    if published is None:
        return None
    later = (v for v in kept if v.published_at[0] >= published.published_at[0])
    same = [v for v in later if v.manifest["inputs_sha256"] == inputs.sha256]
    return published if published in same else next(reversed(same), None)


def require_new(places: Places) -> None:
    """See that a build would yield something else than what was built before.

    Args:
        places: where it would read and write.

    Raises:
        NothingNewError: it would not.
        NestedFoldersError: the output folder lies in the documents folder.
        NotADirectoryError: the documents folder does not exist.
    """
    if version := unchanged(places):
        raise NothingNewError(version)


def build(
    places: Places,
    progress: Progress,
    *,
    again: bool = True,
    strict: bool = False,
    keep: int = KEPT_VERSIONS,
    failed: Callable[[Work, BaseException], None] = lambda work, error: None,
) -> BuildReport:
    """Build the warehouse and publish it.

    Args:
        places: where to read and write.
        progress: who is told of the stages.
        again: build even if nothing is new; else another build that has just published the same
            ends this one.
        strict: do not publish while findings are open errors.
        keep: how many versions stay for going back.
        failed: told of what ends the build early, while its folder still stands.

    Returns:
        What was done; the database stands at `places.database`.

    Raises:
        NothingNewError: nothing is new, and it is not to be built again.
        BuildRunningError: another build writes to the same folder.
        NestedFoldersError: the output folder lies in the documents folder.
        NotADirectoryError: the documents folder does not exist.
        MovingDocumentsError: documents are being written to; nothing is published.
        NothingToBuildError: no document could be read; nothing is published.
        DbtError: a model or a test failed; nothing is published, the old database stays.
        NotPublishableError: an expectation is broken or could not be evaluated, or findings are
            open errors in a strict build; nothing is published, the old database stays.
    """
    with begun(places, progress, keep) as work:
        if not again:
            require_new(places)
        try:
            return _built(work, strict=strict)
        except BaseException as error:
            failed(work, error)
            raise


def _built(work: Work, *, strict: bool) -> BuildReport:
    summary = read_documents(work)
    try:
        run, quality = run_models(work), run_checks(work, strict=strict)
    except (DbtError, NotPublishableError) as error:
        summary = set_culprits_aside(work, error)
        run, quality = run_models(work), run_checks(work, strict=strict)
    open_errors = open_error_count(work.database)
    changes = work.changes
    published = publish_version(work, quality)
    return BuildReport(
        extraction=summary,
        changes=changes,
        dbt=run,
        quality=quality,
        open_errors=open_errors,
        page=work.places.output / QUALITY_FOLDER / "index.html",
        before=work.before,
        version=published.version,
        removed=published.removed,
        seconds=work.seconds,
    )
