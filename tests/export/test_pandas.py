"""Rows and CSV, read by pandas."""

import io

import pytest
from hypothesis import given

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
    """`pandas.DataFrame(to_rows(document))` takes any document."""
    frame = pandas.DataFrame(to_rows(document), columns=list(COLUMNS))

    assert frame["quote"].tolist() == [quote.id for quote in document.quotes]
