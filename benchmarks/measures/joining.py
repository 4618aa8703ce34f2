"""One quotation or two: `"A," she said. "B."` is right either way if one person says both."""

from collections.abc import Sequence
from itertools import pairwise

import attrs

from benchmarks.corpora.challenge import Expected, Passage
from benchmarks.statistics.extents import edges
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind
from quoteattr.schema.span import Span

_Edges = tuple[tuple[int, int] | None, ...]


def aligned(passage: Passage, document: Document) -> tuple[Passage, Document]:
    """Join what one side has in two and the other in one.

    Only direct quotations of one speaker in one paragraph are joined, and only where the other
    side has the very same parts as one quotation.
    """
    text = passage.text
    found = {_edges(quote.parts, text) for quote in document.quotes}
    expected = list(passage.quotations)
    for first, second in pairwise(passage.quotations):
        both = (*first.parts, *second.parts)
        if _go_together(first, second, text) and _edges(both, text) in found:
            place = expected.index(first)
            expected[place : place + 2] = [attrs.evolve(first, parts=both)]
    wanted = {_edges(own.parts, text) for own in expected}
    quotes = list(document.quotes)
    for one, other in pairwise(document.quotes):
        both = (*one.parts, *other.parts)
        same = one.speaker == other.speaker and one.kind is other.kind is QuoteKind.DIRECT
        if same and _edges(both, text) in wanted and one in quotes:
            place = quotes.index(one)
            quotes[place : place + 2] = [attrs.evolve(one, parts=both, text=_text(both, text))]
    return (
        attrs.evolve(passage, quotations=tuple(expected)),
        attrs.evolve(document, quotes=tuple[Quote, ...](quotes)),
    )


def _go_together(first: Expected, second: Expected, text: str) -> bool:
    return (
        first.kind is second.kind is QuoteKind.DIRECT
        and first.speaker == second.speaker
        and "\n\n" not in text[first.parts[-1].end : second.parts[0].start]
    )


def _edges(parts: Sequence[Span], text: str) -> _Edges:
    return tuple(edges(part, text) for part in parts)


def _text(parts: Sequence[Span], text: str) -> str:
    return " ".join(part.of(text) for part in parts)
