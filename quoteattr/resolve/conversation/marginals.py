"""The probability of each candidate speaker of a turn, over all sequences of speakers.

The forward-backward algorithm on the second-order chain of `crf`. Only two of the transitions from
one turn to the next have a weight, to the same speaker and to the speaker before that, so that all
others are summed at once and the time is quadratic in the number of candidates.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, expm1, inf, log, log1p

import attrs

from quoteattr.resolve.conversation.crf import (
    ScoredTurn,
    TurnFeatures,
    Weights,
    best_path,
    split_conversations,
)
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import UtteranceIndex

_Speaker = Cluster | None
"""A candidate; None represents the speaker of a turn without candidates."""
_Scores = dict[tuple[_Speaker, _Speaker], float]
"""Logarithms of sums over sequences, by the speakers of the previous turn and of this one."""


@attrs.frozen
class DecodedSpeakers:
    """The speakers of the turns of a text, decided for all of them together."""

    speaker_of: Mapping[UtteranceIndex, Cluster] = attrs.field(factory=dict)
    """The speaker of each utterance in turns that have candidates."""
    probability_of: Mapping[UtteranceIndex, float] = attrs.field(factory=dict)
    """The probability of that speaker, where there were several candidates."""


def decode_with_probabilities(turns: Iterable[TurnFeatures], weights: Weights) -> DecodedSpeakers:
    """Return the speakers that `crf.decode` returns, with their probabilities.

    Args:
        turns: The turns of a document in text order.
        weights: The weights of their features.
    """
    speaker_of: dict[UtteranceIndex, Cluster] = {}
    probability_of: dict[UtteranceIndex, float] = {}
    for conversation in split_conversations(turns):
        scored = [ScoredTurn.of(turn, weights) for turn in conversation]
        for turn, speaker, found in zip(
            conversation, best_path(scored), marginals(scored), strict=True
        ):
            if speaker is not None:
                speaker_of.update(dict.fromkeys(turn.utterances, speaker))
                if len(found) > 1:
                    probability_of.update(dict.fromkeys(turn.utterances, found[speaker]))
    return DecodedSpeakers(speaker_of, probability_of)


def marginals(turns: Sequence[ScoredTurn]) -> list[Mapping[Cluster, float]]:
    """Return the probability of each candidate speaker of each turn of one conversation."""
    forward: list[_Scores] = []
    last: _Scores = {(None, None): 0.0}
    for turn in turns:
        last = _forward(turn, last)
        forward.append(last)
    found: list[Mapping[Cluster, float]] = []
    after: _Scores = dict.fromkeys(last, 0.0)
    for index in reversed(range(len(turns))):
        found.append(_normalised(forward[index], after))
        if index:
            after = _backward(turns[index], after, forward[index - 1])
    return found[::-1]


def _forward(turn: ScoredTurn, last: _Scores) -> _Scores:
    """Return the sums over all sequences up to a turn, from those up to the previous one."""
    sums: dict[_Speaker, float] = {}
    for (_, previous), score in last.items():
        sums[previous] = _add(sums.get(previous, -inf), score)
    return {
        (previous, speaker): _own(turn, previous, speaker)
        + _with_back(turn, total, last.get((speaker, previous)), speaker)
        for previous, total in sums.items()
        for speaker in turn.scores
    }


def _backward(
    turn: ScoredTurn, after: _Scores, pairs: Iterable[tuple[_Speaker, _Speaker]]
) -> _Scores:
    """Return the sums over all sequences from a turn on.

    Args:
        turn: The turn.
        after: The sums over all sequences after it, by its pairs.
        pairs: The pairs of the previous turn.
    """
    own = {pair: _own(turn, *pair) + score for pair, score in after.items()}
    sums: dict[_Speaker, float] = {}
    for (previous, _), score in own.items():
        sums[previous] = _add(sums.get(previous, -inf), score)
    return {
        (before, previous): _with_back(turn, sums[previous], own.get((previous, before)), before)
        for before, previous in pairs
    }


def _own(turn: ScoredTurn, previous: _Speaker, speaker: _Speaker) -> float:
    is_again = speaker is not None and speaker is previous
    return turn.scores[speaker] + (turn.again if is_again else 0.0)


def _with_back(turn: ScoredTurn, total: float, part: float | None, speaker: _Speaker) -> float:
    """Return a sum in which the part where a speaker returns gets the score of returning."""
    if speaker is None or part is None:
        return total
    return _add(_subtract(total, part), part + turn.back)


def _normalised(before: _Scores, after: _Scores) -> Mapping[Cluster, float]:
    sums: dict[_Speaker, float] = {}
    whole = -inf
    for pair, score in before.items():
        total = score + after[pair]
        sums[pair[1]] = _add(sums.get(pair[1], -inf), total)
        whole = _add(whole, total)
    return {one: min(1.0, exp(own - whole)) for one, own in sums.items() if one is not None}


def _add(one: float, other: float) -> float:
    """Return the logarithm of the sum of two numbers that are given as logarithms."""
    small, large = sorted((one, other))
    return large if small == -inf else large + log1p(exp(small - large))


def _subtract(whole: float, part: float) -> float:
    """Return the logarithm of a difference; `part` is at most `whole`, but for rounding."""
    return -inf if part >= whole else whole + log(-expm1(part - whole))
