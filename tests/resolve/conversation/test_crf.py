"""Decoding the speakers of a conversation, and the file of weights."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.attribute.engine import RULES
from quoteattr.errors import LexiconError
from quoteattr.resolve.conversation.crf import TurnFeatures, Weights, decode
from quoteattr.resolve.conversation.turns import TurnForm
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import SpeakerKind

ANN, BOB, CAT = (Cluster(SpeakerKind.PERSON) for _ in range(3))
IN_TURN = Weights(speaker={"called": 3.0}, again={"next": -2.0}, back={"next": 1.0})


def _open(index: int, *, called: Cluster | None = None, opens: bool = False) -> TurnFeatures:
    candidates = {one: {"called": 1.0} if one is called else {} for one in (ANN, BOB)}
    return TurnFeatures((UtteranceIndex(index),), candidates, {"next": 1.0}, opens)


def _named(index: int, cluster: Cluster) -> TurnFeatures:
    return TurnFeatures((UtteranceIndex(index),), {cluster: {}}, {"next": 1.0})


def test_turns_after_named_ones_alternate() -> None:
    """Alternation is decoded forwards."""
    turns = [_named(0, ANN), _named(1, BOB), _open(2), _open(3)]

    assert decode(turns, IN_TURN) == {0: ANN, 1: BOB, 2: ANN, 3: BOB}


def test_turns_before_named_ones_alternate() -> None:
    """Alternation is decoded backwards."""
    turns = [_open(0), _open(1), _named(2, ANN), _named(3, BOB)]

    assert decode(turns, IN_TURN) == {0: ANN, 1: BOB, 2: ANN, 3: BOB}


def test_features_outweigh_alternation() -> None:
    """A feature of a candidate with a larger weight decides."""
    turns = [_named(0, ANN), _open(1, called=ANN)]

    assert decode(turns, IN_TURN) == {0: ANN, 1: ANN}


def test_a_new_conversation_forgets_the_last_speaker() -> None:
    """Transitions count only within a conversation."""
    turns = [_named(0, ANN), _open(1, opens=True)]

    assert decode(turns, IN_TURN) == {0: ANN, 1: ANN}


def test_turns_without_candidates_have_no_speaker() -> None:
    """Two of them in a row do not count as one speaker twice."""
    empty = [TurnFeatures((UtteranceIndex(index),), {}, {"next": 1.0}) for index in range(2)]

    assert decode([_named(0, ANN), *empty], IN_TURN) == {0: ANN}


_FEATURES = st.dictionaries(st.sampled_from(["called", "other"]), st.just(1.0))
_TURNS = st.lists(
    st.builds(
        TurnFeatures,
        st.tuples(st.builds(UtteranceIndex, st.integers(0, 9))),
        st.dictionaries(st.sampled_from([ANN, BOB, CAT]), _FEATURES),
        st.dictionaries(st.sampled_from(["next", "far"]), st.just(1.0)),
        st.booleans(),
    )
)


@given(_TURNS)
def test_only_candidates_speak(turns: list[TurnFeatures]) -> None:
    """Every turn with candidates gets one of them, and no other turn gets anybody."""
    turns = [
        attrs.evolve(turn, utterances=(UtteranceIndex(index),)) for index, turn in enumerate(turns)
    ]

    found = decode(turns, IN_TURN)

    assert {turn.utterances[0] for turn in turns if turn.candidates} == set(found)
    assert all(speaker in turns[index].candidates for index, speaker in found.items())


FILE = """\
# What counts.
speaker   named inside   -2
speaker   open: narrator  0.5

again     next paragraph  -1.5
back      next paragraph  1
"""


def test_parse() -> None:
    """A line has a table, a feature and a number; a feature may contain spaces."""
    weights = Weights.parse(FILE.splitlines())

    assert weights == Weights(
        {"named inside": -2.0, "open: narrator": 0.5},
        {"next paragraph": -1.5},
        {"next paragraph": 1.0},
    )


@pytest.mark.parametrize("line", ["speaker  alone", "nobody  alone  1", "speaker  alone  much"])
def test_a_malformed_line_is_an_error(line: str) -> None:
    """The message gives the number of the line."""
    with pytest.raises(LexiconError, match="line 2 of the weights"):
        Weights.parse(["# Ann", line])


def test_a_feature_without_a_weight_counts_nothing() -> None:
    """The other features add up."""
    weights = Weights({"near": 2.0}, {"next": -1.0}, {"next": 0.5})

    assert weights.score({"near": 0.5, "new": 9.0}) == 1.0
    assert weights.transition({"next": 0.5, "new": 9.0}) == (-0.5, 0.25)


def test_the_package_has_weights() -> None:
    """For candidates and for both kinds of transition."""
    weights = Weights.load()

    assert weights.speaker
    assert weights.again
    assert weights.back


def test_every_learned_rule_exists() -> None:
    """A rule that is renamed or removed would leave a weight without a use."""
    ending = ": is meant"
    kinds = {"capital", "generic noun", "guessed", "possessed", "repeated", "specific noun"}
    learned = {
        name.removesuffix(ending) for name in Weights.load().speaker if name.endswith(ending)
    }

    assert learned - kinds - set(TurnForm) <= {rule.name for rule in RULES}


def test_rule_names_are_unique() -> None:
    """The name of a rule identifies the one that decided."""
    names = [rule.name for rule in RULES]

    assert len(set(names)) == len(names)
