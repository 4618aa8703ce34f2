"""Files of corrections, of whatever program: what each contains, found by its content."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from quoteattr.corrections.corrections import Corrected, Corrections
from quoteattr.corrections.writer import TYPE
from quoteattr.errors import CorrectionsError
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import Character

SUFFIXES = (".json", ".jsonl")
"""Suffixes of the files, in lower case."""


class Feedback(Protocol):
    """What a person says of one text: `Corrections` or `Annotations`."""

    @property
    def document(self) -> str:
        """Name of the document."""

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text, empty if unknown."""

    def apply(self, document: Document) -> Corrected:
        """Correct the result for the text."""

    def characters(self, known: Iterable[Character] = ()) -> tuple[Character, ...]:
        """Return the characters for a new run, those that are known besides included."""


def read_feedback(content: str) -> tuple[Feedback, ...]:
    """Return what a file says, for each text.

    Args:
        content: The content of a file: a record of corrections, or a list of them.

    Raises:
        CorrectionsError: It is none of these, or breaks its format; says what and where.
    """
    return tuple(map(_one, _items(content)))


def _items(content: str) -> Iterator[Mapping[str, Any]]:
    try:
        items = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise CorrectionsError(f"not JSON: {error}") from error
    for item in items if isinstance(items, list) else [items]:
        if not isinstance(item, dict):
            raise CorrectionsError("expected an object, or a list of objects")
        yield item


def _one(item: Mapping[str, Any]) -> Feedback:
    if item.get("type") == TYPE:
        return Corrections.from_record(item)
    raise CorrectionsError(f"no corrections: expected an object of the type {TYPE!r}")
