"""People: whether the name of whoever a pronoun or description refers to is found.

A prediction is right if the cluster of the mention has names, and most of them are mentions of the
gold entity. The gold mentions serve to score only: the engine finds all mentions by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from benchmarks.corpora.gum import EntityText, Mention
from benchmarks.statistics.extents import Counts, Measures, precision_recall
from quoteattr.mentions.markable import GrammaticalPerson, Markable
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.quote import MentionForm

FORMS = {MentionForm.PRONOUN: "pronoun", MentionForm.NOMINAL: "description"}


def count(gold: EntityText, state: State) -> Counts:
    """Return the counts of one document: mentions of people in the third person.

    Args:
        gold: The document with its entities.
        state: A complete pass over its text.
    """
    gold_at = _by_head(gold)
    named = {mention.entity for mention in gold.mentions if mention.is_name}
    counts: Counter[str] = Counter()
    entity_of: dict[Cluster, str | None] = {}
    for mention in state.discourse.mentions:
        gold_mention = _gold_of(state, mention, gold_at)
        cluster = state.cluster_of.get(mention.head)
        form = FORMS.get(mention.form)
        if form is None or gold_mention is None or mention.person is not GrammaticalPerson.THIRD:
            continue
        if cluster is not None and cluster not in entity_of:
            entity_of[cluster] = _entity(state, cluster, gold_at)
        is_predicted = cluster is not None and bool(cluster.names)
        is_right = cluster is not None and entity_of[cluster] == gold_mention.entity
        counts[f"{form} gold"] += gold_mention.entity in named
        counts[f"{form} predicted"] += is_predicted
        counts[f"{form} right"] += is_predicted and is_right
    return counts


def measures(counts: Counts) -> Measures:
    """Return precision, recall and F of pronouns and of descriptions."""
    return {
        name: value
        for form in FORMS.values()
        for name, value in precision_recall(
            form, *(counts.get(f"{form} {kind}", 0) for kind in ("right", "predicted", "gold"))
        ).items()
    }


def _by_head(gold: EntityText) -> Mapping[int, Mention]:
    """Return the mentions of people by the offsets of their head tokens.

    Of several at one token, that with a single head counts, and of those the longest.
    """
    found: dict[int, Mention] = {}
    for mention in sorted(gold.mentions, key=lambda one: (-len(one.heads), one.length)):
        if mention.is_person:
            found |= {head.start: mention for head in mention.heads}
    return found


def _gold_of(state: State, mention: Markable, gold_at: Mapping[int, Mention]) -> Mention | None:
    return gold_at.get(state.discourse.annotated.tokens[mention.head].start)


def _entity(state: State, cluster: Cluster, gold_at: Mapping[int, Mention]) -> str | None:
    """Return the entity of most names of a cluster, None if none of them is annotated."""
    votes: defaultdict[str, int] = defaultdict(int)
    for mention in cluster.evidence.mentions.values():
        if mention.form is MentionForm.NAME and (found := _gold_of(state, mention, gold_at)):
            votes[found.entity] += 1
    return max(votes, key=votes.__getitem__, default=None)
