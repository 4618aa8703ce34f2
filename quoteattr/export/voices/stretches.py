"""A text in stretches, one after the other, each with the voice that reads it.

Every character of the text is in one stretch, so that nothing is lost and nothing is read twice.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from quoteattr.language.paragraphs import paragraphs
from quoteattr.language.typography import MARK_FORMS
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind
from quoteattr.schema.span import Span


@attrs.frozen
class Stretch:
    """A stretch of the text that one voice reads, within one paragraph."""

    span: Span
    """Its offsets, with quotation marks and the white space after it; not empty."""
    quote: Quote | None
    """The direct quotation that it belongs to, None in narration."""

    def words(self, text: str) -> str:
        """Return what is read, on one line: of a quotation, what is inside the marks.

        Lines without a letter or digit, such as asterisks between two scenes, are left out.
        """
        if self.quote is None:
            lines = self.span.of(text).splitlines()
            return " ".join(" ".join(line.split()) for line in lines if any(map(str.isalnum, line)))
        inside = [
            text[max(part.start, self.span.start) : min(part.end, self.span.end)]
            for part in self.quote.parts
            if part.overlaps(self.span)
        ]
        return " ".join(" ".join(inside).split())


def stretches(document: Document) -> tuple[Stretch, ...]:
    """Return the stretches of a document in text order.

    A direct quotation inside another one is read by the voice of the outer one. What has no words,
    such as white space, a dash, or a line of asterisks, is part of the stretch beside it.
    """
    text = document.text
    starts = [span.start for span in paragraphs(text)]
    result: list[Stretch] = []
    waiting: int | None = None
    for stretch in _within(_whole(document), starts):
        words = stretch.span.of(text)
        start, end = stretch.span.start, stretch.span.end
        if waiting is not None:
            start, waiting = waiting, None
        elif result:
            start += len(words) - len(words.lstrip())
            result[-1] = _longer(result[-1], start)
        if stretch.quote or any(map(str.isalnum, words)):
            result.append(Stretch(Span(start, end), stretch.quote))
        elif not result or (start < end and _is_start(start, starts) and end not in starts):
            # A dash before a turn is read with the turn.
            waiting = start
        else:
            result[-1] = _longer(result[-1], end)
    if waiting is not None and waiting < len(text):
        result.append(Stretch(Span(waiting, len(text)), None))
    return tuple(one for one in result if one.span)


def _is_start(offset: int, starts: Sequence[int]) -> bool:
    position = bisect_left(starts, offset)
    return position < len(starts) and starts[position] == offset


def _longer(stretch: Stretch, end: int) -> Stretch:
    return attrs.evolve(stretch, span=Span(stretch.span.start, end))


def _within(whole: Iterator[Stretch], starts: Sequence[int]) -> Iterator[Stretch]:
    """Split stretches where paragraphs start."""
    for stretch in whole:
        start, end = stretch.span.start, stretch.span.end
        for cut in starts[bisect_right(starts, start) : bisect_left(starts, end)]:
            yield Stretch(Span(start, cut), stretch.quote)
            start = cut
        yield Stretch(Span(start, end), stretch.quote)


def _whole(document: Document) -> Iterator[Stretch]:
    """Yield the parts of direct quotations and the narration between them."""
    text = document.text
    direct = {quote.id for quote in document.quotes if quote.kind is QuoteKind.DIRECT}
    parts = sorted(
        (part.start, part.end, number)
        for number, quote in enumerate(document.quotes)
        if quote.id in direct and quote.parent not in direct
        for part in quote.parts
    )
    place = 0
    for first, last, number in parts:
        start = max(place, _mark_before(text, first))
        end = _mark_after(text, last)
        if max(first, start) >= last:  # inside the one before
            continue
        if start > place:
            yield Stretch(Span(place, start), None)
        yield Stretch(Span(start, end), document.quotes[number])
        place = end
    if place < len(text):
        yield Stretch(Span(place, len(text)), None)


def _mark_before(text: str, offset: int) -> int:
    """Return where the mark that ends at an offset starts, the offset if there is none."""
    for length in (2, 1):
        if offset >= length and text[offset - length : offset] in MARK_FORMS:
            return offset - length
    return offset


def _mark_after(text: str, offset: int) -> int:
    """Return where the mark that starts at an offset ends, the offset if there is none."""
    for length in (2, 1):
        if text[offset : offset + length] in MARK_FORMS:
            return offset + min(length, len(text) - offset)
    return offset
