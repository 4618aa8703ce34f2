"""Speakers that are known beforehand."""

import pytest

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.character import Character
from quoteattr.schema.quote import Gender


def test_plain_values() -> None:
    """Aliases may be any iterable, the gender may be its word."""
    character = Character("Ann Lee", aliases=iter(["Ann"]), gender="she")

    assert (character.aliases, character.gender) == (("Ann",), Gender.SHE)


def test_unknown_gender() -> None:
    """A gender that does not exist is an error that names the known ones."""
    with pytest.raises(InvalidOptionError, match="'they'"):
        Character("Ann", gender="x")


def test_aliases_as_str() -> None:
    """One str as aliases is a mistake."""
    with pytest.raises(InvalidOptionError, match="several names"):
        Character("Ann", aliases="Annie")


@pytest.mark.parametrize("name", ["", " ", None, 3])
def test_a_character_has_a_name(name: object) -> None:
    """The error shows what was given; the same goes for aliases."""
    with pytest.raises(InvalidOptionError, match="the name of a character must be a str"):
        Character(name)  # type: ignore[arg-type]
    with pytest.raises(InvalidOptionError, match="an alias of a character must be a str"):
        Character("Ada Brook", [name])  # type: ignore[list-item]
