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
_Naming = tuple[UtteranceIndex, Cluster, int]
"""A turn that names a person, the person, and the head token of the name."""


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
    found = dict(_narrated_names(state, speaker_of))
    first_of = {
        cluster: min(cluster.evidence.mentions)
        for cluster in set(speaker_of.values())
        if cluster and cluster.evidence.mentions and _is_described(cluster)
    }
    quoted = state.discourse.turn_of_source
    near = ((*one, _TURNS_BEFORE) for one in _first_turns(state))
    stated = ((*one, _TURNS_BEFORE_STATEMENT) for one in _statements(state))
    for turn, named, head, number in sorted((*near, *stated), key=lambda one: one[2]):
        for described in _described_before(state, speaker_of, turn, named, number):
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


def _narrated_names(state: State, speaker_of: Speakers) -> Iterator[tuple[int, Cluster]]:
    """Yield the people whose name the narrator states: "a man ... [His] name was Cyrus Bell".

    Yields:
        The head token of the first description, and the named person.
    """
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


def _first_turns(state: State) -> Iterator[_Naming]:
    """Yield the turn that has the first mention of each person as its source or its addressee."""
    for named, head in _first_names(state).items():
        turn = state.discourse.turn_of_source.get(head)
        if turn is None:
            turn = _turn_that_addresses(state, head, named)
        if turn is not None:
            yield turn, named, head


def _turn_that_addresses(state: State, head: int, named: Cluster) -> UtteranceIndex | None:
    """Return the turn that contains a name and addresses its bearer by it."""
    quotation = state.discourse.quotation_of[head]
    if quotation is None or not state.discourse.is_turn(quotation):
        return None
    turn = UtteranceIndex(quotation)
    return turn if state.participants.named_addressee_of.get(turn) is named else None


def _statements(state: State) -> Iterator[_Naming]:
    """Yield the turns in which people state their own names."""
    for turn in state.participants.turns:
        mention = state.discourse.stated_names.get(turn)
        named = state.names.at(mention.head) if mention else None
        if mention and named and named.is_person:
            yield turn, named, mention.head


def _described_before(
    state: State, speaker_of: Speakers, turn: UtteranceIndex, named: Cluster, number: int
) -> Iterator[Cluster]:
    """Yield the speakers of some turns before one who are only described, the nearest first.

    Args:
        state: A first pass over the text.
        speaker_of: The speakers of its utterances.
        turn: The turn.
        named: The person whom it names, whose gender those described have.
        number: How many turns before it are searched.
    """
    turns = state.participants.turns
    position = bisect_left(turns, turn)
    for utterance in turns[max(0, position - number) : position][::-1]:
        cluster = speaker_of.get(utterance)
        if cluster and _is_described(cluster) and cluster.gender is named.gender:
            yield cluster


def _is_described(cluster: Cluster) -> bool:
    return _is_nameless(cluster) and cluster.gender is not None


def _is_nameless(cluster: Cluster) -> bool:
    return cluster.is_person and not cluster.is_identified
