"""Everything that the scheduler knows: assets, checks, the job, when it runs."""

import logging
import os

import dagster as dg

from juesuan.scheduler.dbt_manifest import current_manifest
from juesuan.scheduler.intake import documents_asset, raw_rows_asset
from juesuan.scheduler.models import dbt_resource, model_assets
from juesuan.scheduler.publication import expectations_asset, publication_asset
from juesuan.scheduler.rebuild import rebuild_resource
from juesuan.scheduler.settings import Settings, settings_from
from juesuan.scheduler.watching import daily_schedule, documents_sensor

# A build by hand ends within a quarter of an hour: 1 + 2 + 4 + 8 minutes.
_PATIENCE = dg.RetryPolicy(max_retries=4, delay=60, backoff=dg.Backoff.EXPONENTIAL)


@dg.definitions
def definitions() -> dg.Definitions:
    """Load the scheduler as its environment says."""
    return build_definitions(settings_from(os.environ))


@dg.logger
def silent(context: dg.InitLoggerContext) -> logging.Logger:
    """Keep the thousand events of a run off the terminal; the page shows them."""
    logger = logging.Logger("dagster")
    logger.addHandler(logging.NullHandler())
    return logger


def build_definitions(settings: Settings, patience: dg.RetryPolicy = _PATIENCE) -> dg.Definitions:
    """Put the scheduler together.

    Args:
        settings: folders and times.
        patience: how long to wait for what passes, such as another build.

    Returns:
        The definitions.

    Raises:
        DbtError: dbt cannot parse the models.
    """
    places = settings.places
    models = model_assets(places, current_manifest(places, settings.home), patience)
    assets = [
        documents_asset(patience),
        raw_rows_asset(patience),
        models,
        expectations_asset(models),
        publication_asset(settings),
    ]
    keys = frozenset(key for asset in assets for key in asset.keys)
    job = dg.define_asset_job(
        "rebuild",
        dg.AssetSelection.all(),
        description="From the documents to the published database (整库重建).",
        tags={"dagster/retry_strategy": "ALL_STEPS"},
        config={"loggers": {"console": {}}},
    )
    return dg.Definitions(
        assets=assets,
        jobs=[job],
        schedules=[daily_schedule(settings, job)],
        sensors=[documents_sensor(settings, job)],
        resources={"dbt": dbt_resource(), "rebuild": rebuild_resource(settings, keys)},
        # One process holds the lock of the build and what the steps hand on.
        executor=dg.in_process_executor,
        loggers={"console": silent},
    )
