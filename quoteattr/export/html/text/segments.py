"""A text with marks on it as a stream of openings, characters and closings that always nests.

Quotations nest, have several parts, and share words with cues and sources, and nothing prevents two
of these from crossing. Where they do, the inner mark is closed and opened again, so that a stack is
always enough to read the stream.
"""

import enum
from collections.abc import Iterable, Iterator, Sequence

import attrs

from quoteattr.export.nesting import Piece, nested
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote
from quoteattr.schema.span import Span


class Role(enum.IntEnum):
    """What is marked; of two marks on the same words, the lower number is the outer one."""

    QUOTATION = 0
    SOURCE = 1
    CUE = 2


@attrs.frozen(eq=False)
class Mark:
    """An uninterrupted span to be marked: a part of a quotation, cue or source."""

    span: Span
    """Its offsets; never empty."""
    role: Role
    """What it marks."""
    quotes: tuple[Quote, ...]
    """The quotation, or all those whose cue or source it is."""
    is_first: bool = True
    """Whether no other part comes before it."""
    is_last: bool = True
    """Whether no other part comes after it."""


@attrs.frozen(eq=False)
class Opening:
    """A mark starts, or resumes after a mark that crosses it."""

    mark: Mark
    """The mark."""
    is_start: bool
    """Whether the mark starts here."""


@attrs.frozen(eq=False)
class Closing:
    """The innermost open mark ends, or is interrupted for one that crosses it."""

    mark: Mark
    """The mark."""
    is_end: bool
    """Whether the mark ends here."""


Event = Opening | Span | Closing


def marks_of(document: Document) -> tuple[Mark, ...]:
    """Return the marks of a document, in the order in which they are opened."""
    marks = [mark for quote in document.quotes for mark in _quotation_marks(quote)]
    shared: dict[tuple[Span, Role], list[Quote]] = {}
    for quote in document.quotes:
        for extent, role in ((quote.source, Role.SOURCE), (quote.cue, Role.CUE)):
            # A set, for unusual input: a part that occurs twice is one mark.
            for part in dict.fromkeys(extent.parts if extent else ()):
                if len(part):
                    shared.setdefault((part, role), []).append(quote)
    marks += [Mark(span, role, tuple(quotes)) for (span, role), quotes in shared.items()]
    return tuple(sorted(marks, key=_order))


def segments(marks: Sequence[Mark], blocks: Iterable[Span]) -> Iterator[tuple[Event, ...]]:
    """Yield the events of each block; marks that are open at its end are closed there.

    Args:
        marks: What `marks_of` returns.
        blocks: Stretches that follow each other without a gap.
    """
    going_on: list[Mark] = []
    position = 0
    for block in blocks:
        first = position
        while position < len(marks) and marks[position].span.start < block.end:
            position += 1
        # Marks that start here come after those that resume, so the order is kept.
        here = [*going_on, *marks[first:position]]
        yield tuple(_events(here, block))
        going_on = [mark for mark in here if mark.span.end > block.end]


def _quotation_marks(quote: Quote) -> Iterator[Mark]:
    parts = [part for part in quote.parts if len(part)]
    for number, part in enumerate(parts, start=1):
        yield Mark(
            part,
            Role.QUOTATION,
            (quote,),
            is_first=number == 1,
            is_last=number == len(parts),
        )


def _order(mark: Mark) -> tuple[int, int, int, int]:
    """Sort a longer mark before those inside it; of quotations on the same words, the earlier."""
    return mark.span.start, -mark.span.end, mark.role, mark.quotes[0].id


def _events(marks: Sequence[Mark], block: Span) -> Iterator[Event]:
    """Yield the events of a block; `marks` are those with words in it, in order."""
    stretches = (Piece(_within(block, mark.span), owner) for owner, mark in enumerate(marks))
    open_pieces: list[Piece] = []
    position = block.start

    def close(end: int) -> Iterator[Event]:
        """Yield the closings up to an offset, and the characters before it."""
        nonlocal position
        while open_pieces and open_pieces[-1].span.end <= end:
            piece = open_pieces.pop()
            yield from _characters(position, piece.span.end)
            position = piece.span.end
            yield Closing(marks[piece.owner], is_end=marks[piece.owner].span.end == position)
        yield from _characters(position, end)
        position = end

    for piece in nested(stretches):
        yield from close(piece.span.start)
        mark = marks[piece.owner]
        yield Opening(mark, is_start=mark.span.start == piece.span.start)
        open_pieces.append(piece)
    yield from close(block.end)


def _within(block: Span, span: Span) -> Span:
    return Span(max(block.start, span.start), min(block.end, span.end))


def _characters(start: int, end: int) -> Iterator[Span]:
    if start < end:
        yield Span(start, end)
