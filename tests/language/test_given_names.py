"""Given names and their pet forms."""

import pytest

from quoteattr.language.given_names import given_names, nicknames, pet_forms, same_given_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("j", "john", True),
        ("lizzy", "elizabeth", True),
        ("alex", "alexander", True),
        ("john", "jonas", False),
        ("ann", "bob", False),
        ("victor", "victoria", False),
    ],
)
def test_same_given_name(one: str, other: str, *, same: bool) -> None:
    """Initials, pet forms and cuts match the full form in either order."""
    assert same_given_name(one, other) is same
    assert same_given_name(other, one) is same


def test_pet_forms_work_both_ways() -> None:
    """A full form has pet forms, and a pet form has full forms."""
    assert "lizzy" in pet_forms("elizabeth")
    assert "elizabeth" in pet_forms("lizzy")


def test_lists_are_lower_case() -> None:
    """Names are looked up in lower case."""
    assert all(name == name.lower() for name in (*given_names(), *nicknames()))
