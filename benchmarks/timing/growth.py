"""Growth of the time with the length of a text, on prose and on texts made to be slow.

Time is that of the processor, with one thread, stage by stage. The exponent is the slope between
the two largest sizes on a logarithmic scale: 1 where twice the text takes twice the time. Sizes go
up in steps of four, so that a measurement that is off by a tenth moves it by .07.
"""

import gc
import math
import time
from collections.abc import Iterator, Mapping, Sequence

import attrs
import torch

from benchmarks.timing.hostile import KINDS, MakeText, prose
from benchmarks.timing.stages import peak_memory, stage_seconds, warm_pipeline

PROSE = "prose"
SIZE = 24_000
"""Characters of the largest text of a kind, if `_LARGER` has no other."""
_STEP = 4
_LARGER: Mapping[str, int] = {
    PROSE: 96_000,
    "a long sentence": 300_000,
    "straight marks alone": 100_000,
    "no space": 1_000_000,
    "newlines": 1_000_000,
    "spaces": 1_000_000,
}
"""A sentence of 50,000 words, 100,000 marks, 1 MB without a space."""
_ROUNDS = 3
MOST_GROWTH = 1.15
"""Exponent that no stage may exceed."""
MOST_TIME = 3.0
"""How many times slower than prose a text may be, by character."""
_DENSE: Mapping[str, float] = {"quoted letters, a line each": 4.0, "turns in one paragraph": 4.0}
"""The same for kinds with a word or a mark every 1.3 characters: the network reads three and a half
times as many tokens for each of their characters as in prose, and no token costs more."""
_LEAST_SECONDS = 0.2
"""A stage that takes less at the largest size is too short to measure its growth."""


@attrs.frozen
class Run:
    """One text."""

    characters: int
    """Its length."""
    seconds: Mapping[str, float]
    """Processor time by stage."""
    peak: int = 0
    """Most memory that the process had until then, in bytes."""

    @property
    def whole(self) -> float:
        """Seconds of all stages."""
        return sum(self.seconds.values())

    @property
    def rate(self) -> float:
        """Seconds for a character."""
        return self.whole / self.characters


@attrs.frozen
class Growth:
    """The runs of one kind of text."""

    name: str
    """The kind."""
    runs: tuple[Run, ...]
    """From the smallest text to the largest."""

    @property
    def last(self) -> Run:
        """The run of the largest text."""
        return self.runs[-1]

    @property
    def exponent(self) -> float:
        """How the whole time grows."""
        return _slope([(run.characters, run.whole) for run in self.runs[-2:]])

    @property
    def exponents(self) -> Mapping[str, float]:
        """How the time of each stage grows, for those that are long enough to measure."""
        return {
            stage: _slope([(run.characters, run.seconds[stage]) for run in self.runs[-2:]])
            for stage, seconds in self.last.seconds.items()
            if seconds >= _LEAST_SECONDS
        }


def _slope(points: Sequence[tuple[int, float]]) -> float:
    (size, seconds), (larger, more) = points
    return math.log(max(more, 1e-9) / max(seconds, 1e-9)) / math.log(larger / size)


def grow(names: Sequence[str] = (), size: int | None = None) -> Iterator[Growth]:
    """Yield how each kind grows; prose first, which the others are compared with.

    Args:
        names: The kinds to measure besides prose; if empty, all of them.
        size: Characters of the largest texts, None for the default of each kind.
    """
    torch.set_num_threads(1)
    warm_pipeline()
    for name in [PROSE, *(names or KINDS)]:
        largest = size or _LARGER.get(name, SIZE)
        yield measure(name, KINDS.get(name, prose), [largest // _STEP, largest])


def measure(name: str, make: MakeText, sizes: Sequence[int]) -> Growth:
    """Return how the time for one kind of text grows.

    Args:
        name: The kind.
        make: Makes a text of about a number of characters.
        sizes: At least two numbers of characters, the smallest first.
    """
    return Growth(name, tuple(_run(make(size)) for size in sizes))


def _run(text: str) -> Run:
    # As in timeit: when the collector runs depends on what was measured before.
    gc.collect()
    gc.disable()
    try:
        seconds = stage_seconds(text, clock=time.process_time, rounds=_ROUNDS, export=True)
    finally:
        gc.enable()
    return Run(len(text), seconds, peak_memory())


def failures(found: Growth, plain: Growth) -> Iterator[str]:
    """Yield what is wrong with a kind: it grows too fast, or is too slow beside prose.

    Args:
        found: The kind.
        plain: Prose.
    """
    if found.last.whole >= _LEAST_SECONDS and found.exponent > MOST_GROWTH:
        yield f"{found.name}: grows with exponent {found.exponent:.2f}"
    for stage, exponent in found.exponents.items():
        if exponent > MOST_GROWTH:
            yield f"{found.name}: {stage} grows with exponent {exponent:.2f}"
    slower = found.last.rate / plain.last.rate
    if slower > _DENSE.get(found.name, MOST_TIME):
        yield f"{found.name}: {slower:.1f} times slower than prose by character"


def lines(found: Growth, plain: Growth) -> Iterator[str]:
    """Yield what was measured of a kind, as a line: last come the stages that took long enough."""
    last = found.last
    stages = " ".join(f"{stage} {value:.2f}" for stage, value in found.exponents.items())
    yield (
        f"{found.name:34} {last.characters:9,} {last.whole:7.2f} s {1e6 * last.rate:5.0f} us each"
        f" {last.rate / plain.last.rate:5.2f} x prose {last.peak / 1e6:6,.0f} MB"
        f"  exponent {found.exponent:.2f}  {stages}"
    )
