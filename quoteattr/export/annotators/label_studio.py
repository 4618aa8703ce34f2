"""Label Studio: tasks with our quotations as predictions (https://labelstud.io/guide/task_format).

Import the file into a project whose labelling interface is `LABEL_CONFIG`. What people make of the
predictions, exported as JSON, is read back by `quoteattr.corrections.tools.label_studio`. Offsets
are code points, as Label Studio counts them.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from quoteattr.export.annotators.regions import (
    CUE,
    LABELS,
    LINKS,
    QUOTATION,
    SOURCE,
    Link,
    Region,
    read_regions,
)
from quoteattr.export.records import encoded
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, QuoteKind
from quoteattr.schema.surrogates import replaced_halves

_COLOURS = {QUOTATION: "#fdba74", CUE: "#93c5fd", SOURCE: "#86efac"}
_CONTROLS = {
    "kind": ("choices", "choices"),
    "act": ("choices", "choices"),
    "speaker": ("textarea", "text"),
    "addressee": ("textarea", "text"),
}
"""The controls of a quotation, each with its type and the key of its value."""


def _choices(name: str, values: Iterable[str]) -> str:
    options = "".join(f'<Choice value="{value}"/>' for value in values)
    return (
        f'  <Choices name="{name}" toName="text" perRegion="true" choice="single" '
        f'whenTagName="label" whenLabelValue="{QUOTATION}">{options}</Choices>\n'
    )


def _text_area(name: str) -> str:
    return (
        f'  <TextArea name="{name}" toName="text" perRegion="true" editable="true" '
        f'maxSubmissions="1" placeholder="{name}" whenTagName="label" '
        'whenLabelValue="Quotation"/>\n'
    )


LABEL_CONFIG = (
    "<View>\n"
    "  <Relations>" + "".join(f'<Relation value="{link}"/>' for link in LINKS) + "</Relations>\n"
    '  <Labels name="label" toName="text">'
    + "".join(f'<Label value="{label}" background="{_COLOURS[label]}"/>' for label in LABELS)
    + "</Labels>\n"
    '  <Text name="text" value="$text" granularity="character"/>\n'
    + _choices("kind", QuoteKind)
    + _choices("act", Act)
    + _text_area("speaker")
    + _text_area("addressee")
    + "</View>\n"
)
"""The labelling interface of a project with our tasks."""


def to_label_studio(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a JSON list with a task for each document."""
    separator = "[\n"
    for document in documents:
        yield separator + encoded(task(document))
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def task(document: Document) -> dict[str, Any]:
    """Return the task of a document; a lone surrogate in the text is U+FFFD."""
    regions, links = read_regions(document)
    text = replaced_halves(document.text)
    result = [item for region in regions for item in _region(region, text)]
    prediction: dict[str, Any] = {
        "model_version": f"quoteattr {version('quoteattr')}",
        "result": [*result, *map(_relation, links)],
    }
    if document.quotes:
        # Tasks may be sorted by it: least certain first.
        prediction["score"] = min(quote.confidence for quote in document.quotes)
    data = {"document": document.id, "text_sha256": document.text_sha256, "text": text}
    return {"data": data, "predictions": [prediction]}


def _region(region: Region, text: str) -> Iterator[dict[str, Any]]:
    place = {"start": region.span.start, "end": region.span.end}
    labels = {**place, "text": region.span.of(text), "labels": [region.label]}
    yield _item(region.name, "label", "labels", labels)
    for control, value in region.properties:
        kind, key = _CONTROLS[control]
        yield _item(region.name, control, kind, {**place, key: [value]})


def _item(name: str, control: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "from_name": control, "to_name": "text", "type": kind, "value": value}


def _relation(link: Link) -> dict[str, Any]:
    return {
        "type": "relation",
        "from_id": link.start,
        "to_id": link.end,
        "direction": "right",
        "labels": [link.label],
    }
