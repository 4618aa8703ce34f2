"""People who are described before they are named: "a young lady", and a page later "Miss Lund".

A first pass takes them for two people. Where somebody who has only been described takes part in a
conversation in which a name occurs for the first time, they are one.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from quoteattr.mentions.pronouns import POSSESSIVE
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import MentionForm

# Set on the beginnings of the PDNC novels.
_TURNS_BEFORE = 4
"""Number of turns before the first mention of a name in which its bearer may have spoken."""
_TURNS_BEFORE_STATEMENT = 60
"""The same number where the first mention is the bearer's own: "My name is Ann"."""

Speakers = Mapping[UtteranceIndex, Cluster | None]


def find_introductions(
    state: State, decoded: Mapping[UtteranceIndex, Cluster]
) -> dict[int, Cluster]:
    """Map the first description of each person who is named later to the named person.

    Args:
        state: A first pass over the text.
        decoded: The speakers that its conversation decides.

    Returns:
        Named clusters by the head token of the description.
    """
    speaker_of = {**state.participants.speaker_of, **decoded}
    found = dict(_stated_names(state, speaker_of))
    first_of = {
        cluster: min(cluster.evidence.mentions)
        for cluster in set(speaker_of.values())
        if cluster and cluster.evidence.mentions and _is_described(cluster)
    }
    quoted = _turns_by_source(state)
    near = ((*one, _TURNS_BEFORE) for one in _first_turns(state, quoted))
    stated = ((*one, _TURNS_BEFORE_STATEMENT) for one in _statements(state))
    for number, named, head, turns in sorted((*near, *stated), key=lambda one: one[2]):
        for described in _described_before(state, speaker_of, number, named, turns):
            first = first_of.get(described, head)
            # A spokesman and an Ann Lund who are both quoted are two people, but "her husband" is
            # named sooner or later.
            first_word = state.discourse.annotated.tokens[state.discourse.by_token[first].first]
            is_relative = first_word.text.lower() in POSSESSIVE
            are_both_quoted = first in quoted and head in quoted and not is_relative
            if first < head and first not in found and not are_both_quoted:
                found[first] = named
                break
    return found


def _stated_names(state: State, speaker_of: Speakers) -> Iterator[tuple[int, Cluster]]:
    """Yield the descriptions whose name the text states: "a man ... [His] name was Cyrus Bell"."""
    annotated = state.discourse.annotated
    first_of: dict[int, int] = {}
    for cluster in {one for one in speaker_of.values() if one and _is_nameless(one)}:
        heads = cluster.evidence.mentions
        first_of |= dict.fromkeys(heads, min(heads, default=0))
    for mention in state.discourse.mentions:
        token = annotated.tokens[mention.head]
        if mention.form is not MentionForm.PRONOUN or token.deprel != "nmod:poss":
            continue
        noun = annotated.head_of(token)
        if noun is None or noun.lemma.lower() != "name" or noun.relation != "nsubj":
            continue
        named = state.names.at(noun.head)
        if named and mention.head in first_of:
            yield first_of[mention.head], named


def _first_names(state: State) -> dict[Cluster, int]:
    """Return the head token of the first name of each person."""
    found: dict[Cluster, int] = {}
    for mention in state.discourse.mentions:
        if mention.form is MentionForm.NAME and (cluster := state.names.at(mention.head)):
            found.setdefault(cluster, mention.head)
    return {cluster: head for cluster, head in found.items() if cluster.is_person}


def _first_turns(
    state: State, turn_of_source: Mapping[int, int]
) -> Iterator[tuple[int, Cluster, int]]:
    """Yield the turn that has the first mention of each person as its source or its addressee.

    Args:
        state: A first pass over the text.
        turn_of_source: The number of the first turn of each source, by the head of the source.

    Yields:
        The number of the turn, the person, and the head token of the first mention.
    """
    for named, head in _first_names(state).items():
        turn = turn_of_source.get(head)
        if turn is None:
            turn = _turn_that_addresses(state, head, named)
        if turn is not None:
            yield turn, named, head


def _turns_by_source(state: State) -> dict[int, int]:
    """Return the number of the first turn of each source, by the head token of the source."""
    found: dict[int, int] = {}
    for number, utterance in enumerate(state.participants.turns):
        if source := state.discourse.source_of(utterance):
            found.setdefault(source.head, number)
    return found


def _turn_that_addresses(state: State, head: int, named: Cluster) -> int | None:
    """Return the number of the turn that contains a name and addresses its bearer by it."""
    utterance = state.discourse.quotation_of[head]
    if utterance is None:
        return None
    participants = state.participants
    if participants.named_addressee_of.get(UtteranceIndex(utterance)) is not named:
        return None
    number = bisect_left(participants.turns, utterance)
    is_turn = number < len(participants.turns) and participants.turns[number] == utterance
    return number if is_turn else None


def _statements(state: State) -> Iterator[tuple[int, Cluster, int]]:
    """Yield the turns in which people state their own names.

    Yields:
        The number of the turn, the bearer of the name, and the head token of the name.
    """
    for number, utterance in enumerate(state.participants.turns):
        mention = state.discourse.stated_names.get(utterance)
        named = state.names.at(mention.head) if mention else None
        if mention and named and named.is_person:
            yield number, named, mention.head


def _described_before(
    state: State, speaker_of: Speakers, number: int, named: Cluster, turns: int
) -> Iterator[Cluster]:
    """Yield the speakers of some turns before one who are only described, the nearest first."""
    for utterance in state.participants.turns[max(0, number - turns) : number][::-1]:
        cluster = speaker_of.get(utterance)
        if cluster and _is_described(cluster) and cluster.gender is named.gender:
            yield cluster


def _is_described(cluster: Cluster) -> bool:
    return _is_nameless(cluster) and cluster.gender is not None


def _is_nameless(cluster: Cluster) -> bool:
    return cluster.is_person and not cluster.is_identified
