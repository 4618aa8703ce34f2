"""The time to process a text grows linearly with its length, whatever the text contains.

The texts are what made each place slow once; their parse is made by hand, so that no time goes
into the network.
"""

from collections.abc import Callable

import pytest

from quoteattr.attribute.engine import attribute
from quoteattr.language.lexicon import Lexicon
from quoteattr.resolve.resolve import resolve
from quoteattr.schema.annotation import AnnotatedText
from tests.growth import MOST, growth
from tests.parses import read_parse
from tests.scenes import attributions, utterances

LEXICON = Lexicon.load()
SIZE = 400
"""Lines of the smaller text."""


def _surname(number: int) -> str:
    letters = ""
    for _ in range(4):
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return f"B{letters}"


def _said(speaker: str) -> str:
    """Return a turn; the speaker is given as words with tags, the last one the subject."""
    return f"“ Rain ! ” said|VERB|0|root {speaker} ."


def _titled(title: str, number: int) -> str:
    return _said(f"{title}|PROPN|7|compound {_surname(number)}|PROPN|5|nsubj")


def _described(owner: str, noun: str) -> str:
    relation = "det" if owner == "the|DET" else "nmod:poss"
    return _said(f"{owner}|7|{relation} {noun}|NOUN|5|nsubj")


ONE_PARAGRAPH = {
    "quotations alone": lambda _: "“ Rain ! ”",
    "quotations and beats": lambda _: (
        "“ Rain ! ” It|PRON|6|nsubj rained|VERB|0|root ,|PUNCT|6|punct"
    ),
    "quotations with a name": lambda n: _said(f"{_surname(n)}|PROPN|5|nsubj"),
}
PARAGRAPHS = {
    "people": lambda n: _said(f"{_surname(n)}|PROPN|5|nsubj"),
    "captains": lambda n: f"{_titled('Captain', n)}\n\n{_described('the|DET', 'captain')}",
    "companies": lambda n: f"{_titled('Acme', n)}\n\n{_described('the|DET', 'company')}",
    "wives": lambda n: f"{_titled('Mr.', n)}\n\n{_described('his|PRON', 'wife')}",
}


def _in_one_paragraph(make: Callable[[int], str]) -> Callable[[int], AnnotatedText]:
    return lambda size: read_parse("\n".join(map(make, range(size))))


def _in_paragraphs(make: Callable[[int], str]) -> Callable[[int], AnnotatedText]:
    return lambda size: read_parse("\n\n".join(map(make, range(size))))


def _quotation(size: int) -> AnnotatedText:
    """One quotation, in which somebody is named and meant again and again."""
    line = "Ann|PROPN|2|nsubj saw|VERB|0|root him|PRON|2|obj ."
    return read_parse("“ Well !\n" + f"{line}\n" * size + "” said|VERB|0|root Ben|PROPN|2|nsubj .")


STORIES = {
    **{name: _in_one_paragraph(make) for name, make in ONE_PARAGRAPH.items()},
    **{name: _in_paragraphs(make) for name, make in PARAGRAPHS.items()},
    "a long quotation": _quotation,
}


@pytest.mark.parametrize("make", STORIES.values(), ids=STORIES.keys())
def test_attribution_takes_linear_time(make: Callable[[int], AnnotatedText]) -> None:
    """The rules look a speaker up, and do not read the whole paragraph for each quotation."""

    def prepare(size: int) -> Callable[[], object]:
        annotated = make(size)
        found = utterances(annotated)
        return lambda: attribute(annotated, found, LEXICON)

    assert growth(prepare, SIZE) < MOST


@pytest.mark.parametrize("make", STORIES.values(), ids=STORIES.keys())
def test_resolution_takes_linear_time(make: Callable[[int], AnnotatedText]) -> None:
    """Nobody looks at all names, all turns or all mentions for each of them."""

    def prepare(size: int) -> Callable[[], object]:
        annotated = make(size)
        found = attributions(annotated)
        return lambda: resolve(annotated, found)

    assert growth(prepare, SIZE) < MOST
