"""The names of a corpus, counted."""

from quoteattr.schema.quote import Gender
from tests.linking.cast import register, seen


def test_a_name_is_counted_by_document() -> None:
    """With its spellings and its days in order."""
    found = register(
        seen("a", "ADA LUND; she", day=9), seen("b", "Ada Lund", day=3), seen("c", "Ada Lund")
    )
    (entry,) = found.by_gender()

    assert (entry.documents, entry.spelling, len(entry.days)) == (3, "Ada Lund", 2)
    assert entry.days[0] < entry.days[1]
    assert entry.likely_gender is Gender.SHE


def test_one_wrong_pronoun_in_many_is_an_error() -> None:
    """Two genders are two people only where neither is rare; a listed given name counts more."""
    lee = [seen(str(n), "Rue Lee; he") for n in range(5)]

    assert len([*register(*lee, seen("x", "Rue Lee; she")).by_gender()]) == 1
    assert len([*register(*lee[:3], seen("x", "Rue Lee; she")).by_gender()]) == 2
    assert len([*register(seen("x", "Mary Lee; he"), seen("y", "Mary Lee; she")).by_gender()]) == 1
