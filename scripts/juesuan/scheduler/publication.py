"""The last steps as assets: the expectation suites, and the published database."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
import yaml

from juesuan.commands.build_answers import OPEN_ERRORS_QUERY
from juesuan.expectations.verdicts import QualityReport
from juesuan.notice.lines import human_lines
from juesuan.notice.page import page
from juesuan.notice.telling import tell_publication
from juesuan.notice.told import open_told
from juesuan.project import ROOT
from juesuan.scheduler.pages import changes_table, markdown_table, suite_check
from juesuan.scheduler.rebuild import Rebuild
from juesuan.scheduler.settings import Settings
from juesuan.warehouse.culprits import set_culprits_aside
from juesuan.warehouse.quality import NotPublishableError
from juesuan.warehouse.query import ask
from juesuan.warehouse.stages import publish_version, run_checks, run_models
from juesuan.warehouse.work import Work

EXPECTATIONS = dg.AssetKey("expectations")
PUBLICATION = dg.AssetKey("publication")
_LISTED = 40
_SUITES = ROOT / "tests" / "expectations"


def expectations_asset(models: dg.AssetsDefinition) -> dg.AssetsDefinition:
    """Make the asset of the expectation suites, a check each.

    Args:
        models: the assets of dbt; those that nothing is made of come before the expectations.

    Returns:
        The asset, with blocking checks.
    """
    parents = {dep.asset_key for spec in models.specs for dep in spec.deps}
    last = [spec.key for spec in models.specs if spec.key not in parents]
    checks = [
        dg.AssetCheckSpec(
            suite["name"],
            asset=EXPECTATIONS,
            description=f"{suite['meta']['zh']} {suite['meta']['en']}",
            blocking=True,
        )
        for suite in _suites()
    ]
    spec = dg.AssetSpec(
        EXPECTATIONS,
        deps=last,
        group_name="publication",
        kinds={"greatexpectations"},
        description=(
            "What the suites say of the new database (核对): a finding (疑点) about a document"
            " warns, a broken database is not published."
        ),
    )

    @dg.multi_asset(name="expectations", specs=[spec], check_specs=checks)
    def expectations(rebuild: dg.ResourceParam[Rebuild]) -> Iterator[Any]:
        """The new database in, a verdict of each suite out (核对); a broken one ends the build."""
        with rebuild.step() as work:
            try:
                rebuild.quality = judged(work)
            except NotPublishableError as error:
                for suite in error.report.suites if error.report else ():
                    yield suite_check(EXPECTATIONS, suite)
                raise
            for suite in rebuild.quality.suites:
                yield suite_check(EXPECTATIONS, suite)
            yield dg.MaterializeResult(EXPECTATIONS)

    return expectations


def judged(work: Work) -> QualityReport:
    """Judge the new database; where new documents break it, build and judge without those.

    Args:
        work: the build; its models are built.

    Returns:
        The verdicts.

    Raises:
        NotPublishableError: publication is forbidden, and no new document is at fault.
    """
    try:
        return run_checks(work)
    except NotPublishableError as error:
        set_culprits_aside(work, error)
        run_models(work)
        return run_checks(work)


def publication_asset(settings: Settings) -> dg.AssetsDefinition:
    """Make the asset of the published database.

    Args:
        settings: who is told of it.

    Returns:
        The asset.
    """

    @dg.asset(key=PUBLICATION, deps=[EXPECTATIONS], group_name="publication", kinds={"duckdb"})
    def publication(
        context: dg.AssetExecutionContext, rebuild: dg.ResourceParam[Rebuild]
    ) -> dg.MaterializeResult[None]:
        """The database that analysts read (发布), switched in one step; older versions stay."""
        with rebuild.step() as work:
            changes = changes_table(work.changes)
            published = publish_version(work, rebuild.quality)
            told = tell_publication(settings.places, settings.webhook)
            for line in (*human_lines(told), open_told(told)) if told else ():
                context.log.info(line)
            errors = ask(work.places.database, OPEN_ERRORS_QUERY).as_records()
            for error in errors[:_LISTED]:
                context.log.warning(f"open error: {error['document_id']}: {error['message_en']}")
            manifest = published.version.manifest
            return dg.MaterializeResult(
                data_version=dg.DataVersion(published.version.version_id),
                metadata={
                    "version": published.version.version_id,
                    "database": dg.MetadataValue.path(work.places.database),
                    "notice 通报": dg.MetadataValue.md(page(told) if told else "see the log"),
                    "changes 变动": changes,
                    "findings 疑点": _counts(manifest["verdicts"]["findings"]),
                    "open errors 待处理": markdown_table(
                        ("document 文件", "疑点", "finding"),
                        (list(error.values())[1:] for error in errors),
                    ),
                    "rows 行数": _counts(manifest["counts"]),
                    "versions removed": ", ".join(published.removed) or "none",
                },
            )

    return publication


def _counts(counts: Mapping[str, float]) -> dg.MarkdownMetadataValue:
    return markdown_table(("what", "count"), counts.items())


def _suites() -> Sequence[Mapping[str, Any]]:
    """Read name and titles of the suites; Great Expectations itself takes seconds to import."""
    suites = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in _SUITES.glob("*.yml")]
    return sorted(suites, key=lambda suite: int(suite["meta"]["order"]))
