"""What stops a run before publication: a broken suite, models that the scheduler does not know."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import dagster as dg
import pytest
from markdown_it import MarkdownIt

from juesuan.expectations.verdicts import (
    ExpectationVerdict,
    QualityReport,
    SuiteVerdict,
    Verdict,
)
from juesuan.remedies import sentence
from juesuan.scheduler import models, publication
from juesuan.scheduler.models import built_events
from juesuan.scheduler.pages import markdown_table, suite_check
from juesuan.scheduler.publication import EXPECTATIONS, expectations_asset
from juesuan.scheduler.rebuild import OtherModelsError, Rebuild
from juesuan.warehouse.aside import Aside
from juesuan.warehouse.dbt import DbtError
from juesuan.warehouse.places import Places
from juesuan.warehouse.quality import NotPublishableError
from juesuan.warehouse.work import Work

_SUITES = ("raw_rows", "reported_figures", "accounting_identities", "narrative", "performance")


def _suite(name: str, verdict: Verdict) -> SuiteVerdict:
    one = ExpectationVerdict("expect", "core.some", "应有", "It holds", verdict, 2)
    return SuiteVerdict(name, "名称", "Name", (one,))


@pytest.mark.parametrize(
    ("verdict", "passed", "severity"),
    [
        (Verdict.HOLDS, True, dg.AssetCheckSeverity.ERROR),
        (Verdict.FINDING, False, dg.AssetCheckSeverity.WARN),
        (Verdict.BROKEN, False, dg.AssetCheckSeverity.ERROR),
        (Verdict.ERROR, False, dg.AssetCheckSeverity.ERROR),
    ],
)
def test_finding_warns_and_a_broken_database_blocks(
    verdict: Verdict, passed: bool, severity: dg.AssetCheckSeverity
) -> None:
    check = suite_check(EXPECTATIONS, _suite("raw_rows", verdict))
    assert (check.passed, check.severity) == (passed, severity)


def test_broken_suite_is_a_failed_check_and_its_sentence_the_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suites = [_suite(name, Verdict.HOLDS) for name in _SUITES]
    report = QualityReport((*suites, _suite("findings", Verdict.BROKEN)))

    def refuse(work: object) -> QualityReport:
        raise NotPublishableError("findings: 2 rows fail (see the page)", report)

    @dg.asset
    def model() -> None: ...

    monkeypatch.setattr(publication, "run_checks", refuse)
    (tmp_path / "documents").mkdir()
    places = Places(tmp_path / "documents", tmp_path / "output")
    with ExitStack() as ends:
        rebuild = Rebuild(places, is_whole=True, ends=ends)
        with rebuild.step(first=True):
            pass
        assets = [model, expectations_asset(model)]
        result = dg.materialize(assets, resources={"rebuild": rebuild}, raise_on_error=False)
    assert not result.success
    said = {check.check_name: check.passed for check in result.get_asset_check_evaluations()}
    assert said == {**dict.fromkeys(_SUITES, True), "findings": False}
    (failure,) = [event for event in result.all_events if event.is_step_failure]
    assert "findings: 2 rows fail (see the page)" in failure.step_failure_data.error.message


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Rebuild]:
    """A run whose build has begun."""
    (tmp_path / "documents").mkdir()
    with ExitStack() as ends:
        rebuild = Rebuild(
            Places(tmp_path / "documents", tmp_path / "output"), is_whole=True, ends=ends
        )
        with rebuild.step(first=True):
            pass
        yield rebuild


@pytest.mark.parametrize("again", [True, False])
def test_models_are_tried_again_without_the_document_at_fault(
    begun: Rebuild, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    def set_aside(work: Work, failure: DbtError) -> None:
        work.aside = {"2024/a.txt": Aside("sha", str(failure))}

    monkeypatch.setattr(models, "set_culprits_aside", set_aside)
    with (
        pytest.raises(dg.Failure) as failed,
        begun.step(again=again) as work,
        models.documents_at_fault(work, again=again),
    ):
        raise DbtError(["model a: Overflow"], tmp_log := Path("dbt.log"))

    assert failed.value.allow_retries is again
    told = "The models cannot take 2024/a.txt: built again without."
    assert failed.value.description == (
        told if again else sentence(DbtError(["model a: Overflow"], tmp_log))[1]
    )


def test_suites_are_run_again_without_the_document_at_fault(
    begun: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    report = QualityReport(())

    def run_checks(work: Work) -> QualityReport:
        calls.append("checks")
        if calls == ["checks"]:
            raise NotPublishableError("raw_rows: 2 rows fail", report)
        return report

    monkeypatch.setattr(publication, "run_checks", run_checks)
    monkeypatch.setattr(publication, "run_models", lambda work: calls.append("models"))
    monkeypatch.setattr(
        publication, "set_culprits_aside", lambda work, failure: calls.append("aside")
    )
    with begun.step() as work:
        assert publication.judged(work) is report
    assert calls == ["checks", "aside", "models", "checks"]


def test_models_that_dbt_did_not_build_are_no_success() -> None:
    events = [dg.Output(None, "core__one"), dg.AssetObservation("core/test")]
    assert list(built_events(events, {"core__one"})) == events[:1]
    with pytest.raises(OtherModelsError, match="core__other"):
        list(built_events(events, {"core__one", "core__other"}))


def test_name_of_a_file_cannot_break_out_of_its_table() -> None:
    names = (
        "a|b`<script>\n# c",
        "\\|",
        "![](http://x.invalid/a.png)",
        "www.x.invalid",
        "2024 年：3",
    )
    table = markdown_table(("file", "c"), [(name, 1) for name in names]).value
    rows = MarkdownIt("commonmark").enable("table").parse(table)
    cells = [token.children or [] for token in rows if token.type == "inline"]
    assert [[part.type for part in cell] for cell in cells[2::2]] == [["code_inline"]] * 4 + [
        ["text"]
    ]
    assert [cell[0].content for cell in cells[2::2]] == ["a｜b`<script>�# c", "\\｜", *names[2:]]
    assert [cell[0].content for cell in cells[3::2]] == ["1"] * 5
    assert markdown_table(("file",), []).value == "none"
    assert markdown_table(("file",), [("x",)] * 203).value.endswith("… and 3 more")
