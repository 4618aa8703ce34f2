"""The map over processes."""

from itertools import count, islice

import pytest

from quoteattr.corpus.pool import mapped


def test_results_come_in_order() -> None:
    """The third result belongs to the third item."""
    assert list(mapped(abs, [-3, 2, -1, 0], workers=2)) == [3, 2, 1, 0]


def test_items_are_taken_lazily() -> None:
    """An endless stream of items is no trouble."""
    assert list(islice(mapped(abs, count(), workers=1), 3)) == [0, 1, 2]


def test_what_the_work_raises_comes_out() -> None:
    """An error in a worker is the caller's."""
    with pytest.raises(TypeError):
        list(mapped(abs, ["text"], workers=1))  # type: ignore[arg-type]
