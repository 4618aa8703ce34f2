"""Write a record: the quotations of a document as plain dicts and lists, without the text.

The format is stable and versioned; `quoteattr.schema.records.reader` reads it back.
"""

from typing import Any

from quoteattr.schema.quote import Mention, Quote, Speaker
from quoteattr.schema.records.values import RecordValues, text_sha256
from quoteattr.schema.span import Span

VERSION = 1

Record = dict[str, Any]


def to_record(values: RecordValues) -> Record:
    """Return a record: only dicts, lists, strings, numbers and None."""
    text = values.text
    return {
        "version": VERSION,
        "id": values.id,
        "text_sha256": text_sha256(text),
        "meta": dict(values.meta),
        "quotes": [_quote_record(quote, text) for quote in values.quotes],
        "speakers": [_speaker_record(speaker, text) for speaker in values.speakers],
        "terms": [_span_record(term.span, text) for term in values.terms],
    }


def _span_record(span: Span, text: str) -> Record:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _parts_record(parts: tuple[Span, ...], text: str) -> Record:
    spans = [_span_record(part, text) for part in parts]
    return spans[0] if len(spans) == 1 else {"parts": spans}


def _mention_record(mention: Mention, text: str) -> Record:
    return {**_parts_record(mention.parts, text), "form": mention.form.value}


def _speaker_record(speaker: Speaker, text: str) -> Record:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "aliases": list(speaker.aliases),
        "gender": speaker.gender.value if speaker.gender else None,
        "kind": speaker.kind.value,
        "mentions": [_mention_record(mention, text) for mention in speaker.mentions],
    }


def _quote_record(quote: Quote, text: str) -> Record:
    return {
        "id": quote.id,
        "kind": quote.kind.value,
        "act": quote.act.value,
        "text": quote.text,
        "parts": [_span_record(part, text) for part in quote.parts],
        "cue": _parts_record(quote.cue.parts, text) if quote.cue else None,
        "source": _mention_record(quote.source, text) if quote.source else None,
        "speaker": quote.speaker.id if quote.speaker else None,
        "addressee": quote.addressee.id if quote.addressee else None,
        "parent": quote.parent,
        "rule": quote.rule,
        "confidence": quote.confidence,
    }
