"""When two names are one person's: given names, surnames, titles."""

import enum
from collections import Counter
from collections.abc import Sequence

import attrs

from quoteattr.language.given_names import given_names, same_given_name
from quoteattr.language.names import PARTICLES, ParsedName
from quoteattr.language.titles import (
    DAUGHTER_TITLES,
    MAN_TITLES,
    WIFE_TITLES,
    TitleClass,
    title_of,
)
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.names.genders import Evidence, plain_gender
from quoteattr.schema.quote import Gender, SpeakerKind

_FAR_MORE = 2
"""What is so many times as frequent is what a name means that could mean either."""
_USUAL = 5
"""The same for a given name that the fuller names of several people hold."""
WIVES = WIFE_TITLES | {"lady"}
"""Titles that go with a husband's surname."""
_HUSBANDS = frozenset({"dr", "doctor", "rev", "reverend"})
"""Titles of the husbands of those who are "Mrs." with the same surname."""
_PEERS = frozenset({"sir", "lord", "lady", "dame"})


@attrs.define(eq=False)
class Variant:
    """All mentions with the same name."""

    name: ParsedName
    """The name taken apart."""
    kind: SpeakerKind
    """What sort of thing bears it, as far as the engine tells."""
    place: bool
    """Whether it is a place's."""
    mentions: list[Markable] = attrs.field(factory=list)
    """Where it stands."""
    pronouns: Evidence = attrs.field(factory=dict)
    """What the clauses around it tell of the gender."""

    @property
    def titles(self) -> frozenset[str]:
        """The titles before the name."""
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


@attrs.define(eq=False)
class Group:
    """A cluster in the making."""

    cluster: Cluster
    """The cluster."""
    variants: list[Variant] = attrs.field(factory=list)
    """Its names."""

    @property
    def size(self) -> int:
        """How often its names stand in the text."""
        return sum(len(variant.mentions) for variant in self.variants)

    @property
    def titles(self) -> frozenset[str]:
        """All titles that its names bear."""
        return frozenset().union(*(variant.titles for variant in self.variants))

    @property
    def is_wife(self) -> bool:
        """Whether it is only called by a surname with "Mrs."; the surname alone is a man's."""
        return bool(self.variants) and all(
            variant.surname_only and variant.titles & WIVES for variant in self.variants
        )

    @property
    def pronouns(self) -> Gender | None:
        """The gender that the clauses around its names make plain."""
        total: Counter[Gender] = Counter()
        for variant in self.variants:
            total.update(variant.pronouns)
        return plain_gender(dict(total), against_list=bool(self.cluster.likely_gender))

    @property
    def full(self) -> list[ParsedName]:
        """Its names that have a given name and a surname."""
        return [variant.name for variant in self.variants if not variant.surname_only]


def is_surname(variant: Variant, group: Group) -> bool:
    """Whether the single word of a variant is rather a surname, which tells no gender."""
    if not variant.surname_only:
        return False
    key = variant.name.keys[-1:]
    titled = any(title.title_class is not TitleClass.KIN for title in variant.name.titles)
    return titled or any(
        other.name.keys[-1:] == key
        for other in group.variants
        if not other.surname_only or other.name.has_title(TitleClass.HONORIFIC)
    )


def same_full_name(variant: Variant, group: Group) -> bool:
    """Whether two names of several words are the same: `Donald J. Trump`, `Donald Trump`."""
    if not _genders_agree(variant, group):
        return False
    if is_by_husband(variant.name) != any(is_by_husband(name) for name in group.full):
        return False
    agreeing = [name for name in group.full if _full_names_agree(variant.name, name)]
    if (variant.titles | group.titles) & _PEERS:
        # "Sir Thomas Bell" is the father of "Tom Bell".
        return any(name.keys[0] == variant.name.keys[0] for name in agreeing)
    return bool(agreeing)


def is_by_husband(name: ParsedName) -> bool:
    """Whether a wife is called by her husband's name: "Mrs. John Dashwood"."""
    married = any(title.word == "mrs" for title in name.titles)
    return married and name.is_full and name.given_gender is not Gender.SHE


def _full_names_agree(one: ParsedName, other: ParsedName) -> bool:
    if "of" in one.keys or "of" in other.keys:
        return one.keys == other.keys
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    short, long = sorted((one.keys, other.keys), key=len)
    if long[: len(short)] == short:
        return True
    if long[-len(short) :] == short and long[0] not in given_names():
        return True
    if one.keys[-1] != other.keys[-1] or not same_given_name(one.keys[0], other.keys[0]):
        return False
    middle = list(long[1:-1])
    return all(any(same_given_name(key, there) for there in middle) for key in short[1:-1])


def _genders_agree(variant: Variant, group: Group) -> bool:
    one = variant.name.title_gender
    other = group.cluster.told_gender or (group.pronouns if one else None)
    if one and other:
        return one is other
    given = [name.given_gender for name in group.full]
    if one and any(gender and gender is not one for gender in given):
        return False
    own = None if variant.surname_only else variant.name.given_gender
    return not (other and own and own is not other)


def titles_agree(variant: Variant, group: Group) -> bool:
    """Whether a title with one name, or one name alone, may mean somebody."""
    if not _genders_agree(variant, group) or not _match(variant, group):
        return False
    own, others = variant.titles, group.titles
    if (own | others) & _PEERS and _match(variant, group) is _Match.PET_FORM:
        # "Sir Thomas" is the father of "Tom".
        return False
    if variant.name.words and title_of(variant.name.words[-1]) and not is_surname(variant, group):
        return own == others
    if not own or not others or own & others:
        return True
    for some, rest in ((own, others), (others, own)):
        if some & WIFE_TITLES and rest & (DAUGHTER_TITLES | _HUSBANDS):
            return False
        honorific = rest & (MAN_TITLES | WIFE_TITLES | DAUGHTER_TITLES)
        if some & _PEERS and honorific:
            return False
        if honorific and _is_military(variant, group, some):
            return False
    return True


def _is_military(variant: Variant, group: Group, words: frozenset[str]) -> bool:
    names = [variant.name, *(other.name for other in group.variants)]
    return any(
        title.title_class is TitleClass.MILITARY and title.word in words
        for name in names
        for title in name.titles
    )


class _Match(enum.IntEnum):
    """How well one name alone matches somebody's names."""

    NONE = 0
    PET_FORM = 1
    SURNAME = 2
    GIVEN_NAME = 3


def _match(variant: Variant, group: Group) -> _Match:
    """Return how well one name alone matches the names of a group at best."""
    key = variant.name.keys[-1] if variant.name.keys else ""
    best = _Match.NONE
    for other in group.variants:
        # "Mrs. John Reed" is so called to tell her from "Mrs. Reed".
        if not is_by_husband(other.name):
            best = max(best, _match_name(key, variant.name, other))
    return best


def _match_name(key: str, name: ParsedName, other: Variant) -> _Match:
    keys = other.name.keys
    if not keys or "of" in keys:
        return _Match.GIVEN_NAME if keys == name.keys else _Match.NONE
    if not other.surname_only and keys[0] == key:
        return _Match.GIVEN_NAME
    if key == keys[-1] or (not other.surname_only and key in keys):
        return _Match.SURNAME
    return _Match.PET_FORM if _pet_match(key, keys[0]) else _Match.NONE


def _pet_match(one: str, other: str) -> bool:
    return len(one) > 1 and len(other) > 1 and same_given_name(one, other)


def best_groups(variant: Variant, groups: Sequence[Group]) -> list[Group]:
    """Return the groups that one name, with a title or alone, can mean."""
    if variant.name.titles:
        return _best_titled(variant, groups)
    ranked = [(_match(variant, group), group) for group in groups]
    given = [g for match, g in ranked if match is _Match.GIVEN_NAME]
    surname = [g for match, g in ranked if match is _Match.SURNAME]
    if given and surname and variant.name.keys[-1] not in given_names():
        return _most_frequent([*given, *surname])
    if given:
        # Nobody calls Lady Mary Bell "Mary" in narration.
        untitled = [g for g in given if not all(v.titles & _PEERS for v in g.variants)]
        return _most_frequent(untitled, _USUAL) if len(untitled) > 1 else untitled
    if surname:
        # Among relatives a surname alone is rarely the wife's or the daughter's.
        gentlemen = {g: None for g in surname if g.titles & MAN_TITLES}
        surname = [g for g in surname if g in gentlemen or not g.titles & WIVES] or surname
        if gentlemen and all(g.cluster.gender is Gender.SHE for g in surname if g not in gentlemen):
            surname = [*gentlemen]
        bare = [g for g in surname if any(not v.titles for v in g.variants)]
        men = [g for g in surname if g.cluster.gender is Gender.HE]
        return (bare if len(bare) == 1 else []) or men or surname
    return [g for _, g in ranked] if len(ranked) == 1 else []


def _most_frequent(groups: Sequence[Group], factor: int = _FAR_MORE) -> list[Group]:
    """Return the group that is far more frequent than the others, else all."""
    first, second, *_ = sorted(groups, key=lambda g: -g.size)
    return [first] if first.size >= factor * second.size else list(groups)


def _best_titled(variant: Variant, groups: Sequence[Group]) -> list[Group]:
    same_title = [g for g in groups if g.titles & variant.titles]
    surname = [g for g in groups if _match(variant, g) is _Match.SURNAME]
    for some in (same_title, surname, list(groups)):
        if len(some) == 1:
            return some
        if len(some) > 1:
            if not variant.name.has_title(TitleClass.HONORIFIC, TitleClass.RANK):
                return sorted(some, key=lambda g: -g.size)[:1]
            usual = _most_frequent(some, _USUAL)
            return usual if len(usual) == 1 else []
    return []
