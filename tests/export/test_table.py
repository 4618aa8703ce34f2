"""The table for reading at a terminal."""

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.export.table import NARROWEST, Role, Style, to_table
from quoteattr.schema.document import Document
from tests.documents import DOCUMENT
from tests.strategies import documents

_FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize("explain", [False, True], ids=["plain", "explained"])
def test_the_table_looks_like_the_fixture(*, explain: bool) -> None:
    """Whoever changes the layout sees the new one in the fixture."""
    expected = (_FIXTURES / f"table{'_explained' * explain}.txt").read_text(encoding="utf-8")

    assert expected == to_table(DOCUMENT, Style(80, explain))


@given(document=documents(), width=st.integers(0, 120), explain=st.booleans())
def test_no_line_is_wider_than_asked(document: Document, width: int, *, explain: bool) -> None:
    """The table fits the terminal, whatever is in it."""
    lines = to_table(document, Style(width, explain)).split("\n")

    assert max(map(len, lines)) <= max(width, NARROWEST)


@given(documents())
def test_nothing_reaches_the_terminal_that_it_would_obey(document: Document) -> None:
    """Escape codes in a text are shown as replacement marks."""
    table = to_table(document, Style(explain=True))

    assert all(character == "\n" or character >= " " for character in table)


def test_a_text_without_quotations_says_so() -> None:
    """An empty table is not a table."""
    assert to_table(Document("It rained.", id="rain")) == "rain\nNo quotations.\n"


def test_a_painted_table_has_the_same_words() -> None:
    """Colours are codes around words; speakers, cues and quotations have theirs."""
    style = Style(80, explain=True, paint=lambda role, text: f"<{role}>{text}</>")
    painted = to_table(DOCUMENT, style)
    roles = set(regex.findall(r"<(\w+)>", painted))

    assert regex.sub(r"</?\w*>", "", painted) == to_table(DOCUMENT, Style(80, explain=True))
    assert roles == set(Role)


def test_the_most_quoted_speaker_comes_first() -> None:
    """Readers look for the main voices."""
    lines = to_table(DOCUMENT).partition("Speakers\n")[2].splitlines()
    counts = [int(count) for line in lines for count in regex.findall(r": (\d+) quotation", line)]

    assert counts == sorted(counts, reverse=True)
