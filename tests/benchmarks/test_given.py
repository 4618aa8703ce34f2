"""Reading novels with what published systems are given."""

from pathlib import Path

import pytest

from benchmarks import given
from benchmarks.corpora import CorpusError, FictionQuotation, FictionText, GoldCharacter
from benchmarks.given import Given, given_stretches, listed_characters
from quoteattr.pipeline import Pipeline
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.schema.quote import Quote
from quoteattr.schema.span import Span
from tests.parses import read_parse

STORY = """
“ Rain ! ” said|VERB|0|root Nan|PROPN|5|nsubj .

Snow falls|VERB|0|root at last ! She|PRON|7|nsubj thought|VERB|0|root so .
"""
ANNOTATED = read_parse(STORY, entities=(("Nan", "PERSON"),))


def _span(words: str) -> Span:
    start = ANNOTATED.text.index(words)
    return Span(start, start + len(words))


NOVEL = FictionText(
    "Rain",
    ANNOTATED.text,
    (
        FictionQuotation((_span("Rain!"),), "Ann Lund"),
        FictionQuotation((_span("Snow falls at last!"),), None),
    ),
    (
        GoldCharacter("Ann Lund", frozenset({"Ann Lund", "Nan", "Miss Lund"})),
        GoldCharacter("Eva Lund", frozenset({"Eva Lund", "miss lund"})),
    ),
)


def _quotes(monkeypatch: pytest.MonkeyPatch, *kinds: Given) -> tuple[Quote, ...]:
    monkeypatch.setattr(given, "read_pdnc", lambda _: [NOVEL])
    monkeypatch.setattr(given, "weights_of", lambda _: Weights.load())
    engine = given.load_given(Pipeline(lambda _: ANNOTATED), Path(), kinds)
    return engine(NOVEL.text).quotes


def test_a_name_of_several_characters_is_not_given() -> None:
    """It would be taken for that of one of them."""
    assert [one.aliases for one in listed_characters(NOVEL)] == [("Ann Lund", "Nan"), ("Eva Lund",)]


def test_stretches_of_given_quotations() -> None:
    """Marks belong to the outside, wherever the annotation has them; what is inside is content."""
    text = "“One,” she said, “two ‘three’ four.”"
    marked, bare, inner = (
        Span(text.index(w), text.index(w) + len(w))
        for w in ("“One,”", "two ‘three’ four.", "three")
    )

    first, second = given_stretches(text, [(marked, bare), (inner,)])

    assert [one.parts[0].of(text) for one in (first, second)] == ["One,", "two ‘three’ four."]
    assert [one.outer[0].of(text) for one in (first, second)] == ["“One,”", "“two ‘three’ four.”"]


def test_characters_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speakers have the names of the list."""
    (quote,) = _quotes(monkeypatch, Given.CHARACTERS)

    assert quote.speaker
    assert quote.speaker.name == "Ann Lund"


def test_quotations_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no marks set off is found, too."""
    quotes = _quotes(monkeypatch, Given.QUOTATIONS)

    assert [quote.text for quote in quotes] == ["Rain!", "Snow falls at last!"]


def test_another_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is given for it."""
    monkeypatch.setattr(given, "read_pdnc", lambda _: [])

    with pytest.raises(CorpusError, match="begins with 'Hail'"):
        given.load_given(Pipeline(lambda _: ANNOTATED), Path(), ())("Hail")
