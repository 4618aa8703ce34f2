"""The candidates for the speaker of a turn: named by its words, present in narration, or nearby."""

from collections.abc import Collection, Sequence

from quoteattr.mentions.markable import Number
from quoteattr.resolve.conversation.narration import NearbyNarration
from quoteattr.resolve.conversation.turns import (
    Turn,
    TurnForm,
    neighbours,
    opens_conversation,
)
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import TurnIndex
from quoteattr.schema.quote import MentionForm, SpeakerKind

_SALIENT = 6
"""Number of the most salient people in the narration who are candidates."""
_SELDOM = 5
"""Most mentions of a name whose bearer is not described instead; set on the PDNC novels, where
nearly everybody whom such a description refers to is named more often."""
_SPEAKING = frozenset({SpeakerKind.PERSON, SpeakerKind.UNKNOWN})
_TURNS_AWAY = 6
"""Distance in turns up to which other speakers and addressees are candidates."""


def find_candidates(
    turns: Sequence[Turn], index: TurnIndex, narration: NearbyNarration
) -> tuple[Cluster, ...]:
    """Return the candidates for the speaker of a turn, none if nobody is present.

    Args:
        turns: All turns of the text.
        index: The turn.
        narration: The narration around it.
    """
    turn = turns[index]
    if turn.form is TurnForm.SETTLED:
        return () if turn.speaker is None else (turn.speaker,)
    salient = (one for one, rank in narration.ranks.items() if rank < _SALIENT)
    found = dict.fromkeys((*salient, *narration.actors))
    addressees = set()
    for other in _nearby(turns, index):
        if other.form is not TurnForm.OPEN and other.speaker:
            found[other.speaker] = None
        if other.addressee:
            found[other.addressee] = None
            addressees.add(other.addressee)
    if turn.speaker:
        found = {turn.speaker: None, **found}
    # An addressee is a person, whatever kind the engine gives the name.
    present = addressees if turn.form is TurnForm.OPEN else ()
    if turn.form is TurnForm.OPEN and _speaks_only_beside(turns, index, found):
        return ()
    fitting = dict.fromkeys(one for one in found if _may_speak(turn, one) or one in present)
    is_certain = turn.is_certain or _acts_before(turn, narration, fitting)
    if is_certain and turn.antecedent and not any(map(_is_often_named, fitting)):
        return (turn.antecedent,)
    return tuple({turn.antecedent: None} | fitting) if turn.antecedent else tuple(fitting)


def _speaks_only_beside(
    turns: Sequence[Turn], index: TurnIndex, found: Collection[Cluster]
) -> bool:
    """Whether the only candidate speaks on both sides, or speaks the question or the answer beside.

    Nobody answers their own question; but in news, quotations in adjacent paragraphs are often of
    one person.
    """
    beside = [turns[one] for one in neighbours(turns, index)]
    speakers = {turn.speaker for turn in beside}
    if len(speakers) != 1 or not speakers.issuperset(found):
        return False
    if len(beside) > 1:
        return True
    (other,) = beside
    first = other if other.first_token < turns[index].first_token else turns[index]
    return first.is_question and other.form is not TurnForm.OPEN


def _nearby(turns: Sequence[Turn], index: TurnIndex) -> Sequence[Turn]:
    """Return the turns of the same conversation near a turn, that turn included."""
    first = last = index
    while first > max(0, index - _TURNS_AWAY) and not opens_conversation(turns, first):
        first = TurnIndex(first - 1)
    end = min(len(turns), index + _TURNS_AWAY + 1)
    while last + 1 < end and not opens_conversation(turns, TurnIndex(last + 1)):
        last = TurnIndex(last + 1)
    return turns[first : last + 1]


def _may_speak(turn: Turn, cluster: Cluster) -> bool:
    if cluster.kind not in _SPEAKING or _is_plural(cluster) or cluster is turn.possessor:
        return False
    if turn.source is None or turn.form is TurnForm.BEAT:
        return True
    return cluster.fits(turn.source) and not cluster.is_narrator


def _acts_before(turn: Turn, narration: NearbyNarration, candidates: Collection[Cluster]) -> bool:
    """Whether a pronoun refers to whoever acts before it: "[The porter] rose. “No,” he said."."""
    if turn.form is not TurnForm.PRONOUN or turn.source is None:
        return False
    if turn.antecedent is None or turn.antecedent is not narration.acts_before:
        return False
    gender = turn.source.gender
    return turn.antecedent.gender is gender or not any(
        one.gender is gender and one in narration.before for one in candidates
    )


def _is_often_named(cluster: Cluster) -> bool:
    """Whether a text that is tired of a name may describe its bearer instead: "the painter"."""
    mentions = cluster.evidence.mentions.values()
    return sum(mention.form is MentionForm.NAME for mention in mentions) > _SELDOM


def _is_plural(cluster: Cluster) -> bool:
    first = cluster.evidence.first
    return first is not None and first.number is Number.PLURAL
