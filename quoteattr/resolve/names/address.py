"""Names of address: a name that only calls somebody belongs to one of those who reply.

If Lord Henry speaks before and after the turns that say "Harry", and the narration hardly uses the
name, he is Harry.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.company import (
    LEAST_SHARE,
    named_speakers,
    names_in_company,
    replies,
)
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm

# Set on the beginnings of the PDNC novels.
_LEAST_REPLIES = 3
"""Least number of replies by the bearer of a name to turns that call him by it."""
_FAR_MORE = 3
"""Least ratio of the replies of the bearer to those of anybody else."""
_MOST_NARRATED = 0.25
"""Most mentions of a name of address in narration, as a share of all its mentions."""


def merge_names_of_address(discourse: Discourse, names: NameClusters) -> NameClusters:
    """Return the names, each name of address merged with that of the person who replies to it."""
    in_company = Counter(
        frozenset((names.at(one), names.at(other))) for one, other in names_in_company(discourse)
    )
    speakers_of: dict[Cluster, Counter[Cluster]] = defaultdict(Counter)
    for called, speaker in _calls_with_replies(discourse, names):
        speakers_of[called][speaker] += 1
    rare = _rare_in_narration(discourse, names)
    merged: dict[Cluster, Cluster] = {}
    for called, speakers in speakers_of.items():
        (bearer, times), *others = speakers.most_common()
        least = max([_LEAST_REPLIES, *(_FAR_MORE * number for _, number in others)])
        is_apart = in_company[frozenset((called, bearer))] > LEAST_SHARE * times
        if called in rare and times >= least and not is_apart and _may_be_one(called, bearer):
            merged[called] = bearer
    return names.merged({one: other for one, other in merged.items() if other not in merged})


def _calls_with_replies(
    discourse: Discourse, names: NameClusters
) -> Iterator[tuple[Cluster, Cluster]]:
    """Yield who is called by name in a turn, and the named speaker of the turn before or after."""
    speakers = {
        utterance_index: cluster
        for utterance_index, name in named_speakers(discourse).items()
        if (cluster := names.at(name.head))
    }
    called = dict(names_called(discourse, names))
    for turn, reply in replies(discourse):
        for one, other in ((turn, reply), (reply, turn)):
            if one in called and other in speakers and called[one] is not speakers[other]:
                yield called[one], speakers[other]


def names_called(discourse: Discourse, names: NameClusters) -> Iterator[tuple[int, Cluster]]:
    """Yield the index of each quotation that calls somebody by name, with the cluster."""
    for utterance_index, attribution in enumerate(discourse.attributions):
        parts = attribution.addressee.parts if attribution.addressee else ()
        for index in discourse.annotated.token_indexes(parts):
            mention = discourse.by_token.get(index)
            is_inside = discourse.quotation_of[index] == utterance_index
            if mention is None or mention.head != index or not is_inside:
                continue
            if cluster := names.at(index):
                yield utterance_index, cluster


def _rare_in_narration(discourse: Discourse, names: NameClusters) -> frozenset[Cluster]:
    """Return the clusters whose names the narration hardly uses."""
    mentions: Counter[Cluster] = Counter()
    narrated: Counter[Cluster] = Counter()
    for mention in discourse.mentions:
        if mention.form is MentionForm.NAME and (cluster := names.at(mention.head)):
            mentions[cluster] += 1
            narrated[cluster] += discourse.is_narrated(mention)
    return frozenset(
        cluster for cluster in mentions if narrated[cluster] <= _MOST_NARRATED * mentions[cluster]
    )


def _may_be_one(called: Cluster, bearer: Cluster) -> bool:
    is_person = called.kind not in COLLECTIVES and bearer.kind not in COLLECTIVES
    genders = {called.gender, bearer.gender} - {None}
    return is_person and len(genders) <= 1 and not (called.character and bearer.character)
