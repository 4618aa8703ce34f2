"""Trees: what is none is mended, and the best one is found."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.language.trees import acyclic, best_tree, is_tree
from tests.growth import seconds
from tests.language.edmonds import best_heads

SCORES = st.integers(1, 4).flatmap(
    lambda size: st.lists(
        st.lists(st.floats(-9, 0), min_size=size + 1, max_size=size + 1),
        min_size=size,
        max_size=size,
    )
)


def test_a_circle_is_broken() -> None:
    """One word of a circle becomes a root, the others keep their heads."""
    assert acyclic([2, 3, 1, 1]) == [0, 3, 1, 1]


def test_a_head_outside_the_sentence_is_a_root() -> None:
    """What points nowhere points to the root."""
    assert acyclic([0, 9, -1]) == [0, 0, 0]


@pytest.mark.parametrize("heads", [[0, 0, 2], [2, 1, 0], [2, 3, 1]])
def test_no_tree(heads: list[int]) -> None:
    """Two roots, a circle beside the root, and no root at all are no tree."""
    assert not is_tree(heads)


def test_a_circle_of_circles_is_opened() -> None:
    """Words that prefer each other in pairs, and pairs that prefer each other, hang on the root."""
    scores = [
        [-8.0, -99.0, -1.0, -5.0, -9.0],
        [-9.0, -1.0, -99.0, -9.0, -9.0],
        [-9.0, -5.0, -9.0, -99.0, -1.0],
        [-9.0, -9.0, -9.0, -1.0, -99.0],
    ]

    assert best_tree(scores) == [0, 1, 1, 3]


def test_what_is_no_sentence_gets_a_tree_in_a_moment() -> None:
    """Two hundred words that prefer each other in pairs; arc by arc that took a second."""
    scores = [[-5.0] * 201 for _ in range(200)]
    for word in range(200):
        scores[word][(word ^ 1) + 1] = -1.0

    assert is_tree(best_tree(scores))
    (taken,) = seconds(lambda: best_tree(scores))

    assert taken < 0.1


@given(
    st.integers(2, 18).flatmap(
        lambda size: st.lists(
            st.lists(st.integers(-6, 0).map(float), min_size=size + 1, max_size=size + 1),
            min_size=size,
            max_size=size,
        )
    )
)
def test_arrays_find_the_tree_that_is_found_arc_by_arc(scores: list[list[float]]) -> None:
    """Of many equally good ones too, as scores of a few values have them."""
    found = best_tree(scores)

    assert found == (_greedy(scores) or best_heads(scores))


def _greedy(scores: list[list[float]]) -> list[int] | None:
    """Return the best head of every word, one of them made the root, if that is a tree."""
    heads = [row.index(max(row)) for row in scores]
    if 0 not in heads:
        costs = [row[head] - row[0] for row, head in zip(scores, heads, strict=True)]
        heads[costs.index(min(costs))] = 0
    return heads if is_tree(heads) else None


@given(SCORES)
def test_the_best_tree_is_a_tree_that_none_surpasses(scores: list[list[float]]) -> None:
    """Compared with all there are."""
    size = len(scores)
    found = best_tree(scores)
    trees = filter(is_tree, itertools.product(range(size + 1), repeat=size))
    best = max(sum(map(list.__getitem__, scores, tree)) for tree in trees)

    assert is_tree(found)
    assert sum(map(list.__getitem__, scores, found)) == pytest.approx(best)
