"""Which names are the same speaker's: variants with titles, initials, pet forms, acronyms.

Fuller names come first: "Donald J. Trump" makes a cluster, "President Trump" joins it, "Trump"
joins where only one cluster can be meant, and is left to the place where it stands otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import attrs

from quoteattr.language.names import parse_name
from quoteattr.language.titles import DAUGHTER_TITLES, WIFE_TITLES
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import GROUPS, Cluster
from quoteattr.resolve.names.genders import Evidence
from quoteattr.resolve.names.index import NameIndex
from quoteattr.resolve.names.matching import (
    WIVES,
    Group,
    Variant,
    best_groups,
    is_surname,
    same_full_name,
    titles_agree,
)
from quoteattr.resolve.names.organisations import same_organisation
from quoteattr.schema.character import Character
from quoteattr.schema.quote import MentionForm, SpeakerKind

_PERSON_SHARE = 3
"""A bare name that the engine takes for a place is a surname if it is at most so many times as
frequent as the fuller forms of a person's name."""


@attrs.frozen
class NameClusters:
    """The clusters that the names of a text make."""

    clusters: tuple[Cluster, ...]
    """All clusters, the fullest names first."""
    of_head: Mapping[int, tuple[Cluster, ...]]
    """For the head token of each name the clusters that it can mean, the most frequent first."""
    by_alias: Mapping[str, Cluster] = attrs.field(factory=dict)
    """The characters that the user knows, by their names folded and without article."""
    by_words: Mapping[str, Cluster] = attrs.field(factory=dict)
    """Those who are called by one word without a title, by that word folded."""
    narrator: Cluster = attrs.field(factory=lambda: Cluster(SpeakerKind.PERSON, is_narrator=True))
    """The cluster of the "I" in narration."""

    def reopened(self) -> tuple["NameClusters", Mapping[Cluster, Cluster]]:
        """Return the names for another reading, and the new cluster of each old one.

        Whatever a reading gathers belongs to its own clusters: two readings that shared them would
        count every pronoun twice, and mix up their mentions.
        """
        old = dict.fromkeys([*self.clusters, self.narrator, *self.by_alias.values()])
        new = {cluster: cluster.reopened() for cluster in old}
        again = NameClusters(
            tuple(new[cluster] for cluster in self.clusters),
            {head: tuple(new[one] for one in able) for head, able in self.of_head.items()},
            {alias: new[cluster] for alias, cluster in self.by_alias.items()},
            {word: new[cluster] for word, cluster in self.by_words.items()},
            new[self.narrator],
        )
        return again, new


def cluster_names(
    mentions: Iterable[Markable],
    characters: Sequence[Character] = (),
    genders: Mapping[int, Evidence] | None = None,
) -> NameClusters:
    """Cluster the names among `mentions`.

    Args:
        mentions: Mentions of one document in text order; only names are looked at.
        characters: Speakers that are known beforehand; a name that is exactly one of theirs is
            theirs.
        genders: What the clauses around names tell of their gender, by the head token.
    """
    variants = _variants(mentions, genders or {})
    _settle_kinds(variants)
    clustering = _Clustering()
    for character in characters:
        clustering.add_character(character)
    clustering.note(variants)
    for variant in sorted(variants, key=lambda variant: variant.rank):
        clustering.place(variant)
    return clustering.result()


def _variants(mentions: Iterable[Markable], genders: Mapping[int, Evidence]) -> list[Variant]:
    found: dict[tuple[object, ...], Variant] = {}
    for mention in mentions:
        if mention.form is not MentionForm.NAME or mention.name is None:
            continue
        name = mention.name
        key = (name.keys, frozenset(name.titles), name.suffix, mention.number)
        variant = found.setdefault(key, Variant(name, mention.kind, mention.is_place))
        variant.mentions.append(mention)
        for gender, weight in genders.get(mention.head, {}).items():
            variant.pronouns[gender] = variant.pronouns.get(gender, 0.0) + weight
    return list(found.values())


def _settle_kinds(variants: Sequence[Variant]) -> None:
    """Take a bare name that a person bears for that person's, whatever the engine said."""
    people: Counter[str] = Counter()
    for variant in variants:
        if variant.kind is SpeakerKind.PERSON and (variant.name.titles or variant.name.is_full):
            for key in {variant.name.keys[0], variant.name.keys[-1]}:
                people[key] += len(variant.mentions)
    last_of = {
        variant.name.keys[-1]
        for variant in variants
        if variant.kind is SpeakerKind.ORGANISATION and variant.name.is_full
    }
    for variant in variants:
        if len(variant.name.keys) != 1:
            continue
        key = variant.name.keys[0]
        is_organisation = variant.kind is SpeakerKind.ORGANISATION
        if is_organisation and people[key] * _PERSON_SHARE >= len(variant.mentions):
            variant.kind, variant.place = SpeakerKind.PERSON, False
        elif key in last_of and not people[key] and _is_definite(variant):
            variant.kind = SpeakerKind.ORGANISATION


def _is_definite(variant: Variant) -> bool:
    """Whether a name of one word stands with an article: "the Post" of the "New York Post"."""
    first = variant.mentions[0]
    return not variant.name.titles and first.last - first.first > 1


class _Clustering:
    """Places variants one after the other."""

    def __init__(self) -> None:
        self._groups: list[Group] = []
        self._index = NameIndex()
        self._by_alias: dict[str, Group] = {}
        self._of_head: dict[int, tuple[Cluster, ...]] = {}
        self._daughters: set[str] = set()
        self._bare: Counter[str] = Counter()

    def note(self, variants: Iterable[Variant]) -> None:
        """Remember who is called how, before any name looks for its cluster.

        The "Mrs." of a surname that a "Miss" bears is somebody else.
        """
        for variant in variants:
            if variant.name.keys and variant.titles & DAUGHTER_TITLES:
                self._daughters.add(variant.name.keys[-1])
            if len(variant.name.keys) == 1 and not variant.titles:
                self._bare[variant.name.keys[0]] += len(variant.mentions)

    def add_character(self, character: Character) -> None:
        cluster = Cluster(SpeakerKind.PERSON, name=character.name, told_gender=character.gender)
        group = Group(cluster)
        self._groups.append(group)
        for alias in (character.name, *character.aliases):
            self._by_alias.setdefault(_folded(alias), group)
            name = parse_name(alias)
            group.variants.append(Variant(name, SpeakerKind.PERSON, place=False))
            self._index.add(group, name)

    def place(self, variant: Variant) -> None:
        """Join the cluster that the variant must mean, make one, or leave it open."""
        known = {
            id(group): group
            for mention in variant.mentions[:1]
            if (group := self._by_alias.get(_folded(_shown(mention))))
        }
        candidates = list(known.values()) or self._candidates(variant)
        if len(candidates) == 1:
            self._join(candidates[0], variant)
        elif not candidates:
            group = Group(Cluster(variant.kind, is_place=variant.place))
            self._groups.append(group)
            self._join(group, variant)
        else:
            ordered = sorted(candidates, key=lambda group: -group.size)
            clusters = tuple(group.cluster for group in ordered)
            for mention in variant.mentions:
                self._of_head[mention.head] = clusters

    def result(self) -> NameClusters:
        for group in self._groups:
            group.cluster.likely_gender = group.pronouns or group.cluster.likely_gender
        aliases = {without_article(alias): one.cluster for alias, one in self._by_alias.items()}
        clusters = tuple(group.cluster for group in self._groups)
        words = {
            name.words[0].casefold(): cluster
            for cluster in clusters
            for name in cluster.parsed.values()
            if len(name.words) == 1 and not name.titles
        }
        return NameClusters(clusters, self._of_head, aliases, words)

    def _join(self, group: Group, variant: Variant) -> None:
        group.variants.append(variant)
        self._index.add(group, variant.name)
        cluster = group.cluster
        if cluster.kind is SpeakerKind.UNKNOWN:
            cluster.kind = variant.kind
        cluster.told_gender = cluster.told_gender or variant.name.title_gender
        given = variant.name.given_gender
        if given and cluster.kind not in GROUPS and not is_surname(variant, group):
            cluster.likely_gender = cluster.likely_gender or given
        if cluster.likely_gender is None:
            cluster.sound_gender = cluster.sound_gender or variant.name.ending_gender
        for mention in variant.mentions:
            shown = _shown(mention)
            cluster.names[shown] += 1
            cluster.parsed.setdefault(shown, variant.name)
            self._of_head[mention.head] = (cluster,)

    def _candidates(self, variant: Variant) -> list[Group]:
        if variant.kind in GROUPS:
            alike = self._index.like_organisation(variant)
            return list(islice((g for g in alike if same_organisation(variant, g)), 1))
        if not variant.surname_only:
            alike = [g for g in self._index.like_person(variant) if g.cluster.kind not in GROUPS]
            return list(islice((g for g in alike if same_full_name(variant, g)), 1))
        people = (g for g in self._index.near(variant) if g.cluster.kind not in GROUPS)
        agreeing = [g for g in people if titles_agree(variant, g)]
        if not variant.titles:
            agreeing = [g for g in agreeing if not g.is_wife]
        if variant.titles & WIVES:
            agreeing = [g for g in agreeing if self._may_be_married(variant, g)]
        return best_groups(variant, agreeing)

    def _may_be_married(self, variant: Variant, group: Group) -> bool:
        """Whether a "Mrs." with a surname may mean somebody whom the text calls otherwise, too.

        Who goes by the given name alone more often than by the full name is rarely the "Mrs. Lund"
        of the same text: that is the mother of "Ada Lund". Nor is a man who goes by the surname.
        """
        if group.titles & WIVES:
            return True
        if variant.titles & WIFE_TITLES and variant.name.keys[-1] in self._daughters:
            return False
        bare = full = 0
        for other in group.variants:
            if not other.surname_only:
                full += len(other.mentions)
                bare += self._bare[other.name.keys[0]]
                if other.name.given_gender is None:
                    bare += self._bare[other.name.keys[-1]]
        return bare <= full


def without_article(name: str) -> str:
    """Return a name or description folded, without the article before it: "the Mayor"."""
    folded = _folded(name)
    first, _, rest = folded.partition(" ")
    return rest if first in {"the", "a", "an"} and rest else folded


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _shown(mention: Markable) -> str:
    """Return the name of a mention without its possessive ending, epithets included."""
    if mention.name is None:
        return ""
    titles = [title.word for title in mention.name.titles]
    return " ".join((*titles, *mention.name.words)) if titles else " ".join(mention.name.words)
