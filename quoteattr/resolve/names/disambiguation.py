"""Which of several groups of names a single name refers to: "Bell", "Mr. Bell", "Ann"."""

from collections.abc import Callable, Mapping, Sequence

from quoteattr.language.given_names import given_names
from quoteattr.language.titles import MAN_TITLES, PEER_TITLES, TitleClass
from quoteattr.resolve.names.matching import Match, match_single_name
from quoteattr.resolve.names.variants import MARRIED_TITLES, NameGroup, NameVariant
from quoteattr.schema.quote import Gender

_FAR_MORE = 2
"""Ratio of the mentions of two groups from which a name of either refers to the larger."""
_USUAL = 5
"""The same ratio for a given name that is part of the full names of several people."""

_Groups = Sequence[NameGroup]
_ByMatch = Mapping[Match, list[NameGroup]]


def plausible_groups(variant: NameVariant, groups: _Groups) -> _Groups:
    """Return the groups that a single name, with a title or without, can refer to.

    Args:
        variant: A single name.
        groups: The groups that it matches.
    """
    if variant.name.titles:
        return _plausible_titled(variant, groups)
    by_match: dict[Match, list[NameGroup]] = {match: [] for match in Match}
    for group in groups:
        by_match[match_single_name(variant, group)].append(group)
    interpretations = (interpret(variant, by_match) for interpret in _INTERPRETATIONS)
    return next((chosen for chosen in interpretations if chosen is not None), [])


def _as_given_name_or_surname(variant: NameVariant, by_match: _ByMatch) -> _Groups | None:
    """Choose by frequency where an unlisted name is one person's given name and a surname."""
    given, surname = by_match[Match.GIVEN_NAME], by_match[Match.SURNAME]
    is_either = given and surname and variant.name.keys[-1] not in given_names()
    return _most_frequent([*given, *surname]) if is_either else None


def _as_given_name(_variant: NameVariant, by_match: _ByMatch) -> _Groups | None:
    """Choose by frequency among people with a given name, peers left out.

    Nobody calls Lady Mary Bell "Mary" in narration.
    """
    given = by_match[Match.GIVEN_NAME]
    if not given:
        return None
    commoners = [g for g in given if not all(v.titles & PEER_TITLES for v in g.variants)]
    return _most_frequent(commoners, _USUAL) if len(commoners) > 1 else commoners


def _as_surname(_variant: NameVariant, by_match: _ByMatch) -> _Groups | None:
    """Choose a man, and one who is called so elsewhere, among relatives.

    A surname alone rarely refers to the wife or the daughter.
    """
    surname = by_match[Match.SURNAME]
    if not surname:
        return None
    gentlemen = {g: None for g in surname if g.titles & MAN_TITLES}
    surname = [g for g in surname if g in gentlemen or not g.titles & MARRIED_TITLES] or surname
    if gentlemen and all(g.gender is Gender.SHE for g in surname if g not in gentlemen):
        surname = [*gentlemen]
    untitled = [g for g in surname if any(not v.titles for v in g.variants)]
    if len(untitled) == 1:
        return untitled
    return [g for g in surname if g.gender is Gender.HE] or surname


def _as_only_candidate(_variant: NameVariant, by_match: _ByMatch) -> _Groups | None:
    """Choose the bearer of the full form of a pet form if there is only one."""
    candidates = [group for groups in by_match.values() for group in groups]
    return candidates if len(candidates) == 1 else None


_INTERPRETATIONS: tuple[Callable[[NameVariant, _ByMatch], _Groups | None], ...] = (
    _as_given_name_or_surname,
    _as_given_name,
    _as_surname,
    _as_only_candidate,
)
"""How a single name without a title is interpreted; the first that applies decides."""


def _has_same_title(variant: NameVariant, group: NameGroup) -> bool:
    return bool(group.titles & variant.titles)


def _has_as_surname(variant: NameVariant, group: NameGroup) -> bool:
    return match_single_name(variant, group) is Match.SURNAME


_TITLED_PREFERENCES: tuple[Callable[[NameVariant, NameGroup], bool], ...] = (
    _has_same_title,
    _has_as_surname,
    lambda _variant, _group: True,
)
"""Preferences among the groups that a single name with a title matches, the strongest first."""


def _plausible_titled(variant: NameVariant, groups: _Groups) -> _Groups:
    """Return the group of a single name with a title, none if several are about as frequent."""
    for is_preferred in _TITLED_PREFERENCES:
        preferred = [group for group in groups if is_preferred(variant, group)]
        if len(preferred) == 1:
            return preferred
        if preferred and not variant.name.has_title(TitleClass.HONORIFIC, TitleClass.RANK):
            return [max(preferred, key=lambda group: group.size)]
        if preferred:
            usual = _most_frequent(preferred, _USUAL)
            return usual if len(usual) == 1 else []
    return []


def _most_frequent(groups: _Groups, factor: int = _FAR_MORE) -> _Groups:
    """Return the group that is `factor` times as frequent as any other, else all."""
    first, second, *_ = sorted(groups, key=lambda group: -group.size)
    return [first] if first.size >= factor * second.size else groups
