"""The loop over the clues, and the mentions that it moves to clusters."""

import attrs
import pytest

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.coreference.state import NOBODY, Clue, Referent, State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import SpeakerKind
from tests.passes import first_pass

ANN, BOB = Cluster(SpeakerKind.PERSON), Cluster(SpeakerKind.PERSON)
STORY = "“ Rain ! ” said|VERB|0|root the|DET|7|det miller|NOUN|5|nsubj ."


def _clue(referent: Referent, *, applies: bool = True, is_given: bool = False) -> Clue:
    def resolve(_: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
        del mention, utterance
        return referent

    return Clue("clue", lambda _: applies, resolve, is_given=is_given)


def _state(*clues: Clue) -> tuple[State, Markable]:
    read = first_pass(STORY)
    return State(clues, read.discourse, read.names), read.discourse.mentions[0]


@pytest.mark.parametrize(
    ("clues", "referent"),
    [
        ((_clue(None), _clue(ANN), _clue(BOB)), ANN),
        ((_clue(ANN, applies=False), _clue(BOB)), BOB),
        ((_clue(NOBODY), _clue(ANN)), None),
        ((), None),
    ],
    ids=["the first that finds one", "only what applies", "nobody ends the search", "no clue"],
)
def test_the_first_clue_decides(clues: tuple[Clue, ...], referent: Cluster | None) -> None:
    """Clues are tried in the order of the table."""
    state, mention = _state(*clues)

    assert state.referent(mention) is referent


def test_a_mention_is_resolved_once() -> None:
    """The clues are not tried again."""
    state, mention = _state(_clue(ANN))
    state.referent(mention)
    state.clues = (_clue(BOB),)

    assert state.referent(mention) is ANN


@pytest.mark.parametrize("is_given", [True, False])
def test_given_referents_are_noted(is_given: bool) -> None:  # noqa: FBT001
    """The conversation must not overrule them."""
    state, mention = _state(_clue(ANN, is_given=is_given))
    state.referent(mention)

    assert (mention.head in state.given) is is_given


def test_a_document_is_not_a_mention_of_its_writer() -> None:
    """It refers to the writer, but is not a mention of him."""
    writer = Cluster(SpeakerKind.PERSON)
    state, mention = _state(_clue(writer))

    assert state.referent(attrs.evolve(mention, kind=SpeakerKind.DOCUMENT)) is writer
    assert not writer.is_in_text


def test_a_moved_mention_leaves_its_cluster() -> None:
    """It has one referent at a time."""
    before, after = Cluster(), Cluster()
    state, mention = _state(_clue(before))
    state.referent(mention)
    state.move(mention, after)

    assert state.referent(mention) is after
    assert (before.is_in_text, after.is_in_text) == (False, True)
