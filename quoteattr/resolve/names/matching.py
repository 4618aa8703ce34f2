"""Whether a name variant and a group of variants can be names of one speaker."""

import enum

from quoteattr.language.given_names import given_names, same_given_name
from quoteattr.language.names import GENERATIONS, ParsedName, acronyms
from quoteattr.language.titles import (
    ABBREVIATED_TITLES,
    DAUGHTER_TITLES,
    HUSBAND_TITLES,
    MAN_TITLES,
    PEER_TITLES,
    WIFE_TITLES,
    TitleClass,
    title_of,
)
from quoteattr.resolve.discourse.cluster import COLLECTIVES
from quoteattr.resolve.names.variants import NameGroup, NameVariant
from quoteattr.schema.quote import Gender

_Keys = tuple[str, ...]


class Match(enum.IntEnum):
    """How well a single name matches the names of a group, from worst to best."""

    NONE = 0
    PET_FORM = 1
    SURNAME = 2
    GIVEN_NAME = 3


def same_organisation(variant: NameVariant, group: NameGroup) -> bool:
    """Whether two names are one organisation's: acronym, or the start or end of the longer."""
    if group.kind not in COLLECTIVES:
        return False
    return any(
        variant.name.keys == other.name.keys
        or _abbreviates(variant.name, other.name)
        or (
            not (variant.is_place or other.is_place)
            and _shortens(variant.name.keys, other.name.keys)
        )
        for other in group.variants
    )


def _abbreviates(one: ParsedName, other: ParsedName) -> bool:
    return any(
        len(short.keys) == 1 and short.words[0].isupper() and short.keys[0] in acronyms(full.words)
        for short, full in ((one, other), (other, one))
    )


def _shortens(one: _Keys, other: _Keys) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and short in (long[: len(short)], long[-len(short) :])


def same_full_name(variant: NameVariant, group: NameGroup) -> bool:
    """Whether two names of several words are one person's: `Donald J. Marr`, `Donald Marr`."""
    if _genders_conflict(variant, group):
        return False
    if is_husbands_name(variant.name) != any(map(is_husbands_name, group.full_names)):
        return False
    matching = [name for name in group.full_names if _full_names_match(variant.name, name)]
    if (variant.titles | group.titles) & PEER_TITLES:
        # "Sir Thomas Bell" is the father of "Tom Bell".
        return any(name.keys[0] == variant.name.keys[0] for name in matching)
    return bool(matching)


def is_husbands_name(name: ParsedName) -> bool:
    """Whether a wife is called by her husband's name: "Mrs. John Lund"."""
    is_married = any(title.word == "mrs" for title in name.titles)
    return is_married and name.is_full and name.given_gender is not Gender.SHE


def _full_names_match(one: ParsedName, other: ParsedName) -> bool:
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
    middle = long[1:-1]
    return all(any(same_given_name(key, name) for name in middle) for key in short[1:-1])


def single_name_matches(variant: NameVariant, group: NameGroup) -> bool:
    """Whether a single name, with a title or without, can refer to the bearer of other names."""
    return not any(conflict(variant, group) for conflict in _CONFLICTS)


def match_single_name(variant: NameVariant, group: NameGroup) -> Match:
    """Return how well a single name matches the names of a group at best."""
    # "Mrs. John Reed" is called so to distinguish her from "Mrs. Reed".
    others = (other for other in group.variants if not is_husbands_name(other.name))
    return max((_match(variant.name, other) for other in others), default=Match.NONE)


def _match(single: ParsedName, other: NameVariant) -> Match:
    keys = other.name.keys
    if not keys or "of" in keys:
        return Match.GIVEN_NAME if keys == single.keys else Match.NONE
    key = single.keys[-1] if single.keys else ""
    if not other.is_single and keys[0] == key:
        return Match.GIVEN_NAME
    if key == keys[-1] or (not other.is_single and key in keys):
        return Match.SURNAME
    is_pet_form = len(key) > 1 and len(keys[0]) > 1 and same_given_name(key, keys[0])
    return Match.PET_FORM if is_pet_form else Match.NONE


def _genders_conflict(variant: NameVariant, group: NameGroup) -> bool:
    title_gender = variant.name.title_gender
    group_gender = group.explicit_gender or (group.pronoun_gender if title_gender else None)
    if title_gender and group_gender:
        return title_gender is not group_gender
    if title_gender and any(
        name.given_gender not in (None, title_gender) for name in group.full_names
    ):
        return True
    given_gender = None if variant.is_single else variant.name.given_gender
    return bool(group_gender and given_gender) and given_gender is not group_gender


def _names_differ(variant: NameVariant, group: NameGroup) -> bool:
    return match_single_name(variant, group) is Match.NONE


def _is_pet_form_of_peer(variant: NameVariant, group: NameGroup) -> bool:
    """Whether one is "Sir Thomas" and the other "Tom": father and son."""
    has_peer = (variant.titles | group.titles) & PEER_TITLES
    return bool(has_peer) and match_single_name(variant, group) is Match.PET_FORM


def _is_title_alone(variant: NameVariant, group: NameGroup) -> bool:
    """Whether the single name is a title of somebody who is called otherwise: "the King"."""
    words = variant.name.words
    is_title = bool(words) and title_of(words[-1]) and not group.has_surname(variant)
    return bool(is_title) and variant.titles != group.titles


def _titles_conflict(variant: NameVariant, group: NameGroup) -> bool:
    """Whether no title is common to both, and two of them are never one person's."""
    one, other = variant.titles, group.titles
    if not one or not other or one & other:
        return False
    military = {
        title.word
        for name in (variant.name, *(other.name for other in group.variants))
        for title in name.titles
        if title.title_class is TitleClass.MILITARY
    }
    exclusive = (
        (WIFE_TITLES, DAUGHTER_TITLES | HUSBAND_TITLES),
        (PEER_TITLES | military, MAN_TITLES | WIFE_TITLES | DAUGHTER_TITLES),
    )
    # "Gen." is short for "General", but "General Bell" and "Captain Bell" are two people.
    ranks = military - ABBREVIATED_TITLES
    return bool(one & ranks and other & ranks) or any(
        (one & titles and other & others) or (other & titles and one & others)
        for titles, others in exclusive
    )


def _generations_conflict(variant: NameVariant, group: NameGroup) -> bool:
    """Whether one is the father and the other the son: "the elder Bell", "Tom Bell Jr."."""
    own = variant.name.suffix
    others = {other.name.suffix for other in group.variants} & GENERATIONS
    return own in GENERATIONS and bool(others) and own not in others


_CONFLICTS = (
    _generations_conflict,
    _genders_conflict,
    _names_differ,
    _is_pet_form_of_peer,
    _is_title_alone,
    _titles_conflict,
)
"""Reasons why a single name cannot refer to the bearer of other names, the cheapest first."""
