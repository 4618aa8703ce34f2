"""The seed article from end to end, with the shipped weights, against its gold annotation."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

import quoteattr
from quoteattr import Act, Document, Quote

ARTICLE = Path(__file__).parent.parent / "seeds" / "000_928ea7a133be337d.txt"
View = tuple[str, tuple[str, ...], str | None, str | None, str | None]


def letters(words: str) -> str:
    """Return the letters and digits: punctuation at an edge makes no difference."""
    return "".join(filter(str.isalnum, words))


def view(quotes: Iterable[Quote], text: str) -> list[View]:
    """Return kind, parts, cue, source and speaker of each quotation."""
    return [
        (
            quote.kind.value,
            tuple(letters(part.of(text)) for part in quote.parts),
            letters(quote.cue.of(text)) if quote.cue else None,
            letters(quote.source.text) if quote.source else None,
            quote.speaker.name if quote.speaker else None,
        )
        for quote in quotes
    ]


def read_gold() -> Document:
    """Return the gold annotation."""
    record = json.loads(ARTICLE.with_suffix(".gold.json").read_text(encoding="utf-8"))
    return Document.from_record(record, ARTICLE.read_bytes().decode("utf-8"))


GOLD = read_gold()
SAID = [quote for quote in GOLD.quotes if quote.act is not Act.THOUGHT]
DEBATABLE = {
    23: "the parser coordinates what she did (raised the threat level) with what she said, and by"
    " form alone either reading is possible",
}


@pytest.fixture(scope="module")
def found() -> Document:
    """Return what the pipeline finds with its default options."""
    return quoteattr.load()(GOLD.text)


@pytest.mark.model
@pytest.mark.parametrize("number", range(len(SAID)))
def test_a_quotation_is_found_with_its_speaker(
    number: int, found: Document, request: pytest.FixtureRequest
) -> None:
    """Kind, parts, cue, source and speaker agree with the gold annotation."""
    if reason := DEBATABLE.get(SAID[number].id):
        request.applymarker(pytest.mark.xfail(reason=reason))

    assert view([SAID[number]], GOLD.text)[0] in view(found.quotes, found.text)


@pytest.mark.model
def test_nothing_else_is_found(found: Document) -> None:
    """There are as many quotations as in the gold annotation, so none is spurious."""
    assert len(SAID) == len(found.quotes)


@pytest.mark.model
def test_nothing_is_found_in_captions_and_footer(found: Document) -> None:
    """The text around the article is not a quotation."""
    lines = ("Slideshow:", "(Photo:", "Read more from", "A message is written")

    assert not [
        quote.text
        for quote in found.quotes
        for part in quote.parts
        if any(line in part.of(found.text) for line in lines)
    ]
