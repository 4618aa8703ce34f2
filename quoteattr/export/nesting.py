"""Stretches of a text that may overlap, cut so that they nest: what an XML tree can hold."""

import heapq
from collections.abc import Iterable

import attrs

from quoteattr.schema.span import Span


@attrs.frozen
class Piece:
    """A stretch that belongs to something, or a piece of such a stretch."""

    span: Span
    """Where it stands; not empty."""
    owner: int
    """Number of what it belongs to; of two that cover the same, the lower stands outside."""


def nested(stretches: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the stretches so that any two either nest or do not touch, the outer one first.

    A stretch that begins inside another one and ends after it is cut where the other one ends.
    """
    waiting = [(piece.span.start, -piece.span.end, piece.owner) for piece in stretches]
    heapq.heapify(waiting)
    open_ends: list[int] = []
    pieces: list[Piece] = []
    while waiting:
        start, negative_end, owner = heapq.heappop(waiting)
        end = -negative_end
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        # Of the stretches that are open the last one ends first.
        if open_ends and open_ends[-1] < end:
            heapq.heappush(waiting, (open_ends[-1], -end, owner))
            end = open_ends[-1]
        pieces.append(Piece(Span(start, end), owner))
        open_ends.append(end)
    return tuple(pieces)
