"""The lines of a text."""

from quoteattr.find.stretches.transcripts.lines import read_lines
from quoteattr.language.paragraphs import paragraphs


def test_lines_know_their_layout() -> None:
    """Each has its span, its indent, its paragraph, and whether a blank line is before it."""
    text = "Ann:\n\n   It fell.\nOn Monday.\n"
    lines = read_lines(text, paragraphs(text))

    assert [line.span.of(text) for line in lines] == ["Ann:", "It fell.", "On Monday."]
    assert [line.indent for line in lines] == [0, 3, 0]
    assert [line.after_blank for line in lines] == [True, True, False]
    assert lines[0].paragraph == 0
    assert lines[1].paragraph == 1


def test_the_header_of_a_page_is_not_a_line() -> None:
    """The number at its end is that of the page."""
    text = "Q. When?\n\n     RAY - DIRECT          114\n\nA. On Monday."

    assert len(read_lines(text, paragraphs(text))) == 2
