"""Nothing of a text is lost, whatever was found in it."""

import csv
import io
from xml.etree import ElementTree as ET

from hypothesis import given

from quoteattr.export.voices.script import to_lines, to_script
from quoteattr.export.voices.ssml import to_ssml
from quoteattr.export.voices.stretches import stretches
from quoteattr.schema.document import Document
from quoteattr.schema.surrogates import replaced_halves
from tests.strategies import documents


@given(documents())
def test_nothing_is_lost(document: Document) -> None:
    """Stretches follow each other; the column of the script and the content of SSML are the text.

    One test, because drawing a document takes longer than all of them.
    """
    found = stretches(document)
    _, *rows = csv.reader(io.StringIO("".join(to_script([document])), newline=""), csv.excel_tab)
    spoken = "".join(ET.fromstring(to_ssml(document)).itertext())  # noqa: S314  our own

    assert "".join(one.span.of(document.text) for one in found) == document.text
    assert all(one.span for one in found)
    assert "".join(line["text"] for line in to_lines(document)) == document.text
    assert "".join(row[-1] for row in rows) == replaced_halves(document.text)
    # A line feed is between the tag of the document and the first voice.
    assert all(
        one in {other, "\ufffd"} for one, other in zip(spoken[1:], document.text, strict=True)
    )
