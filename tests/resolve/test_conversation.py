"""All turns of a conversation weighed together."""

from quoteattr.resolve.clusters import Cluster
from quoteattr.resolve.conversation import LONGEST_PAUSE, Turn, decode
from quoteattr.schema.quote import SpeakerKind

ANN, BOB = Cluster(SpeakerKind.PERSON), Cluster(SpeakerKind.PERSON)


def _open(position: int, paragraph: int | None = None, *, calls: Cluster | None = None) -> Turn:
    return Turn((position,), position if paragraph is None else paragraph, {}, addressee=calls)


def _named(position: int, cluster: Cluster) -> Turn:
    return Turn((position,), position, {cluster: 1.0}, named=True)


def test_forwards() -> None:
    """Turns after two named ones alternate between the two."""
    turns = [_named(0, ANN), _named(1, BOB), _open(2), _open(3)]

    assert decode(turns) == {0: ANN, 1: BOB, 2: ANN, 3: BOB}


def test_backwards() -> None:
    """Turns before two named ones alternate too."""
    turns = [_open(0), _open(1), _named(2, ANN), _named(3, BOB)]

    assert decode(turns) == {0: ANN, 1: BOB, 2: ANN, 3: BOB}


def test_called_by_name_answers() -> None:
    """Whom a turn calls by name speaks next, not itself."""
    turns = [_named(0, ANN), _named(1, BOB), _open(2, 3, calls=BOB), _open(3, 4)]

    assert decode(turns) == {0: ANN, 1: BOB, 2: ANN, 3: BOB}


def test_new_conversation() -> None:
    """After a long pause nobody from the last conversation is known to be there."""
    turns = [_named(0, ANN), _open(1, LONGEST_PAUSE + 2)]

    assert decode(turns) == {0: ANN}


def test_nobody() -> None:
    """Turns with no speaker in sight stay without one."""
    assert decode([_open(0), _open(1)]) == {}
