"""Repairing dependency trees, and finding the best one."""

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


def test_a_cycle_is_broken() -> None:
    """One word of a cycle becomes a root, and the others keep their heads."""
    assert acyclic([2, 3, 1, 1]) == [0, 3, 1, 1]


def test_a_head_outside_the_sentence_is_a_root() -> None:
    """A head that does not exist is replaced by the root."""
    assert acyclic([0, 9, -1]) == [0, 0, 0]


@pytest.mark.parametrize("heads", [[0, 0, 2], [2, 1, 0], [2, 3, 1]])
def test_heads_that_are_not_a_tree(heads: list[int]) -> None:
    """Two roots, a cycle besides the root, and no root at all do not make a tree."""
    assert not is_tree(heads)


def test_a_cycle_of_cycles_is_broken() -> None:
    """Pairs of words that prefer each other, and pairs of such pairs, attach to the root."""
    scores = [
        [-8.0, -99.0, -1.0, -5.0, -9.0],
        [-9.0, -1.0, -99.0, -9.0, -9.0],
        [-9.0, -5.0, -9.0, -99.0, -1.0],
        [-9.0, -9.0, -9.0, -1.0, -99.0],
    ]

    assert best_tree(scores) == [0, 1, 1, 3]


def test_a_tree_of_many_cycles_is_found_fast() -> None:
    """Two hundred words in pairs that prefer each other; a search arc by arc takes a second."""
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
def test_the_search_with_arrays_agrees_with_the_search_arc_by_arc(
    scores: list[list[float]],
) -> None:
    """It also chooses alike among trees of equal score."""
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
def test_no_tree_scores_higher_than_the_best_tree(scores: list[list[float]]) -> None:
    """It is compared with all trees."""
    size = len(scores)
    found = best_tree(scores)
    trees = filter(is_tree, itertools.product(range(size + 1), repeat=size))
    best = max(sum(map(list.__getitem__, scores, tree)) for tree in trees)

    assert is_tree(found)
    assert sum(map(list.__getitem__, scores, found)) == pytest.approx(best)
