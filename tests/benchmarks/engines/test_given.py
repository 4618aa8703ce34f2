"""Reading novels with what published systems are given."""

import re
from pathlib import Path

import pytest

from benchmarks.corpora.texts import CorpusError, FictionQuotation, FictionText, GoldCharacter
from benchmarks.engines import given
from benchmarks.engines.given import Given, given_stretches, listed_characters
from quoteattr.pipeline import Pipeline
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.schema.quote import Gender, Quote
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
        FictionQuotation((_span("Snow falls at last!"),), None, addressees=frozenset({"Eva Lund"})),
    ),
    (
        GoldCharacter("Ann Lund", frozenset({"Ann Lund", "Nan", "Miss Lund"}), Gender.SHE),
        GoldCharacter("Eva Lund", frozenset({"Eva Lund", "miss lund"})),
        GoldCharacter("The Shore", frozenset({"The Shore"})),
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


def test_genders_of_those_who_speak_are_given() -> None:
    """Whoever neither speaks nor is addressed is left out."""
    characters = [(one.name, one.gender) for one in listed_characters(NOVEL)]

    assert characters == [("Ann Lund", Gender.SHE), ("Eva Lund", None)]


def _stretches(text: str, *quotations: tuple[str, ...]) -> list[tuple[str, ...]]:
    given_parts = [
        tuple(Span(text.index(words), text.index(words) + len(words)) for words in parts)
        for parts in quotations
    ]
    starts = [0, *(match.end() for match in re.finditer("\n\n", text))]
    ends = [*(start - 2 for start in starts[1:]), len(text)]
    paragraphs = [Span(*edges) for edges in zip(starts, ends, strict=True)]
    stretches = given_stretches(text, paragraphs, given_parts)
    return [tuple(part.of(text) for part in one.parts) for one in stretches]


def test_stretches_of_given_quotations() -> None:
    """Marks belong to the outside, wherever the annotation has them; what is inside is content."""
    text = "“One,” she said, “two ‘three’ four.”"

    stretches = _stretches(text, ("“One,”", "two ‘three’ four."), ("three",))

    assert stretches == [("One,",), ("two ‘three’ four.",), ("three",)]


def test_what_a_speaker_quotes_belongs_to_the_speech() -> None:
    """The annotation leaves it out, but marks set the speech off as a whole."""
    text = "“I wrote: ‘Come at once.’ So come.” He was a “friend”."

    stretches = _stretches(text, ("I wrote:", "So come."))

    assert stretches == [("I wrote: ‘Come at once.’ So come.",), ("Come at once.",)]


def test_quotations_of_two_paragraphs_are_separate() -> None:
    """Where the marks run on through both, what is given counts."""
    text = "“One is here.\n\n“Two is there.”"

    assert _stretches(text, ("One is here.",), ("Two is there.",)) == [
        ("One is here.",),
        ("Two is there.",),
    ]
    assert _stretches(text, ("One is here.", "Two is there.")) == [
        ("One is here.", "Two is there.")
    ]


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
