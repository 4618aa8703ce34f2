"""Who speaks in a conversation, decided for all its turns together.

Turns are weighed against one another: words that name a speaker far from a turn tell who spoke it
through the alternation of the turns between. The best sequence is found by dynamic programming
over pairs of speakers (Viterbi decoding of a second-order chain), its weights are those of a
conditional random field (Lafferty, McCallum and Pereira 2001).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from quoteattr.resolve.conversation.weights import Features, Weights
from quoteattr.resolve.discourse.cluster import Cluster


@attrs.frozen
class Choice:
    """One or more quotations in a paragraph with the same speaker, and who that may be."""

    positions: tuple[int, ...]
    """Positions of the quotations."""
    candidates: Mapping[Cluster, Features]
    """Who may have spoken, with what speaks for each; empty where there is nobody."""
    context: tuple[str, ...] = ()
    """How the turn follows the one before."""
    opens: bool = False
    """Whether it opens a new conversation."""


def decode(choices: Iterable[Choice], weights: Weights) -> dict[int, Cluster]:
    """Return the speaker of each quotation in the turns, where one can be told.

    Args:
        choices: The turns of a document in text order.
        weights: What their features count.
    """
    found: dict[int, Cluster] = {}
    for conversation in conversations(choices):
        for choice, cluster in zip(conversation, _best_path(conversation, weights), strict=True):
            if cluster is not None:
                found.update(dict.fromkeys(choice.positions, cluster))
    return found


def conversations(choices: Iterable[Choice]) -> Iterator[list[Choice]]:
    """Yield the turns of a document by conversation."""
    current: list[Choice] = []
    for choice in choices:
        if current and choice.opens:
            yield current
            current = []
        current.append(choice)
    if current:
        yield current


_Pair = tuple[Cluster | None, Cluster | None]


def _best_path(choices: Sequence[Choice], weights: Weights) -> list[Cluster | None]:
    """Return the best sequence of speakers; None stands for a turn without any candidate."""
    best: dict[_Pair, float] = {(None, None): 0.0}
    back: list[dict[_Pair, Cluster | None]] = []
    for choice in choices:
        again, in_turn = weights.transition(choice.context)
        step: dict[_Pair, float] = {}
        origin: dict[_Pair, Cluster | None] = {}
        for cluster, own in _scores(choice, weights):
            for (before, previous), score in best.items():
                total = score + own
                if cluster is not None:
                    total += again if cluster is previous else 0.0
                    total += in_turn if cluster is before else 0.0
                pair = (previous, cluster)
                if pair not in step or total > step[pair]:
                    step[pair], origin[pair] = total, before
        best = step
        back.append(origin)
    return _trace(best, back)


def _scores(choice: Choice, weights: Weights) -> list[tuple[Cluster | None, float]]:
    scores = [(one, weights.score(features)) for one, features in choice.candidates.items()]
    return [*scores] or [(None, 0.0)]


def _trace(
    best: Mapping[_Pair, float], back: Sequence[Mapping[_Pair, Cluster | None]]
) -> list[Cluster | None]:
    pair = max(best, key=lambda one: best[one])
    path: list[Cluster | None] = []
    for origin in reversed(back):
        path.append(pair[1])
        pair = (origin[pair], pair[0])
    return path[::-1]
