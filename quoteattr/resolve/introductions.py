"""People who are described before they are named: "a young lady", and a page later "Miss Lund".

A first reading takes both for two people. Where one who has only been described takes part in a
conversation, and a name that stands nowhere before turns up in it, the name is hers.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.resolve.clusters import Cluster
from quoteattr.resolve.discourse import Discourse
from quoteattr.resolve.names import NameClusters
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
    found: dict[int, Cluster] = {}
    first_name = _first_names(discourse, names)
    for head, named in sorted((head, cluster) for cluster, head in first_name.items()):
        for described in _candidates(discourse, conversation, head, named):
            first = min(described.mentions)
            if first < head and first not in found:
                found[first] = named
                break
    return found


def _first_names(discourse: Discourse, names: NameClusters) -> dict[Cluster, int]:
    """Return the head of the first mention of each named person."""
    found: dict[Cluster, int] = {}
    for mention in discourse.mentions:
        if mention.form is MentionForm.NAME:
            for cluster in names.of_head.get(mention.head, ())[:1]:
                found.setdefault(cluster, mention.head)
    return {cluster: head for cluster, head in found.items() if cluster.kind is SpeakerKind.PERSON}


def _candidates(
    discourse: Discourse, conversation: Conversation, head: int, named: Cluster
) -> Iterator[Cluster]:
    """Yield who is only described and may bear a name that turns up in a turn or beside it."""
    place = _turn_at(discourse, conversation, head, named)
    if place is None:
        return
    turns = conversation.turns
    for position in turns[max(0, place - _REACH) : place][::-1]:
        cluster = conversation.speaker_of.get(position)
        if cluster and _is_described(cluster) and cluster.gender is named.gender:
            yield cluster


def _turn_at(
    discourse: Discourse, conversation: Conversation, head: int, named: Cluster
) -> int | None:
    """Return the number of the turn that a name first calls, or whose speaker it first names."""
    for place, position in enumerate(conversation.turns):
        if discourse.quotation_of[head] == position:
            return place if conversation.called_of.get(position) is named else None
        source = discourse.source_of(position)
        if source is not None and source.head == head:
            return place
    return None


def _is_described(cluster: Cluster) -> bool:
    plain = cluster.kind is SpeakerKind.PERSON and cluster.gender is not None
    return plain and not cluster.names and not cluster.is_narrator and not cluster.name
