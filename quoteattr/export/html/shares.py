"""How much each speaker says, and where."""

from collections.abc import Sequence

import attrs

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind, Speaker


def words(quote: Quote) -> int:
    """Return the number of words, as white space parts them."""
    return len(quote.text.split())


@attrs.frozen
class Amount:
    """A number of quotations and their words."""

    quotations: int
    """How many there are."""
    words: int
    """How many words they have; those of a quotation inside a quotation count in both."""


@attrs.frozen
class Share:
    """What one speaker says in a document."""

    rank: int
    """Place among the speakers, from 0 for who says most; None, the unknown one, comes last."""
    speaker: Speaker | None
    """Who; None stands for all quotations whose speaker the text does not tell."""
    quotes: tuple[Quote, ...]
    """What they say, in text order."""

    def amount(self, kind: QuoteKind | None = None) -> Amount:
        """Return how much it is, all in all or of one kind."""
        counted = [words(quote) for quote in self.quotes if kind in {None, quote.kind}]
        return Amount(len(counted), sum(counted))


def shares(document: Document) -> tuple[Share, ...]:
    """Return the share of everybody who is quoted, those with the most words first."""
    by_speaker: dict[int | None, list[Quote]] = {}
    for quote in document.quotes:
        by_speaker.setdefault(quote.speaker.id if quote.speaker else None, []).append(quote)
    ordered = sorted(by_speaker.values(), key=_order)
    return tuple(
        Share(rank, quotes[0].speaker, tuple(quotes)) for rank, quotes in enumerate(ordered)
    )


def _order(quotes: Sequence[Quote]) -> tuple[bool, int, int]:
    return quotes[0].speaker is None, -sum(map(words, quotes)), quotes[0].start
