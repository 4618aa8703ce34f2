"""The adapter, with a fake Stanza pipeline: what the models predict does not matter here."""

import pickle
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stanza.models.common.doc import Document as StanzaDocument

from quoteattr.annotate import chunks, stanza_adapter
from quoteattr.annotate.sentences import MAX_SENTENCE_TOKENS
from quoteattr.annotate.stanza_adapter import StanzaAnnotator, load_stanza
from quoteattr.errors import EngineError

WORD = re.compile(r"\w+|[^\w\s]")
PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\n))+")


class WhiteSpacePipeline:
    """Splits sentences at blank lines and attaches every word to the first."""

    def process(self, given: Any, *, processors: Any) -> StanzaDocument:  # noqa: ANN401  as Stanza
        """Tokenise a str, or give a document its syntax."""
        if isinstance(given, str):
            assert processors == "tokenize"
            return StanzaDocument(
                [self._tokens(given, match) for match in PARAGRAPH.finditer(given)], text=given
            )
        for sentence in given.sentences:
            for word in sentence.words:
                word.lemma, word.upos = word.text.lower(), "X"
                word.head = 0 if word.id == 1 else 1
                word.deprel = "root" if word.id == 1 else "dep"
        return given

    def _tokens(self, text: str, paragraph: re.Match[str]) -> list[dict[str, Any]]:
        words = WORD.finditer(text, paragraph.start(), paragraph.end())
        return [
            {
                "id": number,
                "text": word.group(),
                "start_char": word.start(),
                "end_char": word.end(),
            }
            for number, word in enumerate(words, start=1)
        ] or [{"id": 1, "text": "-", "start_char": paragraph.start(), "end_char": paragraph.end()}]


annotate = StanzaAnnotator(WhiteSpacePipeline(), "stanza:en")


def test_offsets_are_those_of_the_given_text() -> None:
    """White space at the edges, carriage returns and tabs shift nothing."""
    text = "\r\n\r\n  One\ttwo\r\nthree.\r\n\r\n\r\nFour\x00five. \r\n"

    annotated = annotate(text)

    assert [token.span.of(text) for token in annotated.tokens] == [
        "One",
        "two",
        "three",
        ".",
        "Four",
        "five",
        ".",
    ]


def test_paragraphs_never_share_a_sentence() -> None:
    """A blank line ends a sentence."""
    assert len(annotate("No full stop\n\nNone here").sentences) == 2


def test_marks_of_two_characters_are_one_mark_for_the_parser() -> None:
    """The words beside them keep their offsets."""
    text = "``Come,'' she said, ''it isn't late.''"

    annotated = annotate(text)

    assert [token.text for token in annotated.tokens].count('"') == 4
    assert all(
        token.span.of(text) == token.text for token in annotated.tokens if token.text.isalpha()
    )


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\x00", "\ud800", "*" * 50, "a" * 100_000])
def test_unusual_text_is_annotated(text: str) -> None:
    """Empty text, text without a letter and text without a space are all fine."""
    for token in annotate(text).tokens:
        assert token.span.of(text)


def test_a_long_sentence_is_cut_for_the_parser() -> None:
    """No sentence is longer than the parser can take, and no word is lost."""
    annotated = annotate("word " * 1000)

    assert len(annotated.tokens) == 1000
    assert max(one.stop - one.first for one in annotated.sentences) <= (MAX_SENTENCE_TOKENS)


def test_a_long_text_is_annotated_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offsets go on through the chunks, and through a paragraph that is cut."""
    monkeypatch.setattr(chunks, "CHUNK_CHARACTERS", 20)
    text = "\n\n".join(f"Paragraph number {number} is here." for number in range(9))

    annotated = annotate(text)

    assert "".join(token.text for token in annotated.tokens) == text.replace(" ", "").replace(
        "\n", ""
    )
    assert all(token.span.of(text) == token.text for token in annotated.tokens)


def test_the_end_of_each_chunk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a share of the text."""
    monkeypatch.setattr(chunks, "CHUNK_CHARACTERS", 20)
    shares: list[float] = []

    annotate.watched(shares.append)("Paragraph one.\n\nParagraph two.\n\n")

    assert shares == [14 / 32, 30 / 32]


@given(st.text())
def test_any_text_gives_exact_tokens(text: str) -> None:
    """Tokens are in order, in the text, and not empty."""
    annotated = annotate(text)
    ends = [0, *(token.end for token in annotated.tokens)]

    for before, token in zip(ends, annotated.tokens, strict=False):
        assert before <= token.start < token.end <= len(text)


def test_an_unknown_engine_is_named() -> None:
    """The error says what there is."""
    with pytest.raises(EngineError, match="use 'embedded' or 'stanza:en'"):
        load_stanza("spacy:en")


def test_missing_models_are_an_engine_error(tmp_path: object) -> None:
    """A folder without models is named, and nothing is downloaded."""
    with pytest.raises(EngineError, match="could not be loaded"):
        load_stanza(f"stanza:en@{tmp_path}")


def test_pickling_keeps_the_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Stanza pipeline cannot be pickled: the other process loads it anew."""
    monkeypatch.setattr(
        stanza_adapter, "_load", lambda name, *_: StanzaAnnotator("loaded anew", name)
    )

    assert pickle.loads(pickle.dumps(annotate)) == StanzaAnnotator("loaded anew", "stanza:en")  # noqa: S301
