"""Split overlapping spans so that they nest, as elements of an XML tree must."""

import heapq
from collections.abc import Iterable

import attrs

from quoteattr.schema.span import Span


@attrs.frozen
class Piece:
    """A span of an element, or a piece of one."""

    span: Span
    """Its offsets; not empty."""
    owner: int
    """Number of its element; of two pieces with the same span, the lower is outside."""


def nested(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return pieces of which any two nest or do not overlap, the outer one first.

    A piece that starts inside another and ends after it is split where the other ends.
    """
    waiting = [(piece.span.start, -piece.span.end, piece.owner) for piece in pieces]
    heapq.heapify(waiting)
    open_ends: list[int] = []
    result: list[Piece] = []
    while waiting:
        start, negative_end, owner = heapq.heappop(waiting)
        end = -negative_end
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        # Of the open pieces the last one ends first.
        if open_ends and open_ends[-1] < end:
            heapq.heappush(waiting, (open_ends[-1], -end, owner))
            end = open_ends[-1]
        result.append(Piece(Span(start, end), owner))
        open_ends.append(end)
    return tuple(result)
