"""Windows: every sentence is read once, with its neighbours for context."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.reader.windows import CONTEXT, CORE, Pieces, shape, windows


def sentence(size: int) -> Pieces:
    """Make a sentence of some pieces."""
    return Pieces((7,) * size, (0,) * size, tuple(range(size)), starts_paragraph=False)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("tide", 0), ("3.5", 0), ("Ada", 1), ("I", 1), ("NATO", 2), ("McAdam", 3), ("“", 0)],
)
def test_shape(word: str, expected: int) -> None:
    """Small, with a capital, in capitals, mixed."""
    assert shape(word) == expected


@given(st.lists(st.integers(0, 300), max_size=40))
def test_every_sentence_is_in_one_core(sizes: list[int]) -> None:
    """In text order, whatever the lengths are."""
    found = list(windows([sentence(size) for size in sizes]))

    assert [position for window in found for position in window.core] == list(range(len(sizes)))


@given(st.lists(st.integers(0, 300), max_size=40))
def test_windows_are_bounded(sizes: list[int]) -> None:
    """Core and context have their bounds, save for a sentence that is longer alone."""
    for window in windows([sentence(size) for size in sizes]):
        core = sum(sizes[i] + 1 for i in window.core)
        assert core <= CORE or len(window.core) == 1
        assert window.size - 1 - core <= 2 * CONTEXT


def test_context_is_on_both_sides() -> None:
    """The nearest sentences, as far as they fit."""
    found = list(windows([sentence(size) for size in (30, 4, 120, 20, 30, 9)]))

    assert [(window.first, len(window.sentences)) for window in found] == [(0, 4), (3, 3)]


def test_a_long_document_takes_linear_time() -> None:
    """A hundred thousand sentences are cut in a moment."""
    assert sum(1 for _ in windows([sentence(10)] * 100_000)) == -(-100_000 // 18)
