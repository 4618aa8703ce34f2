"""Names taken apart."""

from pathlib import Path

import pytest
from hypothesis import given

from quoteattr.language.names import (
    acronyms,
    first_names,
    nicknames,
    parse_name,
    same_given_name,
    title_of,
    titles,
)
from quoteattr.schema.quote import Gender
from tests.strategies import texts

FIXTURE = Path(__file__).parent / "fixtures" / "names.txt"
CASES = [
    line
    for line in FIXTURE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("case", CASES)
def test_golden_names(case: str) -> None:
    """Titles, words and suffix are those of the golden file."""
    text, *expected = (column.strip() for column in case.split("|"))

    name = parse_name(text)

    titles_found = " ".join(title.word for title in name.titles)
    assert expected == [titles_found, " ".join(name.words), name.suffix]


@given(texts(max_size=40))
def test_any_text(text: str) -> None:
    """Any str can be taken apart, and its words stand in it."""
    assert all(word in text for word in parse_name(text).words)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("j", "john", True),
        ("lizzy", "elizabeth", True),
        ("alex", "alexander", True),
        ("john", "jonas", False),
        ("ann", "bob", False),
    ],
)
def test_same_given_name(one: str, other: str, *, same: bool) -> None:
    """Initials, pet forms and cuts are the same given name, whichever comes first."""
    assert same_given_name(one, other) is same
    assert same_given_name(other, one) is same


def test_acronyms() -> None:
    """Initials make the short form with and without small words; one word makes none."""
    assert acronyms(("Union", "of", "Bakers")) == {"ub", "uob"}
    assert not acronyms(("Union",))


def test_genders() -> None:
    """Titles and given names tell the pronoun; a name that both bear tells none."""
    assert parse_name("Mrs. Reed").title_gender is Gender.SHE
    assert parse_name("Thomas Reed").given_gender is Gender.HE
    assert parse_name("Kim Reed").given_gender is None


def test_apostrophes() -> None:
    """Curly and straight ones are the same, since one text often has both."""
    assert parse_name("Ann O’Shea").keys == parse_name("Ann O'Shea").keys


def test_sound() -> None:
    """The last letter of a given name makes a pronoun likely, or tells nothing."""
    endings = [parse_name(name).sound_gender for name in ("Zorella", "Quinto Reed", "Brin Lea")]

    assert endings == [Gender.SHE, Gender.HE, None]


def test_lists() -> None:
    """The word lists are lower case, and no title has a full stop."""
    assert all(name == name.lower() for name in (*first_names(), *nicknames(), *titles()))
    assert title_of("MRS.") is titles()["mrs"]
    assert not any("." in title for title in titles())
