"""HiGHS through scipy: the only place that touches floating point solvers."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

_OPTIMAL, _TIME_LIMIT, _UNBOUNDED = 0, 1, 3

Row = tuple[Mapping[int, float], float]


class TimeLimitError(Exception):
    """The time that a document may take is over."""


class UnboundedError(Exception):
    """Nothing binds the goal in its direction."""


@dataclass(frozen=True)
class Columns:
    """The unknowns of a program, by their number.

    Attributes:
        low: least values.
        high: greatest values.
        whole: which of them are whole numbers.
    """

    low: Sequence[float]
    high: Sequence[float]
    whole: Sequence[bool]


def minimise(
    costs: Sequence[float], columns: Columns, rows: Sequence[Row], seconds: float
) -> list[float] | None:
    """Find the values with the least cost under linear constraints.

    Args:
        costs: of one of each unknown.
        columns: the unknowns.
        rows: coefficients by number of the unknown, and what their sum may be at most.
        seconds: how long it may take.

    Returns:
        The values, as exact as floating point is; None where there are none.

    Raises:
        TimeLimitError: it took longer.
        UnboundedError: the cost has no least value.
    """
    with _quiet():
        result = milp(
            np.array(costs),
            integrality=np.array(columns.whole, dtype=int),
            bounds=Bounds(np.array(columns.low), np.array(columns.high)),
            constraints=_constraints(rows, len(costs)),
            options={"time_limit": seconds},
        )
    if result.status == _TIME_LIMIT:
        raise TimeLimitError
    if result.status == _UNBOUNDED:
        raise UnboundedError
    return [float(value) for value in result.x] if result.status == _OPTIMAL else None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep standard output clean: HiGHS writes notes of its own there, whatever its options."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _constraints(rows: Sequence[Row], size: int) -> list[LinearConstraint]:
    if not rows:
        return []
    matrix = lil_array((len(rows), size))
    for number, (row, _) in enumerate(rows):
        for place, factor in row.items():
            matrix[number, place] = factor
    return [LinearConstraint(matrix.tocsr(), -np.inf, np.array([bound for _, bound in rows]))]
