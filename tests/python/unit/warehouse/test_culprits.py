"""Documents that stop the models are found and set aside; the others are published."""

import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.expectations.verdicts import QualityReport
from juesuan.extraction.rows import RawRejectedFile
from juesuan.extraction.summary import ExtractionSummary
from juesuan.warehouse import culprits
from juesuan.warehouse.accusing import Failure
from juesuan.warehouse.aside import Aside, rows_aside, set_aside_before
from juesuan.warehouse.culprits import set_culprits_aside
from juesuan.warehouse.dbt import DbtError, DbtStoppedError
from juesuan.warehouse.disk import DiskError
from juesuan.warehouse.inputs import Inputs
from juesuan.warehouse.places import Places, Progress
from juesuan.warehouse.quality import NotPublishableError
from juesuan.warehouse.versions import MANIFEST, Version
from juesuan.warehouse.work import Work

Fails = Callable[[Collection[str]], bool]
FAILURE = DbtError(["model int_sums: Overflow in sum"], Path("dbt.log"))
CODE = {"sha256": "code", "duckdb": "1"}


def manifest(documents: Collection[str], **others: Any) -> dict[str, Any]:
    told = {name: {"sha256": f"sha of {name}", "state": "loaded"} for name in documents}
    return {"documents": told, "seeds": {}, "code": {"juesuan": "0.1", **CODE}, **others}


def inputs(documents: Collection[str]) -> Inputs:
    return Inputs({name: f"sha of {name}" for name in documents}, {}, "code", {"duckdb": "1"})


class Trials:
    """Takes the place of reading and models: what fails is told by the names of documents."""

    def __init__(self, fails: Fails, error: Failure = FAILURE) -> None:
        self.count = 0
        self.documents: Collection[str] = ()
        self._fails = fails
        self._error = error

    def write(self, work: Work) -> ExtractionSummary:
        aside = rows_aside(work.aside, work.inputs.documents)
        self.documents = set(work.inputs.documents) - set(aside)
        work.rejected = list(aside.values())
        return ExtractionSummary(len(self.documents), rejected=list(aside.values()))

    def build(self, work: Work) -> None:
        self.count += 1
        assert self.documents
        if self._fails(self.documents):
            raise self._error


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as context:
        yield context


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("output")


@pytest.fixture(scope="module")
def search(patch: pytest.MonkeyPatch, output: Path) -> Callable[..., tuple[Work, Trials]]:
    """Build documents with a version before: the build, to be searched, and its trials."""

    def begin(documents: Collection[str], published: Collection[str], fails: Fails) -> Any:
        (output / MANIFEST).write_text(json.dumps(manifest(published)), encoding="utf-8")
        before = Version("before", output, is_published=True) if published else None
        work = Work(Places(output, output), inputs(documents), "new", before, Progress(), 1)
        trials = Trials(fails)
        patch.setattr(culprits, "write_raw_rows", trials.write)
        patch.setattr(culprits, "try_models", trials.build)
        return work, trials

    return begin


@given(st.data())
def test_exactly_the_documents_at_fault_are_set_aside(
    search: Callable[..., tuple[Work, Trials]], data: st.DataObject
) -> None:
    documents = [f"{number}.txt" for number in range(data.draw(st.integers(2, 30)))]
    published = data.draw(st.sets(st.sampled_from(documents), max_size=len(documents) - 1))
    new = [name for name in documents if name not in published]
    bad = data.draw(st.sets(st.sampled_from(new), min_size=1, max_size=2))
    work, trials = search(documents, published, lambda there: bool(bad & set(there)))
    if bad == set(documents):
        with pytest.raises(DbtError):
            set_culprits_aside(work, FAILURE)
        return

    summary = set_culprits_aside(work, FAILURE)

    assert work.aside.keys() == bad
    assert {row.source_file for row in summary.rejected} == bad
    assert trials.documents == set(documents) - bad
    assert trials.count <= 1 + 2 * len(bad) * len(new).bit_length()


@given(st.integers(2, 20), st.data())
def test_of_documents_that_only_together_stop_the_models_one_is_set_aside(
    search: Callable[..., tuple[Work, Trials]], count: int, data: st.DataObject
) -> None:
    documents = [f"{number}.txt" for number in range(count)]
    pair = data.draw(st.sets(st.sampled_from(documents), min_size=2, max_size=2))
    work, _ = search(documents, [], lambda there: pair <= set(there))

    set_culprits_aside(work, FAILURE)

    assert len(work.aside) == 1
    assert work.aside.keys() <= pair


def test_many_documents_that_tests_name_need_one_trial_and_the_rest_is_halved(
    search: Callable[..., tuple[Work, Trials]], patch: pytest.MonkeyPatch
) -> None:
    documents = [f"{number}.txt" for number in range(300)]
    named, unnamed = {f"{number}.txt": "test t: Got 1" for number in range(0, 90, 3)}, "299.txt"
    work, trials = search(documents, [], lambda there: bool({*named, unnamed} & set(there)))

    def accused(failure: Failure, database: Path, known: dict[str, str]) -> dict[str, str]:
        return {name: why for name, why in named.items() if name in known.values()}

    patch.setattr(culprits, "accused", accused)
    set_culprits_aside(work, FAILURE)
    patch.undo()

    assert work.aside.keys() == {*named, unnamed}
    assert "test t: Got 1" in work.aside["0.txt"].reason
    assert "Overflow" in work.aside[unnamed].reason
    assert trials.count < 12


def test_a_test_that_names_every_document_is_no_fault_of_theirs(
    search: Callable[..., tuple[Work, Trials]], patch: pytest.MonkeyPatch
) -> None:
    work, trials = search("ab", [], lambda there: True)
    patch.setattr(culprits, "accused", lambda *others: {"a": "test t", "b": "test t"})
    with pytest.raises(DbtError):
        set_culprits_aside(work, FAILURE)
    patch.undo()
    assert trials.count == 0


@pytest.mark.parametrize(
    ("documents", "published"),
    [
        ("abc", "abc"),
        ("abcd", "abc"),
        ("abcdefgh", ""),
        ("a", ""),
    ],
    ids=["nothing-new", "what-was-published-fails-too", "every-document", "only-document"],
)
def test_what_no_document_is_at_fault_for_stays_the_failure(
    search: Callable[..., tuple[Work, Trials]], documents: str, published: str
) -> None:
    work, trials = search(documents, published, lambda there: True)

    with pytest.raises(DbtError) as raised:
        set_culprits_aside(work, FAILURE)

    assert raised.value is FAILURE
    assert trials.count <= 6
    assert not work.aside
    assert not trials.documents or trials.documents == set(documents)


@pytest.mark.parametrize(
    "failure",
    [
        DbtStoppedError(["dbt was killed (SIGKILL)"], Path("dbt.log")),
        NotPublishableError(
            "3 findings are open errors, and the build is strict", QualityReport(())
        ),
    ],
    ids=["killed", "strict"],
)
def test_what_is_no_fault_of_documents_is_not_searched(
    search: Callable[..., tuple[Work, Trials]], failure: Failure
) -> None:
    work, trials = search("ab", "a", lambda there: "b" in there)

    with pytest.raises(type(failure)):
        set_culprits_aside(work, failure)
    assert trials.count == 0


def test_a_full_disk_ends_the_search(
    search: Callable[..., tuple[Work, Trials]], patch: pytest.MonkeyPatch
) -> None:
    def refuse(work: Work) -> None:
        raise DiskError("full")

    work, _ = search("ab", "a", lambda there: "b" in there)
    patch.setattr(culprits, "try_models", refuse)
    with pytest.raises(DiskError):
        set_culprits_aside(work, FAILURE)


def test_a_document_stays_aside_until_it_or_the_project_changes() -> None:
    before = manifest("ab")
    before["documents"]["b"] = {"sha256": "sha of b", "state": "rejected", **_place("b")}
    before["documents"]["c"] = {"sha256": "sha of c", "state": "rejected", "place": "whole file"}

    aside = set_aside_before(before, inputs("abc"))

    assert aside == {"b": Aside("sha of b", "Why.")}
    assert rows_aside(aside, {"b": "sha of b"})["b"] == _row("b")
    assert rows_aside(aside, {"b": "other"}) == {}
    assert set_aside_before({**before, "seeds": {"x": "1"}}, inputs("ab")) == {}
    assert set_aside_before({**before, "code": {**CODE, "sha256": "x"}}, inputs("ab")) == {}
    assert set_aside_before({**before, "code": {**CODE, "duckdb": "2"}}, inputs("ab")) == {}


def _row(name: str) -> RawRejectedFile:
    return rows_aside({name: Aside("", "Why.")}, {name: ""})[name]


def _place(name: str) -> dict[str, str]:
    row = _row(name)
    return {"place": row.place, "reason": row.reason, "remedy": row.remedy}
