"""The text with its marks."""

import regex

from quoteattr.export.html.text.blocks import blocks
from quoteattr.export.html.text.passage import Setting, passage
from tests.browser.article import article


def test_punctuation_stays_with_the_name_before_it() -> None:
    """A line shall not begin with a full stop."""
    document = article()
    looks = {0: "c-none", **{speaker.id: "c0" for speaker in document.speakers}}
    html = passage(document, blocks(document.text), Setting(1, 2, looks, ()))
    kept = regex.findall(r'<span class="keep"><a [^>]*></a>([^<]*)</span>', html)

    assert kept == [",", "”", ".", ".", "’", ",", "”", ".", ",", "”", ".", "”"]
