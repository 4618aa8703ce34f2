"""Whose names labels are."""

import pytest

from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.stretches.transcripts.names import initials, persons, surnames
from quoteattr.language.paragraphs import paragraphs

TEXT = "Tom Gale met Ann de Vries, Ann Maria Roe and Ida Reed. Ian Row was there."


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("TG", "Tom Gale"),
        ("AV", "Ann de Vries"),
        ("AMR", "Ann Maria Roe"),
        ("XY", None),
        ("T", None),
    ],
)
def test_initials_of_a_full_name(label: str, name: str | None) -> None:
    """They are those of a name that begins with a given name."""
    assert initials(TEXT, [label]).get(label) == name


def test_initials_of_two_names_are_nobody() -> None:
    """Nothing shows which of them is meant."""
    assert initials(TEXT, ["IR"]) == {}


def test_surnames_and_persons() -> None:
    """A surname, initials, a given name, a title or an article is a person."""
    assert surnames(TEXT, ["GALE", "Reed", "Hill"]) == {"GALE", "Reed"}
    assert persons(TEXT, ["GALE", "TG", "Ida", "Mr. Hill", "The Clerk", "Hill"]) == {
        "GALE",
        "TG",
        "Ida",
        "Mr. Hill",
        "The Clerk",
    }


def test_labels_have_the_names_that_they_stand_for() -> None:
    """Initials have the full name, and an office the name that another label adds to it."""
    text = (
        "Ida Reed met Tom Gale.\n\nIR: Is it late?\n\nTG: It is.\n\n"
        "The Clerk (Ann Roe): Order.\n\nIR: Why?\n\nThe Clerk: Order."
    )
    found = [one.label.name for one in find_stretches(text, paragraphs(text)) if one.label]

    assert found == ["Ida Reed", "Tom Gale", "Ann Roe", "Ida Reed", "Ann Roe"]
