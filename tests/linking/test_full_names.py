"""Full names that are one person's."""

import pytest

from quoteattr.linking.full_names import full_names
from tests.linking.cast import register, seen


def _people(*documents: tuple[str, ...]) -> list[list[str]]:
    """Return the names of each person of documents with these speakers."""
    found = register(*(seen(str(n), *speakers) for n, speakers in enumerate(documents)))
    linked = full_names(found.by_gender(), found.apart)
    return sorted(sorted(entry.spelling for entry in person) for person in linked.people)


@pytest.mark.parametrize(
    "names",
    [
        ("Elizabeth Marr", "Elizabeth J. Marr", "Lizzy Marr"),
        ("William Marr", "Bill Marr"),
        ("Ana Lopez", "Ana Lopez Marr"),
        ("Adam R. Lund", "Adam R. Lund; Adam R. Lund Jr."),
    ],
)
def test_forms_of_a_name_are_one_person(names: tuple[str, ...]) -> None:
    """Middle names, initials, pet forms, double surnames."""
    assert len(_people(*((name,) for name in names))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada K. Lund", "Ada M. Lund"),
        ("Rue Lund; he", "Rue K. Lund; she"),
        ("Adam Lund", "Adam Lund; Adam Lund Jr."),
        ("A. Lund", "Adam Lund"),
        ("Ada Lund", "Ada Lind"),
    ],
)
def test_evidence_keeps_names_apart(one: str, other: str) -> None:
    """Middle initials, genders, suffixes, and an initial that fits many a name."""
    assert len(_people((one,), (other,))) == 2


def test_two_speakers_of_a_document_are_two_people() -> None:
    """Also where another document would allow them to be one."""
    assert len(_people(("Bill Marr",), ("William Marr",))) == 1
    assert len(_people(("Bill Marr", "William Marr"), ("Bill Marr",))) == 2


def test_a_name_that_fits_two_people_is_neither() -> None:
    """But a rare one does not take the name from a frequent one."""
    two = [("George W. Marr",), ("George H. Marr",)]

    assert _people(("George Marr",), *two) == [["George H. Marr"], ["George W. Marr"]]
    assert _people(("George Marr",), *20 * two[:1], two[1]) == [
        ["George H. Marr"],
        ["George Marr", "George W. Marr"],
    ]
