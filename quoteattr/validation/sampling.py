"""Draw quotations at random, stratified by kind and confidence.

The sample depends on the seed and on the quotations alone, not on their order, files or format:
each quotation is hashed to a number, and those with the lowest numbers of each stratum are drawn
(bottom-k sampling; Cohen and Kaplan 2007, Summarizing data using bottom-k sketches). The results
are read once, and only as many quotations of each stratum are kept as may be drawn.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from heapq import heappush, heappushpop
from math import sqrt

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.validation.results import Quotation
from quoteattr.validation.strata import stratum

LEAST = 5
"""Least number of quotations that are drawn of each stratum, if it has that many and the sample has
room for them; chosen, not tuned."""
_LEAST_VARIANCE = 0.01
"""Least variance within a stratum, because no quotation is entirely certain. Chosen, not tuned."""


@attrs.frozen
class Drawn:
    """A quotation of the sample."""

    quotation: Quotation
    """The quotation."""
    stratum: str
    """Its stratum."""
    stratum_size: int
    """Number of quotations of the stratum in the results."""


@attrs.define
class _Stratum:
    """The quotations of a stratum so far."""

    size: int = 0
    spread: float = 0.0
    """Sum of c (1 - c) over the confidences c: the variance of being right, if c is calibrated."""
    lowest: list[tuple[int, int, Quotation]] = attrs.field(factory=list)
    """A heap of the quotations with the lowest numbers, the highest of them first."""

    def add(self, quotation: Quotation, number: int, most: int) -> None:
        """Count a quotation, and keep it if its number is one of the `most` lowest."""
        self.size += 1
        self.spread += quotation.confidence * (1 - quotation.confidence)
        # The second value distinguishes quotations with equal numbers.
        entry = (-number, -self.size, quotation)
        if len(self.lowest) < most:
            heappush(self.lowest, entry)
        else:
            heappushpop(self.lowest, entry)


def draw(quotations: Iterable[Quotation], number: int, seed: int) -> list[Drawn]:
    """Return a stratified random sample, in random order.

    Args:
        quotations: All quotations, read once.
        number: Size of the sample; if there are fewer quotations, all of them are returned.
        seed: Seed of the sample; a different seed draws a different sample.

    Raises:
        InvalidOptionError: There is no quotation, or there are more strata than `number`.
    """
    strata: dict[str, _Stratum] = {}
    for quotation in quotations:
        name = stratum(quotation.kind, quotation.confidence)
        strata.setdefault(name, _Stratum()).add(quotation, _number(quotation, seed), number)
    if not strata:
        raise InvalidOptionError("the results contain no quotations")
    if number < len(strata):
        message = f"--n must be at least {len(strata)}, one for each stratum, got {number}"
        raise InvalidOptionError(message)
    counts = allocate(
        {name: one.size for name, one in strata.items()},
        {name: max(one.spread / one.size, _LEAST_VARIANCE) for name, one in strata.items()},
        number,
    )
    numbered = [
        (-negated, Drawn(quotation, name, one.size))
        for name, one in strata.items()
        for negated, _, quotation in sorted(one.lowest, reverse=True)[: counts[name]]
    ]
    return [drawn for _, drawn in sorted(numbered, key=lambda pair: pair[0])]


def allocate(
    sizes: Mapping[str, int], variances: Mapping[str, float], number: int
) -> dict[str, int]:
    """Return how many quotations of each stratum to draw.

    Each stratum gets the least number first. Each further quotation goes to the stratum where it
    reduces the variance of the overall precision most (Neyman 1934; in whole numbers: Wright 2012,
    The equivalence of Neyman optimum allocation for sampling and equal proportions for apportioning
    the U.S. House of Representatives).

    Args:
        sizes: Number of quotations of each stratum, at least 1.
        variances: Expected variance within each stratum, more than 0.
        number: Size of the sample, at least the number of strata.
    """
    least = min(LEAST, number // len(sizes))
    counts = {name: min(least, size) for name, size in sizes.items()}
    for _ in range(min(number, sum(sizes.values())) - sum(counts.values())):
        priorities = {
            name: size * sqrt(variances[name] / (counts[name] * (counts[name] + 1)))
            for name, size in sizes.items()
            if counts[name] < size
        }
        counts[max(priorities, key=lambda name: (priorities[name], name))] += 1
    return counts


def _number(quotation: Quotation, seed: int) -> int:
    words = f"{seed}\0{quotation.document}\0{quotation.quote}\0{quotation.parts}"
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest)
