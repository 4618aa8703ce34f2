"""Whether names can be names of one speaker."""

import attrs
import pytest

from quoteattr.language.names import parse_name
from quoteattr.resolve.names.matching import (
    Match,
    is_husbands_name,
    match_single_name,
    same_full_name,
    same_organisation,
    single_name_matches,
)
from quoteattr.resolve.names.variants import NameGroup, NameVariant
from quoteattr.schema.quote import SpeakerKind


def _variant(name: str, kind: SpeakerKind = SpeakerKind.PERSON) -> NameVariant:
    return NameVariant(parse_name(name), kind, is_place=False)


def _group(name: str, kind: SpeakerKind = SpeakerKind.PERSON) -> NameGroup:
    group = NameGroup(kind)
    group.add(_variant(name, kind))
    return group


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Donald Marr", "Donald J. Marr", True),
        ("Lizzy Bell", "Elizabeth Bell", True),
        ("John Reed Jr.", "John Reed Sr.", False),
        ("Mrs. John Reed", "John Reed", False),
        ("Tom Bell", "Sir Thomas Bell", False),
        ("Duchess of Kent", "Duchess of York", False),
    ],
)
def test_same_full_name(one: str, other: str, *, same: bool) -> None:
    """Initials, pet forms and middle names match; suffixes, spouses and peers conflict."""
    assert same_full_name(_variant(one), _group(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("NSU", "North Sea Union", True),
        ("Sea Union", "North Sea Union", True),
        ("Sea", "North Sea Union", False),
    ],
)
def test_same_organisation(one: str, other: str, *, same: bool) -> None:
    """An acronym, or the start or end of the longer name, is the same organisation."""
    kind = SpeakerKind.ORGANISATION

    assert same_organisation(_variant(one, kind), _group(other, kind)) is same
    assert not same_organisation(_variant(one, kind), _group(other))


@pytest.mark.parametrize(
    ("single", "other", "matches"),
    [
        ("Mr. Bell", "Thomas Bell", True),
        ("Mr. Bell", "Emma Bell", False),
        ("Tom", "Sir Thomas Bell", False),
        ("Mrs. Grant", "Dr. Grant", False),
        ("Mr. Reed", "Captain Reed", False),
        ("Dr. Reed", "Captain Reed", True),
        ("Lund", "Thomas Bell", False),
    ],
)
def test_single_name_matches(single: str, other: str, *, matches: bool) -> None:
    """A single name matches unless gender, words or titles conflict."""
    assert single_name_matches(_variant(single), _group(other)) is matches


@pytest.mark.parametrize(
    ("single", "match"),
    [
        ("Elizabeth", Match.GIVEN_NAME),
        ("Bell", Match.SURNAME),
        ("Lizzy", Match.PET_FORM),
        ("Lund", Match.NONE),
    ],
)
def test_match_single_name(single: str, match: Match) -> None:
    """The match says which part of a full name a single name is."""
    assert match_single_name(_variant(single), _group("Elizabeth Bell")) is match


def test_husbands_name() -> None:
    """A man's full name with "Mrs." is his wife's."""
    assert is_husbands_name(parse_name("Mrs. John Lund"))
    assert not is_husbands_name(parse_name("Mrs. Ada Lund"))


@pytest.mark.parametrize(("suffix", "is_he"), [("Sr.", False), ("Jr.", True), ("", True)])
def test_a_son_is_not_his_father(suffix: str, *, is_he: bool) -> None:
    """A surname with the suffix of one generation is not that of another."""
    variant = NameVariant(parse_name("Reed"), SpeakerKind.PERSON, is_place=False)
    variant.name = attrs.evolve(variant.name, suffix="jr")

    assert single_name_matches(variant, _group(f"John Reed {suffix}")) is is_he
