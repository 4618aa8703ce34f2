"""A text split into stretches, each with the voice that reads it.

Every character of the text is in exactly one stretch, so nothing is left out or read twice.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from quoteattr.language.paragraphs import paragraphs
from quoteattr.language.typography import mark_after, mark_before
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind
from quoteattr.schema.span import Span


@attrs.frozen
class Stretch:
    """A stretch of the text that one voice reads, within one paragraph."""

    span: Span
    """Its offsets, quotation marks and the white space after it included; not empty."""
    quote: Quote | None
    """The direct quotation that it belongs to, None in narration."""

    def words(self, text: str) -> str:
        """Return the words to read, on one line; of a quotation, those inside the marks.

        Lines without a letter or digit, such as asterisks between two scenes, are left out.
        """
        if self.quote is None:
            lines = filter(_has_words, self.span.of(text).splitlines())
            return " ".join(" ".join(line.split()) for line in lines)
        inside = [
            text[max(part.start, self.span.start) : min(part.end, self.span.end)]
            for part in self.quote.parts
            if part.overlaps(self.span)
        ]
        return " ".join(" ".join(inside).split())


def stretches(document: Document) -> tuple[Stretch, ...]:
    """Return the stretches of a document in text order.

    A direct quotation inside another is read by the voice of the outer one. What has no words, such
    as white space, a dash, or a line of asterisks, belongs to the stretch before it, except for a
    dash at the start of a paragraph, which belongs to the turn after it.
    """
    text = document.text
    starts = [span.start for span in paragraphs(text)]
    result: list[Stretch] = []
    wordless_start: int | None = None  # of characters that belong to the next stretch
    for stretch in _split(_voices(document), starts):
        words = stretch.span.of(text)
        start, end = stretch.span.start, stretch.span.end
        if wordless_start is not None:
            start, wordless_start = wordless_start, None
        elif result:
            start += len(words) - len(words.lstrip())
            result[-1] = _extended(result[-1], start)
        if stretch.quote or _has_words(words):
            result.append(Stretch(Span(start, end), stretch.quote))
        elif not result or (
            start < end and _contains(starts, start) and not _contains(starts, end)
        ):
            wordless_start = start
        else:
            result[-1] = _extended(result[-1], end)
    if wordless_start is not None and wordless_start < len(text):
        result.append(Stretch(Span(wordless_start, len(text)), None))
    return tuple(stretch for stretch in result if stretch.span)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _contains(ordered: Sequence[int], number: int) -> bool:
    index = bisect_left(ordered, number)
    return index < len(ordered) and ordered[index] == number


def _extended(stretch: Stretch, end: int) -> Stretch:
    return attrs.evolve(stretch, span=Span(stretch.span.start, end))


def _split(voices: Iterator[Stretch], starts: Sequence[int]) -> Iterator[Stretch]:
    """Yield stretches, split where paragraphs start."""
    for stretch in voices:
        start, end = stretch.span.start, stretch.span.end
        for cut in starts[bisect_right(starts, start) : bisect_left(starts, end)]:
            yield Stretch(Span(start, cut), stretch.quote)
            start = cut
        yield Stretch(Span(start, end), stretch.quote)


def _voices(document: Document) -> Iterator[Stretch]:
    """Yield the parts of direct quotations and the narration between them."""
    text = document.text
    direct = {quote.id for quote in document.quotes if quote.kind is QuoteKind.DIRECT}
    parts = sorted(
        (part.start, part.end, number)
        for number, quote in enumerate(document.quotes)
        if quote.id in direct and quote.parent not in direct
        for part in quote.parts
    )
    position = 0  # end of the stretches so far
    for part_start, part_end, number in parts:
        start = max(position, mark_before(text, part_start))
        end = mark_after(text, part_end)
        if max(part_start, start) >= part_end:  # inside the quotation before it
            continue
        if start > position:
            yield Stretch(Span(position, start), None)
        yield Stretch(Span(start, end), document.quotes[number])
        position = end
    if position < len(text):
        yield Stretch(Span(position, len(text)), None)
