"""Stopping a build as a person or a service manager asks: its folder is left in order."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STOPS = (signal.SIGINT, signal.SIGTERM)


class StoppedError(Exception):
    """Somebody asked the command to stop.

    Attributes:
        status: the exit status that says so.
    """

    def __init__(self, number: int) -> None:
        """Name the signal."""
        super().__init__(signal.Signals(number).name)
        self.status = 128 + number


@contextmanager
def stopping_tidily() -> Iterator[None]:
    """Let SIGINT and SIGTERM end what runs inside, and everything on the way out be put in order.

    A signal that arrives inside a library, such as a query, comes out as an error of that library
    or not at all: so what counts is that it was asked for.

    Raises:
        StoppedError: one of the signals came.
    """
    asked: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        sys.exit(128 + number)

    before = {number: signal.signal(number, stop) for number in _STOPS}
    try:
        yield
    except BaseException as error:
        if asked:
            raise StoppedError(asked[0]) from error
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if asked:
        raise StoppedError(asked[0])
