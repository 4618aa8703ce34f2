"""Corrections win."""

from quoteattr.linking.corrections import read_corrections
from quoteattr.linking.linker import Linker
from tests.linking.cast import linked, seen

DOCUMENTS = [seen("a", "Bill Marr"), seen("b", "William Marr"), seen("c", "Marr")]


def _corrected(*lines: str) -> tuple[list[str | None], list[str]]:
    """Return the first speakers of the documents, and the corrections that applied to nothing."""
    linker = Linker(read_corrections(lines))
    found = [people[0] for people in linked(linker, *DOCUMENTS)]
    return found, linker.unused


def test_without_corrections_the_rules_decide() -> None:
    """All three are one."""
    assert _corrected() == (["bill-marr"] * 3, [])


def test_names_are_split() -> None:
    """And the surname is neither's."""
    assert _corrected("split | Bill Marr | William Marr")[0] == ["bill-marr", "william-marr", None]


def test_names_are_merged() -> None:
    """By names or ids, also a surname; the first one gives the id."""
    split = "split | Bill Marr | William Marr"

    assert _corrected(split, "merge | william-marr | Marr")[0][2] == "william-marr"
    assert _corrected("split | Marr | Bill Marr")[0][2] == "marr"


def test_a_speaker_of_a_document_is_assigned() -> None:
    """To somebody whom only the user names, too."""
    assert _corrected("assign | Joan Marr | Marr | c")[0][2] == "joan-marr"


def test_a_person_is_renamed() -> None:
    """The id stays."""
    linker = Linker(read_corrections(["rename | bill-marr | Wm. Marr"]))
    linked(linker, *DOCUMENTS)
    (person,) = linker.people()

    assert (person.id, person.name) == ("bill-marr", "Wm. Marr")


def test_what_applies_to_nothing_is_reported() -> None:
    """With its line; a list may serve several corpora."""
    assert _corrected("", "rename | Ada Lund | A. Lund", "assign | bill-marr | Marr | z")[1] == [
        "line 2: nobody is called 'Ada Lund'",
        "line 3: no speaker of this name in z",
    ]
