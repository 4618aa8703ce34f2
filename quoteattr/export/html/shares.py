"""How much each speaker says."""

from collections.abc import Sequence

import attrs

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind, Speaker


def words(quote: Quote) -> int:
    """Return the number of words, separated by white space."""
    return len(quote.text.split())


@attrs.frozen
class Amount:
    """A number of quotations and their words."""

    quotations: int
    """The number of quotations."""
    words: int
    """The number of their words; those of a nested quotation count in both."""


@attrs.frozen
class Share:
    """What one speaker says in a document."""

    rank: int
    """Rank by number of quotations, from 0; unresolved speakers come last."""
    speaker: Speaker | None
    """The speaker; None for all quotations with an unresolved speaker."""
    quotes: tuple[Quote, ...]
    """The quotations of the speaker, in text order."""

    def amount(self, kind: QuoteKind | None = None) -> Amount:
        """Return the amount in total or of one kind."""
        counted = [words(quote) for quote in self.quotes if kind in {None, quote.kind}]
        return Amount(len(counted), sum(counted))


def shares(document: Document) -> tuple[Share, ...]:
    """Return the share of each speaker, those with the most quotations first."""
    by_speaker: dict[int | None, list[Quote]] = {}
    for quote in document.quotes:
        by_speaker.setdefault(quote.speaker.id if quote.speaker else None, []).append(quote)
    ordered = sorted(by_speaker.values(), key=_order)
    return tuple(
        Share(rank, quotes[0].speaker, tuple(quotes)) for rank, quotes in enumerate(ordered)
    )


def _order(quotes: Sequence[Quote]) -> tuple[bool, int, int, int]:
    amount = sum(map(words, quotes))
    return quotes[0].speaker is None, -len(quotes), -amount, quotes[0].start
