"""What happens, as it happens: JSON lines in a file for programs, one plain line for a person.

OUTPUT/logs/juesuan.jsonl has one object a line: `time` (UTC), `level`, `event` (a word that does
not change), `message` (a sentence) and the fields of the event, such as `stage` and `seconds`.
"""

import logging
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from pythonjsonlogger.json import JsonFormatter

LOGS_FOLDER = "logs"
LOG_NAME = "juesuan.jsonl"
_LOGGER = logging.getLogger("juesuan")
_BYTES, _KEPT = 5_000_000, 5
_PLAIN = "%(asctime)s %(levelname)s %(message)s"


def event(name: str, message: str, level: int = logging.INFO, **fields: object) -> None:
    """Tell of one event.

    Args:
        name: the word that programs look for.
        message: the sentence that a person reads.
        level: how serious it is.
        fields: what belongs to it; values that JSON knows.
    """
    _LOGGER.log(level, message, extra={"event": name, **fields})


@contextmanager
def logging_to(output: Path, person: int = logging.INFO) -> Iterator[None]:
    """Keep a log in an output folder; one that cannot be written never stops what it tells of.

    Args:
        output: the folder in which the database is published.
        person: the level from which plain lines go to standard error too.
    """
    handlers = [_file(output), _person(person)]
    level, propagate = _LOGGER.level, _LOGGER.propagate
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False
    for handler in handlers:
        _LOGGER.addHandler(handler)
    try:
        yield
    finally:
        for handler in handlers:
            _LOGGER.removeHandler(handler)
            handler.close()
        _LOGGER.setLevel(level)
        _LOGGER.propagate = propagate


class _Json(JsonFormatter):
    """One object a line, in the order that the module's text names."""

    def __init__(self) -> None:
        super().__init__(json_ensure_ascii=False)

    def add_fields(
        self,
        log_data: dict[str, object],
        record: logging.LogRecord,
        message_dict: Mapping[str, object],
    ) -> None:
        """Put time and level before the fields of the event.

        Args:
            log_data: the object that is written; it is filled in place.
            record: what happened.
            message_dict: its message, where that is an object itself.
        """
        log_data["time"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        log_data["level"] = record.levelname.lower()
        super().add_fields(log_data, record, dict(message_dict))


class _Quiet(RotatingFileHandler):
    """A log file whose disk may be full; its folder is made once the output folder is there."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(exist_ok=True)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (name of the base class)
        """Lose the line rather than the build; what a person sees does not come from here."""

    def close(self) -> None:
        """Lose what is not written yet rather than the build."""
        with suppress(OSError):
            super().close()


def _file(output: Path) -> logging.Handler:
    handler = _Quiet(
        output.resolve() / LOGS_FOLDER / LOG_NAME,
        maxBytes=_BYTES,
        backupCount=_KEPT,
        encoding="utf-8",
        errors="backslashreplace",
        delay=True,
    )
    handler.setFormatter(_Json())
    return handler


def _person(level: int) -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(_PLAIN, "%Y-%m-%d %H:%M:%S"))
    handler.setLevel(level)
    # What ends a command is printed by the command itself.
    handler.addFilter(lambda record: record.levelno < logging.ERROR)
    return handler
