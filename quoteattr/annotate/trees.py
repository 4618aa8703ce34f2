"""Dependency trees as lists of heads: mending what is none, and finding the best one fast.

The head of each word counts from 1 within the sentence, 0 is the root.
"""

from collections.abc import Callable, Sequence
from typing import Any

Decoder = Callable[..., list[list[list[Any]]]]
"""Stanza's `GraphParser.decode_graph_predictions`."""


def acyclic(heads: Sequence[int]) -> list[int]:
    """Return the heads with those outside the sentence, and one of each circle, made roots."""
    safe = [head if 0 <= head <= len(heads) else 0 for head in heads]
    reaches_root: set[int] = {0}
    for place in range(1, len(safe) + 1):
        path: list[int] = []
        on_path: set[int] = set()
        current = place
        while current not in reaches_root and current not in on_path:
            path.append(current)
            on_path.add(current)
            current = safe[current - 1]
        if current in on_path:
            safe[current - 1] = 0
        reaches_root.update(path)
    return safe


def greedy_tree(scores: Any) -> list[int] | None:  # noqa: ANN401  (any array with argmax)
    """Return the best head of every word if these make a tree with one root, else None.

    No tree can score higher than the sum of the best heads, so what is returned is what a search
    for the best tree would find.

    Args:
        scores: Scores of the heads (columns) of each word (rows), the root first in both.
    """
    heads: list[int] = scores[1:].argmax(1).tolist()
    return heads if heads.count(0) == 1 and acyclic(heads) == heads else None


def with_greedy_trees(search: Decoder) -> Decoder:
    """Return a decoder that searches only for the trees of sentences where the best heads fail.

    Most of Stanza's parsing time goes into its search for the best tree, which nine sentences of
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
                [labels[place][head] for place, head in enumerate(heads, start=1)]
            )
            done.append([list(pair) for pair in zip(heads, relations, strict=True)])
        return done

    return decode
