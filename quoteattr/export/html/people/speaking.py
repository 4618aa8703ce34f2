"""Who speaks in which chapter."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import attrs

from quoteattr.export.html.names import name_of
from quoteattr.export.html.shares import Share, words
from quoteattr.export.html.text.headings import Chapter

LEVELS = 8
"""Number of heights of a bar, besides none."""
_MOST_ROWS = 16


@attrs.frozen
class Voice:
    """One speaker through the chapters."""

    number: int
    """The number of the speaker."""
    name: str
    """The name."""
    cells: tuple[tuple[int, int], ...]
    """For each chapter the number of words, and the height of its bar from 0 to `LEVELS`."""


def voices(shares: Sequence[Share], chapters: Sequence[Chapter]) -> tuple[Voice, ...]:
    """Return those who say most, with the number of their words in each chapter.

    The height of a bar is proportional to the square root of the words, so that a single line is
    visible beside a speech.
    """
    starts = [chapter.span.start for chapter in chapters]
    counted = []
    for share in [share for share in shares if share.speaker][:_MOST_ROWS]:
        amounts: Counter[int] = Counter()
        for quote in share.quotes:
            amounts[bisect_right(starts, quote.start) - 1] += words(quote)
        counted.append((share, amounts))
    most = max((amount for _, amounts in counted for amount in amounts.values()), default=1) or 1
    return tuple(
        Voice(
            share.speaker.id if share.speaker else 0,
            name_of(share.speaker),
            tuple(
                (amounts[chapter], math.ceil(LEVELS * math.sqrt(amounts[chapter] / most)))
                for chapter in range(len(chapters))
            ),
        )
        for share, amounts in counted
    )
