"""People who are described before they are named: "a young lady", and a page later "Miss Lund".

A first pass takes them for two people. Where somebody who has only been described takes part in a
conversation in which a name occurs for the first time, they are one.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.mentions.pronouns import POSSESSIVE
from quoteattr.resolve.coreference.offices import Qualifiers
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import Gender, MentionForm

# Set on the beginnings of the PDNC novels.
_TURNS_BEFORE = 4
"""Number of turns before the first mention of a name in which its bearer may have spoken."""
_TURNS_BEFORE_STATEMENT = 60
"""The same number where the first mention is the bearer's own: "My name is Ann"."""


@attrs.frozen
class _Naming:
    """A turn beside which somebody is named for the first time."""

    turn: UtteranceIndex
    """The turn."""
    named: Cluster
    """Who is named."""
    head: int
    """Head token of the name."""
    is_stated: bool = False
    """Whether the bearer states the name."""
    is_acting: bool = False
    """Whether the narration names the bearer, who then speaks."""


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
    found = dict(_narrated_names(state, speaker_of))
    first_of = {
        cluster: min(cluster.evidence.mentions)
        for cluster in set(speaker_of.values())
        if cluster and cluster.evidence.mentions and _is_described(cluster)
    }
    quoted = state.discourse.turn_of_source
    first_names = _first_names(state)
    namings = (
        *_first_turns(state, first_names),
        *_turns_in_paragraphs(state, speaker_of, first_names),
        *_statements(state),
    )
    for naming in sorted(namings, key=lambda one: one.head):
        for described in _described_before(state, speaker_of, naming):
            first = first_of.get(described, naming.head)
            if first < naming.head and first not in found:
                is_quoted = first in quoted and naming.head in quoted
                if _may_be_one(state, first, described, naming, is_quoted=is_quoted):
                    found[first] = naming.named
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


def _first_turns(state: State, first_names: Mapping[Cluster, int]) -> Iterator[_Naming]:
    """Yield the turn that has the first mention of each person as its source or its addressee."""
    for named, head in first_names.items():
        turn = state.discourse.turn_of_source.get(head)
        if turn is None:
            turn = _turn_that_addresses(state, head, named)
        if turn is not None:
            yield _Naming(turn, named, head)


def _turn_that_addresses(state: State, head: int, named: Cluster) -> UtteranceIndex | None:
    """Return the turn that contains a name and addresses its bearer by it."""
    quotation = state.discourse.quotation_of[head]
    if quotation is None or not state.discourse.is_turn(quotation):
        return None
    turn = UtteranceIndex(quotation)
    return turn if state.participants.named_addressee_of.get(turn) is named else None


def _turns_in_paragraphs(
    state: State, speaker_of: Speakers, first_names: Mapping[Cluster, int]
) -> Iterator[_Naming]:
    """Yield the next turn in the paragraph that first names its speaker: "[Ann] rose. “No!”"."""
    discourse, turns = state.discourse, state.participants.turns
    for named, head in first_names.items():
        number = bisect_left(turns, head, key=discourse.first_token)
        if number == len(turns) or discourse.quotation_of[head] is not None:
            continue
        paragraph = discourse.annotated.paragraph_at(discourse.annotated.tokens[head].start)
        is_same = discourse.paragraph_of(turns[number]) == paragraph
        if is_same and speaker_of.get(turns[number]) is named:
            yield _Naming(turns[number], named, head, is_acting=True)


def _statements(state: State) -> Iterator[_Naming]:
    """Yield the turns in which people state their own names."""
    for turn in state.participants.turns:
        mention = state.discourse.stated_names.get(turn)
        named = state.names.at(mention.head) if mention else None
        if mention and named and named.is_person:
            yield _Naming(turn, named, mention.head, is_stated=True)


def _described_before(state: State, speaker_of: Speakers, naming: _Naming) -> Iterator[Cluster]:
    """Yield the speakers of some turns before one who are only described, the nearest first."""
    turns = _TURNS_BEFORE_STATEMENT if naming.is_stated else _TURNS_BEFORE
    number = bisect_left(state.participants.turns, naming.turn)
    for utterance in state.participants.turns[max(0, number - turns) : number][::-1]:
        cluster = speaker_of.get(utterance)
        if cluster and _is_described(cluster):
            yield cluster


def _may_be_one(
    state: State, first: int, described: Cluster, naming: _Naming, *, is_quoted: bool
) -> bool:
    """Whether somebody described may be who is named.

    A spokesman and an Ann Lund who are both quoted are two people, but "her husband" is named
    sooner or later. So is whoever states a name; the few pronouns for them count.

    Args:
        state: A first pass over the text.
        first: Head token of the first description.
        described: Who is described.
        naming: The turn beside which somebody is named.
        is_quoted: Whether the description and the name are both sources.
    """
    mention = state.discourse.by_token[first]
    word = state.discourse.annotated.tokens[mention.first].text.lower()
    is_relative = word in POSSESSIVE
    if (is_quoted or naming.is_acting) and not is_relative:
        return False
    if naming.is_stated:
        source = state.discourse.source_of(naming.turn)
        gender = _gender(naming.named) or (source.gender if source else None)
        is_same_gender = _gender(described) is gender
    elif is_relative:
        is_same_gender = _gender(described) is _gender(naming.named)
    else:
        is_same_gender = described.gender is not None and described.gender is naming.named.gender
    return is_same_gender and _may_be_called(state, mention, naming.named)


def _gender(cluster: Cluster) -> Gender | None:
    """Return the gender of somebody of whom there may be few pronouns."""
    return cluster.gender or cluster.stated_gender


def _may_be_called(state: State, mention: Markable, named: Cluster) -> bool:
    """Whether no title shows that a description is of another: "the parson" of Parson Bell."""
    noun = nominal_traits.head_lemma(state.discourse, mention)
    bearers = state.background.offices.bearers(noun, Qualifiers())
    return not bearers or named in bearers


def _is_described(cluster: Cluster) -> bool:
    return _is_nameless(cluster) and _gender(cluster) is not None


def _is_nameless(cluster: Cluster) -> bool:
    return cluster.is_person and not cluster.is_identified
