"""The quotations and terms that a user wants to keep."""

from collections.abc import Collection, Mapping
from typing import Literal

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind, Speaker
from quoteattr.schema.utterance import Utterance

DEFAULT_ACTS = frozenset({Act.SPEECH, Act.WRITING})


def read_acts(names: Collection[str] | Literal["all"]) -> frozenset[Act]:
    """Return the acts that a user names.

    Raises:
        InvalidOptionError: There is no such act.
    """
    if names == "all":
        return frozenset(Act)
    known = {act.value for act in Act}
    if isinstance(names, str) or not set(names) <= known:
        raise InvalidOptionError(f"acts must be 'all' or some of {sorted(known)}, got {names!r}")
    return frozenset(map(Act, names))


def _check_confidence(_: "Selection", __: object, value: float) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise InvalidOptionError(f"min_confidence must be a number from 0 to 1, got {value!r}")


@attrs.frozen
class Selection:
    """Which quotations and terms are kept."""

    acts: frozenset[Act] = DEFAULT_ACTS
    """Acts that are kept; direct quotations are kept whatever their act."""
    direct_only: bool = False
    """Whether only direct quotations are kept."""
    min_confidence: float = attrs.field(default=0.0, validator=_check_confidence)
    """Least confidence of a quotation that is kept, from 0 to 1."""
    terms: bool = True
    """Whether terms are kept."""

    def utterances(self, utterances: tuple[Utterance, ...]) -> tuple[Utterance, ...]:
        """Return the utterances that are kept, each with its nearest kept parent."""
        kept = (index for index, utterance in enumerate(utterances) if self._keeps(utterance))
        new_index = {index: number for number, index in enumerate(kept)}
        parents = {index: utterance.parent for index, utterance in enumerate(utterances)}
        return tuple(
            attrs.evolve(utterances[index], parent=_nearest_kept(index, parents, new_index))
            for index in new_index
        )

    def document(self, document: Document) -> Document:
        """Return the document without the quotations and terms that are not kept.

        Quotations are numbered again from 1, each with its nearest kept parent. Speakers who are
        no longer a speaker or an addressee are dropped, and the others keep their ids.
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

    def _keeps(self, utterance: Utterance) -> bool:
        if utterance.kind is QuoteKind.DIRECT:
            return True
        return not self.direct_only and (utterance.act or Act.SPEECH) in self.acts


def _nearest_kept(
    item: int, parents: Mapping[int, int | None], new: Mapping[int, int]
) -> int | None:
    """Return the new number of the nearest ancestor of an item that is kept."""
    parent = parents[item]
    while parent is not None and parent not in new:
        parent = parents[parent]
    return None if parent is None else new[parent]


def _speakers_of(document: Document, quotes: tuple[Quote, ...]) -> tuple[Speaker, ...]:
    mentioned = {
        person.id for quote in quotes for person in (quote.speaker, quote.addressee) if person
    }
    return tuple(speaker for speaker in document.speakers if speaker.id in mentioned)
