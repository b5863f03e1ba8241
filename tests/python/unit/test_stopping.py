"""A stop that is asked for ends a build, whatever a library makes of the signal."""

import os
import signal
from contextlib import suppress

import pytest

from juesuan.remedies import sentence
from juesuan.stopping import StoppedError, stopping_tidily


def ask_to_stop(number: int = signal.SIGTERM) -> None:
    os.kill(os.getpid(), number)


def interrupted_query() -> None:
    try:
        ask_to_stop()
    except SystemExit:
        raise RuntimeError("Query interrupted") from None


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_has_its_own_status_and_sentence(number: int, status: int) -> None:
    with pytest.raises(StoppedError) as stopped, stopping_tidily():
        ask_to_stop(number)

    assert sentence(stopped.value)[0] == status
    assert signal.Signals(number).name in sentence(stopped.value)[1]


def test_a_library_that_makes_an_error_of_it_is_seen_through() -> None:
    with pytest.raises(StoppedError), stopping_tidily():
        interrupted_query()


def test_a_library_that_swallows_it_does_not_keep_the_build_going() -> None:
    with pytest.raises(StoppedError), stopping_tidily(), suppress(SystemExit):
        ask_to_stop()


def test_what_nobody_stopped_is_left_alone() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(ZeroDivisionError), stopping_tidily():
        raise ZeroDivisionError
    with stopping_tidily():
        pass

    assert signal.getsignal(signal.SIGTERM) is before
