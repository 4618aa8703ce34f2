"""How far an annotator is in a text, for those who show it."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from quoteattr.schema.annotation import Annotator

Advance = Callable[[float], object]
"""Called with the share of a text that has been annotated, from 0 to 1, in ascending order."""


@runtime_checkable
class Watchable(Protocol):
    """An annotator that says how far it is."""

    def watched(self, advance: Advance) -> Annotator:
        """Return an annotator that does the same, and calls `advance` as it goes through a text."""


def watched(annotator: Annotator, advance: Advance) -> Annotator:
    """Return an annotator that calls `advance` if it is `Watchable`, else as it is."""
    known: object = annotator  # a callable may have other methods
    return known.watched(advance) if isinstance(known, Watchable) else annotator


def unwatched(_: float) -> None:
    """Ignore how far the annotator is."""
