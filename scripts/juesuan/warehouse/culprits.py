"""The documents that stop the models: found by building without them, and set aside."""

import logging
from collections.abc import Mapping, Sequence

from juesuan.disclosure.document import document_id_of
from juesuan.extraction.summary import ExtractionSummary
from juesuan.warehouse.accusing import Failure, accused
from juesuan.warehouse.aside import Aside
from juesuan.warehouse.dbt import DbtError, DbtStoppedError
from juesuan.warehouse.quality import NotPublishableError
from juesuan.warehouse.stages import try_models, write_raw_rows
from juesuan.warehouse.work import Work

SEARCH = "search for the document at fault"
_MOST_TRIALS = 40
# As many that fail one by one, and none that does not: it is not the documents.
_FEW = 3
_LONGEST_REASON = 300
_CONFIGURED = ", configured to fail if != 0"  # what dbt adds to each failed test
_NOT_TRIED = "It is not in this trial."


class _NobodyFoundError(Exception):
    """The failure is none of single documents, or the search takes too long."""


def set_culprits_aside(work: Work, failure: Failure) -> ExtractionSummary:
    """Set aside the new documents that make the models, their tests or the suites fail.

    What analysts read now was built of the documents that did not change since; so the new and
    changed ones are suspects. Those that the rows of a failed test name are left out first. Where
    none is named, as where a model fails, halves of the suspects are built with the others until
    each is either known to do no harm, or makes the build fail.

    Args:
        work: the build; its raw rows are of the remaining documents afterwards, its database is
            gone, to be built again.
        failure: how the build of all documents failed.

    Returns:
        Counts, issues and rejected files, those that are set aside among them.

    Raises:
        DbtError, NotPublishableError: the failure, where no document or every one is at fault.
        DiskError: the disk refused.
    """
    before, stage = work.aside, work.stage_now
    trusted, suspects = _told_apart(work)
    if not suspects or isinstance(failure, DbtStoppedError) or _is_strict(failure):
        raise failure
    try:
        with work.stage(SEARCH):
            work.aside = {**before, **_Search(work, suspects).culprits(trusted, failure)}
            summary = write_raw_rows(work)
            work.database.unlink(missing_ok=True)
    except _NobodyFoundError:
        work.aside, work.stage_now = before, stage
        write_raw_rows(work)
        raise failure from None
    for name in work.aside.keys() - before.keys():
        message = f"set aside {name}: {work.aside[name].reason}"
        work.event("document_set_aside", message, logging.ERROR, file=name)
    return summary


def _told_apart(work: Work) -> tuple[list[str], dict[str, str]]:
    """Tell documents that analysts read already from those that are new, with their SHA-256."""
    known = work.before.manifest["documents"] if work.before else {}
    loaded = {name: told["sha256"] for name, told in known.items() if told["state"] == "loaded"}
    rejected = {row.source_file for row in work.rejected}
    read = {name: sha for name, sha in work.inputs.documents.items() if name not in rejected}
    trusted = [name for name, sha256 in read.items() if loaded.get(name) == sha256]
    return trusted, {name: sha256 for name, sha256 in read.items() if name not in trusted}


def _is_strict(failure: Failure) -> bool:
    """Tell whether only open errors forbid publication, which a person asked for."""
    return isinstance(failure, NotPublishableError) and not (
        failure.report is None or failure.report.blocking
    )


class _Search:
    """A search: by name, then by halves.

    Attributes:
        found: the documents at fault, and what is said of each.
    """

    def __init__(self, work: Work, suspects: Mapping[str, str]) -> None:
        """Begin.

        Args:
            work: the build.
            suspects: SHA-256 by name of the documents that may be at fault.
        """
        self.found: dict[str, str] = {}
        self._work = work
        self._aside = work.aside
        self._suspects = suspects
        self._trials = 0

    def culprits(self, trusted: Sequence[str], failure: Failure) -> dict[str, Aside]:
        """Find them.

        Args:
            trusted: documents that are none.
            failure: how the build of all documents failed.

        Returns:
            Why each is set aside.

        Raises:
            _NobodyFoundError: it is none of them, or every one.
        """
        unnamed = self._leave_out_named(trusted, failure)
        if unnamed:
            if trusted and self._fails(trusted):
                raise _NobodyFoundError
            self._sift(trusted, self._others(), unnamed)
        if not trusted and not self._others():
            raise _NobodyFoundError
        return {name: Aside(self._suspects[name], _reason(why)) for name, why in self.found.items()}

    def _leave_out_named(self, trusted: Sequence[str], failure: Failure) -> Failure | None:
        """Leave out the suspects that failed tests name, until nothing fails or nobody is named."""
        documents = {document_id_of(name): name for name in self._suspects}
        failed: Failure | None = failure
        while failed and (named := accused(failed, self._work.database, documents)):
            self.found.update(named)
            others = [*trusted, *self._others()]
            if not others:
                raise _NobodyFoundError
            documents = {key: name for key, name in documents.items() if name not in named}
            failed = self._fails(others)
        return failed

    def _others(self) -> list[str]:
        return [name for name in self._suspects if name not in self.found]

    def _sift(self, harmless: Sequence[str], group: Sequence[str], failure: Failure) -> None:
        """Find those of a group that make the build fail beside harmless documents."""
        if len(group) < 2:
            self.found.update(dict.fromkeys(group, _said(failure)))
            if not harmless and len(self.found) >= _FEW:
                raise _NobodyFoundError
            return
        half = len(group) // 2
        left, right = group[:half], group[half:]
        failed = self._fails([*harmless, *left])
        if failed is None:
            self._sift([*harmless, *left], right, failure)
            return
        self._sift(harmless, left, failed)
        harmless = [*harmless, *(name for name in left if name not in self.found)]
        failed = self._fails([*harmless, *right])
        if failed:
            self._sift(harmless, right, failed)

    def _fails(self, documents: Sequence[str]) -> Failure | None:
        """Build some of the documents, without publishing them."""
        if self._trials == _MOST_TRIALS:
            raise _NobodyFoundError
        self._trials += 1
        work, chosen = self._work, set(documents)
        others = {
            name: Aside(sha256, _NOT_TRIED)
            for name, sha256 in self._suspects.items()
            if name not in chosen
        }
        tried = len(self._suspects) - len(others)
        message = f"trial {self._trials}: with {tried} of {len(self._suspects)} new documents"
        work.event("trial", message, logging.WARNING)
        work.aside = {**self._aside, **others}
        write_raw_rows(work)
        try:
            try_models(work)
        except DbtStoppedError as error:
            raise _NobodyFoundError from error
        except (DbtError, NotPublishableError) as error:
            return error
        return None


def _said(failure: Failure) -> str:
    return failure.failures[0] if isinstance(failure, DbtError) else str(failure)


def _reason(said: str) -> str:
    short = said if len(said) <= _LONGEST_REASON else f"{said[:_LONGEST_REASON]} …"
    return f"The models cannot take it ({short.removesuffix(_CONFIGURED).rstrip('.')})."
