"""Tests of the paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.language.paragraphs import paragraphs
from quoteattr.language.typography import BLANK

WRAPPED = (
    "The road went down to the river between two rows of poplars, and\n"
    "nobody had come along it since the morning. The old woman at the\n"
    "toll house had brought out her chair and sat knitting in the sun.\n"
)
LONG_LINE = "The council met on Monday to talk about the bridge, and it did not agree. " * 3


def found(text: str) -> list[str]:
    """Return the paragraphs of a text as strings."""
    return [span.of(text) for span in paragraphs(text)]


def test_blank_lines_separate_hard_wrapped_paragraphs() -> None:
    """In hard-wrapped text a single newline is white space."""
    assert found(f"{WRAPPED}\n{WRAPPED}") == [WRAPPED.strip()] * 2


def test_every_line_is_a_paragraph_of_an_article() -> None:
    """In text with one paragraph on each line, a single newline ends a paragraph."""
    line = LONG_LINE.strip()
    assert found(f"Bridge divides council\n{line}\n{line}\n{line}") == [
        "Bridge divides council",
        line,
        line,
        line,
    ]


def test_blank_lines_and_single_newlines_mix_in_an_article() -> None:
    """A headline before a single newline is a paragraph where blank lines separate the others."""
    line = LONG_LINE.strip()
    assert found(f"Bridge divides council\nBy a reporter\n\n{line}\n\n{line}") == [
        "Bridge divides council",
        "By a reporter",
        line,
        line,
    ]


def test_a_line_broken_inside_a_sentence_is_joined_in_an_article() -> None:
    """A line in lower case after a line without a full stop continues the paragraph."""
    line = LONG_LINE.strip()
    assert found(f"{line}\nThe mayor\nleft early.\n{line}") == [
        line,
        "The mayor\nleft early.",
        line,
    ]


def test_a_heading_over_wrapped_text_is_a_paragraph() -> None:
    """A short line over full ones is a heading, even without a blank line."""
    assert found(f"CHAPTER ONE\n{WRAPPED}") == ["CHAPTER ONE", WRAPPED.strip()]


def test_indentation_starts_a_paragraph_of_wrapped_text() -> None:
    """An indented first line replaces a blank line."""
    text = f"{WRAPPED}    {WRAPPED}    {WRAPPED}"
    assert found(text) == [WRAPPED.strip()] * 3


def test_a_short_last_line_ends_a_paragraph_where_no_blank_line_could() -> None:
    """Wrapped text without blank lines is cut where a line ends early with its sentence."""
    text = (WRAPPED + "She was asleep.\n") * 8
    assert found(text) == [f"{WRAPPED}She was asleep."] * 8


def test_verse_in_wrapped_text_is_one_paragraph() -> None:
    """Lines of verse are not paragraphs of their own, indented or not."""
    verse = "    The river runs, the river stays,\n      It has no end of names.\n    So do we all."
    assert found(f"{WRAPPED}\n{verse}\n\n{WRAPPED}") == [
        WRAPPED.strip(),
        verse.strip(),
        WRAPPED.strip(),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_of_all_systems(newline: str) -> None:
    """All line ends give the same paragraphs."""
    text = f"{WRAPPED}\n{WRAPPED}".replace("\n", newline)
    assert len(found(text)) == 2


@pytest.mark.parametrize("separator", ["\f", "\u2029", "\n \n", "\n\u200b\n", "\r\n\t\r\n"])
def test_separators_that_always_end_a_paragraph(separator: str) -> None:
    """Page breaks, paragraph separators and blank lines separate paragraphs."""
    assert found(f"{WRAPPED}{separator}{WRAPPED}") == [WRAPPED.strip()] * 2


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff \n\u200b"])
def test_text_without_anything_visible_has_no_paragraphs(text: str) -> None:
    """No paragraph is empty."""
    assert found(text) == []


@given(st.text(alphabet="aB.\"' \n\r\f\t\u2028\u200b", max_size=200))
def test_paragraphs_cover_what_is_visible(text: str) -> None:
    """They are in order, without space at the edges, and only blanks are between them."""
    position = 0
    for span in paragraphs(text):
        assert not text[position : span.start].strip(BLANK)
        assert span.of(text) == span.of(text).strip(BLANK) != ""
        position = span.end
    assert not text[position:].strip(BLANK)


@given(st.text())
def test_any_string_is_accepted(text: str) -> None:
    """Paragraphs of any Unicode text are within the text."""
    assert all(0 <= span.start < span.end <= len(text) for span in paragraphs(text))
