"""A workbook, as openpyxl reads it back."""

import io

import attrs
from openpyxl import load_workbook

from quoteattr.export.workbook import to_workbook
from quoteattr.schema.span import Span
from tests.documents import DOCUMENT


def test_quotations_with_their_sentences_and_speakers() -> None:
    """One sheet each; who and what come first."""
    book = load_workbook(io.BytesIO(to_workbook([DOCUMENT])))

    header, first, second = book["quotations"].iter_rows(values_only=True)
    assert header[:5] == ("document", "quote", "speaker", "text", "context")
    assert first[:4] == ("bridge", 1, "Ada Brook", "The bridge is closed, until May.")
    assert second[4].startswith("She took the council to task")
    _, speaker = book["speakers"].iter_rows(values_only=True)
    assert speaker == ("bridge", "Ada Brook", 1, "Mayor Ada Brook", "she", "person", 2)


def test_no_text_is_a_formula_or_breaks_the_file() -> None:
    """What begins like a formula is text, and a control character is replaced."""
    text = "=1+1\x00"
    quote = attrs.evolve(
        DOCUMENT.quotes[1], parts=(Span(0, len(text)),), text=text, cue=None, source=None
    )
    document = attrs.evolve(DOCUMENT, text=text, quotes=(quote,), speakers=(), terms=())

    book = load_workbook(io.BytesIO(to_workbook([document])))

    cell = book["quotations"]["D2"]
    assert (cell.value, cell.data_type) == ("=1+1\ufffd", "s")
