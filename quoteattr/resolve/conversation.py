"""Who speaks in a conversation, decided for all its turns together.

Turns are weighed against one another: words that name a speaker far from a turn tell who spoke it
through the alternation of the turns between. The best sequence is found by dynamic programming
over pairs of speakers (Viterbi decoding of a second-order chain).
"""

import math
from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.resolve.clusters import Cluster

# Set on LitBank and half of the PDNC novels; the accuracy is flat within a factor of 2.
LONGEST_PAUSE = 4
"""A turn this many paragraphs below the one before opens a new conversation."""
_SAME_AS_LAST = (0.04, 0.35)
"""Weight of speaking twice in a row, in the next paragraph and after one of narration."""
_SAME_AS_LAST_BUT_ONE = (5.0, 2.0)
"""Weight of answering in turn, in the next paragraph and after one of narration."""
_NAMED = (0.25, 2.0)
"""The two weights where words name the speaker, so that the turn need not tell."""
_ADDRESSED = 6.0
"""Weight of being the one whom the turn before calls by name."""
_CALLS_ITSELF = 0.02
"""Weight of speaking to oneself by name."""
_UNSUPPORTED = 0.05
"""Evidence for somebody whom the words around do not support."""
_REACH = 6
"""Turns from which named speakers are candidates."""
_CANDIDATES = 6


@attrs.frozen
class Turn:
    """One or more quotations in a paragraph with the same speaker."""

    positions: tuple[int, ...]
    """Positions of the quotations."""
    paragraph: int
    """Index of the paragraph."""
    evidence: Mapping[Cluster, float]
    """How much the words around support each speaker, at most 1."""
    named: bool = False
    """Whether words name the speaker; otherwise anybody present may be it."""
    addressee: Cluster | None = None
    """Whom the turn calls by name."""


def decode(turns: Sequence[Turn]) -> dict[int, Cluster]:
    """Return the speaker of each quotation in the turns, where one can be told.

    Args:
        turns: The turns of a document in text order.
    """
    found: dict[int, Cluster] = {}
    for conversation in _conversations(turns):
        for turn, cluster in zip(conversation, _best_path(conversation), strict=True):
            if cluster is not None:
                found.update(dict.fromkeys(turn.positions, cluster))
    return found


def _conversations(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    current: list[Turn] = []
    for turn in turns:
        if current and turn.paragraph - current[-1].paragraph > LONGEST_PAUSE:
            yield current
            current = []
        current.append(turn)
    if current:
        yield current


_Pair = tuple[Cluster | None, Cluster | None]


def _best_path(turns: Sequence[Turn]) -> list[Cluster | None]:
    """Return the best sequence of speakers; None stands for a turn without any candidate."""
    best: dict[_Pair, float] = {(None, None): 0.0}
    back: list[dict[_Pair, Cluster | None]] = []
    for place, turn in enumerate(turns):
        last = turns[place - 1] if place else None
        step: dict[_Pair, float] = {}
        origin: dict[_Pair, Cluster | None] = {}
        for cluster in _candidates(turns, place) or [None]:
            own = _emission(turn, cluster)
            for (before, previous), score in best.items():
                total = score + own + _transition(turn, last, before, previous, cluster)
                pair = (previous, cluster)
                if pair not in step or total > step[pair]:
                    step[pair], origin[pair] = total, before
        best = step
        back.append(origin)
    return _trace(best, back)


def _trace(
    best: Mapping[_Pair, float], back: Sequence[Mapping[_Pair, Cluster | None]]
) -> list[Cluster | None]:
    pair = max(best, key=lambda one: best[one])
    path: list[Cluster | None] = []
    for origin in reversed(back):
        path.append(pair[1])
        pair = (origin[pair], pair[0])
    return path[::-1]


def _candidates(turns: Sequence[Turn], place: int) -> list[Cluster | None]:
    turn = turns[place]
    supported = sorted(turn.evidence, key=lambda one: -turn.evidence[one])
    found = dict.fromkeys(supported[:_CANDIDATES])
    if not turn.named:
        around = turns[max(0, place - _REACH) : place + _REACH + 1]
        for other in around:
            if other.named:
                found.update(dict.fromkeys(other.evidence))
            if other.addressee:
                found[other.addressee] = None
    return list(found)


def _emission(turn: Turn, cluster: Cluster | None) -> float:
    if cluster is None:
        return math.log(_UNSUPPORTED)
    weight = turn.evidence.get(cluster, 0.0) + _UNSUPPORTED
    if turn.addressee is cluster:
        weight *= _CALLS_ITSELF
    return math.log(weight)


def _transition(
    turn: Turn,
    last: Turn | None,
    before: Cluster | None,
    previous: Cluster | None,
    cluster: Cluster | None,
) -> float:
    if last is None or cluster is None:
        return 0.0
    paused = turn.paragraph - last.paragraph > 1
    again, back = _SAME_AS_LAST[paused], _SAME_AS_LAST_BUT_ONE[paused]
    if turn.named:
        again, back = _NAMED
    if cluster is previous:
        return math.log(again)
    weight = back if cluster is before else 1.0
    if last.addressee is cluster:
        weight *= _ADDRESSED
    return math.log(weight)
