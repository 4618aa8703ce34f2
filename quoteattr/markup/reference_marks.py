"""The marks of footnotes and sources in an article of an encyclopedia: "She left in May.[3]"."""

from collections.abc import Iterator

import regex

from quoteattr.markup.view import Edit

_MARK = regex.compile(
    r"(?<=[\p{L}\p{N}.,;:!?…”\"’'»)\]])"
    r"\[(?:\d{1,3}|[a-z]|(?:note|nb|n) ?\d{1,2}|(?:citation|clarification) needed|edit)\]",
    regex.IGNORECASE,
)
_EVIDENCE = regex.compile(r"(?<=[.,;:!?”\"’'»)])\[\d{1,3}\](?=[\s\[]|$)")
"""A number in brackets right after the end of a sentence or a quotation."""


def reference_marks(text: str) -> Iterator[Edit]:
    """Yield the marks of references in a text, if one of them ends a sentence or a quotation."""
    if _EVIDENCE.search(text) is not None:
        for mark in _MARK.finditer(text):
            yield Edit(*mark.span(), "", "reference marks")
