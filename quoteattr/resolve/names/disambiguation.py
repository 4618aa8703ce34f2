"""Which of several groups of names a single name refers to: "Bell", "Mr. Bell", "Ann"."""

from collections.abc import Sequence

from quoteattr.language.given_names import given_names
from quoteattr.language.titles import COURTESY_TITLES, MAN_TITLES, PEER_TITLES, TitleClass
from quoteattr.resolve.names.matching import Match, match_single_name
from quoteattr.resolve.names.variants import MARRIED_TITLES, NameGroup, NameVariant
from quoteattr.schema.quote import Gender

_FAR_MORE = 2
"""Least ratio of mentions at which a name of two groups refers to the more frequent one."""
_USUAL = 5
"""The same for a given name that is part of the full names of several people."""

_Groups = Sequence[NameGroup]


def plausible_groups(variant: NameVariant, groups: _Groups) -> _Groups:
    """Return the groups that a single name, with a title or without, can refer to.

    Args:
        variant: A single name.
        groups: The groups that it matches.
    """
    by_match: dict[Match, list[NameGroup]] = {match: [] for match in Match}
    for group in groups:
        by_match[match_single_name(variant, group)].append(group)
    given, surname = by_match[Match.GIVEN_NAME], by_match[Match.SURNAME]
    if variant.name.titles:
        same_title = [group for group in groups if group.titles & variant.titles]
        same_title = same_title or [group for group in groups if _has_courtesy(variant, group)]
        return _by_title(variant, same_title or surname or groups)
    if given and surname and variant.name.keys[-1] not in given_names():
        return _most_frequent([*given, *surname])
    if given:
        return _by_given_name(given)
    if surname:
        return _by_surname(surname)
    return groups if len(groups) == 1 else []


def _has_courtesy(variant: NameVariant, group: NameGroup) -> bool:
    """Whether one has a title of nobility that the other leaves out: "Madame Lund", a countess."""
    names = [other.name for other in group.variants]
    return any(
        one.has_title(TitleClass.RANK) and COURTESY_TITLES & {title.word for title in other.titles}
        for name in names
        for one, other in ((variant.name, name), (name, variant.name))
    )


def _by_title(variant: NameVariant, groups: _Groups) -> _Groups:
    """Return the group of a name with a title, none if several are about as frequent."""
    if gender := variant.name.title_gender:
        groups = _of_gender(gender, groups)
    if len(groups) <= 1:
        return groups
    if not variant.name.has_title(TitleClass.HONORIFIC, TitleClass.RANK):
        return [max(groups, key=lambda group: group.size)]
    usual = _most_frequent(groups, _USUAL)
    return usual if len(usual) == 1 else []


def _of_gender(gender: Gender, groups: _Groups) -> _Groups:
    """Return the groups that are likelier than the others to have a gender."""
    likely = [group for group in groups if group.likeliest_gender is gender]
    return likely or [group for group in groups if group.likeliest_gender is None] or groups


def _by_given_name(groups: _Groups) -> _Groups:
    """Return the most frequent of the groups with a given name, or all; peers are excluded.

    Nobody calls Lady Mary Bell "Mary" in narration.
    """
    commoners = [g for g in groups if not all(v.titles & PEER_TITLES for v in g.variants)]
    return _most_frequent(commoners, _USUAL) if len(commoners) > 1 else commoners


def _by_surname(groups: _Groups) -> _Groups:
    """Return the man, or the one who is called so elsewhere, of the groups with a surname.

    A surname alone rarely refers to the wife or the daughter.
    """
    gentlemen = {g: None for g in groups if g.titles & MAN_TITLES}
    groups = [g for g in groups if g in gentlemen or not g.titles & MARRIED_TITLES] or groups
    if gentlemen and all(g.gender is Gender.SHE for g in groups if g not in gentlemen):
        groups = [*gentlemen]
    untitled = [g for g in groups if any(not v.titles for v in g.variants)]
    if len(untitled) == 1:
        return untitled
    return [g for g in groups if g.gender is Gender.HE] or groups


def _most_frequent(groups: _Groups, factor: int = _FAR_MORE) -> _Groups:
    """Return the group that is `factor` times as frequent as any other, else all."""
    first, second, *_ = sorted(groups, key=lambda group: -group.size)
    return [first] if first.size >= factor * second.size else groups
