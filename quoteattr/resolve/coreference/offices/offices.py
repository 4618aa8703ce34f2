"""Who holds which office, title and role, by the appositions and titles of the whole text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from quoteattr.language.word_lists import read_entries
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.nominals import person_nouns
from quoteattr.resolve.coreference.offices.qualifiers import (
    Qualifiers,
    organisations_of,
    qualifiers_of,
)
from quoteattr.resolve.discourse.appositions import coreferent_mention
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.nominal_traits import head_lemma
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm

_LIST = "offices.txt"
_HEAD = "head"
"""Class of the offices of which an organisation has only one; their nouns are synonyms."""


@attrs.frozen
class Offices:
    """Offices, titles and roles of the names of a text."""

    holders: Mapping[tuple[str, Cluster], frozenset[Cluster]]
    """Holders of each office in each organisation."""
    by_role: Mapping[str, tuple[Cluster, ...]]
    """Clusters that an apposition describes with a noun."""
    by_title: Mapping[str, tuple[Cluster, ...]]
    """Bearers of each title."""
    qualifiers: Mapping[tuple[str, Cluster], tuple[Qualifiers, ...]]
    """The qualifiers of each statement that a cluster has a role or title."""
    _found: dict[tuple[bool, str, Qualifiers], tuple[Cluster, ...]] = attrs.field(
        factory=dict, init=False, repr=False
    )
    """Results of `bearers` and `described` so far."""

    def holder(
        self, discourse: Discourse, mention: Markable, names: NameClusters
    ) -> Cluster | None:
        """Return the only holder of an office: "[the head of NATO]", "[NATO chief]"."""
        office = _office(head_lemma(discourse, mention))
        found = {
            cluster
            for organisation in organisations_of(discourse, mention, names)
            for cluster in self.holders.get((office, organisation), ())
        }
        return next(iter(found)) if len(found) == 1 else None

    def is_title(self, noun: str) -> bool:
        """Whether somebody bears a noun as a title, in full or short."""
        return any(title in self.by_title for title in _titles(noun))

    def bearers(self, noun: str, described: Qualifiers) -> tuple[Cluster, ...]:
        """Return the bearers of a noun as a title, in full or short: "captain", "Capt.".

        Args:
            noun: The noun of a description.
            described: Its qualifiers; of several bearers, those who match best are returned.
        """
        return self._best_qualified(self.by_title, _titles(noun), described)

    def described(self, noun: str, described: Qualifiers) -> tuple[Cluster, ...]:
        """Return the clusters that an apposition describes with a noun.

        Args:
            noun: The noun of a description.
            described: Its qualifiers; of several clusters, those that match best are returned.
        """
        return self._best_qualified(self.by_role, (noun,), described)

    def _best_qualified(
        self,
        table: Mapping[str, tuple[Cluster, ...]],
        nouns: tuple[str, ...],
        described: Qualifiers,
    ) -> tuple[Cluster, ...]:
        key = (table is self.by_title, nouns[0], described)
        if key not in self._found:
            shared: dict[Cluster, int] = {}
            for cluster in (cluster for noun in nouns for cluster in table.get(noun, ())):
                stated = [one for noun in nouns for one in self.qualifiers.get((noun, cluster), ())]
                agreeing = [one for one in stated or [Qualifiers()] if described.agrees_with(one)]
                if agreeing:
                    shared[cluster] = max(map(described.shared_with, agreeing))
            most = max(shared.values(), default=0)
            self._found[key] = tuple(one for one, count in shared.items() if count == most)
        return self._found[key]


def read_offices(discourse: Discourse, names: NameClusters) -> Offices:
    """Return the offices, titles and roles of all names of the text."""
    holders: dict[tuple[str, Cluster], dict[Cluster, None]] = defaultdict(dict)
    by_role: dict[str, dict[Cluster, None]] = defaultdict(dict)
    by_title: dict[str, dict[Cluster, None]] = defaultdict(dict)
    qualifiers: dict[tuple[str, Cluster], dict[Qualifiers, None]] = defaultdict(dict)
    for cluster in names.clusters:
        for name in cluster.names.values():
            for title in name.titles:
                by_title[title.word][cluster] = None
    for mention in discourse.mentions:
        for cluster, role, organisations in _roles(discourse, mention, names):
            if mention.form is MentionForm.NOMINAL:
                by_role[role][cluster] = None
                for part in _parts(role):
                    by_role[part].setdefault(cluster, None)
            for organisation in organisations:
                holders[_office(role), organisation][cluster] = None
            qualifiers[role, cluster][qualifiers_of(discourse, mention, names, role)] = None
    return Offices(
        {key: frozenset(found) for key, found in holders.items()},
        {key: tuple(found) for key, found in by_role.items()},
        {key: tuple(found) for key, found in by_title.items()},
        {key: tuple(found) for key, found in qualifiers.items()},
    )


def _roles(
    discourse: Discourse, mention: Markable, names: NameClusters
) -> Iterator[tuple[Cluster, str, tuple[Cluster, ...]]]:
    """Yield the bearers of a role, the role and its organisations, as one mention states them."""
    if mention.form is MentionForm.NOMINAL:
        other = coreferent_mention(discourse, mention)
        if other and other.form is MentionForm.NOMINAL:
            # "The mate, a [man] named Bohl": both describe Bohl.
            other = coreferent_mention(discourse, other)
        for cluster in names.by_head.get(other.head, ())[:1] if other else ():
            organisations = tuple(organisations_of(discourse, mention, names))
            yield cluster, head_lemma(discourse, mention), organisations
    elif mention.name is not None and mention.name.titles:
        before = discourse.by_token.get(mention.first - 1)
        organisations = names.by_head.get(before.head, ())[:1] if before else ()
        for cluster in names.by_head.get(mention.head, ())[:1]:
            for title in mention.name.titles:
                yield cluster, title.word, organisations


def _parts(role: str) -> tuple[str, ...]:
    """Return the nouns for people that hyphens join: "singer-songwriter"."""
    parts = role.split("-")
    nouns = person_nouns()
    return tuple(parts) if len(parts) > 1 and all(part in nouns for part in parts) else ()


@cache
def _offices() -> Mapping[str, tuple[tuple[str, ...], str]]:
    """Return the other titles and the class of each noun for an office."""
    return {
        noun: (tuple(titles.split(",")) if titles != "-" else (), office_class)
        for noun, titles, office_class in (entry.columns for entry in read_entries(_LIST))
    }


def _titles(noun: str) -> tuple[str, ...]:
    """Return a noun as a title, in full and short: "captain", "capt"."""
    return (noun, *(_offices()[noun][0] if noun in _offices() else ()))


def _office(noun: str) -> str:
    return _HEAD if noun in _offices() and _offices()[noun][1] == _HEAD else noun
