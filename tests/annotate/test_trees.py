"""The search for the best tree is spared where it can be."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from quoteattr.annotate.trees import greedy_tree, with_greedy_trees


def scores(heads: list[int]) -> Any:  # noqa: ANN401  (an array)
    """Scores that prefer a head for every word, the root in front."""
    result = np.full((len(heads) + 1, len(heads) + 1), -5.0)
    for word, head in enumerate(heads, start=1):
        result[word, head] = -0.1
    return result


def test_best_heads_that_make_a_tree_are_taken() -> None:
    """No search is needed."""
    assert greedy_tree(scores([2, 0, 2])) == [2, 0, 2]


@pytest.mark.parametrize("heads", [[0, 0, 2], [2, 1, 0], [2, 3, 1]])
def test_best_heads_that_are_not_a_tree_are_rejected(heads: list[int]) -> None:
    """Two roots, a cycle besides the root, and no root at all do not make a tree."""
    assert greedy_tree(scores(heads)) is None


@given(st.integers(1, 9), st.randoms(use_true_random=False))
def test_a_greedy_tree_is_the_best_tree(size: int, rng: Any) -> None:  # noqa: ANN401
    """Where the best heads make a tree, Stanza's search finds it, or one that scores the same."""
    table = np.array([[-rng.random() * 9 for _ in range(size + 1)] for _ in range(size + 1)])
    np.fill_diagonal(table, -np.inf)
    heads = greedy_tree(table)

    if heads is not None:
        searched = chuliu_edmonds_one_root(table)[1:].tolist()
        words = range(1, size + 1)
        assert table[words, heads].sum() == pytest.approx(table[words, searched].sum())


class Relations:
    """Names relations by their number."""

    def unmap(self, labels: list[int]) -> list[str]:
        """Give a name for each."""
        return [f"r{label}" for label in labels]


def search(
    _: Relations, batch_size: int, predictions: list[Any], lengths: list[int], **options: bool
) -> list[list[list[Any]]]:
    """Stand in for Stanza's search: tell what was asked."""
    return [[["searched", lengths, len(predictions[0]), options]] for _ in range(batch_size)]


def test_only_sentences_without_a_greedy_tree_are_searched() -> None:
    """The others keep their place, with the relation to the head that was taken."""
    arcs = np.stack([scores([2, 0]), scores([2, 1]), scores([0, 1])])
    labels = np.arange(27).reshape(3, 3, 3)

    found = with_greedy_trees(search)(Relations(), 3, [arcs, labels], [3, 3, 3])

    assert found == [
        [[2, "r5"], [0, "r6"]],
        [["searched", [3], 1, {}]],
        [[0, "r21"], [1, "r25"]],
    ]


def test_head_constraints_are_left_to_the_search() -> None:
    """Who asks Stanza to resolve them gets its own answer."""
    arcs = np.stack([scores([2, 0])])

    found = with_greedy_trees(search)(
        Relations(), 1, [arcs, arcs], [3], resolve_head_constraints=True
    )

    assert found == [[["searched", [3], 1, {"resolve_head_constraints": True}]]]
