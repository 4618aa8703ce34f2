"""Names in company and names of address: where names are mentioned shows whose they are.

Nobody is called "Mr. Bell" and "George" in one sentence, and few speakers name themselves. Two
names of one person are in company now and then, so a few occurrences show nothing. On the other
hand, a name that is only used to address somebody belongs to one of those who reply.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.resolve.names.variants import NameVariant
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.rules import AttributedBy

_NEXT_NAMES = 4
"""Number of names after a name in its sentence that are in its company."""
# Set on the beginnings of the PDNC novels, where names of one person are in company once for
# thirty mentions of the rarer name, and those of relatives once for six.
_LEAST = 3
"""Times that names of different people are in company at least."""
_LEAST_SHARE = 0.1
"""The same as a share of the mentions of the rarer name."""

_FREQUENT = 15
"""Least number of mentions of the rarer of two names that are one person's by lack of company."""
_MOST_SHARE = 1 / 15
"""Most times in company of such names, as a share of the mentions of the rarer one."""
_LEAST_REPLIES = 3
"""Least number of replies from which the speaker bears the name that the other turn addresses."""
_FAR_MORE = 3
"""Ratio of the replies of the bearer to those of anybody else."""
_MOST_NARRATED = 0.25
"""Most mentions in narration of a name of address, as a share of all its mentions."""
_OLD = frozenset({"old", "elder", "older"})
_YOUNG = frozenset({"young", "younger"})

_Pair = tuple[int, int]
_Mentions = tuple[Markable, Markable]


@attrs.frozen
class Company:
    """How often names are in company."""

    _times: Mapping[frozenset[NameVariant], int] = attrs.field(factory=dict)
    """Number of times that two variants are in company, or one with itself."""

    def is_shared(self, variant: NameVariant) -> bool:
        """Whether two people share a name: "old Mr. Bell" and "young Mr. Bell"."""
        return frozenset((variant,)) in self._times

    def separates(self, variant: NameVariant, others: Sequence[NameVariant]) -> bool:
        """Whether a name is in company with other names too often to be their bearer's.

        Args:
            variant: A name.
            others: Names of one person.
        """
        rarer, times = self._occurrences(variant, others)
        return times >= max(_LEAST, _LEAST_SHARE * rarer)

    def unites(self, variant: NameVariant, others: Sequence[NameVariant]) -> bool:
        """Whether a name and other names are frequent, and so seldom in company as one person's.

        Args:
            variant: A name.
            others: Names of one person.
        """
        rarer, times = self._occurrences(variant, others)
        return rarer >= _FREQUENT and times <= _MOST_SHARE * rarer

    def _occurrences(self, variant: NameVariant, others: Sequence[NameVariant]) -> tuple[int, int]:
        """Return the mentions of the rarer of two names, and how often they are in company."""
        times = sum(self._times.get(frozenset((variant, other)), 0) for other in others)
        return min(len(variant.mentions), sum(len(one.mentions) for one in others)), times


def read_company(pairs: Iterable[_Pair], variants: Iterable[NameVariant]) -> Company:
    """Count how often variants are in company.

    Args:
        pairs: The head tokens of names that are in company.
        variants: All name variants of the text.
    """
    by_head = {mention.head: variant for variant in variants for mention in variant.mentions}
    counts: Counter[frozenset[NameVariant]] = Counter()
    for one, other in pairs:
        if one in by_head and other in by_head:
            counts[frozenset((by_head[one], by_head[other]))] += 1
    return Company(counts)


def names_in_company(discourse: Discourse) -> Iterator[_Pair]:
    """Yield the head tokens of each two names that are in company.

    They are in one sentence, or one is of the speaker of a quotation and the other is mentioned in
    it, or they are of the speakers of a turn and of the reply to it. A name that two people share
    is in company with itself.
    """
    names = [mention for mention in discourse.mentions if mention.form is MentionForm.NAME]
    for one, other in chain(_in_sentences(discourse, names), _in_dialogue(discourse, names)):
        if _titled(one) != _titled(other):
            yield one.head, other.head
    for one, other in _shared(discourse, names):
        yield one.head, other.head


def _in_sentences(discourse: Discourse, names: Iterable[Markable]) -> Iterator[_Mentions]:
    """Yield the names of each sentence; words inside and outside marks are different sentences."""
    by_sentence: dict[tuple[int, int | None], list[Markable]] = defaultdict(list)
    for name in names:
        sentence = discourse.annotated.sentence_of[name.head]
        by_sentence[sentence, discourse.quotation_of[name.head]].append(name)
    for together in by_sentence.values():
        for position, name in enumerate(together):
            for other in together[position + 1 : position + 1 + _NEXT_NAMES]:
                # Adjacent names are parts of one: "the Nawab Bahadur".
                if other.first > name.last:
                    yield name, other


def _in_dialogue(discourse: Discourse, names: Iterable[Markable]) -> Iterator[_Mentions]:
    """Yield each speaker with the names in the quotation, and with the speaker of the next turn."""
    speakers = _named_speakers(discourse)
    for name in names:
        quotation = discourse.quotation_of[name.head]
        if quotation is not None and quotation in speakers:
            yield speakers[quotation], name
    for turn, reply in _replies(discourse):
        if turn in speakers and reply in speakers:
            yield speakers[turn], speakers[reply]


def _named_speakers(discourse: Discourse) -> Mapping[int, Markable]:
    """Return the name of the speaker of each utterance whose cue has one as its subject."""
    return {
        utterance_index: source
        for utterance_index, attribution in enumerate(discourse.attributions)
        if attribution.attributed_by is AttributedBy.SUBJECT
        and (source := discourse.source_of(utterance_index))
        and source.form is MentionForm.NAME
    }


def _replies(discourse: Discourse) -> Iterator[_Pair]:
    """Yield each two turns in paragraphs that follow one another."""
    turns = [index for index in range(len(discourse.attributions)) if discourse.is_turn(index)]
    for turn, following in pairwise(turns):
        if discourse.paragraph_of(following) == discourse.last_paragraph_of(turn) + 1:
            yield turn, following


def _shared(discourse: Discourse, names: Iterable[Markable]) -> Iterator[_Mentions]:
    """Yield one "old" and one "young" mention of each name that has both."""
    by_age: dict[tuple[object, bool], Markable] = {}
    for name in names:
        words = discourse.annotated.tokens[max(0, name.first - 1) : name.first + 1]
        for word in (token.text.lower() for token in words):
            if word in _OLD or word in _YOUNG:
                by_age.setdefault((_titled(name), word in _OLD), name)
    for (titled, is_old), name in by_age.items():
        if is_old and (titled, False) in by_age:
            yield name, by_age[titled, False]


def _titled(mention: Markable) -> object:
    return mention.name and (mention.name.titles, mention.name.keys)


def merge_names_of_address(discourse: Discourse, names: NameClusters) -> NameClusters:
    """Return the names with those of address merged with the name of who replies to them.

    If Lord Henry speaks before and after the turns that say "Harry", and the narration hardly uses
    the name, he is Harry.
    """
    in_company = Counter(
        frozenset((names.at(one), names.at(other))) for one, other in names_in_company(discourse)
    )
    replies: dict[Cluster, Counter[Cluster]] = defaultdict(Counter)
    for called, speaker in _calls_with_replies(discourse, names):
        replies[called][speaker] += 1
    rare = _rare_in_narration(discourse, names)
    merged: dict[Cluster, Cluster] = {}
    for called, speakers in replies.items():
        (bearer, times), *others = speakers.most_common()
        least = max([_LEAST_REPLIES, *(_FAR_MORE * number for _, number in others)])
        is_apart = in_company[frozenset((called, bearer))] > _LEAST_SHARE * times
        if called in rare and times >= least and not is_apart and _may_be_one(called, bearer):
            merged[called] = bearer
    return names.merged({one: other for one, other in merged.items() if other not in merged})


def _names(discourse: Discourse) -> Iterator[Markable]:
    return (one for one in discourse.mentions if one.form is MentionForm.NAME)


def _calls_with_replies(
    discourse: Discourse, names: NameClusters
) -> Iterator[tuple[Cluster, Cluster]]:
    """Yield who is called by name in a turn, and the named speaker of the turn before or after."""
    speakers = {
        utterance_index: cluster
        for utterance_index, name in _named_speakers(discourse).items()
        if (cluster := names.at(name.head))
    }
    called = dict(names_called(discourse, names))
    for turn, reply in _replies(discourse):
        for one, other in ((turn, reply), (reply, turn)):
            if one in called and other in speakers and called[one] is not speakers[other]:
                yield called[one], speakers[other]


def names_called(discourse: Discourse, names: NameClusters) -> Iterator[tuple[int, Cluster]]:
    """Yield the index of each quotation that calls somebody by name, with the cluster."""
    for utterance_index, attribution in enumerate(discourse.attributions):
        for part in attribution.addressee.parts if attribution.addressee else ():
            for index in discourse.annotated.token_range(part):
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
    for name in _names(discourse):
        if cluster := names.at(name.head):
            mentions[cluster] += 1
            narrated[cluster] += discourse.is_narrated(name)
    share = _MOST_NARRATED
    return frozenset(one for one, number in mentions.items() if narrated[one] <= share * number)


def _may_be_one(called: Cluster, bearer: Cluster) -> bool:
    is_person = called.kind not in COLLECTIVES and bearer.kind not in COLLECTIVES
    genders = {called.gender, bearer.gender} - {None}
    return is_person and len(genders) <= 1 and not (called.character and bearer.character)
