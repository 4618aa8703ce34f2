"""Quotations with a missing mark: a reporting clause shows where one ends, or that there is one.

“It is late, said the old man, and shut the door.
It is late,” said the old man.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs
import regex

from quoteattr.find.stretches.cover import Cover
from quoteattr.find.stretches.inserted_clauses import is_reporting, reporting_clauses
from quoteattr.language.typography import strip
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch

_LOST_OPENING = regex.compile(r"[^\W\d_][^\"“”„«»‘<>\n]*?[,!?](?P<mark>[”\"])(?=\s)")


def ended_at_clauses(text: str, stretches: Sequence[QuotedStretch]) -> tuple[QuotedStretch, ...]:
    """Return the stretches; those without a closing mark end before a reporting clause.

    Args:
        text: The document.
        stretches: What quotation marks enclose, in text order. Those without a closing mark extend
            to the end of their paragraph, or of the next one.
    """
    pieces = [list(_pieces(text, stretch)) for stretch in stretches]
    if all(left == [stretch] for left, stretch in zip(pieces, stretches, strict=True)):
        return tuple(stretches)
    flat = [(piece, old) for old, left in enumerate(pieces) for piece in left]
    flat.sort(key=lambda entry: (entry[0].start, entry[1]))
    parts: dict[int, list[tuple[Span, int]]] = {old: [] for old in range(len(stretches))}
    for new, (piece, old) in enumerate(flat):
        parts[old] += [(part, new) for part in piece.parts]

    def new_parent(piece: QuotedStretch, parent: int | None) -> int | None:
        """Return the new index of the innermost stretch that still encloses a piece."""
        first = piece.parts[0]
        while parent is not None:
            before = bisect_right(parts[parent], first.start, key=lambda entry: entry[0].start) - 1
            if before >= 0 and parts[parent][before][0].contains(first):
                return parts[parent][before][1]
            parent = stretches[parent].parent
        return None

    return tuple(
        attrs.evolve(piece, parent=new_parent(piece, stretches[old].parent)) for piece, old in flat
    )


def opened_at_paragraphs(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[QuotedStretch]
) -> tuple[QuotedStretch, ...]:
    """Return the quotations that start a paragraph without an opening mark.

    Args:
        text: The document.
        paragraphs: Its paragraphs.
        stretches: What quotation marks enclose, in text order.
    """
    cover = Cover(stretches)
    found = []
    for paragraph in paragraphs:
        match = _LOST_OPENING.match(text, paragraph.start, paragraph.end)
        if match is None or cover.contains(paragraph.start) or cover.contains(match.start("mark")):
            continue
        if is_reporting(text, match.end() + 1):
            words = Span(paragraph.start, match.start("mark"))
            outer = Span(words.start, match.end())
            found.append(QuotedStretch((words,), (outer,), MarkStyle.DOUBLE))
    return tuple(found)


def _pieces(text: str, stretch: QuotedStretch) -> Iterator[QuotedStretch]:
    """Yield a stretch, or its parts before and after a reporting clause."""
    first = 0
    for index, (part, outer) in enumerate(zip(stretch.parts, stretch.outer, strict=True)):
        is_last = index == len(stretch.parts) - 1
        if part.end != outer.end or (is_last and stretch.closed):
            continue
        clause = next((clause for clause, _ in reporting_clauses(text, part)), None)
        if clause is None or not (is_last or clause.end >= part.end):
            # In a speech of several paragraphs only the last clause of each can be the narrator's.
            continue
        kept = strip(text, part.start, clause.start)
        if kept is None:
            continue
        yield attrs.evolve(
            stretch,
            parts=(*stretch.parts[first:index], kept),
            outer=(*stretch.outer[first:index], Span(outer.start, kept.end)),
            closed=False,
        )
        first = index + 1
    if not first:
        yield stretch
    elif first < len(stretch.parts):
        yield attrs.evolve(stretch, parts=stretch.parts[first:], outer=stretch.outer[first:])
