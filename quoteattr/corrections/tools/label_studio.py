"""Annotations made in Label Studio, exported as JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import regex

from quoteattr.corrections.annotations import Annotations
from quoteattr.corrections.tools.regions import Labelled, annotations, passage
from quoteattr.errors import CorrectionsError
from quoteattr.export.annotators.regions import Link
from quoteattr.schema.quote import Act, QuoteKind
from quoteattr.schema.records.node import Node

_OURS = regex.compile(r"q\d+(?:\.\d+)?")
"""The names of our regions of quotations; those of Label Studio are longer."""


def is_label_studio(item: Mapping[str, Any]) -> bool:
    """Whether an object is a task of Label Studio."""
    return isinstance(item.get("data"), Mapping) and (
        "annotations" in item or "predictions" in item
    )


def read_label_studio(item: Mapping[str, Any], path: str = "task") -> Annotations | None:
    """Return the quotations of a task, None if nobody has annotated it.

    The last annotation that was not skipped counts.

    Args:
        item: A task of the export.
        path: What messages call it.

    Raises:
        CorrectionsError: It breaks the format; says what and where.
    """
    task = Node(item, path, CorrectionsError)
    data = task.node("data")
    done = [
        one
        for one in task.nodes("annotations", default=())
        if not one.content.get("was_cancelled", False)
    ]
    if data is None or not done:
        return None
    text = data.value("text", str)
    items = done[-1].nodes("result", default=())
    document = data.value("document", str, default="")
    return annotations(_regions(items, text), _links(items), text=text, document=document)


def _regions(items: list[Node], text: str) -> dict[str, Labelled]:
    regions: dict[str, Labelled] = {}
    for item in items:
        if item.content.get("type") == "labels":
            value = _required(item, "value")
            labels = value.value("labels", list)
            start, end = value.value("start", int), value.value("end", int)
            words = value.value("text", str, default=text[start:end])
            if labels and 0 <= start < end:
                name = item.value("id", str)
                place = passage(start, end, words, text)
                is_ours = _OURS.fullmatch(name) is not None
                regions[name] = Labelled(str(labels[0]), (place,), is_ours)
    for item in items:
        name = item.content.get("id")
        if name in regions and (control := item.content.get("from_name")) in _READERS:
            regions[name] = attrs.evolve(regions[name], **_property(str(control), item))
    return regions


def _property(control: str, item: Node) -> dict[str, Any]:
    value = _required(item, "value")
    given = value.content.get("choices") or value.content.get("text") or ()
    first = given[0] if isinstance(given, list) and given else given
    if not isinstance(first, str):
        raise value.error(f"{control} must be a string")
    try:
        return {control: _READERS[control](first.strip())}
    except ValueError as error:
        raise value.error(str(error)) from None


_READERS: Mapping[str, Any] = {"kind": QuoteKind, "act": Act, "speaker": str, "addressee": str}
"""The function that reads the value of each control."""


def _links(items: list[Node]) -> Iterator[Link]:
    for item in items:
        if item.content.get("type") == "relation":
            start, end = item.value("from_id", str), item.value("to_id", str)
            # A relation without a label has none that we know.
            for label in item.value("labels", list, default=[]):
                is_backwards = item.content.get("direction") == "left"
                yield Link(str(label), *((end, start) if is_backwards else (start, end)))


def _required(item: Node, key: str) -> Node:
    node = item.node(key)
    if node is None:
        raise item.error(f"{key} is missing")
    return node
