"""The pipeline, with a hand-made parse for a parser."""

import logging
import os
import pickle
import threading
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest

from quoteattr.annotate.division import Each, one_by_one
from quoteattr.corpus.stream import peek
from quoteattr.errors import InvalidOptionError
from quoteattr.pipeline import Pipeline, load
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText, Character
from quoteattr.schema.quote import Act, QuoteKind, SpeakerKind
from quoteattr.schema.span import Extent
from tests.parses import read_parse

SAID_PARSE = """
Ann|PROPN|3|nsubj Lee|PROPN|1|flat said|VERB|0|root that|SCONJ|6|mark rain|NOUN|6|nsubj
  fell|VERB|3|ccomp .
"""
PARSES = [
    read_parse(notation)
    for notation in (
        SAID_PARSE,
        SAID_PARSE.replace("said", "thought/think"),
        """
        Ann|PROPN|4|nmod:poss Lee|PROPN|1|flat 's|PART|1|case soundbite|NOUN|8|nsubj
          that|SCONJ|7|mark rain|NOUN|7|nsubj fell|VERB|4|acl spread|VERB|0|root .
        """,
        """
        Ann|PROPN|2|nsubj met/meet|VERB|0|root Bob|PROPN|2|obj Lee|PROPN|3|flat .
        She|PRON|2|nsubj said|VERB|0|root that|SCONJ|5|mark rain|NOUN|5|nsubj fell|VERB|2|ccomp .
        """,
        """
        A|DET|5|det “|3 smart|ADJ|5|amod ”|3 bridge|NOUN|6|nsubj fell|VERB|0|root .
        """,
    )
]
PARSE_OF = {parse.text: parse for parse in PARSES}
SAID, THOUGHT, SOUNDBITE, SHE, SMART = PARSE_OF


def annotate(text: str) -> AnnotatedText:
    """Return the hand-made parse of a text."""
    return PARSE_OF[text]


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
    """Only speech and writing are kept unless the user selects thoughts."""
    assert not Pipeline(annotate)(THOUGHT).quotes
    assert Pipeline(annotate, acts=frozenset(Act))(THOUGHT).quotes


def test_indirect_speech_is_left_out_on_demand() -> None:
    """With direct_only, a content outside quotation marks is not a quotation."""
    assert not Pipeline(annotate, direct_only=True)(SAID).quotes


def test_a_text_that_is_not_a_str_is_rejected() -> None:
    """The error names the type."""
    with pytest.raises(InvalidOptionError, match="must be a str, got bytes"):
        Pipeline(annotate)(b"text")  # type: ignore[arg-type]


def speaker(document: Document) -> str | None:
    """Return the name of who speaks in a document with one quotation."""
    (quote,) = document.quotes
    return quote.speaker.name if quote.speaker else None


def test_chains_come_with_the_text() -> None:
    """They take precedence over gender and role."""
    assert speaker(Pipeline(annotate)(ChainedText(SHE, [[(8, 15), (17, 20)]]))) == "Bob Lee"
    assert speaker(Pipeline(annotate)(SHE)) == "Ann"


def test_chains_override_those_of_the_annotator() -> None:
    """The user's chains take precedence."""

    def chaining(text: str) -> AnnotatedText:
        chain = (Extent.single(0, 3), Extent.single(17, 20))
        return attrs.evolve(annotate(text), chains=(chain,))

    assert speaker(Pipeline(chaining)(ChainedText(SHE, [[(8, 15), (17, 20)]]))) == "Bob Lee"


def test_chains_go_through_pipe() -> None:
    """Texts with and without chains can be mixed."""
    documents = Pipeline(annotate).pipe([ChainedText(SHE, [[(8, 15), (17, 20)]]), SHE])

    assert [*map(speaker, documents)] == ["Bob Lee", "Ann"]


def test_a_noun_added_by_the_user_reports() -> None:
    """It takes the frames of "claim"."""
    (quote,) = load(annotator=annotate, nouns=["soundbite"])(SOUNDBITE).quotes

    assert quote.text == "that rain fell"
    assert not load(annotator=annotate)(SOUNDBITE).quotes


def test_terms_are_left_out_on_demand() -> None:
    """Without terms a document has only quotations."""
    assert [term.text for term in Pipeline(annotate)(SMART).terms] == ["smart"]
    assert not Pipeline(annotate, terms=False)(SMART).terms


def test_quotations_of_low_confidence_are_dropped() -> None:
    """The bound min_confidence applies after all decisions."""
    assert not Pipeline(annotate, min_confidence=1.0)(SAID).quotes


def test_a_custom_annotator_works_with_all_options() -> None:
    """No model is loaded."""
    pipeline = load(annotator=annotate, acts="all", min_confidence=0.1)

    assert pipeline(THOUGHT).quotes
    assert pipeline(SAID).meta["engine"] == "custom"


def test_an_engine_and_an_annotator_exclude_each_other() -> None:
    """Only one of them can parse the text."""
    with pytest.raises(InvalidOptionError, match="not both"):
        load("stanza:en", annotator=annotate)


def test_an_unknown_precision_is_refused() -> None:
    """Before any model is loaded."""
    with pytest.raises(InvalidOptionError, match="precision must be one of"):
        load(precision="float8")


def test_an_unknown_device_is_refused() -> None:
    """Before the models are loaded."""
    with pytest.raises(InvalidOptionError, match="device must be one of"):
        load(device="tpu")


def test_a_document_says_if_its_precision_is_not_the_usual_one() -> None:
    """Other machines may find something else then."""
    pipeline = attrs.evolve(load(annotator=annotate), precision="bfloat16")

    assert pipeline(SOUNDBITE).meta["precision"] == "bfloat16"
    assert "precision" not in load(annotator=annotate)(SOUNDBITE).meta


def test_an_annotator_is_a_callable() -> None:
    """The name of a parser is not one."""
    with pytest.raises(InvalidOptionError, match="must be callable with a str, got 'spacy'"):
        load(annotator="spacy")  # type: ignore[arg-type]


def test_an_annotator_that_changes_the_text_is_rejected() -> None:
    """Every offset would be wrong."""
    with pytest.raises(InvalidOptionError, match="the parse of another text"):
        Pipeline(lambda text: annotate(text.strip()))(f" {SAID}")


@pytest.mark.parametrize("value", [-1, 2, "high"])
def test_min_confidence_is_checked_before_models_are_loaded(value: object) -> None:
    """The message says which values are allowed."""
    with pytest.raises(InvalidOptionError, match=r"min_confidence must be a number from 0 to 1"):
        load(min_confidence=value)  # type: ignore[arg-type]


def test_pipe_is_lazy_and_in_order() -> None:
    """Documents are made on demand, in the order of the texts."""
    documents = Pipeline(annotate).pipe(iter([SAID, THOUGHT]))

    assert next(documents).text == SAID
    assert next(documents).text == THOUGHT


def test_pipe_carries_contexts() -> None:
    """The context of a text is returned with its document."""
    pairs = Pipeline(annotate).pipe([(SAID, 1), (THOUGHT, "two")], as_tuples=True)

    assert [(document.text, context) for document, context in pairs] == [
        (SAID, 1),
        (THOUGHT, "two"),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_pipe_takes_ids(workers: int) -> None:
    """The items of a dict of texts by id can be passed directly."""
    articles = {"rain": SAID, "thought": THOUGHT}
    documents = Pipeline(annotate).pipe(articles.items(), workers=workers)

    assert [(document.id, document.text) for document in documents] == [*articles.items()]


def test_ids_and_contexts_can_be_combined() -> None:
    """The item with a context may be a pair of id and text."""
    ((document, context),) = Pipeline(annotate).pipe([(("rain", SAID), 1)], as_tuples=True)

    assert (document.id, context) == ("rain", 1)


def test_a_text_that_fails_keeps_its_id(caplog: pytest.LogCaptureFixture) -> None:
    """Both the document and the log name it."""
    with caplog.at_level(logging.WARNING, logger="quoteattr"):
        (document,) = Pipeline(annotate).pipe([("odd", "a text without a parse")])

    assert (document.id, document.text) == ("odd", "a text without a parse")
    assert "odd" in caplog.text


@pytest.mark.parametrize("kind", [str, str.encode, ChainedText])
def test_pipe_rejects_a_single_text(kind: Callable[[str], Any]) -> None:
    """It would be read character by character."""
    with pytest.raises(InvalidOptionError, match="call the pipeline for a single one"):
        Pipeline(annotate).pipe(kind(SAID))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_is_not_a_text_gives_an_empty_document(workers: int) -> None:
    """Even one that cannot be pickled; the document contains the reason."""
    items: Any = [SAID, threading.Lock(), ("id", 3), (3, SAID), None]
    done, *wrong = Pipeline(annotate).pipe(items, workers=workers)

    assert done.quotes
    assert all(document.meta["error"] and not document.text for document in wrong)
    assert [document.id for document in wrong] == ["", "id", "", ""]


def test_a_failure_in_a_worker_is_logged_in_the_main_process(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The log of a worker is not visible."""
    with caplog.at_level(logging.WARNING, logger="quoteattr"):
        [*Pipeline(annotate).pipe([("odd", "a text without a parse")], workers=2)]

    assert "odd" in caplog.text


@pytest.mark.parametrize("characters", [["Ada"], "Ada", [None], Character("Ada")])
def test_characters_are_checked_before_models_are_loaded(characters: object) -> None:
    """A bare name is not a character; the message says what is expected."""
    with pytest.raises(InvalidOptionError, match="a list of Character objects"):
        load(characters=characters)  # type: ignore[arg-type]


def test_pipe_continues_after_a_text_that_fails(caplog: pytest.LogCaptureFixture) -> None:
    """The failure is in the document and in the log, and the next text is processed."""
    with caplog.at_level(logging.WARNING, logger="quoteattr"):
        failed, done = Pipeline(annotate).pipe(["a text without a parse", SAID])

    assert failed.meta["error"]
    assert "could not be done" in caplog.text
    assert done.quotes


@pytest.mark.parametrize("workers", [0, -1])
def test_pipe_needs_a_worker(workers: int) -> None:
    """The number of workers is at least one."""
    with pytest.raises(InvalidOptionError, match="at least 1"):
        Pipeline(annotate).pipe([SAID], workers=workers)


class Sentences:
    """Annotates the texts of `PARSE_OF`, and says in which processes it did."""

    def __init__(self, each: Each = one_by_one) -> None:
        """Use this process, unless `each` uses others."""
        self.each = each
        self.processes: set[int] = set()

    def __call__(self, text: str) -> AnnotatedText:
        """Return the parse of the text, looked up twice."""
        (process, parse), (other, _) = self.each(parse_here, [text, text])
        self.processes |= {process, other}
        return parse

    def divided(self, each: Each) -> "Sentences":
        """Return one that looks up with `each`."""
        last.append(Sentences(each))
        return last[-1]


last: list[Sentences] = []
"""What has been divided."""


def parse_here(text: str) -> tuple[int, AnnotatedText]:
    """Return the process and the parse of a text."""
    return os.getpid(), PARSE_OF[text]


def test_each_of_several_texts_is_one_workers() -> None:
    """Their parts are not divided."""
    pipeline = Pipeline(Sentences())

    assert [*pipeline.pipe([SAID, THOUGHT], workers=2)] == [pipeline(SAID), pipeline(THOUGHT)]
    assert not last[-1].processes


def test_several_workers_share_a_single_text() -> None:
    """Its parts are read by other processes; the result is that of one."""
    pipeline = Pipeline(Sentences())

    assert [*pipeline.pipe([("rain", SAID)], workers=2)] == [pipeline(SAID, id="rain")]
    assert last[-1].processes
    assert os.getpid() not in last[-1].processes


def test_two_texts_are_taken_before_it_is_known_that_there_are_several() -> None:
    """Where the second cannot be taken, the first is done."""

    def texts() -> Iterator[str]:
        yield SAID
        raise OSError("the disk is gone")

    taken, is_single = peek(texts())

    assert not is_single
    assert next(iter(taken)) == SAID
    with pytest.raises(OSError, match="the disk is gone"):
        list(taken)


def test_a_pipeline_can_be_pickled() -> None:
    """A pipeline can be sent to another process."""
    assert pickle.loads(pickle.dumps(Pipeline(annotate)))(SAID).quotes  # noqa: S301


@pytest.mark.parametrize("acts", [["speech", "song"], "speech"])
def test_unknown_acts_are_rejected(acts: list[str]) -> None:
    """The error lists the acts, before anything is loaded."""
    with pytest.raises(InvalidOptionError, match="'speech', 'thought', 'writing'"):
        load(acts=acts)


def test_characters_of_one_text_replace_those_of_the_pipeline() -> None:
    """A text may come with a cast of its own."""
    pipeline = Pipeline(annotate, characters=[Character("Mrs. Lee", ["Ann Lee"])])
    given = ChainedText(SAID, characters=[Character("Annie", ["Ann Lee"], kind="group")])

    names = [
        (quote.speaker.name, quote.speaker.kind)
        for document in (pipeline(SAID), pipeline(given))
        for quote in document.quotes
        if quote.speaker
    ]

    assert names == [("Mrs. Lee", SpeakerKind.PERSON), ("Annie", SpeakerKind.GROUP)]
