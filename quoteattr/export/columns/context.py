"""The sentences around a quotation, found in the text alone.

A document keeps no sentences, and a quotation read from a record has no parse. The context is a
passage for people to read, so missing a boundary does no harm.
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

import regex

from quoteattr.language.titles import ABBREVIATED_TITLES
from quoteattr.schema.quote import Quote
from quoteattr.schema.span import Span

LONGEST = 300
"""Most characters of context on either side of a quotation with its cue and source. Chosen to bound
the size of a table, not tuned."""

_BOUNDARY = regex.compile(r"(\w*+)[.!?…]++[\"'”’»›)\]]*+(\s++)(?=[\"'“‘«‹(\[—–-]*+[\p{Lu}\p{N}])")
"""The end of a sentence, with closing marks, before the beginning of the next one."""
_INITIAL = regex.compile(r"\p{Lu}")


def context(quote: Quote, text: str, paragraphs: Sequence[Span]) -> Span:
    """Return the sentences that contain a quotation, with its cue and source if they are near.

    Args:
        quote: A quotation of the text.
        text: The text.
        paragraphs: The paragraphs of the text, in order.

    Returns:
        A span around the quotation within its paragraphs, at most `LONGEST` characters longer on
        either side.
    """
    first, last = _around(quote.start, paragraphs), _around(quote.end, paragraphs)
    lowest = max(min(first.start, quote.start), quote.start - LONGEST)
    highest = min(max(last.end, quote.end), quote.end + LONGEST)
    words = [span for span in (quote.cue, quote.source) if span is not None]
    start = min([quote.start, *(span.start for span in words if span.start >= lowest)])
    end = max([quote.end, *(span.end for span in words if span.end <= highest)])
    return Span(_sentence_start(text, lowest, start), _sentence_end(text, end, highest))


def _around(offset: int, paragraphs: Sequence[Span]) -> Span:
    """Return the paragraph of an offset, an empty span outside all of them."""
    position = bisect_right(paragraphs, offset, key=attrgetter("start")) - 1
    if position >= 0 and offset <= paragraphs[position].end:
        return paragraphs[position]
    return Span(offset, offset)


def _sentence_start(text: str, lowest: int, offset: int) -> int:
    """Return where the sentence with an offset starts, not before `lowest`."""
    ends = [match.end() for match in _boundaries(text, lowest, offset + 1)]
    before = [end for end in ends if end <= offset]
    if before:
        return before[-1]
    return _next_word(text, lowest, offset)


def _sentence_end(text: str, offset: int, highest: int) -> int:
    """Return where the sentence with the character before an offset ends, not after `highest`."""
    for match in _boundaries(text, max(offset - 1, 0), min(highest + 1, len(text))):
        if offset <= match.start(2) <= highest:
            return match.start(2)
    return _word_end(text, offset, highest)


def _boundaries(text: str, start: int, end: int) -> Sequence[regex.Match[str]]:
    """Return the boundaries of sentences, without those after a title or an initial."""
    return [
        match
        for match in _BOUNDARY.finditer(text, start, end)
        if not _INITIAL.fullmatch(match[1]) and match[1].lower() not in ABBREVIATED_TITLES
    ]


def _next_word(text: str, start: int, offset: int) -> int:
    """Return the first beginning of a word from `start` on, at most `offset`."""
    while start < offset and start > 0 and not text[start - 1].isspace():
        start += 1
    return start


def _word_end(text: str, offset: int, end: int) -> int:
    """Return the last end of a word up to `end`, at least `offset`."""
    while offset < end < len(text) and not text[end].isspace():
        end -= 1
    return end
