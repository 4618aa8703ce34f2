"""The text with its marks."""

import regex

from quoteattr.export.html.text.blocks import blocks
from quoteattr.export.html.text.passage import Setting, passage
from quoteattr.schema.document import Document
from tests.browser.article import article


def test_punctuation_stays_with_the_name_before_it() -> None:
    """A line shall not begin with a full stop."""
    kept = regex.findall(r'<span class="keep"><a [^>]*></a>([^<]*)</span>', _html(article()))

    assert kept == [",", ".", ".", ",", ".", ",", "."]


def test_closing_marks_come_before_the_name() -> None:
    """The name is not a part of what was said."""
    marks = regex.findall(r'</span>([”’])<a class="by', _html(article()))

    assert marks == ["”", "’", "”", "”", "”"]


def test_empty_lines_below_verse_are_not_shown() -> None:
    """They would be a gap of as many lines; the text has them all the same."""
    html = _html(Document("The bridge fell.\n\nA rose,\nby any\n\n\n\nname, she said.\n"))

    assert '<p class="lines">A rose,\nby any<span class="gap">\n\n\n\n</span></p>' in html


def _html(document: Document) -> str:
    looks = {0: "c-none", **{speaker.id: "c0" for speaker in document.speakers}}
    return passage(document, blocks(document.text), Setting(1, 2, looks, ()))
