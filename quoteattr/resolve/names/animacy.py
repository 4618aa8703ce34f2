"""Which names that the engine left open are people's: those that act and speak."""

from collections import Counter

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.clustering import NameClusters
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import MentionForm, SpeakerKind

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "into", "through", "across", "around"})
# Set on half of the PDNC novels.
_SPEAKS = 5
"""Evidence from speaking a quotation."""
_ACTS = 1
"""Evidence from being a subject."""
_IS_PLACE = -2
"""Evidence from standing after a preposition of place."""


def settle_animacy(discourse: Discourse, names: NameClusters) -> None:
    """Take names of unknown kind for people's if they act more than they are places."""
    speaking = {
        source.head
        for position in range(len(discourse.attributions))
        if discourse.is_turn(position) and (source := discourse.source_of(position))
    }
    evidence: Counter[Cluster] = Counter()
    for mention in discourse.mentions:
        if mention.form is MentionForm.NAME:
            for cluster in names.of_head.get(mention.head, ())[:1]:
                if mention.head in speaking:
                    evidence[cluster] += _SPEAKS
                else:
                    evidence[cluster] += _weigh(discourse, mention.head)
    for cluster in names.clusters:
        is_person = evidence[cluster] > 0 or cluster.told_gender
        if cluster.kind is SpeakerKind.UNKNOWN and is_person:
            cluster.kind = SpeakerKind.PERSON


def _weigh(discourse: Discourse, index: int) -> int:
    token: Token = discourse.annotated.tokens[index]
    if token.deprel == "nsubj":
        return _ACTS
    for child in discourse.annotated.dependents(token):
        if child.relation == "case" and child.text.lower() in _PLACE_PREPOSITIONS:
            return _IS_PLACE
    return 0
