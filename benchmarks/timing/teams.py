"""Words a second of each engine in several processes at once, which is how a corpus is done."""

import time
from collections.abc import Sequence

import attrs

from benchmarks.timing.speed import REPEATS, Speed, measure
from benchmarks.timing.workers import Timing, Worker
from quoteattr.system.capacity import usable_cores

PROCESSES = 2


class Team:
    """The same engine in several processes at once, each with its share of the cores."""

    def __init__(self, name: str, size: int) -> None:
        """Start the processes."""
        self.name = name
        threads = max(1, usable_cores() // size)
        self._workers = [Worker(name, threads) for _ in range(size)]

    def run(self, text: str) -> Timing:
        """Run every process over the text, and return the time until the last one is done."""
        start = time.perf_counter()
        for worker in self._workers:
            worker.begin(text)
        timings = [worker.end() for worker in self._workers]
        return Timing(
            time.perf_counter() - start,
            sum(timing.peak for timing in timings),
            sum(timing.quotations for timing in timings),
            next((timing.error for timing in timings if timing.error), ""),
        )

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.close()


def compare_teams(
    speeds: Sequence[Speed], text: str, size: int, *, repeats: int = REPEATS
) -> list[Speed]:
    """Return the speeds of engines in several processes at once, each over the whole text.

    Args:
        speeds: What was measured of the engines with one process.
        text: The text.
        size: Number of processes.
        repeats: Number of rounds.
    """
    teams = [Team(speed.name, size) for speed in speeds]
    try:
        rounds = list(measure(teams, text, repeats=repeats))
    finally:
        for team in teams:
            team.close()
    columns = zip(*rounds, strict=True)
    return [
        attrs.evolve(speed, timings=timings, growth={})
        for speed, timings in zip(speeds, columns, strict=True)
    ]
