"""Stretches that overlap are cut so that they nest."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.export.nesting import Piece, nested
from quoteattr.schema.span import Span

_STRETCHES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], sum(pair))),
    max_size=6,
).map(lambda pairs: [Piece(Span(*pair), owner) for owner, pair in enumerate(pairs)])


@given(_STRETCHES)
def test_any_two_pieces_nest_or_do_not_touch(stretches: list[Piece]) -> None:
    """What comes out is a tree."""
    for one, other in combinations(nested(stretches), 2):
        first, second = one.span, other.span

        assert first.contains(second) or not first.overlaps(second)


@given(_STRETCHES)
def test_the_pieces_make_up_the_stretch(stretches: list[Piece]) -> None:
    """Nothing is lost, nothing is added, and the pieces of one stretch follow each other."""
    pieces = nested(stretches)
    for stretch in stretches:
        own = [piece.span for piece in pieces if piece.owner == stretch.owner]

        assert [stretch.span.start, *(span.end for span in own)] == [
            *(span.start for span in own),
            stretch.span.end,
        ]


def test_an_overlap_is_cut_where_the_outer_one_ends() -> None:
    """The second part begins inside and ends outside."""
    pieces = nested([Piece(Span(0, 4), 0), Piece(Span(2, 6), 1)])

    assert [(piece.owner, piece.span) for piece in pieces] == [
        (0, Span(0, 4)),
        (1, Span(2, 4)),
        (1, Span(4, 6)),
    ]


def test_of_equal_spans_the_first_is_outside() -> None:
    """A quotation that consists of another one encloses it."""
    pieces = nested([Piece(Span(0, 4), 1), Piece(Span(0, 4), 0)])

    assert [piece.owner for piece in pieces] == [0, 1]
