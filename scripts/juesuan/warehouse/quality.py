"""The gate before publication: the expectation suites, and what they leave beside the database."""

import shutil
from pathlib import Path

from juesuan.expectations.verdicts import QualityReport
from juesuan.warehouse.query import ask

REFUSED_FOLDER = "quality-refused"
_PAGE = "index.html"
_OPEN_ERRORS = (
    "select count(*) from quality.fct_findings where status = 'open' and severity = 'error'"
)


class NotPublishableError(Exception):
    """The new database may not be published; the message says why, and where to read more.

    Attributes:
        report: what the suites said; none if they could not be run.
    """

    def __init__(self, message: str, report: QualityReport | None = None) -> None:
        """Keep the verdicts, so that they can be shown."""
        super().__init__(message)
        self.report = report


def judge(database: Path, results: Path, output: Path, strict: bool) -> QualityReport:
    """Run the suites on the new database.

    Args:
        database: the new database, closed.
        results: the folder for the results and their page, kept with the version.
        output: the folder of the published database.
        strict: findings that are open errors forbid publication too.

    Returns:
        The verdicts.

    Raises:
        NotPublishableError: publication is forbidden; results and page are in `REFUSED_FOLDER`.
    """
    # Great Expectations takes seconds to import: only a build pays for it.
    from juesuan.expectations.running import run_suites
    from juesuan.expectations.suites import SuiteError

    try:
        report = run_suites(database, results)
    except SuiteError as error:
        raise NotPublishableError(str(error)) from error
    reasons = list(report.blocking)
    if strict and not reasons and (count := open_error_count(database)):
        reasons = [f"{count} findings are open errors, and the build is strict"]
    if reasons:
        _replace(results, output / REFUSED_FOLDER)
        page = output / REFUSED_FOLDER / _PAGE
        raise NotPublishableError(f"{'; '.join(reasons)} (see {page})", report)
    return report


def open_error_count(database: Path) -> int:
    """Count the findings of a database that are errors which nobody has decided on."""
    return int(ask(database, _OPEN_ERRORS).rows[0][0])


def _replace(finished: Path, published: Path) -> None:
    """Move a folder into place; a reader may for a moment find none, never half of one."""
    shutil.rmtree(published, ignore_errors=True)
    finished.rename(published)
