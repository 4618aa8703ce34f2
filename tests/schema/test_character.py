"""Speakers that are known beforehand."""

import pytest

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.knowledge import Character
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


@pytest.mark.parametrize("name", ["", " \n", None])
def test_a_blank_name_is_refused(name: str) -> None:
    """A speaker without a name could not be shown or looked up."""
    with pytest.raises(InvalidOptionError, match="needs a name that is not blank"):
        Character(name)
    with pytest.raises(InvalidOptionError, match="needs a name that is not blank"):
        Character("Ann", aliases=("Annie", name))
