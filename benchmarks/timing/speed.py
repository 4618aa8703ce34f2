"""Words a second and peak memory of each engine, in turn on the same text in the same minute.

Each engine lives in a process of its own, so that neither its memory nor its threads are another's.
"""

import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import attrs

from benchmarks.corpora.challenge import read_challenge
from benchmarks.timing.workers import Timing, Worker

BASE_WORDS = 2000
"""Words of the default text: a long article."""
REPEATS = 5
STARTS = 3
GROWTH = (1, 4, 16)


@attrs.frozen
class Speed:
    """All timings of an engine."""

    name: str
    """The engine."""
    versions: Mapping[str, str]
    """The packages that do the work."""
    start_up: tuple[float, ...]
    """Seconds from starting a process to being ready, of several fresh processes."""
    timings: tuple[Timing, ...]
    """One for each round, the engines in turn."""
    growth: Mapping[int, float]
    """Seconds by how often the text was repeated."""

    @property
    def median(self) -> float:
        """Seconds of the middle run."""
        return statistics.median(timing.seconds for timing in self.timings)

    @property
    def peak(self) -> int:
        """Most memory of the process in the rounds, in bytes."""
        return max(timing.peak for timing in self.timings)


class Runs(Protocol):
    """Runs an engine over texts."""

    def run(self, text: str) -> Timing:
        """Run it over a text."""


def default_text(words: int = BASE_WORDS) -> str:
    """Return the challenge passages in order, repeated until there are enough words."""
    passages = [passage.text for passage in read_challenge()]
    return repeat("\n\n".join(passages), words)


def repeat(text: str, words: int) -> str:
    """Return whole paragraphs of a text, from the beginning again if it is too short."""
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    if not paragraphs:
        raise ValueError("the text is empty")
    taken: list[str] = []
    count = 0
    while count < words:
        taken.append(paragraphs[len(taken) % len(paragraphs)])
        count += len(taken[-1].split())
    return "\n\n".join(taken)


def read_text(path: Path | None) -> str:
    """Return the user's text, or the default one."""
    return default_text() if path is None else path.read_bytes().decode("utf-8")


def measure(
    workers: Sequence["Runs"], text: str, *, repeats: int = REPEATS
) -> Iterator[Sequence[Timing]]:
    """Yield the timings of each round, in which every engine has its turn: A B, A B.

    A first round that does not count warms up every engine.
    """
    for worker in workers:
        worker.run(text)
    for _ in range(repeats):
        yield [worker.run(text) for worker in workers]


def grow(worker: Worker, text: str, factors: Sequence[int] = GROWTH) -> dict[int, float]:
    """Return the seconds for the text repeated each number of times."""
    return {factor: worker.run("\n\n".join([text] * factor)).seconds for factor in factors}


def start_up(name: str, starts: int = STARTS) -> tuple[float, ...]:
    """Return the seconds from starting a process to being ready, each time a fresh one."""
    times = []
    for _ in range(starts):
        with Worker(name) as worker:
            times.append(worker.start_up)
    return tuple(times)


def ratios(ours: Speed, peer: Speed) -> tuple[float, float, float]:
    """Return how many times faster ours is than the peer, by round: median, least, most."""
    pairs = zip(ours.timings, peer.timings, strict=True)
    rounds = [other.seconds / own.seconds for own, other in pairs]
    return statistics.median(rounds), min(rounds), max(rounds)


def compare(
    names: Sequence[str],
    text: str,
    *,
    repeats: int = REPEATS,
    growth: Sequence[int] = GROWTH,
) -> list[Speed]:
    """Return the speeds of the engines that are installed, in the order of the names.

    Others are passed over with a message.
    """
    workers = [worker for name in names if (worker := _available(name))]
    try:
        sys.stderr.write(f"{repeats} rounds\n")
        rounds = list(measure(workers, text, repeats=repeats))
        sys.stderr.write("growth\n")
        grown = [grow(worker, text, growth) for worker in workers]
    finally:
        for worker in workers:
            worker.close()
    sys.stderr.write("start-up\n")
    return [
        Speed(worker.name, worker.ready.versions, start_up(worker.name), timings, own)
        for worker, timings, own in zip(workers, zip(*rounds, strict=True), grown, strict=True)
    ]


def _available(name: str) -> Worker | None:
    worker = Worker(name)
    if not worker.ready.missing:
        return worker
    sys.stderr.write(f"{worker.ready.missing}\n")
    worker.close()
    return None
