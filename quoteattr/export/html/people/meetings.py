"""Which speakers of a document meet: who is quoted near whom, and who talks to whom."""

from collections import Counter
from itertools import pairwise

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind, Speaker

Pair = tuple[int, int]
"""The numbers of two speakers."""

# Characters between quotations that are seen together: about one screen.
_NEAR = 1_500
# Most characters between a line of dialogue and the answer to it.
_ANSWER = 400


def neighbours(document: Document) -> Counter[Pair]:
    """Count how often two speakers are seen together, the lower number of each pair first."""
    counts: Counter[Pair] = Counter()
    quoted = [(quote.start, quote.speaker.id) for quote in document.quotes if quote.speaker]
    first = 0
    for position, (start, speaker) in enumerate(quoted):
        while start - quoted[first][0] > _NEAR:
            first += 1
        for other in {other for _, other in quoted[first:position]} - {speaker}:
            counts[_unordered(speaker, other)] += 1
    return counts


def is_dialogue(document: Document) -> bool:
    """Whether people talk to each other, as in a novel, rather than being quoted."""
    return any(quote.addressee for quote in document.quotes)


def exchanges(document: Document) -> Counter[Pair]:
    """Count who says something to whom: to the addressee, or else to whoever answers at once."""
    counts: Counter[Pair] = Counter()
    said = [quote for quote in document.quotes if quote.speaker and quote.parent is None]
    for quote, following in pairwise([*said, None]):
        if quote is None or quote.speaker is None:
            continue
        listener = quote.addressee or (following and _answer(quote, following))
        if listener and listener.id != quote.speaker.id:
            counts[quote.speaker.id, listener.id] += 1
    return counts


def companions(document: Document) -> Counter[Pair]:
    """Count how often two speakers are quoted one after the other, the lower number first."""
    counts: Counter[Pair] = Counter()
    said = [quote.speaker for quote in document.quotes if quote.speaker]
    for one, other in pairwise(said):
        if one.id != other.id:
            counts[_unordered(one.id, other.id)] += 1
    return counts


def _answer(quote: Quote, following: Quote) -> Speaker | None:
    is_turn = quote.kind is following.kind is QuoteKind.DIRECT
    return following.speaker if is_turn and following.start - quote.end <= _ANSWER else None


def _unordered(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
