"""Positions in the text; their only unit is the half-open str offset."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import total_ordering
from operator import attrgetter

import attrs


def _check_order(span: "Span", _attribute: "attrs.Attribute[int]", end: int) -> None:
    if not 0 <= span.start <= end:
        message = f"a span needs 0 <= start <= end, got start={span.start}, end={end}"
        raise ValueError(message)


@total_ordering
@attrs.frozen
class Span:
    """A stretch of the text: `text[span.start:span.end]`."""

    start: int
    """Offset of the first character."""
    end: int = attrs.field(validator=_check_order)
    """Offset after the last character."""

    def __lt__(self, other: object) -> bool:
        """Whether this span starts first, or ends first where both start: faster than by attrs."""
        if not isinstance(other, Span):
            return NotImplemented
        return (self.start, self.end) < (other.start, other.end)

    def __len__(self) -> int:
        """Return the number of characters."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether `other` is within this span (equal spans contain each other)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@attrs.frozen(order=True)
class Extent:
    """One or more stretches that belong together, such as the cue in "[took] us [to task]"."""

    parts: tuple[Span, ...] = attrs.field(validator=attrs.validators.min_len(1))
    """The uninterrupted stretches, in text order, not overlapping."""

    @staticmethod
    def single(start: int, end: int) -> "Extent":
        """Return the extent with one part."""
        return Extent((Span(start, end),))

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.parts[-1].end

    def of(self, text: str) -> str:
        """Return the covered characters of `text`, parts joined by a space."""
        return join_parts(self.parts, text)

    def overlaps(self, span: Span) -> bool:
        """Whether any part shares a character with `span`."""
        return any(part.overlaps(span) for part in self.parts)


def covers(outer: Sequence[Span], inner: Iterable[Span]) -> bool:
    """Whether every part of `inner` is within a part of `outer`, whose parts are in text order.

    Being between the first and the last character is not enough: the words between the parts
    of an interrupted quotation are the narrator's, so a quotation there is not inside it.
    """
    return all(part in common_parts(outer, (part,)) for part in inner)


def common_parts(outer: Sequence[Span], inner: Iterable[Span]) -> Iterator[Span]:
    """Yield the stretches that are in a part of both; the parts of each are in text order."""
    for part in inner:
        position = bisect_right(outer, part.start, key=attrgetter("end"))
        while position < len(outer) and outer[position].start < part.end:
            yield Span(max(outer[position].start, part.start), min(outer[position].end, part.end))
            position += 1


def join_parts(parts: Iterable[Span], text: str) -> str:
    """Return the characters of `text` in `parts`, joined by a space."""
    return " ".join(part.of(text) for part in parts)
