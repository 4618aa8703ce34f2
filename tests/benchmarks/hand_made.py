"""Predictions written by hand, so that no test of the benchmark needs a model."""

from collections.abc import Mapping, Sequence

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Cue, Mention, MentionForm, Quote, QuoteKind, Speaker
from quoteattr.schema.span import Span


def span(text: str, words: str, start: int = 0) -> Span:
    """Return the first offsets of the words after `start`."""
    place = text.index(words, start)
    return Span(place, place + len(words))


def mention(where: Span, text: str) -> Mention:
    """Return a mention of one part."""
    return Mention((where,), where.of(text), MentionForm.NAME)


def quote(
    text: str,
    parts: str,
    *,
    id: int = 1,
    kind: QuoteKind = QuoteKind.DIRECT,
    cue: str | None = None,
    source: str | None = None,
    speaker: Speaker | None = None,
    parent: int | None = None,
    rule: str = "hand",
    confidence: float = 0.9,
) -> Quote:
    """Return a quotation of words of the text; ` / ` separates its parts."""
    spans = tuple(span(text, part) for part in parts.split(" / "))
    return Quote(
        id,
        kind,
        Act.SPEECH,
        spans,
        " ".join(part.of(text) for part in spans),
        Cue.read([span(text, cue)], text) if cue else None,
        mention(span(text, source), text) if source else None,
        speaker,
        parent=parent,
        rule=rule,
        confidence=confidence,
    )


def speaker(text: str, id: int, name: str, *aliases: str, mentions: Sequence[str] = ()) -> Speaker:
    """Return a speaker with mentions by their words."""
    found = tuple(mention(span(text, words), text) for words in mentions)
    return Speaker(id, name, aliases, found)


def document(
    text: str, *quotes: Quote, meta: Mapping[str, str] | None = None, id: str = "text"
) -> Document:
    """Return a document with the quotations and their speakers."""
    speakers = {own.speaker.id: own.speaker for own in quotes if own.speaker}
    return Document(text, quotes, tuple(speakers.values()), id=id, meta=dict(meta or {}))
