"""The embedded engine: the same words as from Stanza itself."""

import functools
import pickle
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import stanza
from stanza.models.common.doc import Document as StanzaDocument

from quoteattr.annotate import chunks
from quoteattr.annotate.embedded.annotator import EmbeddedAnnotator, load_embedded
from quoteattr.annotate.embedded.tokenizer import load_tokenizer
from quoteattr.annotate.stanza_adapter import StanzaAnnotator
from quoteattr.errors import EngineError
from quoteattr.pipeline import load
from quoteattr.reader.marks import blank_parse
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.reading import SentenceWords
from tests.reader.blank import blank

pytestmark = pytest.mark.model

_FIXTURES = Path(__file__).parents[1] / "fixtures"
QUOTATIONS = (_FIXTURES / "quotations.txt").read_text("utf-8")[:3000]
LONG = "She said it was late. " * 80
ODD = "Write to a.b@c.org, or see   http://www.a-b.org/x?y=1!\n\n \n\n12.5% 日本語 \U0001f600 …"


@functools.cache
def loaded() -> EmbeddedAnnotator:
    """The shipped tokenizer and lemmas, without the network."""
    return load_embedded(blank)


class Stanza:
    """Stanza itself with the shipped tokenizer and lemmas, and the tags of `blank`."""

    def __init__(self) -> None:
        """Load it."""
        folder = Path(str(files("quoteattr") / "weights" / "stanza"))
        self._pipeline = stanza.Pipeline(
            "en", str(folder), download_method=None, verbose=False, tokenize_batch_size=32
        )

    def process(self, given: Any, *, processors: Any) -> StanzaDocument:  # noqa: ANN401  as Stanza
        """Tokenise a str, or give a document its tags and lemmas."""
        if isinstance(given, str):
            return self._pipeline.process(given, processors=processors)
        for sentence in given.sentences:
            forms = SentenceWords(tuple(word.text for word in sentence.words), False)
            for word, upos in zip(sentence.words, blank_parse(forms).upos, strict=True):
                word.upos = upos
        return self._pipeline.process(given, processors="lemma")


@functools.cache
def stanzas() -> StanzaAnnotator:
    """The adapter for Stanza's own models with the shipped ones."""
    return StanzaAnnotator(Stanza(), "stanza:en")


def words(annotated: AnnotatedText) -> list[tuple[int, int, str, str, int]]:
    """Return offsets, text, lemma and sentence of each token."""
    return [
        (t.start, t.end, t.text, t.lemma, sentence)
        for t, sentence in zip(annotated.tokens, annotated.sentence_of, strict=True)
    ]


@pytest.mark.parametrize("text", [QUOTATIONS, LONG, ODD, "", " \n ", "\x00"])
def test_words_and_lemmas_are_stanzas(text: str) -> None:
    """Of quotations, a paragraph too long to be read at once, addresses, and hardly anything."""
    assert words(loaded()(text)) == words(stanzas()(text))


def test_a_paragraph_has_the_same_words_whatever_is_read_with_it() -> None:
    """Paragraphs are read in batches."""
    alone = words(loaded()("“No,” said Ann. “Not here.”"))
    others = f"Rain fell.\n\n{LONG}\n\n“No,” said Ann. “Not here.”"

    assert [word[2] for word in words(loaded()(others))][-len(alone) :] == [w[2] for w in alone]


def test_another_process_loads_the_files_again() -> None:
    """The reader alone is sent."""
    assert pickle.loads(pickle.dumps(loaded())).reader is blank  # noqa: S301


def test_the_end_of_each_chunk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a share of the text, which other processes cannot tell."""
    monkeypatch.setattr(chunks, "CHUNK_CHARACTERS", 20)
    shares: list[float] = []
    watched = loaded().watched(shares.append)

    pickle.loads(pickle.dumps(watched))("Paragraph one.")  # noqa: S301
    watched("Paragraph one.\n\nParagraph two.\n\n")

    assert shares == [14 / 32, 30 / 32]


def test_several_workers_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the shipped models; each of these paragraphs is a chunk, which one of them reads."""
    monkeypatch.setattr(chunks, "CHUNK_CHARACTERS", 60)
    text = f"Ada Lund said that it rained.\n\n\n“Not  here,” she added.\n\n{ODD}\n\n{ODD}"
    pipeline = load()
    (document,) = pipeline.pipe([text], workers=2)

    assert document.quotes
    assert document == pipeline(text)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """The error says which."""
    path = tmp_path / "tokenizer.pt"
    path.write_bytes(b"no model")

    with pytest.raises(EngineError, match=r"tokenizer\.pt could not be loaded"):
        load_tokenizer(path)
