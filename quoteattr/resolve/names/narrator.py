"""The name of a first-person narrator, who is called by it but hardly ever uses it."""

from collections import Counter
from collections.abc import Iterator

from quoteattr.mentions.markable import Number
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.clustering import NameClusters
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
    if cluster := _introduced(discourse, names):
        return cluster
    calls: Counter[Cluster] = Counter()
    answers: Counter[Cluster] = Counter()
    for position, cluster in _calls(discourse, names):
        calls[cluster] += 1
        beside = (position - 1, position + 1)
        answers[cluster] += any(_is_told_by_narrator(discourse, other) for other in beside)
    narrated = Counter(
        cluster
        for mention in discourse.mentions
        if mention.form is MentionForm.NAME and discourse.narrated(mention)
        for cluster in names.of_head.get(mention.head, ())[:1]
    )

    def is_likely(cluster: Cluster) -> bool:
        if cluster.kind is not SpeakerKind.PERSON:
            return False
        if answers[cluster] and not narrated[cluster]:
            return True
        often = calls[cluster] >= _LEAST_CALLS
        return often and narrated[cluster] <= _NARRATED_PER_CALL * calls[cluster]

    return next((cluster for cluster, _ in calls.most_common() if is_likely(cluster)), None)


def _introduced(discourse: Discourse, names: NameClusters) -> Cluster | None:
    """Return who the narrator says he is: "my name is Ada Lund"."""
    annotated = discourse.annotated
    for mention in discourse.mentions:
        if mention.form is not MentionForm.NAME or not discourse.narrated(mention):
            continue
        for child in annotated.dependents(annotated.tokens[mention.head]):
            if child.relation == "nsubj" and child.lemma.lower() == "name":
                owners = {one.text.lower() for one in annotated.dependents(child)}
                if "my" in owners:
                    return next(iter(names.of_head.get(mention.head, ())), None)
    return None


def _calls(discourse: Discourse, names: NameClusters) -> Iterator[tuple[int, Cluster]]:
    """Yield which quotation, if it is not the narrator's own, calls whom by name."""
    for position, attribution in enumerate(discourse.attributions):
        if _is_told_by_narrator(discourse, position):
            continue
        for part in attribution.addressee.parts if attribution.addressee else ():
            for index in discourse.annotated.token_range(part):
                mention = discourse.by_token.get(index)
                if mention is None or mention.head != index:
                    continue
                if discourse.quotation_of[index] == position:
                    yield from ((position, one) for one in names.of_head.get(index, ())[:1])


def _is_told_by_narrator(discourse: Discourse, position: int) -> bool:
    """Whether "I" is said to speak the quotation at a position, if there is one."""
    if not 0 <= position < len(discourse.attributions):
        return False
    source = discourse.source_of(position)
    return source is not None and source.person == 1 and discourse.narrated(source)


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
        for index, quotation in enumerate(discourse.quotation_of.innermost)
        if quotation is None
    }
    return len(own) >= _LEAST_SHARE * len(told)
