"""W3C Web Annotation, read back as JSON-LD by pyld."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from quoteattr.export.webannotation import CONTEXT, to_webannotation
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind
from quoteattr.schema.span import Span
from tests.documents import DOCUMENT
from tests.strategies import documents

# The terms of http://www.w3.org/ns/anno.jsonld that we use; the tests have no network.
_SUBSET = Path(__file__).parent / "fixtures" / "anno_subset.json"
_OA = "http://www.w3.org/ns/oa#"


def annotations(document: Document) -> list[dict[str, Any]]:
    """Return the annotations as the file has them."""
    collection = json.loads(to_webannotation(document).encode("utf-8"))
    items: list[dict[str, Any]] = collection.get("first", {}).get("items", [])

    assert collection["total"] == len(items)
    return items


def expanded(document: Document) -> dict[str, Any]:
    """Return the collection with all terms as IRIs."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="the dev extra brings pyld")

    def load(url: str, _options: object) -> dict[str, Any]:
        assert url == CONTEXT
        context = json.loads(_SUBSET.read_text(encoding="utf-8"))
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": context,
        }

    [collection] = jsonld.expand(json.loads(to_webannotation(document)), {"documentLoader": load})
    return dict(collection)


@given(documents())
def test_both_selectors_find_the_words(document: Document) -> None:
    """Each part is a target, by position and by its words between others."""
    text = document.text
    for annotation, quote in zip(annotations(document), document.quotes, strict=True):
        for target, part in zip(annotation["target"], quote.parts, strict=True):
            position, words = target["selector"]
            context = words["prefix"] + words["exact"] + words["suffix"]

            assert (position["start"], position["end"]) == (part.start, part.end)
            assert words["exact"] == part.of(text)
            assert text.startswith(context, part.start - len(words["prefix"]))


@given(documents())
def test_annotations_have_names_of_their_own(document: Document) -> None:
    """The names are unique in the document, and always equal."""
    names = [annotation["id"] for annotation in annotations(document)]

    assert len(names) == len(set(names))
    assert names == [annotation["id"] for annotation in annotations(document)]


def test_jsonld_has_no_term_that_is_not_understood() -> None:
    """What a JSON-LD reader does not know it drops; nothing is dropped."""
    collection = expanded(DOCUMENT)
    [page] = collection["http://www.w3.org/ns/activitystreams#first"]
    [items] = page["http://www.w3.org/ns/activitystreams#items"]
    first, _ = items["@list"]
    [body] = first[f"{_OA}hasBody"]
    [speaker] = body["https://schema.org/spokenByCharacter"]

    assert first["@type"] == [f"{_OA}Annotation"]
    assert [len(target[f"{_OA}hasSelector"]) for target in first[f"{_OA}hasTarget"]] == [2, 2]
    assert body["urn:quoteattr:kind"] == [{"@value": "direct"}]
    assert body["urn:quoteattr:rule"] == [{"@value": "subject"}]
    assert body["urn:quoteattr:confidence"] == [{"@value": 0.97}]
    assert speaker["https://schema.org/name"] == [{"@value": "Ada Brook"}]
    assert _keys(collection) == _keys(json.loads(to_webannotation(DOCUMENT)))


def test_the_source_may_be_given() -> None:
    """The address of the text is used if it is given, else its hash."""
    iri = "https://example.org/bridge.txt"
    items = json.loads(to_webannotation(DOCUMENT, source=iri))["first"]["items"]

    assert {target["source"] for item in items for target in item["target"]} == {iri}


def test_a_hash_names_the_text() -> None:
    """The example in section 8.1 of RFC 6920."""
    text = "Hello World!"
    quote = Quote(1, QuoteKind.DIRECT, Act.SPEECH, (Span(0, len(text)),), text)
    [annotation] = annotations(Document(text, (quote,)))

    assert annotation["target"][0]["source"] == (
        "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"
    )


def test_unknown_speakers_are_left_out() -> None:
    """JSON-LD has no null that means unknown."""
    thought = annotations(DOCUMENT)[1]["body"]

    assert "schema:spokenByCharacter" not in thought


def _keys(value: object) -> int:
    """Return how many properties there are, those of JSON-LD itself left out."""
    if isinstance(value, list):
        return sum(map(_keys, value))
    if not isinstance(value, dict):
        return 0
    own = sum(key not in {"id", "type"} and not key.startswith("@") for key in value)
    return own + sum(_keys(inside) for key, inside in value.items() if key != "@context")
