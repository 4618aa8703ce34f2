"""Names in company: two names that are mentioned together are seldom one person's.

Nobody is called "Mr. Bell" and "George" in one sentence, and few speakers name themselves. Two
names of one person are in company now and then, so a few occurrences show nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.variants import NameVariant
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.rules import AttributedBy

_NEXT_NAMES = 4
"""Number of names after a name in its sentence that are in its company."""
# Set on the beginnings of the PDNC novels, where names of one person are in company once for
# thirty mentions of the rarer name, and those of relatives once for six.
_LEAST = 3
"""Least number of times that names of different people are in company."""
LEAST_SHARE = 0.1
"""The same, as a share of the mentions of the rarer name."""

_FREQUENT = 15
"""Least number of mentions of the rarer of two names that are one person's by lack of company."""
_MOST_SHARE = 1 / 15
"""Most times that two such names are in company, as a share of the mentions of the rarer one."""
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
        return times >= max(_LEAST, LEAST_SHARE * rarer)

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
                if other.first > name.stop:
                    yield name, other


def _in_dialogue(discourse: Discourse, names: Iterable[Markable]) -> Iterator[_Mentions]:
    """Yield each speaker with the names in the quotation, and with the speaker of the next turn."""
    speakers = named_speakers(discourse)
    for name in names:
        quotation = discourse.quotation_of[name.head]
        if quotation is not None and quotation in speakers:
            yield speakers[quotation], name
    for turn, reply in replies(discourse):
        if turn in speakers and reply in speakers:
            yield speakers[turn], speakers[reply]


def named_speakers(discourse: Discourse) -> Mapping[int, Markable]:
    """Return the name of the speaker of each utterance whose cue has one as its subject."""
    return {
        utterance_index: source
        for utterance_index, attribution in enumerate(discourse.attributions)
        if attribution.attributed_by is AttributedBy.SUBJECT
        and (source := discourse.source_of(utterance_index))
        and source.form is MentionForm.NAME
    }


def replies(discourse: Discourse) -> Iterator[_Pair]:
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
