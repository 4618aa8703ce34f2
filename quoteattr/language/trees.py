"""Dependency trees as lists of heads: mending what is none, and finding the best one.

The head of each word counts from 1 within the sentence, 0 is the root.
"""

from collections.abc import Sequence

_Arcs = dict[tuple[int, int], float]
_MOST_CIRCLES = 20
"""Circles that are opened; each takes time quadratic in the words, and what has more is no
sentence, but one word a hundred times over."""


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


def is_tree(heads: Sequence[int]) -> bool:
    """Whether the heads make a tree with one root.

    If the best head of every word makes a tree, no tree can score higher, so that the search for
    the best one can be spared.
    """
    return list(heads).count(0) == 1 and acyclic(heads) == list(heads)


def best_tree(scores: Sequence[Sequence[float]]) -> list[int]:
    """Return the best tree with one root (Chu and Liu 1965, Edmonds 1967).

    Args:
        scores: For each word the scores of its heads: first the root, then the words. Logarithms
            of probabilities, so that none is positive.
    """
    size = len(scores)
    if nearly := _with_one_root(scores):
        return nearly
    # A root costs more than any tree can, so that there is just one (Stanojević and Cohen 2021).
    finite = [score for row in scores for score in row if score > float("-inf")]
    root = (min(finite, default=0.0) - 1.0) * (size + 1)
    arcs = {
        (head, word): score + (root if head == 0 else 0.0)
        for word, row in enumerate(scores, start=1)
        for head, score in enumerate(row)
        if head != word
    }
    heads = _arborescence(size, arcs)
    if heads is None:
        return _mended(scores)
    return [heads[word] for word in range(1, size + 1)]


def _mended(scores: Sequence[Sequence[float]]) -> list[int]:
    """Return the best heads with circles broken, and all but the best root hung on that."""
    heads = acyclic([row.index(max(row)) for row in scores])
    roots = [word for word, head in enumerate(heads, start=1) if head == 0]
    best = max(roots, key=lambda word: scores[word - 1][0])
    return [best if head == 0 and word != best else head for word, head in enumerate(heads, 1)]


def _with_one_root(scores: Sequence[Sequence[float]]) -> list[int] | None:
    """Return the best heads with one of them made the root, if that makes a tree.

    If no best head is the root, one must be; what costs least is then the best tree if it is one.
    """
    heads = [row.index(max(row)) for row in scores]
    if 0 not in heads:
        costs = [row[head] - row[0] for row, head in zip(scores, heads, strict=True)]
        heads[costs.index(min(costs))] = 0
    return heads if is_tree(heads) else None


def _arborescence(highest: int, arcs: _Arcs) -> dict[int, int] | None:
    """Return the head of every node but 0 in the best tree from 0, None if that takes too long.

    A circle of best heads is made one node, on and on until there is none; then the nodes are
    taken apart again in the opposite order.
    """
    merged: list[tuple[dict[int, int], set[int], dict[tuple[int, int], tuple[int, int]]]] = []
    best = _best_heads(arcs)
    while circle := _circle(best):
        if len(merged) == _MOST_CIRCLES:
            return None
        highest += 1
        arcs, stands_for = _merge(arcs, best, circle, highest)
        merged.append((best, circle, stands_for))
        best = _best_heads(arcs)
    for inner, circle, stands_for in reversed(merged):
        outer, best = best, {node: inner[node] for node in circle}
        for word, head in outer.items():
            true_head, true_word = stands_for[head, word]
            best[true_word] = true_head
    return best


def _best_heads(arcs: _Arcs) -> dict[int, int]:
    best: dict[int, int] = {}
    for (head, word), score in arcs.items():
        if word not in best or score > arcs[best[word], word]:
            best[word] = head
    return best


def _merge(
    arcs: _Arcs, best: dict[int, int], circle: set[int], one: int
) -> tuple[_Arcs, dict[tuple[int, int], tuple[int, int]]]:
    """Make one node of a circle: an arc into it costs the arc of the circle that it replaces."""
    result: _Arcs = {}
    stands_for: dict[tuple[int, int], tuple[int, int]] = {}
    for (head, word), score in arcs.items():
        if head in circle and word in circle:
            continue
        arc = (one if head in circle else head, one if word in circle else word)
        worth = score - (arcs[best[word], word] if word in circle else 0.0)
        if arc not in result or worth > result[arc]:
            result[arc], stands_for[arc] = worth, (head, word)
    return result, stands_for


def _circle(heads: dict[int, int]) -> set[int]:
    """Return the nodes of a circle, none if there is none."""
    done = {0}
    for start in heads:
        path: list[int] = []
        seen: set[int] = set()
        node = start
        while node not in done and node not in seen:
            path.append(node)
            seen.add(node)
            node = heads[node]
        if node in seen:
            return set(path[path.index(node) :])
        done.update(path)
    return set()
