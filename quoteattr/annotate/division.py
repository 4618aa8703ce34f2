"""The division of a text into chunks, which several processes can annotate."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar, runtime_checkable

from quoteattr.schema.annotation import Annotator

Item = TypeVar("Item")
Result = TypeVar("Result")


class Each(Protocol):
    """Does some work on each of several items, here or in other processes."""

    def __call__(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield `work(item)` for each item, in the order of the items."""


@runtime_checkable
class Divisible(Protocol):
    """An annotator whose chunks do not depend on each other."""

    def divided(self, each: Each) -> Annotator:
        """Return an annotator with the same results, whose chunks `each` annotates."""


def divided(annotator: Annotator, each: Each) -> Annotator | None:
    """Return an annotator whose chunks `each` annotates, None if it is not `Divisible`."""
    known: object = annotator  # a callable may have other methods
    return known.divided(each) if isinstance(known, Divisible) else None


def one_by_one(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Yield `work(item)` for each item, in this process."""
    return map(work, items)
