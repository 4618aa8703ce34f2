"""The pipeline, with a hand-made parse for a parser."""

import logging
import pickle

import pytest

from quoteattr.errors import InvalidOptionError
from quoteattr.pipeline import Pipeline, load
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.chains import ChainedText
from quoteattr.schema.quote import Act, QuoteKind
from tests.parses import parsed

SAID = "Ann Lee said that rain fell."
SAID_ROWS = """
Ann Ann PROPN 3 nsubj
Lee Lee PROPN 1 flat
said say VERB 0 root
that that SCONJ 6 mark
rain rain NOUN 6 nsubj
fell fall VERB 3 ccomp
. . PUNCT 3 punct
"""
THOUGHT = SAID.replace("said", "thought")
THOUGHT_ROWS = SAID_ROWS.replace("said say", "thought think")
ROWS = {SAID: SAID_ROWS, THOUGHT: THOUGHT_ROWS}


def annotate(text: str) -> AnnotatedText:
    """Return the hand-made parse of a text."""
    return parsed(text, ROWS[text])


def test_a_text_becomes_a_document() -> None:
    """Quotation, speaker, text and engine come together."""
    document = Pipeline(annotate, "by hand")(SAID, id="rain")

    (quote,) = document.quotes
    assert (quote.kind, quote.act, quote.text) == (
        QuoteKind.INDIRECT,
        Act.SPEECH,
        "that rain fell",
    )
    assert quote.speaker
    assert quote.speaker.name == "Ann Lee"
    assert (document.id, document.text, document.meta["engine"]) == ("rain", SAID, "by hand")


def test_thoughts_are_left_out_by_default() -> None:
    """Only speech and writing are kept unless thoughts are asked for."""
    assert not Pipeline(annotate)(THOUGHT).quotes
    assert Pipeline(annotate, acts=frozenset(Act))(THOUGHT).quotes


def test_indirect_speech_is_left_out_on_demand() -> None:
    """With direct_only, what stands in no marks is no quotation."""
    assert not Pipeline(annotate, direct_only=True)(SAID).quotes


def test_a_text_that_is_no_str_is_refused() -> None:
    """The error names the type."""
    with pytest.raises(InvalidOptionError, match="must be a str, got bytes"):
        Pipeline(annotate)(b"text")  # type: ignore[arg-type]


def test_chains_come_with_the_text() -> None:
    """Also through pipe, beside texts without."""
    chained = ChainedText(SAID, [[(0, 7)]])

    documents = Pipeline(annotate).pipe([chained, SAID])

    assert [document.text for document in documents] == [SAID, SAID]


def test_what_is_less_sure_is_left_out() -> None:
    """With min_confidence, after everything is decided."""
    assert not Pipeline(annotate, min_confidence=1.0)(SAID).quotes


def test_an_annotator_of_ones_own_goes_with_all_options() -> None:
    """No model is loaded then."""
    pipeline = load(annotator=annotate, acts="all", nouns=["soundbite"], min_confidence=0.1)

    assert pipeline(THOUGHT).quotes
    assert pipeline.lexicon.noun("soundbites")
    assert pipeline(SAID).meta["engine"] == "custom"


def test_an_engine_and_an_annotator_do_not_go_together() -> None:
    """One of them has to parse."""
    with pytest.raises(InvalidOptionError, match="not both"):
        load("stanza:en", annotator=annotate)


def test_pipe_is_lazy_and_in_order() -> None:
    """Documents come as they are asked for, in the order of the texts."""
    documents = Pipeline(annotate).pipe(iter([SAID, THOUGHT]))

    assert next(documents).text == SAID
    assert next(documents).text == THOUGHT


def test_pipe_carries_contexts() -> None:
    """What stands beside a text comes out beside its document."""
    pairs = Pipeline(annotate).pipe([(SAID, 1), (THOUGHT, "two")], as_tuples=True)

    assert [(document.text, context) for document, context in pairs] == [
        (SAID, 1),
        (THOUGHT, "two"),
    ]


def test_pipe_goes_on_after_a_text_that_fails(caplog: pytest.LogCaptureFixture) -> None:
    """The failure stands in the document and in the log, and the next text is done."""
    with caplog.at_level(logging.WARNING, logger="quoteattr"):
        failed, done = Pipeline(annotate).pipe(["a text without a parse", SAID])

    assert failed.meta["error"]
    assert "could not be done" in caplog.text
    assert done.quotes


@pytest.mark.parametrize("workers", [0, -1])
def test_pipe_needs_a_worker(workers: int) -> None:
    """Fewer than one worker makes no sense."""
    with pytest.raises(InvalidOptionError, match="at least 1"):
        Pipeline(annotate).pipe([SAID], workers=workers)


def test_pipe_works_in_processes() -> None:
    """Several processes give the same documents as one."""
    pipeline = Pipeline(annotate)

    assert list(pipeline.pipe([SAID, THOUGHT], workers=2)) == list(pipeline.pipe([SAID, THOUGHT]))


def test_a_pipeline_can_be_pickled() -> None:
    """A pipeline can be sent to another process."""
    assert pickle.loads(pickle.dumps(Pipeline(annotate)))(SAID).quotes  # noqa: S301


@pytest.mark.parametrize("acts", [["speech", "song"], "speech"])
def test_unknown_acts_are_refused(acts: list[str]) -> None:
    """The error lists what there is, before anything is loaded."""
    with pytest.raises(InvalidOptionError, match="'speech', 'thought', 'writing'"):
        load(acts=acts)
