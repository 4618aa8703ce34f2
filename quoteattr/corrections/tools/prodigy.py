"""Annotations made in Prodigy, as `prodigy db-out` exports them."""

from collections.abc import Iterator, Mapping
from typing import Any

from quoteattr.corrections.annotations import Annotations
from quoteattr.corrections.tools.regions import Labelled, annotations, passage
from quoteattr.errors import CorrectionsError
from quoteattr.export.annotators.regions import Link
from quoteattr.schema.quote import Act, QuoteKind
from quoteattr.schema.records.node import Node

_Place = tuple[int, int, str]
"""Start, end and label of a span, by which links name it."""


def is_prodigy(item: Mapping[str, Any]) -> bool:
    """Whether an object is a task of Prodigy."""
    return isinstance(item.get("text"), str) and "spans" in item


def read_prodigy(item: Mapping[str, Any], path: str = "task") -> Annotations | None:
    """Return the quotations of a task, None if it was rejected or ignored.

    Args:
        item: A line of the export.
        path: What messages call it.

    Raises:
        CorrectionsError: It breaks the format; says what and where.
    """
    task = Node(item, path, CorrectionsError)
    if task.value("answer", str, default="accept") != "accept":
        return None
    text = task.value("text", str)
    meta = task.node("meta")
    regions, names = _regions(task, text)
    document = meta.value("document", str, default="") if meta else ""
    return annotations(regions, _links(task, names), text=text, document=document)


def _regions(task: Node, text: str) -> tuple[dict[str, Labelled], dict[_Place, str]]:
    """Return the spans by name, and the name of each place."""
    regions: dict[str, Labelled] = {}
    names: dict[_Place, str] = {}
    for number, span in enumerate(task.nodes("spans")):
        start, end, label = _place(span)
        if not 0 <= start < end:
            raise span.error(f"{start}..{end} is not a span")
        name = f"span {number}"
        names[start, end, label] = name
        regions[name] = Labelled(
            label,
            (passage(start, end, text[start:end], text),),
            is_ours="id" in span.content,
            kind=span.choice("kind", QuoteKind, default=QuoteKind.DIRECT),
            act=span.choice("act", Act, default=Act.SPEECH),
            speaker=span.value("speaker", str, default=""),
            addressee=span.value("addressee", str, default=""),
        )
    return regions, names


def _links(task: Node, names: Mapping[_Place, str]) -> Iterator[Link]:
    for relation in task.nodes("relations", default=()):
        head, child = relation.node("head_span"), relation.node("child_span")
        if head and child:
            start, end = names.get(_place(head)), names.get(_place(child))
            if start and end:
                yield Link(relation.value("label", str), start, end)


def _place(span: Node) -> _Place:
    return span.value("start", int), span.value("end", int), span.value("label", str)
