"""Annotations made in brat, in the form in which `quoteattr.export.brat` writes them."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import regex

from quoteattr.corrections.actions import Passage
from quoteattr.corrections.annotations import Annotations
from quoteattr.corrections.tools.regions import Labelled, annotations
from quoteattr.errors import CorrectionsError
from quoteattr.export.annotators.regions import Link
from quoteattr.schema.quote import Act, QuoteKind
from quoteattr.schema.span import Span

_TEXT_BOUND = regex.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = regex.compile(r"R\S+\t(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
_ATTRIBUTE = regex.compile(r"[AM]\S+\t(\S+) (\S+) (\S+)\s*")
_NOTE = regex.compile(r"#\S+\tAnnotatorNotes (\S+)\t(.*)")
_FACT = regex.compile(r"(?:^|; )(speaker|addressee): (.*?)(?=; (?:addressee|rule|confidence): |$)")
_OURS = regex.compile(r"confidence: [\d.e-]+$")


def read_brat(content: str, document: str = "") -> Annotations:
    """Return the quotations of a file of annotations.

    The note of a quotation names its speaker and addressee: `speaker: Ada Brook; addressee: Ann`.

    Args:
        content: The content of the `.ann` file.
        document: Name of the document.

    Raises:
        CorrectionsError: It breaks the format; says what and in which line.
    """
    regions: dict[str, Labelled] = {}
    links: list[Link] = []
    facts: list[tuple[str, dict[str, Any]]] = []
    for number, line in enumerate(content.split("\n"), start=1):
        if match := _TEXT_BOUND.fullmatch(line):
            regions[match[1]] = Labelled(match[2], _passages(match[3], match[4], number))
        elif match := _RELATION.fullmatch(line):
            links.append(Link(match[1], match[2], match[3]))
        elif match := _ATTRIBUTE.fullmatch(line):
            facts.append((match[2], _attribute(match[1], match[3], number)))
        elif match := _NOTE.fullmatch(line):
            facts.append((match[1], dict(_note(match[2]))))
        elif line.startswith("T"):
            raise CorrectionsError(f"line {number}: no annotation of brat: {line:.80}")
    for name, known in facts:
        if name in regions:
            regions[name] = attrs.evolve(regions[name], **known)
    return annotations(regions, links, document=document)


def _passages(offsets: str, words: str, line: int) -> tuple[Passage, ...]:
    """Return the fragments; their words are separated by one space each."""
    parts = []
    for fragment in offsets.split(";"):
        start, end = map(int, fragment.split())
        part, words = words[: end - start], words[end - start + 1 :]
        if not part.strip() or end <= start or len(part) != end - start:
            raise CorrectionsError(f"line {line}: the words are not those of {fragment}")
        parts.append(Passage(Span(start, end), part))
    return tuple(sorted(parts, key=lambda one: one.span))


def _attribute(name: str, value: str, line: int) -> dict[str, Any]:
    reader = _READERS.get(name)
    if reader is None:
        return {}
    try:
        return {name.lower(): reader(value)}
    except ValueError as error:
        raise CorrectionsError(f"line {line}: {error}") from None


_READERS: Mapping[str, Any] = {"Kind": QuoteKind, "Act": Act}
"""The function that reads the value of each attribute."""


def _note(note: str) -> Iterator[tuple[str, Any]]:
    yield from _FACT.findall(note)
    yield "is_ours", _OURS.search(note) is not None
