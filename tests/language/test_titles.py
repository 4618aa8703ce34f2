"""Titles."""

from quoteattr.language.titles import DAUGHTER_TITLES, MAN_TITLES, WIFE_TITLES, title_of, titles
from quoteattr.schema.quote import Gender


def test_titles_are_lower_case_without_full_stops() -> None:
    """They are looked up in this form, however they are written in the text."""
    assert all(title == title.lower() and "." not in title for title in titles())
    assert title_of("MRS.") is titles()["mrs"]


def test_classes_agree_with_the_genders() -> None:
    """The titles of men, wives and daughters indicate the gender that their class has."""
    for words, gender in (
        (MAN_TITLES, Gender.HE),
        (WIFE_TITLES, Gender.SHE),
        (DAUGHTER_TITLES, Gender.SHE),
    ):
        assert {title.gender for word in words if (title := title_of(word))} == {gender}
