"""The seeds and models of dbt as assets; a test that fails fails their step."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import (
    DagsterDbtTranslator,
    DagsterDbtTranslatorSettings,
    DbtCliResource,
    DbtProject,
    dbt_assets,
)
from dagster_dbt.errors import DagsterDbtCliRuntimeError

from juesuan.children import PARENT
from juesuan.project import ROOT
from juesuan.scheduler.rebuild import DocumentsAsideError, OtherModelsError, Rebuild
from juesuan.warehouse.culprits import set_culprits_aside
from juesuan.warehouse.dbt import DbtError, DbtStoppedError, executable, failed_tests, read_results
from juesuan.warehouse.places import Places
from juesuan.warehouse.stages import MODELS
from juesuan.warehouse.work import Work

RAW_ROWS = dg.AssetKey("raw_rows")
_READS_RAW_ROWS = "macro.juesuan.raw"
# dbt looks for a path from the folder that the process stands in.
_RAW_SEEDS = "fqn:juesuan.raw"


class ProjectTranslator(DagsterDbtTranslator):
    """Groups by folder, and raw rows as what the first models are made of."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """Name the group: staging, core, identities, narrative, reference and so on."""
        folders: list[str] = dbt_resource_props["fqn"][1:-1]
        return folders[:2][-1]

    def get_asset_spec(
        self, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None
    ) -> dg.AssetSpec:
        """Describe a seed or a model."""
        spec = super().get_asset_spec(manifest, unique_id, project)
        node = self.get_resource_props(manifest, unique_id)
        is_raw = node["fqn"][1] == "raw"
        if is_raw or _READS_RAW_ROWS in node["depends_on"].get("macros", ()):
            return spec.replace_attributes(deps=[*spec.deps, RAW_ROWS])
        return spec


def model_assets(places: Places, manifest: Path, patience: dg.RetryPolicy) -> dg.AssetsDefinition:
    """Make the assets of dbt: one step, one dbt process.

    Args:
        places: where a build reads and writes.
        manifest: dbt's manifest.
        patience: how long to wait after dbt was killed.

    Returns:
        An asset for each seed and model.
    """

    @dbt_assets(
        name="models",
        manifest=manifest,
        exclude=None if places.uses_seeds else _RAW_SEEDS,
        # A thousand tests as asset checks are three thousand events a run, a minute of writing.
        dagster_dbt_translator=ProjectTranslator(
            DagsterDbtTranslatorSettings(enable_asset_checks=False)
        ),
        retry_policy=patience,
    )
    def models(
        context: dg.AssetExecutionContext, dbt: DbtCliResource, rebuild: dg.ResourceParam[Rebuild]
    ) -> Iterator[Any]:
        """Raw rows and seeds in, every table out (建模); a failing test of dbt fails the step."""
        target = places.artifacts / "target"
        variables = json.dumps(dict(places.dbt_variables))
        arguments = [*places.dbt_arguments, "--log-level-file", "info", "--vars", variables]
        again = context.retry_number < patience.max_retries
        with (
            rebuild.step(whole=not context.is_subset, again=again) as work,
            documents_at_fault(work, again=again),
            work.stage(MODELS),
            _environment(work.database, manifest.parent / "target"),
            _failures_of(target),
            # Each line of dbt stands in its log; on a terminal nobody reads three thousand.
            Path(os.devnull).open("w") as nowhere,
            redirect_stdout(nowhere),
        ):
            expected = set(context.op_execution_context.selected_output_names)
            call = dbt.cli(arguments, context=context, target_path=target)
            yield from built_events(call.stream(), expected)

    return models


def built_events(events: Iterable[Any], expected: set[str]) -> Iterator[Any]:
    """Hand on what was built, without a thousand tests that passed.

    Args:
        events: what dbt tells.
        expected: the names of all that is to be built.

    Yields:
        The events but those of tests.

    Raises:
        OtherModelsError: dbt did not build all of it, and yet found nothing wrong.
    """
    missing = set(expected)
    for event in events:
        if isinstance(event, dg.Output):
            missing.discard(event.output_name)
        if not isinstance(event, dg.AssetObservation):
            yield event
    if missing:
        raise OtherModelsError(
            f"The models have changed since the scheduler was started ({min(missing)}): start it"
            " again."
        )


@contextmanager
def documents_at_fault(work: Work, *, again: bool) -> Iterator[None]:
    """Where models fail on new documents, set those aside.

    Args:
        work: the build.
        again: whether the step may be tried again.

    Raises:
        DocumentsAsideError: some are set aside; the step is to be tried again.
    """
    try:
        yield
    except DbtError as error:
        if not again:
            raise
        set_culprits_aside(work, error)
        raise DocumentsAsideError(
            f"The models cannot take {', '.join(work.aside)}: built again without."
        ) from error


def dbt_resource() -> DbtCliResource:
    """Make the resource that runs dbt on the project."""
    return DbtCliResource(
        project_dir=str(ROOT),
        profiles_dir=str(ROOT),
        dbt_executable=str(executable()),
    )


@contextmanager
def _environment(database: Path, parsed: Path) -> Iterator[None]:
    """Tell dbt the database and whom to end with, and dagster-dbt what is parsed already."""
    told = {
        "JUESUAN_DATABASE": str(database),
        PARENT: str(os.getpid()),
        "DBT_TARGET_PATH": str(parsed),
    }
    before = dict(os.environ)
    os.environ.update(told)
    try:
        yield
    finally:
        for name in told:
            del os.environ[name]
        os.environ.update({name: before[name] for name in told if name in before})


@contextmanager
def _failures_of(target: Path) -> Iterator[None]:
    """Say which models and tests failed, as a build without the scheduler does."""
    results = target / "run_results.json"
    results.unlink(missing_ok=True)
    try:
        yield
    except DagsterDbtCliRuntimeError as error:
        _, failures = read_results(results)
        log = target / "dbt.log"
        if failures:
            raise DbtError(failures, log, failed_tests(results)) from error
        raise DbtStoppedError(["dbt stopped before it was done"], log) from error
