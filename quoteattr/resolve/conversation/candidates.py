"""Who may have spoken a turn: those whom words name, those about, those who talk near it."""

from collections.abc import Sequence

from quoteattr.mentions.markable import Number
from quoteattr.resolve.conversation.narration import Surroundings
from quoteattr.resolve.conversation.turns import Form, Turn
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.quote import SpeakerKind

_SALIENT = 6
"""So many of those whom narration mentions are candidates."""
_LONGEST_PAUSE = 4
"""A turn this many paragraphs below the one before opens a new conversation."""
_SPEAKING = frozenset({SpeakerKind.PERSON, SpeakerKind.UNKNOWN})
_REACH = 6
"""Turns from which speakers and those who are called are candidates."""


def candidates(turns: Sequence[Turn], place: int, around: Surroundings) -> tuple[Cluster, ...]:
    """Return who may have spoken a turn; nobody if nobody is about.

    Args:
        turns: All turns of the text.
        place: Which of them.
        around: Who stands around it.
    """
    turn = turns[place]
    if turn.form is Form.SETTLED:
        return () if turn.speaker is None else (turn.speaker,)
    salient = (one for one, rank in around.ranks.items() if rank < _SALIENT)
    found = dict.fromkeys((*salient, *around.actors))
    called = set()
    for other in nearby(turns, place, _REACH):
        if other.form is not Form.OPEN and other.speaker:
            found[other.speaker] = None
        if other.called:
            found[other.called] = None
            called.add(other.called)
    meant = {turn.meant: None} if turn.meant else {}
    if turn.speaker:
        found = {turn.speaker: None, **found}
    # Whom somebody calls is a person, whatever the engine takes the name for.
    is_open = turn.form is Form.OPEN
    fitting = (one for one in found if _may_speak(turn, one) or (is_open and one in called))
    return tuple(meant | dict.fromkeys(fitting))


def nearby(turns: Sequence[Turn], place: int, reach: int) -> Sequence[Turn]:
    """Return the turns of the same conversation at most `reach` turns away, the turn itself too."""
    first = last = place
    while first > max(0, place - reach) and not opens(turns, first):
        first -= 1
    while last + 1 < min(len(turns), place + reach + 1) and not opens(turns, last + 1):
        last += 1
    return turns[first : last + 1]


def opens(turns: Sequence[Turn], place: int) -> bool:
    """Whether a turn opens a conversation."""
    return place == 0 or pause_before(turns, place) > _LONGEST_PAUSE


def pause_before(turns: Sequence[Turn], place: int) -> int:
    """Return how many paragraphs below the end of the turn before a turn stands."""
    return turns[place].paragraph - turns[place - 1].end


def _may_speak(turn: Turn, cluster: Cluster) -> bool:
    if cluster.kind not in _SPEAKING or _is_plural(cluster):
        return False
    if turn.source is None or turn.form is Form.BEAT:
        return True
    return cluster.fits(turn.source) and not cluster.is_narrator


def _is_plural(cluster: Cluster) -> bool:
    first = next(iter(cluster.evidence.mentions.values()), None)
    return first is not None and first.number is Number.PLURAL
