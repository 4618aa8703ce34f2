"""Animacy of names: people act and speak, and places follow "in"."""

from collections import Counter

import attrs

from quoteattr.language import syntax
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm, SpeakerKind

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "into", "through", "across", "around"})
# Set on half of the PDNC novels.
_SPEAKS = 5
"""Evidence from being the source of a quotation."""
_ACTS = 1
"""Evidence from being a subject."""
_IS_PLACE = -2
"""Evidence from following a preposition of place."""


def infer_people(discourse: Discourse, names: NameClusters) -> NameClusters:
    """Return the names; a cluster of unknown kind becomes a person if the evidence favours it.

    Args:
        discourse: The text.
        names: The name clusters.
    """
    sources = {
        source.head
        for utterance_index in range(len(discourse.attributions))
        if discourse.is_turn(utterance_index) and (source := discourse.source_of(utterance_index))
    }
    evidence: Counter[Cluster] = Counter()
    for mention in discourse.mentions:
        if mention.form is MentionForm.NAME and (cluster := names.at(mention.head)):
            is_source = mention.head in sources
            evidence[cluster] += _SPEAKS if is_source else _weight(discourse, mention.head)
    people = {
        cluster: attrs.evolve(cluster, kind=SpeakerKind.PERSON)
        for cluster in names.clusters
        if cluster.kind is SpeakerKind.UNKNOWN
        and (evidence[cluster] > 0 or cluster.explicit_gender)
    }
    return names.replaced(people) if people else names


def _weight(discourse: Discourse, index: int) -> int:
    token = discourse.annotated.tokens[index]
    if token.deprel == "nsubj":
        return _ACTS
    is_place = syntax.has_preposition(discourse.annotated, token, _PLACE_PREPOSITIONS)
    return _IS_PLACE if is_place else 0
