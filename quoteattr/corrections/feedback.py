"""Files of corrections by any program, whose formats are recognised by their content."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from quoteattr.corrections.corrections import Corrected, Corrections
from quoteattr.corrections.tools.brat import read_brat
from quoteattr.corrections.tools.label_studio import is_label_studio, read_label_studio
from quoteattr.corrections.tools.prodigy import is_prodigy, read_prodigy
from quoteattr.corrections.writer import TYPE
from quoteattr.errors import CorrectionsError
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import Character

SUFFIXES = (".json", ".jsonl", ".ann")
"""Suffixes of the files, in lower case."""


class Feedback(Protocol):
    """A person's corrections of one text: `Corrections` or `Annotations`."""

    @property
    def document(self) -> str:
        """Name of the document."""

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text, empty if unknown."""

    def apply(self, document: Document) -> Corrected:
        """Correct the result for the text."""

    def characters(self, known: Iterable[Character] = ()) -> tuple[Character, ...]:
        """Return the characters for a new run, including those that are known beforehand."""


def read_feedback(content: str, name: str = "") -> tuple[Feedback, ...]:
    """Return the corrections in a file, for each text.

    Args:
        content: The content of a file: a record of corrections or a list of them, the export of
            Label Studio (JSON) or of Prodigy (JSON Lines), or the annotations of brat.
        name: Name of the file without its folder; for brat that of the document with `.ann`.

    Raises:
        CorrectionsError: The format is unknown or malformed; says what is wrong and where.
    """
    if name.lower().endswith(".ann"):
        return (read_brat(content, name[: -len(".ann")]),)
    read = (_feedback(item, number) for number, item in enumerate(_items(content), start=1))
    return tuple(feedback for feedback in read if feedback is not None)


def _items(content: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of JSON, of a list of them, or of JSON Lines."""
    for item in _values(content):
        if not isinstance(item, dict):
            raise CorrectionsError("expected an object, or a list of objects")
        yield item


def _values(content: str) -> Iterator[Any]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        lines = [line for line in content.split("\n") if line.strip()]
        if len(lines) < 2:  # noqa: PLR2004  not JSON Lines either
            raise CorrectionsError(f"not JSON: {error}") from error
        for number, line in enumerate(lines, start=1):
            try:
                yield json.loads(line)
            except (ValueError, RecursionError) as fault:
                raise CorrectionsError(f"not JSON, line {number}: {fault}") from fault
    else:
        yield from value if isinstance(value, list) else [value]


_TOOLS = ((is_label_studio, read_label_studio), (is_prodigy, read_prodigy))
"""For each tool a function that recognises its tasks, and one that reads them."""


def _feedback(item: Mapping[str, Any], number: int) -> Feedback | None:
    """Return the corrections in an object, None if nobody has annotated its text."""
    if item.get("type") == TYPE:
        return Corrections.from_record(item)
    for recognises, read in _TOOLS:
        if recognises(item):
            return read(item, f"task {number}")
    raise CorrectionsError(
        f"no corrections: object {number} is neither {TYPE!r} nor a task of Label Studio or Prodigy"
    )
