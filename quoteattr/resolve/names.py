"""Which names are the same speaker's: variants with titles, initials, pet forms, acronyms.

Fuller names come first: "Donald J. Trump" makes a cluster, "President Trump" joins it, "Trump"
joins where only one cluster can be meant, and is left to the place where it stands otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import attrs

from quoteattr.language.mentions import Markable
from quoteattr.language.names import (
    MARRIED_TITLES,
    MEN_TITLES,
    PARTICLES,
    UNMARRIED_TITLES,
    PersonName,
    TitleClass,
    acronyms,
    first_names,
    parse_name,
    same_given_name,
    title_of,
)
from quoteattr.resolve.clusters import GROUPS, Cluster
from quoteattr.schema.character import Character
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind

_PEERS = frozenset({"sir", "lord", "lady", "dame"})
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
    narrator: Cluster = attrs.field(factory=lambda: Cluster(SpeakerKind.PERSON, is_narrator=True))
    """The cluster of the "I" in narration."""


@attrs.define(eq=False)
class _Variant:
    """All mentions with the same name."""

    name: PersonName
    kind: SpeakerKind
    place: bool
    mentions: list[Markable] = attrs.field(factory=list)

    @property
    def titles(self) -> frozenset[str]:
        return frozenset(title.word for title in self.name.titles)

    @property
    def surname_only(self) -> bool:
        """Whether the words are one name, with a particle or without."""
        return sum(key not in PARTICLES for key in self.name.keys) <= 1

    @property
    def rank(self) -> tuple[int, int, int]:
        """Order in which variants look for their cluster."""
        length = 1 if self.surname_only else len(self.name.keys)
        return (-length, not self.name.titles, -len(self.mentions))


def cluster_names(
    mentions: Iterable[Markable], characters: Sequence[Character] = ()
) -> NameClusters:
    """Cluster the names among `mentions`.

    Args:
        mentions: Mentions of one document in text order; only names are looked at.
        characters: Speakers that are known beforehand; a name that is exactly one of theirs is
            theirs.
    """
    variants = _variants(mentions)
    _settle_kinds(variants)
    clustering = _Clustering()
    for character in characters:
        clustering.add_character(character)
    clustering.note_daughters(variants)
    for variant in sorted(variants, key=lambda variant: variant.rank):
        clustering.place(variant)
    return clustering.result()


def _variants(mentions: Iterable[Markable]) -> list[_Variant]:
    found: dict[tuple[object, ...], _Variant] = {}
    for mention in mentions:
        if mention.form is not MentionForm.NAME or mention.name is None:
            continue
        name = mention.name
        key = (name.keys, frozenset(name.titles), name.suffix, mention.number)
        variant = found.setdefault(key, _Variant(name, mention.kind, mention.place))
        variant.mentions.append(mention)
    return list(found.values())


def _settle_kinds(variants: Sequence[_Variant]) -> None:
    """Take a bare name that a person bears for that person's, whatever the engine said."""
    people: Counter[str] = Counter()
    for variant in variants:
        if variant.kind is SpeakerKind.PERSON and (variant.name.titles or variant.name.is_full):
            for key in {variant.name.keys[0], variant.name.keys[-1]}:
                people[key] += len(variant.mentions)
    for variant in variants:
        bare = len(variant.name.keys) == 1 and variant.kind is SpeakerKind.ORGANISATION
        if bare and people[variant.name.keys[0]] * _PERSON_SHARE >= len(variant.mentions):
            variant.kind, variant.place = SpeakerKind.PERSON, False


@attrs.define(eq=False)
class _Group:
    """A cluster in the making."""

    cluster: Cluster
    variants: list[_Variant] = attrs.field(factory=list)

    @property
    def size(self) -> int:
        return sum(len(variant.mentions) for variant in self.variants)

    @property
    def titles(self) -> frozenset[str]:
        return frozenset().union(*(variant.titles for variant in self.variants))

    @property
    def full(self) -> list[PersonName]:
        return [variant.name for variant in self.variants if not variant.surname_only]


class _Clustering:
    """Places variants one after the other."""

    def __init__(self) -> None:
        self._groups: list[_Group] = []
        self._by_key: dict[str, list[_Group]] = defaultdict(list)
        self._by_alias: dict[str, _Group] = {}
        self._of_head: dict[int, tuple[Cluster, ...]] = {}
        self._daughters: set[str] = set()

    def note_daughters(self, variants: Iterable[_Variant]) -> None:
        """Remember the surnames that a "Miss" bears: their "Mrs." is somebody else."""
        self._daughters.update(
            variant.name.keys[-1]
            for variant in variants
            if variant.name.keys and variant.titles & UNMARRIED_TITLES
        )

    def add_character(self, character: Character) -> None:
        cluster = Cluster(SpeakerKind.PERSON, name=character.name, told_gender=character.gender)
        group = _Group(cluster)
        self._groups.append(group)
        for alias in (character.name, *character.aliases):
            self._by_alias.setdefault(_folded(alias), group)
            name = parse_name(alias)
            group.variants.append(_Variant(name, SpeakerKind.PERSON, place=False))
            self._index(group, name)

    def place(self, variant: _Variant) -> None:
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
            group = _Group(Cluster(variant.kind))
            self._groups.append(group)
            self._join(group, variant)
        else:
            ordered = sorted(candidates, key=lambda group: -group.size)
            clusters = tuple(group.cluster for group in ordered)
            for mention in variant.mentions:
                self._of_head[mention.head] = clusters

    def result(self) -> NameClusters:
        return NameClusters(tuple(group.cluster for group in self._groups), self._of_head)

    def _join(self, group: _Group, variant: _Variant) -> None:
        group.variants.append(variant)
        self._index(group, variant.name)
        cluster = group.cluster
        if cluster.kind is SpeakerKind.UNKNOWN:
            cluster.kind = variant.kind
        cluster.told_gender = cluster.told_gender or variant.name.title_gender
        given = variant.name.given_gender
        if given and cluster.kind not in GROUPS and not _is_surname(variant, group):
            cluster.likely_gender = cluster.likely_gender or given
        for mention in variant.mentions:
            shown = _shown(mention)
            cluster.names[shown] += 1
            cluster.parsed.setdefault(shown, variant.name)
            self._of_head[mention.head] = (cluster,)

    def _index(self, group: _Group, name: PersonName) -> None:
        for key in {*name.keys, *acronyms(name.words)}:
            if group not in self._by_key[key]:
                self._by_key[key].append(group)

    def _candidates(self, variant: _Variant) -> list[_Group]:
        near = self._near(variant)
        if variant.kind in GROUPS:
            return [g for g in near if _same_organisation(variant, g)][:1]
        people = [g for g in near if g.cluster.kind not in GROUPS]
        if not variant.surname_only:
            return [g for g in people if _same_full_name(variant, g)][:1]
        agreeing = [g for g in people if _titles_agree(variant, g)]
        if variant.titles & MARRIED_TITLES and variant.name.keys[-1] in self._daughters:
            agreeing = [g for g in agreeing if g.titles & MARRIED_TITLES]
        return _best(variant, agreeing)

    def _near(self, variant: _Variant) -> list[_Group]:
        """Return the groups that share a word, an acronym or a given name with the variant."""
        keys = {*variant.name.keys, *acronyms(variant.name.words)}
        if variant.name.keys and variant.kind not in GROUPS:
            first = variant.name.keys[0]
            keys |= {key for key in self._by_key if same_given_name(first, key)}
        found: dict[int, _Group] = {}
        for key in sorted(keys):
            found.update((id(group), group) for group in self._by_key.get(key, ()))
        return list(found.values())


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _shown(mention: Markable) -> str:
    """Return the name of a mention without its possessive ending, epithets included."""
    if mention.name is None:
        return ""
    titles = [title.word for title in mention.name.titles]
    return " ".join((*titles, *mention.name.words)) if titles else " ".join(mention.name.words)


def _is_surname(variant: _Variant, group: _Group) -> bool:
    """Whether the single word of a variant is rather a surname, which tells no gender."""
    if not variant.surname_only:
        return False
    key = variant.name.keys[-1:]
    return bool(variant.name.titles) or any(name.keys[-1:] == key for name in group.full)


def _same_full_name(variant: _Variant, group: _Group) -> bool:
    """Whether two names of several words are the same: `Donald J. Trump`, `Donald Trump`."""
    if not _genders_agree(variant, group):
        return False
    if _is_by_husband(variant.name) != any(_is_by_husband(name) for name in group.full):
        return False
    return any(_full_names_agree(variant.name, name) for name in group.full)


def _is_by_husband(name: PersonName) -> bool:
    """Whether a wife is called by her husband's name: "Mrs. John Dashwood"."""
    married = any(title.word == "mrs" for title in name.titles)
    return married and name.is_full and name.given_gender is not Gender.SHE


def _full_names_agree(one: PersonName, other: PersonName) -> bool:
    if "of" in one.keys or "of" in other.keys:
        return one.keys == other.keys
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    short, long = sorted((one.keys, other.keys), key=len)
    if long[: len(short)] == short:
        return True
    if long[-len(short) :] == short and long[0] not in first_names():
        return True
    if one.keys[-1] != other.keys[-1] or not same_given_name(one.keys[0], other.keys[0]):
        return False
    middle = list(long[1:-1])
    return all(any(same_given_name(key, there) for there in middle) for key in short[1:-1])


def _genders_agree(variant: _Variant, group: _Group) -> bool:
    one, other = variant.name.title_gender, group.cluster.told_gender
    if one and other:
        return one is other
    given = [name.given_gender for name in group.full]
    if one and any(gender and gender is not one for gender in given):
        return False
    own = None if variant.surname_only else variant.name.given_gender
    return not (other and own and own is not other)


def _titles_agree(variant: _Variant, group: _Group) -> bool:
    """Whether a title with one name, or one name alone, may mean somebody."""
    if not _genders_agree(variant, group) or not _match(variant, group):
        return False
    own, others = variant.titles, group.titles
    if variant.name.words and title_of(variant.name.words[-1]):
        return own == others
    if not own or not others or own & others:
        return True
    for some, rest in ((own, others), (others, own)):
        if some & MARRIED_TITLES and rest & UNMARRIED_TITLES:
            return False
        honorific = rest & (MEN_TITLES | MARRIED_TITLES | UNMARRIED_TITLES)
        if some & _PEERS and honorific:
            return False
        if honorific and _is_military(variant, group, some):
            return False
    return True


def _is_military(variant: _Variant, group: _Group, words: frozenset[str]) -> bool:
    names = [variant.name, *(other.name for other in group.variants)]
    return any(
        title.title_class is TitleClass.MILITARY and title.word in words
        for name in names
        for title in name.titles
    )


def _match(variant: _Variant, group: _Group) -> int:
    """Return how well one name alone matches a group: 3 given name, 2 surname, 1 pet form."""
    key = variant.name.keys[-1] if variant.name.keys else ""
    best = 0
    for other in group.variants:
        keys = other.name.keys
        if _is_by_husband(other.name) and not variant.titles & MARRIED_TITLES:
            continue
        if not keys or "of" in keys:
            best = max(best, 3 if keys == variant.name.keys else 0)
        elif other.surname_only:
            same_pet = other.name.is_full is False and _pet_match(key, keys[-1])
            best = max(best, 2 if keys[-1] == key else int(same_pet))
        elif keys[0] == key:
            best = 3
        elif keys[-1] == key or key in keys:
            best = max(best, 2)
        elif _pet_match(key, keys[0]):
            best = max(best, 1)
    return best


def _pet_match(one: str, other: str) -> bool:
    return len(one) > 1 and len(other) > 1 and same_given_name(one, other)


def _best(variant: _Variant, groups: Sequence[_Group]) -> list[_Group]:
    """Return the groups that one name, with a title or alone, can mean."""
    if variant.name.titles:
        return _best_titled(variant, groups)
    ranked = [(_match(variant, group), group) for group in groups]
    given = [g for match, g in ranked if match == 3]  # noqa: PLR2004
    if given:
        untitled = [g for g in given if not g.titles & _PEERS]
        return untitled or given
    surname = [g for match, g in ranked if match == 2]  # noqa: PLR2004
    if surname:
        bare = [g for g in surname if any(not v.titles for v in g.variants)]
        men = [g for g in surname if g.cluster.gender is Gender.HE]
        return (bare if len(bare) == 1 else []) or men or surname
    return [g for _, g in ranked] if len(ranked) == 1 else []


def _best_titled(variant: _Variant, groups: Sequence[_Group]) -> list[_Group]:
    same_title = [g for g in groups if g.titles & variant.titles]
    surname = [g for g in groups if _match(variant, g) == 2]  # noqa: PLR2004
    for some in (same_title, surname, list(groups)):
        if len(some) == 1:
            return some
        if len(some) > 1:
            honorific = variant.name.has_title(TitleClass.HONORIFIC, TitleClass.RANK)
            return [] if honorific else sorted(some, key=lambda g: -g.size)[:1]
    return []


def _same_organisation(variant: _Variant, group: _Group) -> bool:
    """Whether two names are one organisation's: acronym, or the start or end of the longer."""
    if group.cluster.kind not in GROUPS:
        return False
    own = variant.name
    for other in group.variants:
        if own.keys == other.name.keys:
            return True
        if variant.place or other.place:
            shared = _abbreviates(own, other.name)
        else:
            shared = _abbreviates(own, other.name) or _shortens(own.keys, other.name.keys)
        if shared:
            return True
    return False


def _abbreviates(one: PersonName, other: PersonName) -> bool:
    for short, long in ((one, other), (other, one)):
        if len(short.keys) == 1 and short.words[0].isupper() and short.keys[0] in acronyms(
            long.words
        ):
            return True
    return False


def _shortens(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and short in (long[: len(short)], long[-len(short) :])


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that the package knows."""
    return word.lower() in first_names()
