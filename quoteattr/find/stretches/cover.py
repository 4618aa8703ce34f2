"""Which offsets are inside quotation marks."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from quoteattr.schema.utterance import QuotedStretch


class Cover:
    """The extents of quoted stretches, for membership tests in logarithmic time."""

    def __init__(self, quoted: Iterable[QuotedStretch]) -> None:
        """Index the extents of stretches that may be nested."""
        spans = sorted(span for stretch in quoted for span in stretch.outer)
        self._starts = [span.start for span in spans]
        # How far the spans up to each one reach, so that nested ones need no search.
        self._reach = list(accumulate((span.end for span in spans), max))

    def contains(self, offset: int) -> bool:
        """Whether the character at an offset is quoted, a quotation mark included."""
        count = bisect_right(self._starts, offset)
        return count > 0 and self._reach[count - 1] > offset

    def starts_at(self, offset: int) -> bool:
        """Whether a stretch, or a part of one, starts at an offset with its mark."""
        index = bisect_left(self._starts, offset)
        return self._starts[index : index + 1] == [offset]
