"""Find the markup of a text."""

from collections.abc import Iterable, Iterator
from heapq import merge
from operator import attrgetter

from quoteattr.markup.line_numbers import line_numbers
from quoteattr.markup.reference_marks import reference_marks
from quoteattr.markup.table import HAS_PARAGRAPHS, KINDS, LINE_END, Kind
from quoteattr.markup.view import Edit, View

_SIGNS = frozenset("&<>\ufffdÂÃâð「『")
"""Characters without which a text has no entities, tags, garbled characters or corner brackets."""


def read_markup(text: str) -> View | None:
    """Return a text as a reader sees it, None if it has no markup.

    Args:
        text: Any str.
    """
    kinds = () if _SIGNS.isdisjoint(text) else KINDS
    edits = tuple(_in_order(text, kinds))
    return View(text, edits) if edits else None


def _in_order(text: str, kinds: Iterable[Kind]) -> Iterator[Edit]:
    """Yield the edits in text order, without those inside another."""
    found = [list(_edits(text, kind)) for kind in kinds]
    found += [list(line_numbers(text)), list(reference_marks(text))]
    has_tags = any(edit.kind == "tags" for edits in found for edit in edits)
    if has_tags and HAS_PARAGRAPHS.search(text):
        found.append([Edit(*match.span(), " ", "tags") for match in LINE_END.finditer(text)])
    end = 0
    for edit in merge(*found, key=attrgetter("start")):
        if edit.start >= end:
            yield edit
            end = edit.end


def _edits(text: str, kind: Kind) -> Iterator[Edit]:
    if kind.evidence is not None and kind.evidence.search(text) is None:
        return
    for match in kind.pattern.finditer(text):
        if (seen := kind.seen(match[0])) is not None:
            yield Edit(*match.span(), seen, kind.name)
