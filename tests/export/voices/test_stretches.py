"""Nothing of a text is lost, whatever was found in it."""

import csv
import io
from xml.etree import ElementTree as ET

from hypothesis import given

from quoteattr.export.voices.script import COLUMNS, to_lines, to_script
from quoteattr.export.voices.ssml import to_ssml
from quoteattr.export.voices.stretches import stretches
from quoteattr.schema.document import Document
from quoteattr.schema.surrogates import replaced_halves
from tests.strategies import documents


@given(documents())
def test_every_character_is_in_one_stretch(document: Document) -> None:
    """The stretches follow each other, none of them empty."""
    found = stretches(document)

    assert "".join(one.span.of(document.text) for one in found) == document.text
    assert all(one.span for one in found)


@given(documents())
def test_the_script_is_the_text(document: Document) -> None:
    """As a table in Python and as a file, the column of the text is the text."""
    content = "".join(to_script([document]))
    header, *rows = csv.reader(io.StringIO(content, newline=""), csv.excel_tab)

    assert tuple(header) == COLUMNS
    assert "".join(line["text"] for line in to_lines(document)) == document.text
    assert "".join(row[-1] for row in rows) == replaced_halves(document.text)


@given(documents())
def test_speech_synthesis_gets_the_whole_text(document: Document) -> None:
    """Without its tags, the document is the text, except for characters that XML lacks."""
    spoken = "".join(ET.fromstring(to_ssml(document)).itertext())  # noqa: S314  our own

    # A line feed is between the tag of the document and the first voice.
    assert all(
        one in {other, "\ufffd"} for one, other in zip(spoken[1:], document.text, strict=True)
    )
