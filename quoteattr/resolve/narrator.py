"""The name of a first-person narrator, who is called by it but hardly ever uses it."""

from collections import Counter

from quoteattr.language.markable import Number
from quoteattr.resolve.clusters import Cluster
from quoteattr.resolve.discourse import Discourse
from quoteattr.resolve.names import NameClusters
from quoteattr.schema.quote import MentionForm, SpeakerKind

# Set on the first-person texts of LitBank and of half of the PDNC novels.
_LEAST_SHARE = 0.1
"""A narrator speaks of himself in at least this share of the sentences of narration."""
_LEAST_CALLS = 2
"""He is called by name at least so often."""
_NARRATED_PER_CALL = 0.5
"""His name stands in narration at most so often for each time he is called by it."""


def find_narrator(discourse: Discourse, names: NameClusters) -> Cluster | None:
    """Return the cluster whose name is the narrator's, None if the text does not tell."""
    if not _is_first_person(discourse):
        return None
    calls: Counter[Cluster] = Counter()
    for position, attribution in enumerate(discourse.attributions):
        for part in attribution.addressee.parts if attribution.addressee else ():
            for index in discourse.annotated.token_range(part):
                mention = discourse.by_token.get(index)
                if mention is None or mention.head != index:
                    continue
                if discourse.quotation_of[index] == position:
                    calls.update(names.of_head.get(index, ())[:1])
    narrated = Counter(
        cluster
        for mention in discourse.mentions
        if mention.form is MentionForm.NAME and discourse.narrated(mention)
        for cluster in names.of_head.get(mention.head, ())[:1]
    )
    likely = [
        cluster
        for cluster, count in calls.most_common()
        if count >= _LEAST_CALLS
        and narrated[cluster] <= _NARRATED_PER_CALL * count
        and cluster.kind is SpeakerKind.PERSON
    ]
    return likely[0] if likely else None


def _is_first_person(discourse: Discourse) -> bool:
    own = {
        discourse.annotated.sentence_of[mention.head]
        for mention in discourse.mentions
        if mention.form is MentionForm.PRONOUN
        and mention.person == 1
        and mention.number is Number.SINGULAR
        and discourse.narrated(mention)
    }
    told = {
        discourse.annotated.sentence_of[index]
        for index, quotation in enumerate(discourse.quotation_of)
        if quotation is None
    }
    return len(own) >= _LEAST_SHARE * len(told)
