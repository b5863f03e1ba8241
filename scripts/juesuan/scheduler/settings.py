"""What the scheduler is told by its environment: folders, and when to build each day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from juesuan.project import DOCUMENTS, WAREHOUSE
from juesuan.warehouse.places import Places

DOCUMENTS_VARIABLE = "JUESUAN_DOCUMENTS"
OUTPUT_VARIABLE = "JUESUAN_OUTPUT"
TIME_VARIABLE = "JUESUAN_DAILY_AT"
ZONE_VARIABLE = "JUESUAN_TIME_ZONE"
WEBHOOK_VARIABLE = "JUESUAN_WEBHOOK"
_HOME = ".dagster"
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


class SettingsError(Exception):
    """A variable of the environment that cannot be used; the message says what it should be."""


@dataclass(frozen=True)
class Settings:
    """How the scheduler is set.

    Attributes:
        places: the documents, and where the database is published.
        hour: of the daily build.
        minute: of the daily build.
        time_zone: in which the hour is meant.
        webhook: address that is told how each build ended; none tells nobody.
    """

    places: Places
    hour: int = 5
    minute: int = 30
    time_zone: str = "Asia/Shanghai"
    webhook: str | None = None

    @property
    def home(self) -> Path:
        """The folder in which Dagster keeps its runs."""
        return self.places.output / _HOME

    @property
    def cron(self) -> str:
        """The daily build as a cron line."""
        return f"{self.minute} {self.hour} * * *"


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Read the settings.

    Args:
        environment: the variables; an empty one counts as not set.

    Returns:
        The settings.

    Raises:
        SettingsError: the time or the time zone cannot be used.
    """
    told = {name: value for name, value in environment.items() if value}
    documents = Path(told.get(DOCUMENTS_VARIABLE, DOCUMENTS)).resolve()
    output = Path(told.get(OUTPUT_VARIABLE, WAREHOUSE)).resolve()
    time, zone = told.get(TIME_VARIABLE, "05:30"), told.get(ZONE_VARIABLE, "Asia/Shanghai")
    parts = _TIME.fullmatch(time)
    if not parts:
        raise SettingsError(f"{TIME_VARIABLE} is '{time}'. Write hours and minutes, like 05:30.")
    try:
        ZoneInfo(zone)
    except (KeyError, OSError, ValueError):
        raise SettingsError(
            f"{ZONE_VARIABLE} is '{zone}', no known time zone. Write one like Asia/Shanghai."
        ) from None
    webhook = told.get(WEBHOOK_VARIABLE)
    return Settings(Places(documents, output), int(parts[1]), int(parts[2]), zone, webhook)
