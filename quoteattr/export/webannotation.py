"""W3C Web Annotation: a JSON-LD collection with one annotation for each quotation.

The model is https://www.w3.org/TR/annotation-model/. A target is a stretch of the text with a
`TextPositionSelector`, in code points, and a `TextQuoteSelector`, which still finds the stretch
when the text around it was edited; a quotation in several parts has several targets. The body is
a `schema:Quotation` (https://schema.org/Quotation): its speaker, kind, act, cue, source, rule and
confidence. Quoted terms that are not speech are not in the collection.

The model asks for IRIs. The text gets one from its SHA-256 (RFC 6920, "Naming Things with
Hashes") unless the caller has an IRI for it, and annotations get UUIDs that depend only on the text
and the number of the quotation, so that the same result has the same names.
"""

import base64
import uuid
from collections.abc import Iterable
from typing import Any

from quoteattr.export.records import encoded
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, Speaker, SpeakerKind
from quoteattr.schema.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The JSON-LD context of the model."""
CONTEXT_LENGTH = 32
"""Characters of context on either side in a `TextQuoteSelector`, as in Hypothesis's client."""

_TERMS = {"schema": "https://schema.org/", "quoteattr": "urn:quoteattr:"}
_TYPES = {
    SpeakerKind.PERSON: "schema:Person",
    SpeakerKind.GROUP: "schema:Organization",
    SpeakerKind.ORGANISATION: "schema:Organization",
    SpeakerKind.DOCUMENT: "schema:CreativeWork",
    SpeakerKind.UNKNOWN: "schema:Thing",
}

_Node = dict[str, Any]


def to_webannotation(document: Document, *, source: str | None = None) -> str:
    """Return the quotations of a document as an annotation collection in JSON-LD.

    Args:
        document: The quotations.
        source: IRI of the text; None to make one from its hash.
    """
    iri = source or _hash_iri(document)
    items = [_annotation(document, quote, iri) for quote in document.quotes]
    collection: _Node = {
        "@context": [CONTEXT, _TERMS],
        "id": _name(iri, "collection"),
        "type": "AnnotationCollection",
        "label": document.id,
        "total": len(items),
    }
    # The model does not allow a page without annotations.
    if items:
        page = {"id": _name(iri, "page"), "type": "AnnotationPage", "startIndex": 0}
        collection["first"] = {**page, "items": items}
    return encoded(collection, indent=2) + "\n"


def _hash_iri(document: Document) -> str:
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.text_sha256))
    return f"ni:///sha-256;{digest.decode().rstrip('=')}"


def _name(iri: str, what: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{iri}#{what}").urn


def _annotation(document: Document, quote: Quote, iri: str) -> _Node:
    return {
        "id": _name(iri, f"quotation-{quote.id}"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": _body(document, quote, iri),
        "target": _resources(quote.parts, document.text, iri),
    }


def _body(document: Document, quote: Quote, iri: str) -> _Node:
    """Return the known properties of a quotation; unknown ones are left out."""
    body: _Node = {
        "type": "schema:Quotation",
        "schema:text": quote.text,
        "quoteattr:kind": quote.kind.value,
        "quoteattr:act": quote.act.value,
        "quoteattr:rule": quote.rule,
        "quoteattr:confidence": quote.confidence,
    }
    if quote.speaker:
        body["schema:spokenByCharacter"] = _speaker(quote.speaker, iri)
    if quote.addressee:
        body["schema:recipient"] = _speaker(quote.addressee, iri)
    if quote.cue:
        body["quoteattr:cue"] = _resources(quote.cue.parts, document.text, iri)
    if quote.source:
        body["quoteattr:source"] = _resources(quote.source.parts, document.text, iri)
    if quote.parent is not None:
        body["schema:isPartOf"] = {"id": _name(iri, f"quotation-{quote.parent}")}
    return body


def _speaker(speaker: Speaker, iri: str) -> _Node:
    node: _Node = {
        "id": _name(iri, f"speaker-{speaker.id}"),
        "type": _TYPES[speaker.kind],
        "schema:name": speaker.name,
        "schema:alternateName": list(speaker.aliases),
    }
    if speaker.gender:
        node["quoteattr:pronoun"] = speaker.gender.value
    return node


def _resources(parts: Iterable[Span], text: str, iri: str) -> list[_Node]:
    """Return each part as a segment of the text."""
    return [
        {
            "type": "SpecificResource",
            "source": iri,
            "selector": [
                {"type": "TextPositionSelector", "start": part.start, "end": part.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": part.of(text),
                    "prefix": text[max(0, part.start - CONTEXT_LENGTH) : part.start],
                    "suffix": text[part.end : part.end + CONTEXT_LENGTH],
                },
            ],
        }
        for part in parts
    ]
