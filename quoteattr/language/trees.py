"""Dependency trees as lists of heads: repair of other graphs, and the best tree of scores.

The head of each word counts from 1 within the sentence, 0 is the root.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[Any]
_MOST_CYCLES = 20
"""Cycles that are contracted before the best heads are repaired instead. Long sentences often have
more, and weights and rules were tuned on repaired trees; the search itself would be fast enough."""


def acyclic(heads: Sequence[int]) -> list[int]:
    """Return the heads with those outside the sentence, and one of each cycle, made roots."""
    safe = [head if 0 <= head <= len(heads) else 0 for head in heads]
    reaches_root: set[int] = {0}
    for word in range(1, len(safe) + 1):
        path: list[int] = []
        on_path: set[int] = set()
        current = word
        while current not in reaches_root and current not in on_path:
            path.append(current)
            on_path.add(current)
            current = safe[current - 1]
        if current in on_path:
            safe[current - 1] = 0
        reaches_root.update(path)
    return safe


def is_tree(heads: Sequence[int]) -> bool:
    """Whether the heads form a tree with one root.

    If the best heads of all words form a tree, no tree scores higher, and no search is needed.
    """
    return list(heads).count(0) == 1 and acyclic(heads) == list(heads)


def best_tree(scores: Sequence[Sequence[float]] | Matrix) -> list[int]:
    """Return the best tree with one root (Chu and Liu 1965, Edmonds 1967).

    Args:
        scores: For each word the scores of its heads: first the root, then the words; shape
            (words, 1 + words). Log probabilities, so none is positive.
    """
    matrix = np.asarray(scores, dtype=np.float64)
    heads = _with_one_root(matrix)
    if is_tree(heads):
        return heads
    # A root costs more than any tree can, so there is exactly one (Stanojević and Cohen 2021).
    size = len(matrix)
    finite = matrix[matrix > -np.inf]
    lowest = float(finite.min()) if finite.size else 0.0
    root = (lowest - 1.0) * (size + 1)
    found = _arborescence(_arcs(matrix, root))
    return _repaired(matrix) if found is None else found


def _repaired(scores: Matrix) -> list[int]:
    """Return the best heads with cycles broken, and all other roots attached to the best one."""
    heads = acyclic(scores.argmax(1).tolist())
    roots = [word for word, head in enumerate(heads, start=1) if head == 0]
    best = max(roots, key=lambda word: float(scores[word - 1, 0]))
    return [best if head == 0 and word != best else head for word, head in enumerate(heads, 1)]


def _with_one_root(scores: Matrix) -> list[int]:
    """Return the best heads, of which at least one is the root.

    If none is, the word that loses least by it becomes a root; if that is a tree, it is the best.
    """
    best: list[int] = scores.argmax(1).tolist()
    if 0 not in best:
        costs = scores[np.arange(len(scores)), best] - scores[:, 0]
        best[int(costs.argmin())] = 0
    return best


def _arcs(scores: Matrix, root: float) -> Matrix:
    """Return the scores of arcs by word (row) and head (column), both with the root first."""
    arcs = np.full((len(scores) + 1, len(scores) + 1), -np.inf)
    arcs[1:] = scores
    arcs[1:, 0] += root
    np.fill_diagonal(arcs, -np.inf)
    return arcs


@attrs.frozen
class _Cycle:
    """A cycle of best heads, contracted to its first node."""

    nodes: list[int]
    """Its nodes, in order."""
    heads: dict[int, int]
    """The head of each node within the cycle."""
    entered: Matrix
    """For each node outside, the node of the cycle that its best arc into the cycle enters."""
    left: Matrix
    """For each node outside, the node of the cycle that its best arc from the cycle leaves."""


def _arborescence(arcs: Matrix) -> list[int] | None:
    """Return the head of each node but 0 in the best tree from 0, None after too many cycles.

    Each cycle of best heads is contracted to a node until no cycle is left; then they are expanded
    in reverse order. Each cycle takes time linear in its arcs.

    Args:
        arcs: Scores by word and head; overwritten.
    """
    alive = list(range(1, len(arcs)))
    best: list[int] = arcs.argmax(1).tolist()
    merged: list[_Cycle] = []
    while cycle := _cycle(alive, best):
        if len(merged) == _MOST_CYCLES:
            return None
        merged.append(_merge(arcs, best, cycle))
        gone = set(cycle[1:])
        alive = [node for node in alive if node not in gone]
        best = arcs.argmax(1).tolist()
    heads = {node: best[node] for node in alive}
    for inner in reversed(merged):
        contracted = inner.nodes[0]
        left = {word: int(inner.left[word]) for word, head in heads.items() if head == contracted}
        above = heads.pop(contracted)
        heads |= left | inner.heads | {int(inner.entered[above]): above}
    return [heads[word] for word in range(1, len(arcs))]


def _merge(arcs: Matrix, best: Sequence[int], cycle: list[int]) -> _Cycle:
    """Contract a cycle; the score of an arc into it is reduced by that of the arc it replaces."""
    contracted = cycle[0]
    inner = arcs[cycle, [best[node] for node in cycle]]
    into = arcs[cycle] - inner[:, np.newaxis]
    out = arcs[:, cycle]
    nodes = np.array(cycle)
    merged = _Cycle(
        cycle,
        {node: best[node] for node in cycle},
        nodes[into.argmax(0)],
        nodes[out.argmax(1)],
    )
    arcs[contracted], arcs[:, contracted] = into.max(0), out.max(1)
    arcs[cycle[1:]] = -np.inf
    arcs[:, cycle[1:]] = -np.inf
    arcs[contracted, cycle] = -np.inf
    return merged


def _cycle(nodes: Sequence[int], heads: Sequence[int]) -> list[int]:
    """Return the nodes of a cycle in order, an empty list if there is none."""
    done = {0}
    for start in nodes:
        path: list[int] = []
        seen: set[int] = set()
        node = start
        while node not in done and node not in seen:
            path.append(node)
            seen.add(node)
            node = heads[node]
        if node in seen:
            return sorted(path[path.index(node) :])
        done.update(path)
    return []
