"""Give a result the offsets of the text as it was given."""

from collections.abc import Iterable

import attrs

from quoteattr.markup.view import View
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Cue, Mention, Quote, Speaker, Term
from quoteattr.schema.span import Span, join_parts


def restored(document: Document, view: View) -> Document:
    """Return the result for a view as the result for the original text."""
    speakers = {s.id: _speaker(s, view) for s in document.speakers}
    return attrs.evolve(
        document,
        text=view.original,
        quotes=tuple(_quote(one, view, speakers) for one in document.quotes),
        speakers=tuple(speakers.values()),
        terms=tuple(_term(one, view) for one in document.terms),
        meta={**document.meta, "markup": ", ".join(view.kinds)},
    )


def _quote(quote: Quote, view: View, speakers: dict[int, Speaker]) -> Quote:
    parts = _parts(quote.parts, view)
    return attrs.evolve(
        quote,
        parts=parts,
        text=join_parts(parts, view.original),
        cue=quote.cue and Cue.read(_parts(quote.cue.parts, view), view.original),
        source=quote.source and _mention(quote.source, view),
        speaker=quote.speaker and speakers[quote.speaker.id],
        addressee=quote.addressee and speakers[quote.addressee.id],
    )


def _speaker(speaker: Speaker, view: View) -> Speaker:
    return attrs.evolve(speaker, mentions=tuple(_mention(one, view) for one in speaker.mentions))


def _mention(mention: Mention, view: View) -> Mention:
    parts = _parts(mention.parts, view)
    return attrs.evolve(mention, parts=parts, text=join_parts(parts, view.original))


def _term(term: Term, view: View) -> Term:
    span = view.original_span(term.span)
    return Term(span, span.of(view.original))


def _parts(parts: Iterable[Span], view: View) -> tuple[Span, ...]:
    return tuple(piece for part in parts for piece in view.original_parts(part))
