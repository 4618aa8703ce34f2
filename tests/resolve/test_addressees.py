"""Addressees as users get them."""

import pytest

from quoteattr.resolve.resolve import resolve
from tests.parses import read_parse
from tests.scenes import attributions

TALK = """
Ada|PROPN|2|nsubj saw|VERB|0|root Paul|PROPN|2|obj .

“ Rain ? ” said|VERB|0|root Ada|PROPN|5|nsubj .

“ Snow . ” said|VERB|0|root Paul|PROPN|5|nsubj .

“ Hail ? ”

“ Frost . ”
"""
APART = """
“ Rain . ” said|VERB|0|root Ada|PROPN|5|nsubj .

“ Snow . ” said|VERB|0|root Paul|PROPN|5|nsubj .
"""


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (TALK, ["Paul", "Ada", "Paul", "Ada"]),
        (TALK.replace("Snow", "Snow , Ada|PROPN|2|vocative"), ["Paul", "Ada", "Paul", "Ada"]),
        (TALK.replace("Snow", "Snow , Emma|PROPN|2|vocative"), ["Paul", "Ada", "Paul", "Ada"]),
        (APART, [None, None]),
        (APART.replace("Snow", "Snow , Emma|PROPN|2|vocative"), [None, "Emma"]),
    ],
    ids=["exchange", "called", "mentioned", "no conversation", "called in news"],
)
def test_addressees(notation: str, expected: list[str | None]) -> None:
    """They are named, or the other speaker where turns reply to one another."""
    annotated = read_parse(notation)

    quotes, _ = resolve(annotated, attributions(annotated))

    assert [quote.addressee and quote.addressee.name for quote in quotes] == expected
