"""The name of a first-person narrator: others use it, the narration hardly ever."""

from collections import Counter

import attrs

from quoteattr.mentions.markable import GrammaticalPerson, Number
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.address import names_called
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm

# Set on the first-person texts of LitBank and of half of the PDNC novels.
_LEAST_SHARE = 0.1
"""Least share of the sentences of narration in which a narrator says "I"."""
_LEAST_CALLS = 2
"""Least number of quotations that call a narrator by name."""
_NARRATED_PER_CALL = 0.5
"""Most mentions of a narrator's name in narration for each quotation that uses it."""


def identify_narrator(discourse: Discourse, names: NameClusters) -> NameClusters:
    """Return the names with the narrator's cluster marked, if the text names a narrator."""
    cluster = _named_narrator(discourse, names) if _is_first_person(discourse) else None
    if cluster is None:
        return names
    narrator = attrs.evolve(cluster, is_narrator=True)
    return attrs.evolve(names.replaced({cluster: narrator}), narrator=narrator)


def _named_narrator(discourse: Discourse, names: NameClusters) -> Cluster | None:
    if cluster := _introduced(discourse, names):
        return cluster
    calls: Counter[Cluster] = Counter()
    answered: Counter[Cluster] = Counter()
    for utterance_index, cluster in names_called(discourse, names):
        if _is_spoken_by_narrator(discourse, utterance_index):
            continue
        calls[cluster] += 1
        adjacent = (utterance_index - 1, utterance_index + 1)
        answered[cluster] += any(_is_spoken_by_narrator(discourse, one) for one in adjacent)
    narrated = Counter(
        cluster
        for mention in discourse.mentions
        if mention.form is MentionForm.NAME and discourse.is_narrated(mention)
        if (cluster := names.at(mention.head))
    )

    def is_likely(cluster: Cluster) -> bool:
        if not cluster.is_person:
            return False
        if answered[cluster] and not narrated[cluster]:
            return True
        is_often_called = calls[cluster] >= _LEAST_CALLS
        return is_often_called and narrated[cluster] <= _NARRATED_PER_CALL * calls[cluster]

    return next((cluster for cluster, _ in calls.most_common() if is_likely(cluster)), None)


def _introduced(discourse: Discourse, names: NameClusters) -> Cluster | None:
    """Return the cluster that the narrator claims: "my name is Ada Lund"."""
    annotated = discourse.annotated
    for mention in discourse.mentions:
        if mention.form is not MentionForm.NAME or not discourse.is_narrated(mention):
            continue
        for child in annotated.dependents(annotated.tokens[mention.head]):
            if child.relation == "nsubj" and child.lemma.lower() == "name":
                possessors = {one.text.lower() for one in annotated.dependents(child)}
                if "my" in possessors:
                    return names.at(mention.head)
    return None


def _is_spoken_by_narrator(discourse: Discourse, utterance_index: int) -> bool:
    """Whether there is an utterance with this index whose source is the narrator's "I"."""
    if not 0 <= utterance_index < len(discourse.attributions):
        return False
    source = discourse.source_of(utterance_index)
    return (
        source is not None
        and source.person is GrammaticalPerson.FIRST
        and discourse.is_narrated(source)
    )


def _is_first_person(discourse: Discourse) -> bool:
    sentence_of = discourse.annotated.sentence_of
    with_first_person = {
        sentence_of[mention.head]
        for mention in discourse.mentions
        if mention.form is MentionForm.PRONOUN
        and mention.person is GrammaticalPerson.FIRST
        and mention.number is Number.SINGULAR
        and discourse.is_narrated(mention)
    }
    narrated = {sentence_of[index] for index in discourse.quotation_of.narrated}
    return len(with_first_person) >= _LEAST_SHARE * len(narrated)
