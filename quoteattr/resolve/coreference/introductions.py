"""People who are described before they are named: "a young lady", and a page later "Miss Lund".

A first reading takes both for two people. Where one who has only been described takes part in a
conversation, and a name that stands nowhere before turns up in it, the name is hers.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm, SpeakerKind

# Set on the beginnings of the PDNC novels.
_REACH = 4
"""A name turns up at most so many turns after who bears it has spoken."""


@attrs.frozen
class Conversation:
    """A first reading of the turns of a text."""

    turns: Sequence[int]
    """Positions of the quotations that are turns, in text order."""
    speaker_of: Mapping[int, Cluster | None]
    """Who speaks them."""
    called_of: Mapping[int, Cluster]
    """Whom they call by name."""


def introductions(
    discourse: Discourse, names: NameClusters, conversation: Conversation
) -> dict[int, Cluster]:
    """Return for the first mention of who is described before being named whose name it is.

    Args:
        discourse: The text.
        names: What its names refer to.
        conversation: A first reading of its turns.

    Returns:
        For the head token of the description the cluster of the name.
    """
    found = dict(_names_told(discourse, names, conversation))
    first_of = {
        cluster: min(cluster.evidence.mentions)
        for cluster in set(conversation.speaker_of.values())
        if cluster and cluster.evidence.mentions and _is_described(cluster)
    }
    place_of = _places(discourse, conversation)
    first_names = _first_names(discourse, names)
    for named, head in sorted(first_names.items(), key=lambda item: item[1]):
        place = place_of.get(head)
        if place is None:
            place = _called_in(discourse, conversation, head, named)
        for described in _described_before(conversation, place, named):
            first = first_of.get(described, head)
            if first < head and first not in found:
                found[first] = named
                break
    return found


def _names_told(
    discourse: Discourse, names: NameClusters, conversation: Conversation
) -> Iterator[tuple[int, Cluster]]:
    """Yield whose name the text tells: "a man ... [His] name was Cyrus Bell"."""
    annotated = discourse.annotated
    described = {one for one in conversation.speaker_of.values() if one and _is_nameless(one)}
    # The head of the first mention of whom each mention means.
    first_of: dict[int, int] = {}
    for cluster in described:
        heads = cluster.evidence.mentions
        first_of |= dict.fromkeys(heads, min(heads, default=0))
    for mention in discourse.mentions:
        token = annotated.tokens[mention.head]
        if mention.form is not MentionForm.PRONOUN or token.deprel != "nmod:poss":
            continue
        noun = annotated.head_of(token)
        if noun is None or noun.lemma.lower() != "name" or noun.relation != "nsubj":
            continue
        for named in names.by_head.get(-1 if noun.head is None else noun.head, ())[:1]:
            if mention.head in first_of:
                yield first_of[mention.head], named


def _first_names(discourse: Discourse, names: NameClusters) -> dict[Cluster, int]:
    """Return the head of the first mention of each named person."""
    found: dict[Cluster, int] = {}
    for mention in discourse.mentions:
        if mention.form is MentionForm.NAME:
            for cluster in names.by_head.get(mention.head, ())[:1]:
                found.setdefault(cluster, mention.head)
    return {cluster: head for cluster, head in found.items() if cluster.kind is SpeakerKind.PERSON}


def _places(discourse: Discourse, conversation: Conversation) -> dict[int, int]:
    """Return for the head of each source of a turn the number of the turn."""
    found: dict[int, int] = {}
    for place, position in enumerate(conversation.turns):
        if source := discourse.source_of(position):
            found.setdefault(source.head, place)
    return found


def _called_in(
    discourse: Discourse, conversation: Conversation, head: int, named: Cluster
) -> int | None:
    """Return the number of the turn that calls somebody by a name in it."""
    position = discourse.quotation_of[head]
    if position is None or conversation.called_of.get(position) is not named:
        return None
    place = bisect_left(conversation.turns, position)
    is_turn = place < len(conversation.turns) and conversation.turns[place] == position
    return place if is_turn else None


def _described_before(
    conversation: Conversation, place: int | None, named: Cluster
) -> Iterator[Cluster]:
    """Yield who is only described and speaks shortly before a turn, the last one first."""
    end = place or 0
    for position in conversation.turns[max(0, end - _REACH) : end][::-1]:
        cluster = conversation.speaker_of.get(position)
        if cluster and _is_described(cluster) and cluster.gender is named.gender:
            yield cluster


def _is_described(cluster: Cluster) -> bool:
    return _is_nameless(cluster) and cluster.gender is not None


def _is_nameless(cluster: Cluster) -> bool:
    is_person = cluster.kind is SpeakerKind.PERSON and not cluster.is_narrator
    return is_person and not cluster.names and not cluster.character
