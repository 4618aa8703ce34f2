"""Calibration: whether nine in ten of the quotations with a confidence of 0.9 are right."""

from collections.abc import Iterable, Sequence

import attrs

from benchmarks.statistics.extents import ratio

BINS = 10


@attrs.frozen
class Bin:
    """The quotations whose confidence lies in one tenth of the scale."""

    low: float
    """Lower bound of the confidence."""
    count: int
    """Number of quotations."""
    confidence: float
    """Mean confidence."""
    right: float
    """Share of quotations that are right."""


def bins(judgements: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Return the tenths of the scale that hold quotations, from the lowest.

    Args:
        judgements: Confidence, and whether it is right, of each quotation.
    """
    held: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in judgements:
        held[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return tuple(
        Bin(
            number / BINS,
            len(own),
            ratio(sum(confidence for confidence, _ in own), len(own)),
            ratio(sum(right for _, right in own), len(own)),
        )
        for number, own in enumerate(held)
        if own
    )


def expected_error(found: Sequence[Bin]) -> float:
    """Return the mean distance of confidence and share of right ones, weighted by number."""
    return ratio(
        sum(own.count * abs(own.confidence - own.right) for own in found),
        sum(own.count for own in found),
    )
