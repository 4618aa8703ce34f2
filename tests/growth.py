"""Checks that time grows in line with size, which quadratic code does not pass."""

import gc
import sys
import time
from collections.abc import Callable

Work = Callable[[], object]

ROUNDS = 5
ATTEMPTS = 3
MOST = 3.0
"""How many times longer twice the size may take: 2 if time is linear, 4 if it is quadratic."""


def seconds(*works: Work) -> list[float]:
    """Return the least processor time of each work over some rounds.

    The works take turns, so that a busy machine, on which a processor second does less, slows all
    of them; and nothing is collected meanwhile, which depends on what ran before, or traced, which
    takes longer than the work.
    """
    tracer = sys.gettrace()
    gc.collect()
    gc.disable()
    sys.settrace(None)
    try:
        rounds = [[_seconds(work) for work in works] for _ in range(ROUNDS)]
    finally:
        sys.settrace(tracer)
        gc.enable()
    return [min(runs) for runs in zip(*rounds, strict=True)]


def _seconds(work: Work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def growth(prepare: Callable[[int], Work], size: int) -> float:
    """Return how many times longer the work on twice the size takes.

    A growth above `MOST` is measured again, since other processes can slow the larger work alone:
    quadratic code exceeds it each time.

    Args:
        prepare: Makes the work for a size; making it is not timed.
        size: Large enough that the work takes a twentieth of a second.
    """
    least = float("inf")
    for _ in range(ATTEMPTS):
        small, large = seconds(prepare(size), prepare(2 * size))
        least = min(least, large / small)
        if least < MOST:
            break
    return least
