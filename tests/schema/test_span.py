"""Stretches that lie in one another."""

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.schema.span import Span, common_parts, covers


def parts() -> st.SearchStrategy[tuple[Span, ...]]:
    """Stretches in text order that are not empty and do not overlap."""
    cuts = st.lists(st.integers(0, 30), unique=True, max_size=8).map(sorted)
    return cuts.map(lambda own: tuple(map(Span, own[::2], own[1::2])))


@given(parts(), parts())
def test_common_parts_hold_the_characters_of_both(
    outer: tuple[Span, ...], inner: tuple[Span, ...]
) -> None:
    """Each once and in order; and what covers something has all of it in common."""

    def places(spans: tuple[Span, ...]) -> list[int]:
        return [place for span in spans for place in range(span.start, span.end)]

    common = tuple(common_parts(outer, inner))

    assert places(common) == sorted(set(places(outer)) & set(places(inner)))
    assert covers(outer, inner) == (common == inner)


def test_what_lies_between_the_parts_is_not_covered() -> None:
    """The narrator's words in an interrupted quotation are not in it."""
    interrupted = (Span(0, 5), Span(10, 20))

    assert covers(interrupted, (Span(1, 5), Span(10, 11)))
    assert not covers(interrupted, (Span(6, 8),))
    assert not covers(interrupted, (Span(3, 12),))
