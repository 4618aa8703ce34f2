"""A shortcut past Stanza's search for the best dependency tree."""

from collections.abc import Callable, Sequence
from typing import Any

from quoteattr.language.trees import is_tree

Decoder = Callable[..., list[list[list[Any]]]]
"""Stanza's `GraphParser.decode_graph_predictions`."""


def greedy_tree(scores: Any) -> list[int] | None:  # noqa: ANN401  (any array with argmax)
    """Return the best head of every word if they form a tree with one root, else None.

    Args:
        scores: Scores of the heads (columns) of each word (rows), the root first in both.
    """
    heads: list[int] = scores[1:].argmax(1).tolist()
    return heads if is_tree(heads) else None


def with_greedy_trees(search: Decoder) -> Decoder:
    """Return a decoder that searches only where the best heads are not a tree.

    Most of Stanza's parsing time is spent on its search for the best tree, which nine sentences in
    ten do not need.
    """

    def decode(
        vocab: Any,  # noqa: ANN401  (Stanza has no types)
        batch_size: int,
        predictions: Sequence[Any],
        lengths: Sequence[int],
        resolve_head_constraints: bool = False,  # noqa: FBT001, FBT002  (as Stanza has it)
    ) -> list[list[list[Any]]]:
        if resolve_head_constraints:
            return search(vocab, batch_size, predictions, lengths, resolve_head_constraints=True)
        done = []
        for row in range(batch_size):
            size = lengths[row]
            heads = greedy_tree(predictions[0][row][:size, :size])
            if heads is None:
                one = [part[row : row + 1] for part in predictions]
                done += search(vocab, 1, one, [size])
                continue
            labels = predictions[1][row]
            relations = vocab.unmap(
                [labels[word][head] for word, head in enumerate(heads, start=1)]
            )
            done.append([list(pair) for pair in zip(heads, relations, strict=True)])
        return done

    return decode
