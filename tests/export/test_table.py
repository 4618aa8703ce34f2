"""The table for reading at a terminal."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.export.table import NARROWEST, to_table
from quoteattr.schema.document import Document
from tests.documents import DOCUMENT
from tests.strategies import documents

_FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize("explain", [False, True], ids=["plain", "explained"])
def test_the_table_looks_like_the_fixture(*, explain: bool) -> None:
    """Whoever changes the layout sees the new one in the fixture."""
    expected = (_FIXTURES / f"table{'_explained' * explain}.txt").read_text(encoding="utf-8")

    assert expected == to_table(DOCUMENT, width=80, explain=explain)


@given(document=documents(), width=st.integers(0, 120), explain=st.booleans())
def test_no_line_is_wider_than_asked(document: Document, width: int, *, explain: bool) -> None:
    """The table fits the terminal, whatever is in it."""
    lines = to_table(document, width=width, explain=explain).split("\n")

    assert max(map(len, lines)) <= max(width, NARROWEST)


@given(documents())
def test_nothing_reaches_the_terminal_that_it_would_obey(document: Document) -> None:
    """Escape codes in a text are shown as replacement marks."""
    table = to_table(document, explain=True)

    assert all(character == "\n" or character >= " " for character in table)


def test_a_text_without_quotations_says_so() -> None:
    """An empty table is not a table."""
    assert to_table(Document("It rained.", id="rain")) == "rain\nNo quotations.\n"
