"""The progress of an annotator in a text, for a progress display."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from quoteattr.schema.annotation import Annotator

Advance = Callable[[float], object]
"""Called with the share of a text that has been annotated, from 0 to 1, in ascending order."""


@runtime_checkable
class Watchable(Protocol):
    """An annotator that reports its progress."""

    def watched(self, advance: Advance) -> Annotator:
        """Return an annotator with the same results that calls `advance` as it proceeds."""


def watched(annotator: Annotator, advance: Advance) -> Annotator:
    """Return an annotator that calls `advance`; one that is not `Watchable` is unchanged."""
    known: object = annotator  # a callable may have other methods
    return known.watched(advance) if isinstance(known, Watchable) else annotator


def unwatched(_: float) -> None:
    """Ignore the progress."""
