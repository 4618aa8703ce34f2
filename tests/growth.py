"""Checks that time grows in line with size, which quadratic code does not pass."""

import time
from collections.abc import Callable

ROUNDS = 3
MOST = 3.0
"""How many times longer twice the size may take: 2 if time is linear, 4 if it is quadratic."""


def seconds(work: Callable[[], object]) -> float:
    """Return the least processor time of some runs."""
    runs = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        runs.append(time.process_time() - start)
    return min(runs)


def growth(prepare: Callable[[int], Callable[[], object]], size: int) -> float:
    """Return how many times longer the work on twice the size takes.

    Args:
        prepare: Makes the work for a size; making it is not timed.
        size: Large enough that the work takes a twentieth of a second.
    """
    small, large = prepare(size), prepare(2 * size)
    return seconds(large) / seconds(small)
