"""Corrections of every kind."""

from quoteattr.schema.records.consistency import faults
from tests.corrections.scene import corrections, scene, shown
from tests.golden import golden


@golden(__file__)
def test_corrections_do_what_they_say(given: str, expected: str) -> None:
    """The golden cases; every corrected document is consistent."""
    marked, lines = given.split("\n--\n")
    document = scene(marked)

    result = corrections(lines, document).apply(document)

    refused = [f"refused {refusal}" for refusal in result.refused]
    assert [*shown(result.document), *refused] == expected.splitlines()
    known = [speaker.name for speaker in result.document.speakers]
    assert list(faults(result.document, known=known)) == []
