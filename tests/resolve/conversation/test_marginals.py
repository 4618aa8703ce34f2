"""Marginal probabilities are those of the sum over all sequences of speakers."""

from itertools import product
from math import exp, isclose

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.resolve.conversation.crf import ScoredTurn, TurnFeatures, Weights, decode
from quoteattr.resolve.conversation.marginals import decode_with_probabilities, marginals
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import UtteranceIndex

ANN, BOB, EVE = Cluster(), Cluster(), Cluster()
_NUMBERS = st.floats(-4, 4).map(lambda number: round(number, 2))


@st.composite
def conversations(draw: st.DrawFn) -> list[TurnFeatures]:
    """Return turns with some of three speakers as candidates."""
    size = draw(st.integers(1, 5))
    return [
        TurnFeatures(
            (UtteranceIndex(place),),
            {
                one: {f"{place}{number}": 1.0}
                for number, one in enumerate((ANN, BOB, EVE))
                if draw(st.booleans())
            },
            {"next": 1.0},
            opens=place == 0,
        )
        for place in range(size)
    ]


def by_enumeration(turns: list[TurnFeatures], weights: Weights) -> dict[tuple[int, int], float]:
    """Return the probability of each candidate by summing over every sequence."""
    again, back = weights.transition({"next": 1.0})
    sums: dict[tuple[int, int], float] = {}
    whole = 0.0
    candidates: list[list[Cluster | None]] = [[*turn.candidates] or [None] for turn in turns]
    for path in product(*candidates):
        score = 0.0
        for place, speaker in enumerate(path):
            if speaker is None:
                continue
            score += weights.score(turns[place].candidates[speaker])
            score += again if place and path[place - 1] is speaker else 0.0
            score += back if place > 1 and path[place - 2] is speaker else 0.0
        whole += exp(score)
        for place, speaker in enumerate(path):
            key = (place, id(speaker))
            sums[key] = sums.get(key, 0.0) + exp(score)
    return {key: value / whole for key, value in sums.items()}


def weights_of(numbers: list[float]) -> Weights:
    """Return weights of all features."""
    names = [f"{place}{number}" for place in range(5) for number in range(3)]
    speaker = dict(zip(names, numbers[2:], strict=True))
    return Weights(speaker, {"next": numbers[0]}, {"next": numbers[1]})


@given(conversations(), st.lists(_NUMBERS, min_size=17, max_size=17))
def test_they_are_those_of_all_sequences(turns: list[TurnFeatures], numbers: list[float]) -> None:
    """They agree with sums over all sequences."""
    weights = weights_of(numbers)
    expected = by_enumeration(turns, weights)
    scored = [ScoredTurn.of(turn, weights) for turn in turns]

    for place, found in enumerate(marginals(scored)):
        assert len(found) == len(turns[place].candidates)
        for speaker, probability in found.items():
            assert isclose(probability, expected[place, id(speaker)], abs_tol=1e-9)


@given(conversations(), st.lists(_NUMBERS, min_size=17, max_size=17))
def test_speakers_are_those_of_the_best_path(
    turns: list[TurnFeatures], numbers: list[float]
) -> None:
    """The probabilities change no speaker."""
    weights = weights_of(numbers)

    assert decode_with_probabilities(turns, weights).speaker_of == decode(turns, weights)
