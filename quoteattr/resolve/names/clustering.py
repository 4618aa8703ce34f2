"""Name clustering: variants with titles, initials, pet forms and acronyms refer to one speaker.

Fuller names come first: "Donald J. Marr" starts a cluster, "President Marr" joins it, and "Marr"
joins it if it can refer to nobody else; else every mention of "Marr" is resolved in its context.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from quoteattr.language.given_names import pet_forms
from quoteattr.language.names import parse_name
from quoteattr.language.titles import DAUGHTER_TITLES, WIFE_TITLES
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import COLLECTIVES
from quoteattr.resolve.names.company import Company, read_company
from quoteattr.resolve.names.disambiguation import plausible_groups
from quoteattr.resolve.names.genders import GenderEvidence
from quoteattr.resolve.names.indexes.groups import GroupIndex
from quoteattr.resolve.names.matching import (
    is_husbands_name,
    same_full_name,
    same_organisation,
    single_name_matches,
)
from quoteattr.resolve.names.name_clusters import NameClusters, alias_key
from quoteattr.resolve.names.variants import (
    MARRIED_TITLES,
    NameGroup,
    NameKey,
    NameVariant,
    collect_variants,
    name_key,
)
from quoteattr.schema.knowledge import Character


def cluster_names(
    mentions: Iterable[Markable],
    characters: Sequence[Character] = (),
    genders: Mapping[int, GenderEvidence] | None = None,
    company: Iterable[tuple[int, int]] = (),
) -> NameClusters:
    """Cluster the names among `mentions`.

    Args:
        mentions: Mentions of one document in text order; other mentions than names are ignored.
        characters: Speakers that are known beforehand; a name that is one of their names or
            aliases refers to them, and so do the other names that the text shows to be theirs.
        genders: The gender that the clauses around names indicate, by the head token of the name.
        company: The head tokens of each two names that are in company.
    """
    variants = collect_variants(mentions, genders or {})
    ranked = sorted(variants, key=lambda variant: variant.rank)
    counted = read_company(company, variants)
    clustering = _Clustering(variants, counted)
    if characters:
        unaided = _Clustering(variants, counted)
        for variant in ranked:
            unaided.assign(variant)
        clustering.add_characters(characters, unaided.groups)
    for variant in ranked:
        clustering.assign(variant)
    return clustering.result()


class _Clustering:
    """Assigns variants to groups one after the other."""

    def __init__(self, variants: Iterable[NameVariant], company: Company) -> None:
        self._company = company
        self.groups: list[NameGroup] = []
        """The groups so far."""
        self._index = GroupIndex()
        self._by_alias: dict[str, NameGroup] = {}
        """The characters of the user by their names and descriptions."""
        self._by_key: dict[NameKey, NameGroup] = {}
        """The characters of the user by the keys of their names."""
        self._owners: dict[NameVariant, Sequence[NameGroup]] = {}
        """The characters of the user with a name in the group of each variant without the list, the
        most frequent first."""
        self._by_head: dict[int, tuple[NameGroup, ...]] = {}
        self._surnames_of_daughters: set[str] = set()
        self._untitled: Counter[str] = Counter()
        """Number of mentions of each single name without a title."""
        self._singles: dict[str, list[NameVariant]] = defaultdict(list)
        """The single names by their word."""
        self._bearers: dict[str, set[NameGroup]] = defaultdict(set)
        """The groups with each given name in a full name."""
        for variant in variants:
            if variant.name.keys and variant.titles & DAUGHTER_TITLES:
                self._surnames_of_daughters.add(variant.name.keys[-1])
            if len(variant.name.keys) == 1 and not variant.titles:
                self._untitled[variant.name.keys[0]] += len(variant.mentions)
            if variant.name.keys and variant.is_single:
                self._singles[variant.name.keys[-1]].append(variant)

    def add_characters(self, characters: Iterable[Character], unaided: Iterable[NameGroup]) -> None:
        """Start a group for each character of the user.

        Args:
            characters: The characters.
            unaided: The groups that the text alone indicates.
        """
        for character in characters:
            self._add_character(character)
        for group in unaided:
            owners: Counter[NameGroup] = Counter()
            for variant in group.variants:
                if owner := self._by_key.get(name_key(variant.name)):
                    owners[owner] += len(variant.mentions)
            ordered = [owner for owner, _ in owners.most_common()]
            self._owners |= dict.fromkeys(group.variants, ordered)

    def _add_character(self, character: Character) -> None:
        group = NameGroup(
            character.kind, character=character.name, explicit_gender=character.gender
        )
        self.groups.append(group)
        names = dict.fromkeys((character.name, *character.aliases))
        for alias in names:
            self._by_alias.setdefault(_folded(alias), group)
        variants = [
            NameVariant(parse_name(alias), character.kind, is_place=False) for alias in names
        ]
        for variant in sorted(variants, key=lambda variant: variant.rank):
            group.add(variant)
            self._index.add(group, variant.name)
            self._by_key.setdefault(name_key(variant.name), group)

    def assign(self, variant: NameVariant) -> None:
        """Add a variant to the only group it can refer to, start one, or leave it undecided."""
        candidates = self._listed(variant) or self._candidates(variant)
        if not candidates:
            candidates = [NameGroup(variant.kind, variant.is_place)]
            self.groups += candidates
        if len(candidates) == 1:
            candidates[0].add(variant)
            self._index.add(candidates[0], variant.name)
            if not variant.is_single:
                self._bearers[variant.name.keys[0]].add(candidates[0])
        ordered = tuple(sorted(candidates, key=lambda group: -group.size))
        self._by_head |= dict.fromkeys((mention.head for mention in variant.mentions), ordered)

    def _listed(self, variant: NameVariant) -> Sequence[NameGroup]:
        """Return the characters of the user to whom a variant can refer, if to any."""
        if character := self._by_key.get(name_key(variant.name)):
            return [character]
        owners = self._owners.get(variant, ())
        if len(owners) > 1:
            plausible = [group for group in self._candidates(variant) if group in owners]
            return plausible or owners[:1]
        return owners

    def result(self) -> NameClusters:
        cluster_of = {group: group.as_cluster() for group in self.groups}
        clusters = tuple(cluster_of.values())
        # Names with the same candidates share one tuple.
        candidates = {id(one): tuple(cluster_of[g] for g in one) for one in self._by_head.values()}
        return NameClusters(
            clusters,
            {head: candidates[id(groups)] for head, groups in self._by_head.items()},
            {alias_key(alias): cluster_of[group] for alias, group in self._by_alias.items()},
            {
                name.words[0].casefold(): cluster
                for cluster in clusters
                for name in cluster.names.values()
                if len(name.words) == 1 and not name.titles
            },
        )

    def _candidates(self, variant: NameVariant) -> Sequence[NameGroup]:
        """Return the groups that a variant can refer to."""
        if variant.kind in COLLECTIVES:
            organisations = self._index.candidates_for_organisation(variant)
            return [*islice((g for g in organisations if same_organisation(variant, g)), 1)]
        if not variant.is_single:
            people = _people(self._index.candidates_for_full_name(variant))
            return [*islice((g for g in people if same_full_name(variant, g)), 1)]
        people = _people(self._index.candidates_by_word(variant))
        groups = [group for group in people if single_name_matches(variant, group)]
        if not variant.titles:
            groups = [group for group in groups if not group.is_wife]
        if variant.titles & MARRIED_TITLES:
            groups = [group for group in groups if self._may_be_married(variant, group)]
        groups = [group for group in groups if not self._is_somebody_else(variant, group)]
        if not variant.titles:
            # "Charles" who walks with "Charles Bell" is another Charles, if there is another one.
            others = [one for one in groups if not self._company.separates(variant, one.variants)]
            groups = others or groups
        return plausible_groups(variant, groups)

    def _is_somebody_else(self, variant: NameVariant, group: NameGroup) -> bool:
        """Whether company shows that a single name is not that of the bearer of other names.

        "Mr. Bell" who talks to "George" is not George Bell.
        """
        others = self._other_names(variant.name.keys[-1], group)
        return bool(others) and (
            self._company.is_shared(variant) or self._company.separates(variant, others)
        )

    def _other_names(self, word: str, group: NameGroup) -> list[NameVariant]:
        """Return the single names of a group without a word, its given names if it is a surname."""
        full_names = [name for name in group.full_names if not is_husbands_name(name)]
        if all(name.keys[-1] != word for name in full_names):
            return [one for one in group.variants if one.is_single and one.name.keys[-1] != word]
        given = {name.keys[0] for name in full_names if name.keys[0] != word}
        forms = given.union(*map(pet_forms, given)) - {word}
        # A given name of several people may be that of another one.
        unshared = (form for form in forms if self._bearers[form] <= {group})
        return [single for form in unshared for single in self._singles.get(form, ())]

    def _may_be_married(self, variant: NameVariant, group: NameGroup) -> bool:
        """Whether "Mrs." with a surname may refer to somebody who also has other names.

        A woman called by her given name alone more often than by her full name is rarely the "Mrs.
        Lund" of the same text, unless the two are never in company: that is the mother of "Ada
        Lund". Nor is a man called by his surname, nor a woman who shares it with a "Miss".
        """
        if group.titles & MARRIED_TITLES:
            return True
        if variant.titles & WIFE_TITLES and variant.name.keys[-1] in self._surnames_of_daughters:
            return False
        untitled = full = 0
        for other in group.variants:
            if not other.is_single:
                full += len(other.mentions)
                untitled += self._untitled[other.name.keys[0]]
                if other.name.given_gender is None:
                    untitled += self._untitled[other.name.keys[-1]]
        if untitled <= full:
            return True
        others = self._other_names(variant.name.keys[-1], group)
        has_daughters = variant.name.keys[-1] in self._surnames_of_daughters
        return not has_daughters and self._company.unites(variant, others)


def _people(groups: Iterable[NameGroup]) -> Iterator[NameGroup]:
    return (group for group in groups if group.kind not in COLLECTIVES)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
