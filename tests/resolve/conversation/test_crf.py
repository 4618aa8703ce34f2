"""All turns of a conversation weighed together."""

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.resolve.conversation.crf import Choice, decode
from quoteattr.resolve.conversation.weights import Weights
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.quote import SpeakerKind

ANN, BOB, CAT = (Cluster(SpeakerKind.PERSON) for _ in range(3))
IN_TURN = Weights(speaker={"called": 3.0}, again={"next": -2.0}, back={"next": 1.0})


def _open(position: int, *, called: Cluster | None = None, opens: bool = False) -> Choice:
    candidates = {one: {"called": 1.0} if one is called else {} for one in (ANN, BOB)}
    return Choice((position,), candidates, ("next",), opens)


def _named(position: int, cluster: Cluster) -> Choice:
    return Choice((position,), {cluster: {}}, ("next",))


def test_forwards() -> None:
    """Turns after two named ones alternate between the two."""
    turns = [_named(0, ANN), _named(1, BOB), _open(2), _open(3)]

    assert decode(turns, IN_TURN) == {0: ANN, 1: BOB, 2: ANN, 3: BOB}


def test_backwards() -> None:
    """Turns before two named ones alternate too."""
    turns = [_open(0), _open(1), _named(2, ANN), _named(3, BOB)]

    assert decode(turns, IN_TURN) == {0: ANN, 1: BOB, 2: ANN, 3: BOB}


def test_features_outweigh_alternation() -> None:
    """What speaks for a candidate counts as much as its weights say."""
    turns = [_named(0, ANN), _open(1, called=ANN)]

    assert decode(turns, IN_TURN) == {0: ANN, 1: ANN}


def test_new_conversation() -> None:
    """In a new conversation it does not count who spoke last."""
    turns = [_named(0, ANN), _open(1, opens=True)]

    assert decode(turns, IN_TURN) == {0: ANN, 1: ANN}


def test_nobody() -> None:
    """Turns with no speaker in sight stay without one, and are no repetition of each other."""
    empty = [Choice((place,), {}, ("next",)) for place in range(2)]

    assert decode([_named(0, ANN), *empty], IN_TURN) == {0: ANN}


_FEATURES = st.dictionaries(st.sampled_from(["called", "other"]), st.just(1.0))
_CHOICES = st.lists(
    st.builds(
        Choice,
        st.tuples(st.integers(0, 9)),
        st.dictionaries(st.sampled_from([ANN, BOB, CAT]), _FEATURES),
        st.lists(st.sampled_from(["next", "far"])).map(tuple),
        st.booleans(),
    )
)


@given(_CHOICES)
def test_only_candidates_speak(turns: list[Choice]) -> None:
    """Every turn with candidates gets one of them, and no other turn gets anybody."""
    turns = [
        Choice((n,), turn.candidates, turn.context, turn.opens) for n, turn in enumerate(turns)
    ]

    found = decode(turns, IN_TURN)

    assert {turn.positions[0] for turn in turns if turn.candidates} == set(found)
    assert all(found[n] in turn.candidates for n, turn in enumerate(turns) if n in found)
