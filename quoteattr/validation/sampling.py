"""Draw quotations at random, stratified by kind and confidence.

What is drawn depends on the seed and on the quotations only, not on their order, their files or
their format: each quotation has a number, a hash, and the lowest numbers of a stratum are drawn
(bottom-k sampling; Cohen and Kaplan 2007, Summarizing data using bottom-k sketches). One pass over
the results is enough, and only as many quotations of each stratum are kept as may be drawn.
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
"""Quotations of each stratum that are drawn at least, if it has that many and the sample has room;
chosen, not tuned."""
_LEAST_VARIANCE = 0.01
"""The variance within a stratum of certain quotations: nothing is that certain. Chosen."""


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
    """One stratum, as far as it has been read."""

    size: int = 0
    spread: float = 0.0
    """Sum of c (1 - c) over the confidences c: the variance of being right, if they are honest."""
    lowest: list[tuple[int, int, Quotation]] = attrs.field(factory=list)
    """A heap of the quotations with the lowest numbers, the highest of them first."""

    def add(self, quotation: Quotation, number: int, most: int) -> None:
        self.size += 1
        self.spread += quotation.confidence * (1 - quotation.confidence)
        # The second value distinguishes quotations with equal numbers.
        held = (-number, -self.size, quotation)
        if len(self.lowest) < most:
            heappush(self.lowest, held)
        else:
            heappushpop(self.lowest, held)


def draw(quotations: Iterable[Quotation], number: int, seed: int) -> list[Drawn]:
    """Return a stratified random sample, in random order.

    Args:
        quotations: All quotations, read once.
        number: Size of the sample; if there are fewer quotations, all of them are returned.
        seed: Another seed draws another sample.

    Raises:
        InvalidOptionError: There is no quotation, or more strata than `number`.
    """
    strata: dict[str, _Stratum] = {}
    for quotation in quotations:
        name = stratum(quotation.kind, quotation.confidence)
        strata.setdefault(name, _Stratum()).add(quotation, _number(quotation, seed), number)
    if not strata:
        raise InvalidOptionError("the results have no quotation to draw")
    if number < len(strata):
        message = f"--n must be at least {len(strata)}, one for each stratum, got {number}"
        raise InvalidOptionError(message)
    counts = allocate(
        {name: one.size for name, one in strata.items()},
        {name: max(one.spread / one.size, _LEAST_VARIANCE) for name, one in strata.items()},
        number,
    )
    found = []
    for name, one in strata.items():
        for hashed, _, quotation in sorted(one.lowest, reverse=True)[: counts[name]]:
            found.append((-hashed, Drawn(quotation, name, one.size)))
    return [drawn for _, drawn in sorted(found, key=lambda pair: pair[0])]


def allocate(
    sizes: Mapping[str, int], variances: Mapping[str, float], number: int
) -> dict[str, int]:
    """Return how many quotations of each stratum to draw.

    Each stratum gets its least number first. The others go where they reduce the variance of the
    overall precision most (Neyman 1934), in whole numbers as in Wright 2012, The equivalence of
    Neyman optimum allocation for sampling and equal proportions for apportioning the U.S. House of
    Representatives.

    Args:
        sizes: Number of quotations of each stratum, at least 1.
        variances: Variance within each, more than 0, as far as it is known beforehand.
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
