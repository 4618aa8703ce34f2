"""Name variants and groups of variants."""

import pytest

from quoteattr.language.names import parse_name
from quoteattr.resolve.names.variants import NameGroup, NameVariant
from quoteattr.schema.quote import Gender, SpeakerKind
from tests.name_mentions import mention_of

PERSON = SpeakerKind.PERSON


def _variant(name: str) -> NameVariant:
    mentions = [mention_of(name, 0, PERSON)]
    return NameVariant(parse_name(name), PERSON, is_place=False, mentions=mentions)


@pytest.mark.parametrize(
    ("name", "is_single"), [("Bell", True), ("de Vere", True), ("Anna de Vere", False)]
)
def test_is_single(name: str, *, is_single: bool) -> None:
    """A particle is not a name of its own."""
    assert _variant(name).is_single is is_single


@pytest.mark.parametrize(
    ("names", "gender"),
    [
        (("Thomas",), Gender.HE),
        (("Mrs. Thomas",), Gender.SHE),
        (("Aunt Thomas", "Thomas"), Gender.SHE),
        (("Kim Thomas", "Thomas"), None),
    ],
)
def test_gender(names: tuple[str, ...], gender: Gender | None) -> None:
    """Titles and given names indicate a gender; a surname that is also a given name does not."""
    group = NameGroup(PERSON)
    for name in names:
        group.add(_variant(name))

    assert group.as_cluster().gender is gender


def test_pronouns_outweigh_given_names() -> None:
    """Clauses around a name decide its gender if their evidence is strong."""
    variant = _variant("Thomas")
    variant.gender_evidence[Gender.SHE] = 5.0
    group = NameGroup(PERSON)
    group.add(variant)

    assert group.as_cluster().gender is Gender.SHE


def test_names_of_a_cluster() -> None:
    """A cluster has each of its names once, with its titles."""
    group = NameGroup(PERSON)
    for name in ("Mr. Bell", "Mr. Bell", "Thomas Bell"):
        group.add(_variant(name))

    assert group.as_cluster().names.keys() == {"mr Bell", "Thomas Bell"}
