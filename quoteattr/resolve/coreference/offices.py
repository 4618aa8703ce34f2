"""Holders of offices, as appositions and titles anywhere in the text state them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

import attrs

from quoteattr.language.word_lists import read_entries
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.appositions import coreferent_mention
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.nominal_traits import head_lemma
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm

_LIST = "offices.txt"
_HEAD = "head"
"""Class of the offices of which an organisation has one, so that their nouns are synonyms."""


@attrs.frozen
class Offices:
    """Offices, titles and roles of the names of a text."""

    holders: Mapping[tuple[str, Cluster], frozenset[Cluster]]
    """Holders of each office in each organisation."""
    by_role: Mapping[str, tuple[Cluster, ...]]
    """Clusters that an apposition describes with a noun."""
    by_title: Mapping[str, tuple[Cluster, ...]]
    """Bearers of each title."""
    _bearers: dict[str, tuple[Cluster, ...]] = attrs.field(factory=dict, init=False, repr=False)
    """Results of `bearers` so far, by noun."""

    def holder(
        self, discourse: Discourse, mention: Markable, names: NameClusters
    ) -> Cluster | None:
        """Return the only holder of an office: "[the head of NATO]", "[NATO chief]"."""
        office = _office(head_lemma(discourse, mention))
        found = {
            cluster
            for organisation in _organisations(discourse, mention, names)
            for cluster in self.holders.get((office, organisation), ())
        }
        return next(iter(found)) if len(found) == 1 else None

    def bearers(self, noun: str) -> tuple[Cluster, ...]:
        """Return the bearers of a noun as a title, in full or short: "captain", "Capt."."""
        if noun not in _offices() or not (short := _offices()[noun][0]):
            return self.by_title.get(noun, ())
        if noun not in self._bearers:
            found = (one for title in (noun, *short) for one in self.by_title.get(title, ()))
            self._bearers[noun] = tuple(dict.fromkeys(found))
        return self._bearers[noun]

    def described(self, noun: str) -> tuple[Cluster, ...]:
        """Return the clusters that an apposition describes with a noun."""
        return self.by_role.get(noun, ())


def read_offices(discourse: Discourse, names: NameClusters) -> Offices:
    """Return the offices, titles and roles of all names of the text."""
    holders: dict[tuple[str, Cluster], dict[Cluster, None]] = defaultdict(dict)
    by_role: dict[str, dict[Cluster, None]] = defaultdict(dict)
    by_title: dict[str, dict[Cluster, None]] = defaultdict(dict)
    for cluster in names.clusters:
        for name in cluster.names.values():
            for title in name.titles:
                by_title[title.word][cluster] = None
    for mention in discourse.mentions:
        for cluster, role, organisations in _roles(discourse, mention, names):
            if mention.form is MentionForm.NOMINAL:
                by_role[role][cluster] = None
            for organisation in organisations:
                holders[_office(role), organisation][cluster] = None
    return Offices(
        {key: frozenset(found) for key, found in holders.items()},
        {key: tuple(found) for key, found in by_role.items()},
        {key: tuple(found) for key, found in by_title.items()},
    )


def _roles(
    discourse: Discourse, mention: Markable, names: NameClusters
) -> Iterator[tuple[Cluster, str, tuple[Cluster, ...]]]:
    """Yield the bearers of a role, the role and its organisations, as one mention states them."""
    if mention.form is MentionForm.NOMINAL:
        other = coreferent_mention(discourse, mention)
        for cluster in names.by_head.get(other.head, ())[:1] if other else ():
            organisations = tuple(_organisations(discourse, mention, names))
            yield cluster, head_lemma(discourse, mention), organisations
    elif mention.name is not None and mention.name.titles:
        before = discourse.by_token.get(mention.first - 1)
        organisations = names.by_head.get(before.head, ())[:1] if before else ()
        for cluster in names.by_head.get(mention.head, ())[:1]:
            for title in mention.name.titles:
                yield cluster, title.word, organisations


@cache
def _offices() -> Mapping[str, tuple[tuple[str, ...], str]]:
    """Return the other titles and the class of each noun for an office."""
    return {
        noun: (tuple(titles.split(",")) if titles != "-" else (), office_class)
        for noun, titles, office_class in (entry.columns for entry in read_entries(_LIST))
    }


def _office(noun: str) -> str:
    return _HEAD if noun in _offices() and _offices()[noun][1] == _HEAD else noun


def _organisations(
    discourse: Discourse, mention: Markable, names: NameClusters
) -> Iterator[Cluster]:
    """Yield the organisations and places that a nominal names: "the head of [NATO]"."""
    annotated = discourse.annotated
    for child in annotated.dependents(annotated.tokens[mention.head]):
        if child.relation in {"nmod", "compound", "amod"}:
            other = discourse.by_token.get(child.index)
            if other is not None and other.form is MentionForm.NAME:
                yield from names.by_head.get(other.head, ())[:1]
