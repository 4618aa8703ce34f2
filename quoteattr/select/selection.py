"""What a user wants to see of what was found."""

from collections.abc import Mapping

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind, Speaker
from quoteattr.schema.utterance import Utterance

DEFAULT_ACTS = frozenset({Act.SPEECH, Act.WRITING})


def _check_confidence(_: "Selection", __: object, value: float) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise InvalidOptionError(f"min_confidence must be a number from 0 to 1, got {value!r}")


@attrs.frozen
class Selection:
    """Which quotations and terms are kept."""

    acts: frozenset[Act] = DEFAULT_ACTS
    """Acts that are kept; what stands in quotation marks is kept whatever its act."""
    direct_only: bool = False
    """Whether only what stands in quotation marks is kept."""
    min_confidence: float = attrs.field(default=0.0, validator=_check_confidence)
    """Confidence that a quotation has at least, from 0 to 1."""
    terms: bool = True
    """Whether quoted stretches that are no speech are kept."""

    def utterances(self, utterances: tuple[Utterance, ...]) -> tuple[Utterance, ...]:
        """Drop the utterances that were not asked for; what stood in them moves up."""
        new_place: dict[int, int] = {}
        for position, utterance in enumerate(utterances):
            if self._is_asked(utterance):
                new_place[position] = len(new_place)
        parents = {position: utterance.parent for position, utterance in enumerate(utterances)}
        return tuple(
            attrs.evolve(utterances[position], parent=_nearest_kept(position, parents, new_place))
            for position in new_place
        )

    def document(self, document: Document) -> Document:
        """Drop what is too uncertain, and the terms if they were not asked for.

        Quotations are counted anew from 1; what stood in one that is dropped moves up. Speakers
        who neither speak nor are spoken to any more are dropped, the others keep their ids.
        """
        terms = document.terms if self.terms else ()
        if self.min_confidence == 0:
            return attrs.evolve(document, terms=terms)
        parents = {quote.id: quote.parent for quote in document.quotes}
        sure = [q for q in document.quotes if q.confidence >= self.min_confidence]
        new_id = {quote.id: number for number, quote in enumerate(sure, start=1)}
        quotes = tuple(
            attrs.evolve(q, id=new_id[q.id], parent=_nearest_kept(q.id, parents, new_id))
            for q in sure
        )
        speakers = _speakers_of(document, quotes)
        return attrs.evolve(document, quotes=quotes, speakers=speakers, terms=terms)

    def _is_asked(self, utterance: Utterance) -> bool:
        if utterance.kind is QuoteKind.DIRECT:
            return True
        return not self.direct_only and (utterance.act or Act.SPEECH) in self.acts


def _nearest_kept(
    item: int, parents: Mapping[int, int | None], new: Mapping[int, int]
) -> int | None:
    """Return the new number of the nearest that is kept of those in which an item stands."""
    parent = parents[item]
    while parent is not None and parent not in new:
        parent = parents[parent]
    return None if parent is None else new[parent]


def _speakers_of(document: Document, quotes: tuple[Quote, ...]) -> tuple[Speaker, ...]:
    wanted = {one.id for quote in quotes for one in (quote.speaker, quote.addressee) if one}
    return tuple(speaker for speaker in document.speakers if speaker.id in wanted)
