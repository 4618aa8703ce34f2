"""Names in parts, as they are compared."""

import pytest

from quoteattr.linking.sightings import form_of, sightings
from tests.documents import DOCUMENT
from tests.linking.cast import seen


@pytest.mark.parametrize(
    ("speaker", "key"),
    [
        ("Ada Lund", ("", "ada", "lund", "")),
        ("Gov. Ada K. Lund", ("", "ada", "k", "lund", "")),
        ("Jörg Lünd", ("", "jorg", "lund", "")),
        ("Adam Lund; Adam Lund Jr.", ("", "adam", "lund", "jr")),
        ("Pope Urban", ("pope", "urban", "")),
        ("the Harbour Board; body", ("", "harbour", "board", "")),
        ("General Mills; body", ("", "general", "mills", "")),
        ("Congress; body", ("", "congress", "")),
    ],
)
def test_a_name_has_a_key(speaker: str, key: tuple[str, ...]) -> None:
    """Without article, title and accents, and with the suffix that its mentions have."""
    (one,) = seen("a", speaker).speakers

    assert one.form
    assert one.form.key == key


@pytest.mark.parametrize(
    "speaker", ["(the mayor)", "Q", "Speaker 2", "the Council; body", "Aunt Ada", "Mr. President"]
)
def test_what_distinguishes_nobody_has_none(speaker: str) -> None:
    """A description, a label, a noun, and a relation, of which every document may have one."""
    (one,) = seen("a", speaker).speakers

    assert one.form is None


def test_a_document_gives_its_speakers() -> None:
    """With the words of their names and the number of quotations."""
    (mayor,) = sightings(DOCUMENT).speakers

    assert (mayor.name, mayor.names, mayor.quotes) == ("Ada Brook", ("Mayor Ada Brook",), 1)
    assert mayor.form == form_of("Ada Brook")
