"""Rows and CSV, read by pandas."""

import io

import pytest
from hypothesis import given

from quoteattr.export.arrow import QUOTES, to_arrow
from quoteattr.export.records import COLUMNS, to_csv, to_rows
from quoteattr.schema.document import Document
from tests.documents import DOCUMENT
from tests.strategies import documents

pandas = pytest.importorskip("pandas", reason="the dev extra brings pandas")


def test_csv_is_a_frame_with_a_row_for_each_quotation() -> None:
    """Offsets are numbers again, and the words are the words."""
    frame = pandas.read_csv(io.StringIO("".join(to_csv([DOCUMENT]))))

    assert tuple(frame.columns) == COLUMNS
    assert frame["start"].tolist() == [1, 101]
    assert frame["text"].tolist() == [quote.text for quote in DOCUMENT.quotes]
    assert frame["speaker"].isna().tolist() == [False, True]


@given(documents())
def test_rows_make_a_frame(document: Document) -> None:
    """Of any document; with Arrow's strings, `DataFrame(rows)` takes what UTF-8 can encode only."""
    frame = to_arrow(to_rows(document), QUOTES).to_pandas()

    assert tuple(frame.columns) == COLUMNS
    assert frame["quote"].tolist() == [quote.id for quote in document.quotes]
