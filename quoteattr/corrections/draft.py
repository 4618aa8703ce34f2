"""A document while it is corrected: quotations and speakers that can change."""

from collections.abc import Iterable, Mapping

import attrs

from quoteattr.corrections.draft_speaker import DraftSpeaker
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Cue, Mention, Quote, QuoteKind, Speaker, Term
from quoteattr.schema.span import Span, covers, join_parts

CORRECTED = "corrected"
"""The rule of a quotation or a speaker that a person decided on."""


@attrs.define(eq=False)
class DraftQuote:
    """A quotation that can change, with the fields of a `Quote`."""

    parts: tuple[Span, ...]
    kind: QuoteKind
    act: Act
    cue: Cue | None = None
    source: Mention | None = None
    speaker: DraftSpeaker | None = None
    addressee: DraftSpeaker | None = None
    parent: "DraftQuote | None" = None
    rule: str = ""
    confidence: float = 0.0

    def decide(self) -> None:
        """Note that a person decided on the speaker."""
        self.rule = f"{self.rule.partition('/')[0] or CORRECTED}/{CORRECTED}"
        self.confidence = 1.0


@attrs.define(eq=False)
class Draft:
    """A document that can change."""

    document: Document
    """The document before the corrections."""
    is_same_text: bool
    """Whether the corrections were made for exactly this text."""
    quotes: list[DraftQuote]
    """The quotations, in any order."""
    speakers: list[DraftSpeaker]
    """The speakers, those of the document first."""
    terms: list[Term]
    """Quoted stretches that are not speech."""

    @classmethod
    def of(cls, document: Document, *, is_same_text: bool) -> "Draft":
        """Return the draft of a document."""
        heard = {one.id for quote in document.quotes for one in _heard(quote)}
        people = {
            one.id: DraftSpeaker.of(one, is_silent=one.id not in heard) for one in document.speakers
        }
        quotes = {quote.id: _draft_quote(quote, people) for quote in document.quotes}
        for quote in document.quotes:
            quotes[quote.id].parent = None if quote.parent is None else quotes[quote.parent]
        return cls(
            document,
            is_same_text,
            list(quotes.values()),
            list(people.values()),
            list(document.terms),
        )

    @property
    def text(self) -> str:
        """The text."""
        return self.document.text

    def quotes_of(self, speaker: DraftSpeaker) -> list[DraftQuote]:
        """Return what a speaker says."""
        return [quote for quote in self.quotes if quote.speaker is speaker]

    def give(self, mention: Mention, speaker: DraftSpeaker | None) -> None:
        """Let a mention refer to this speaker only, to nobody if `speaker` is None."""
        for one in self.speakers:
            if one is not speaker and mention in one.mentions:
                one.drop(mention)
        if speaker:
            speaker.take(mention)

    def add(self, quote: DraftQuote) -> None:
        """Add a quotation between those that enclose it and those that it encloses."""
        around = [one for one in self.quotes if covers(one.parts, quote.parts)]
        quote.parent = min(around, key=_length, default=None)
        for one in self.quotes:
            if one.parent is quote.parent and covers(quote.parts, one.parts):
                one.parent = quote
        self.quotes.append(quote)

    def remove(self, quote: DraftQuote) -> None:
        """Remove a quotation; its parent becomes that of the quotations that it encloses."""
        self.quotes.remove(quote)
        for one in self.quotes:
            if one.parent is quote:
                one.parent = quote.parent

    def result(self) -> Document:
        """Return the corrected document."""
        ordered = sorted(
            self.quotes, key=lambda quote: (quote.parts[0].start, -quote.parts[-1].end)
        )
        numbers = {id(quote): number for number, quote in enumerate(ordered, start=1)}
        speakers = self._numbered_speakers(ordered)
        quotes = tuple(self._quote(quote, numbers, speakers) for quote in ordered)
        return attrs.evolve(
            self.document,
            quotes=quotes,
            speakers=tuple(speakers.values()),
            terms=tuple(sorted(self.terms, key=lambda term: term.span)),
        )

    def _numbered_speakers(self, ordered: Iterable[DraftQuote]) -> dict[int, Speaker]:
        """Return those who speak or are addressed, by the identity of the draft."""
        heard = {id(one) for quote in ordered for one in (quote.speaker, quote.addressee)}
        present = [one for one in self.speakers if one.is_silent or id(one) in heard]
        # Those whom the text does not mention come first, as in the result of a pipeline.
        present.sort(key=lambda one: one.mentions[0].start if one.mentions else 0)
        return {id(one): one.as_speaker(number) for number, one in enumerate(present, start=1)}

    def _quote(
        self, quote: DraftQuote, numbers: Mapping[int, int], speakers: Mapping[int, Speaker]
    ) -> Quote:
        return Quote(
            numbers[id(quote)],
            quote.kind,
            quote.act,
            quote.parts,
            join_parts(quote.parts, self.text),
            quote.cue,
            quote.source,
            speakers[id(quote.speaker)] if quote.speaker else None,
            speakers[id(quote.addressee)] if quote.addressee else None,
            numbers[id(quote.parent)] if quote.parent else None,
            quote.rule,
            quote.confidence,
        )


def _heard(quote: Quote) -> Iterable[Speaker]:
    return [one for one in (quote.speaker, quote.addressee) if one is not None]


def _draft_quote(quote: Quote, people: Mapping[int, DraftSpeaker]) -> DraftQuote:
    return DraftQuote(
        quote.parts,
        quote.kind,
        quote.act,
        quote.cue,
        quote.source,
        people[quote.speaker.id] if quote.speaker else None,
        people[quote.addressee.id] if quote.addressee else None,
        None,
        quote.rule,
        quote.confidence,
    )


def _length(quote: DraftQuote) -> int:
    return sum(map(len, quote.parts))
