"""Trying odd texts: with a parser that parses nothing, or breaks on purpose."""

import itertools
import json
import math
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest
import regex

from benchmarks.__main__ import main
from benchmarks.commands import robustness
from benchmarks.commands.tables import FAILED, PASSED
from benchmarks.robustness import fuzz
from benchmarks.robustness.invariants import broken
from benchmarks.robustness.odd_texts import GRAMMARS, MUTATIONS, odd_text
from benchmarks.robustness.trials import Failure, tried
from quoteattr.annotate.builder import AnnotationBuilder, Word
from quoteattr.pipeline import Pipeline
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Cue, Quote, QuoteKind
from quoteattr.schema.span import Span


def unparsed(text: str) -> AnnotatedText:
    """Return a text as one paragraph and one sentence of words with arbitrary heads."""
    builder = AnnotationBuilder(text, [Span(0, len(text))] if text else [])
    words = [
        Word(*span, text[slice(*span)], text[slice(*span)], "X", "", "", place, "dep")
        for place, span in enumerate(match.span() for match in regex.finditer(r"\S+", text))
    ]
    if words:
        builder.add_sentence(words)
    return builder.build()


def dislikes_marks(text: str) -> AnnotatedText:
    """Return the parse of `unparsed`, but fail on an exclamation mark."""
    if "!" in text:
        raise LookupError("a mark")
    return unparsed(text)


@pytest.fixture
def clock() -> Callable[[], float]:
    """A clock that shows one second more whenever it is looked at."""
    seconds: Iterator[int] = itertools.count()
    return lambda: float(next(seconds))


def test_a_seed_makes_the_same_texts() -> None:
    """What failed can be made again; another seed makes others."""
    first, again, other = (
        [odd_text(random.Random(f"{seed}-{n}")) for n in range(50)] for seed in (1, 1, 2)
    )

    assert first == again != other


@pytest.mark.parametrize("number", range(len(GRAMMARS)))
def test_a_grammar_leaves_no_place_open(number: int) -> None:
    """Every slot of a template is filled, and texts differ."""
    texts = {GRAMMARS[number](random.Random(seed)) for seed in range(60)}

    assert len(texts) > 30
    assert number >= len(GRAMMARS) - 1 or not any("{" in text for text in texts)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_mutation_can_take_any_text(mutation: Callable[[random.Random, str], str]) -> None:
    """An empty text too, and it changes most others."""
    chance = random.Random(0)
    mutation(chance, "")
    changed = [mutation(chance, "“No,” she said.") for _ in range(40)]

    assert len(set(changed)) > 2


def test_what_breaks_is_kept(tmp_path: Path, clock: Callable[[], float]) -> None:
    """A file for each text and set of options: the text, the whole text, and what was wrong."""
    summary = fuzz.fuzz(Pipeline(dislikes_marks), seconds=60, seed=4, keep=tmp_path, clock=clock)

    kept = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(tmp_path.glob("*"))]
    assert len(kept) == len(summary.failures) > 0
    assert all("!" in one["text"] for one in kept)
    assert len(kept[0]["text"]) < len(kept[0]["whole"])
    assert "LookupError in dislikes_marks" in kept[0]["faults"][0]
    told = [*fuzz.summary_lines(summary, tmp_path)]
    assert told[2].startswith("FAILED LookupError in dislikes_marks (default): ")
    assert told[-1] == f"kept in {tmp_path}"


def test_a_failure_is_made_as_short_as_it_can_be() -> None:
    """The shortened text fails in the same way; without time the text is unchanged."""
    failure = Failure("1-1", "She said: “No! No!”", "default", ("LookupError in f: x",))
    whole = attrs.evolve(failure, faults=("LookupError in dislikes_marks: x",))
    pipeline = Pipeline(dislikes_marks)

    assert fuzz.shrunk(pipeline, whole, end=math.inf).text == "!"
    assert fuzz.shrunk(pipeline, whole, end=0.0) == whole
    assert fuzz.shrunk(pipeline, failure, end=math.inf) == failure


def test_what_was_kept_is_tried_first(tmp_path: Path, clock: Callable[[], float]) -> None:
    """The next run begins with the texts that have failed before."""
    stored = {"name": "1-7", "text": "No!", "whole": "\ud83d No!", "options": "", "faults": []}
    (tmp_path / "1-7 default.json").write_text(json.dumps(stored), encoding="utf-8")
    summary = fuzz.fuzz(Pipeline(dislikes_marks), seconds=4, seed=4, keep=tmp_path, clock=clock)

    assert summary.failures[0].name == "1-7"


def test_a_run_without_a_fault_says_so(tmp_path: Path, clock: Callable[[], float]) -> None:
    """Nothing is kept, and the folder is not even made."""
    keep = tmp_path / "kept"
    summary = fuzz.fuzz(Pipeline(unparsed), seconds=40, seed=1, keep=keep, clock=clock)

    assert summary.texts > 5
    assert [*fuzz.summary_lines(summary, keep)][-1] == "Nothing failed."
    assert not keep.exists()


@pytest.mark.parametrize(("annotator", "status"), [(unparsed, PASSED), (dislikes_marks, FAILED)])
def test_the_exit_status_tells_whether_something_failed(
    annotator: Callable[[str], AnnotatedText],
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """1 if a text was kept, and the summary on standard output."""
    monkeypatch.setattr(robustness, "load_pipeline", lambda: Pipeline(annotator))
    monkeypatch.setattr(fuzz, "SECONDS_TO_SHRINK", 0.05)

    assert main(["fuzz", "--minutes", "0.01", "--keep", str(tmp_path)]) == status
    assert "sets of options each" in capsys.readouterr().out


def test_a_broken_document_has_its_faults_told() -> None:
    """A cue in its own quotation, and a text that is not the one that was given."""
    quote = Quote(
        1, QuoteKind.DIRECT, Act.SPEECH, (Span(0, 2),), "No", cue=Cue((Span(0, 2),), "No")
    )
    told = [fault.partition(":")[0] for fault in broken(Document("No", (quote,)), "No!")]

    assert told == ["text", "apart"]


def test_what_differs_the_second_time_is_told() -> None:
    """A parser that has a state, for one."""
    paragraphs = itertools.cycle([(Span(0, 3),), (Span(0, 2),)])
    pipeline = Pipeline(lambda text: AnnotatedText(text, next(paragraphs), (), ()))

    assert tried(pipeline, "1-1", "No!", twice=True).failures[0].kinds == {"twice"}
    assert not tried(pipeline, "1-1", "No!", twice=False).failures
