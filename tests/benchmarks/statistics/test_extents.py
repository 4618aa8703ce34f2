"""Only letters and digits count in an extent."""

from benchmarks.statistics.extents import all_edges, edges, letters, overlap, precision_recall
from quoteattr.schema.span import Span

TEXT = "“Well,” she said."


def test_marks_and_space_at_the_edges_make_no_difference() -> None:
    """With and without its marks an extent has the same edges."""
    assert edges(Span(0, 7), TEXT) == edges(Span(1, 5), TEXT) == (1, 4)


def test_an_extent_without_letters_has_no_edges() -> None:
    """A stretch of marks alone is nowhere."""
    assert edges(Span(5, 7), TEXT) is None
    assert not all_edges([Span(5, 7)], TEXT)


def test_letters_are_counted_once() -> None:
    """Spans that overlap share their letters."""
    assert letters([Span(0, 4), Span(2, 6)], TEXT) == {1, 2, 3, 4}


def test_nothing_overlaps_nothing() -> None:
    """Two empty extents have no overlap to speak of."""
    assert overlap(frozenset(), frozenset()) == 0


def test_f_is_the_harmonic_mean() -> None:
    """One right of two predicted and of one gold gives two thirds."""
    measures = precision_recall("x", 1, 2, 1)

    assert (measures["x P"], measures["x R"]) == (0.5, 1)
    assert round(measures["x F"], 3) == 0.667
