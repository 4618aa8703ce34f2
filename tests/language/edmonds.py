"""The search for the best tree arc by arc, as the textbooks have it: slow, and easy to follow."""

from collections.abc import Sequence

Arcs = dict[tuple[int, int], float]


def best_heads(scores: Sequence[Sequence[float]]) -> list[int]:
    """Return the heads of the best tree with one root; of equal ones the first.

    Args:
        scores: For each word the scores of its heads: first the root, then the words.
    """
    size = len(scores)
    root = (min(score for row in scores for score in row) - 1.0) * (size + 1)
    arcs = {
        (head, word): score + (root if head == 0 else 0.0)
        for word, row in enumerate(scores, start=1)
        for head, score in enumerate(row)
        if head != word
    }
    heads = _search(size, arcs)
    return [heads[word] for word in range(1, size + 1)]


def _search(highest: int, arcs: Arcs) -> dict[int, int]:
    best: dict[int, int] = {}
    for (head, word), score in arcs.items():
        if word not in best or score > arcs[best[word], word]:
            best[word] = head
    cycle = _cycle(best)
    if not cycle:
        return best
    one = highest + 1
    merged: Arcs = {}
    stands_for: dict[tuple[int, int], tuple[int, int]] = {}
    for (head, word), score in arcs.items():
        if head in cycle and word in cycle:
            continue
        arc = (one if head in cycle else head, one if word in cycle else word)
        worth = score - (arcs[best[word], word] if word in cycle else 0.0)
        if arc not in merged or worth > merged[arc]:
            merged[arc], stands_for[arc] = worth, (head, word)
    outer = _search(one, merged)
    found = {node: best[node] for node in cycle}
    for word, head in outer.items():
        true_head, true_word = stands_for[head, word]
        found[true_word] = true_head
    return found


def _cycle(heads: dict[int, int]) -> set[int]:
    for start in heads:
        path: list[int] = []
        node = start
        while node != 0 and node not in path:
            path.append(node)
            node = heads[node]
        if node != 0:
            return set(path[path.index(node) :])
    return set()
