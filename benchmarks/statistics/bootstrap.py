"""How sure a figure is: percentile bootstrap over documents (Efron 1979)."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from benchmarks.statistics.extents import Counts, Measures

SAMPLES = 1000
LEVEL = 0.95
Interval = tuple[float, float]


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum of the counts of several documents."""
    result: defaultdict[str, float] = defaultdict(float)
    for own in counts:
        for name, number in own.items():
            result[name] += number
    return result


def intervals(
    counts: Sequence[Counts],
    measures: Callable[[Counts], Measures],
    *,
    samples: int = SAMPLES,
    seed: int = 0,
) -> dict[str, Interval]:
    """Return the interval of each measure that holds 95 of 100 samples of the documents.

    Empty with fewer than two documents, which do not show how documents differ.
    """
    if len(counts) < 2:
        return {}
    return _percentiles(
        measures(total(counts[place] for place in places))
        for places in _samples(len(counts), samples, seed)
    )


def differences(
    before: Sequence[Counts],
    after: Sequence[Counts],
    measures: Callable[[Counts], Measures],
    *,
    samples: int = SAMPLES,
    seed: int = 0,
) -> dict[str, Interval]:
    """Return the intervals of what each measure gained, on the same documents in both runs."""
    if len(after) < 2:
        return {}

    def gain(places: Sequence[int]) -> Measures:
        old = measures(total(before[place] for place in places))
        new = measures(total(after[place] for place in places))
        return {name: value - old[name] for name, value in new.items() if name in old}

    return _percentiles(map(gain, _samples(len(after), samples, seed)))


def _samples(size: int, samples: int, seed: int) -> Iterator[Sequence[int]]:
    generator = random.Random(seed)  # noqa: S311  repeatable, not secret
    for _ in range(samples):
        yield generator.choices(range(size), k=size)


def _percentiles(results: Iterable[Measures]) -> dict[str, Interval]:
    values: dict[str, list[float]] = {}
    for result in results:
        for name, value in result.items():
            values.setdefault(name, []).append(value)
    return {name: _interval(sorted(found)) for name, found in values.items()}


def _interval(ordered: Sequence[float]) -> Interval:
    outside = (1 - LEVEL) / 2
    last = len(ordered) - 1
    return ordered[round(outside * last)], ordered[round((1 - outside) * last)]
