"""Hand-written passages and documents, and the floors that no change may miss."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from benchmarks import gate as floors
from benchmarks.commands.predictions import predictions
from benchmarks.commands.tables import FAILED, PASSED, print_lines, table
from benchmarks.corpora.challenge import as_passage, inside_words, read_challenge
from benchmarks.corpora.layouts import read_layouts
from benchmarks.engines.peers import OURS, load_peer, load_pipeline
from benchmarks.engines.runs import read_predictions
from benchmarks.measures import turns, verdicts
from benchmarks.measures.errors import (
    MISSED,
    RIGHT,
    SPURIOUS,
    WRONG_EXTENT,
    WRONG_SOURCE,
    WRONG_SPEAKER,
)
from benchmarks.measures.verdicts import WRONG_KIND, Pair, Verdict
from benchmarks.tasks import read_seed


def challenge(options: argparse.Namespace) -> int:
    """Score the hand-written passages."""
    passages = list(read_challenge(only=options.only))
    for warning in (warning for passage in passages for warning in inside_words(passage)):
        sys.stderr.write(f"inside a word, which is most likely a wrong @n: {warning}\n")
    if not options.only:
        passages.append(as_passage(read_seed()))
    found = [
        verdicts.judge(*pair) for pair in predictions(passages, options, options.engine, show=False)
    ]
    counts = {name: verdicts.count(own) for name, own in floors.by_phenomenon(found).items()}
    counts["all"] = verdicts.count(found)
    if options.show:
        for verdict in found:
            if not verdict.passed:
                print_lines(verdict_lines(verdict))
    print_lines(challenge_lines(counts))
    print_lines(f"{name} {value:.3f}" for name, value in verdicts.measures(counts["all"]).items())
    if options.against:
        before = [verdicts.judge(*pair) for pair in read_predictions(passages, options.against)]
        print_lines(passage_changes(before, found))
    return PASSED


def layouts(options: argparse.Namespace) -> int:
    """Score the turns of transcripts in many layouts."""
    pipeline = load_pipeline()
    found = [
        turns.judge(layout, pipeline(layout.text)) for layout in read_layouts(only=options.only)
    ]
    if options.show:
        for judgement in found:
            print_lines(turns.fault_lines(judgement))
    print_lines(turns.lines(found))
    return PASSED


def gate(options: argparse.Namespace) -> int:
    """Fail where a floor is not reached."""
    litbank = options.litbank or (
        floors.DEFAULT_LITBANK if floors.DEFAULT_LITBANK.exists() else None
    )
    if litbank is None:
        sys.stderr.write("LitBank is left out: give its folder with --litbank\n")
    results = floors.measure(load_peer(OURS).engine, litbank)
    inputs, baseline = floors.hash_inputs(litbank), floors.read_baseline()
    print_lines(
        f"{name}: {measure} {value:.4f} (floor {baseline.floors.get(name, {}).get(measure, 0):.3f})"
        for name, measures in results.items()
        for measure, value in measures.items()
    )
    if options.update:
        try:
            new = floors.update(baseline, inputs, results, allow_lower=options.allow_lower)
        except floors.LoweredFloorError as error:
            print_lines([f"not updated; --allow-lower lowers a floor:\n{error}"])
            return FAILED
        floors.write_baseline(new)
        return PASSED
    wrong = list(floors.failures(baseline, inputs, results))
    print_lines(["", *wrong] if wrong else ["", "No floor is missed."])
    return FAILED if wrong else PASSED


def challenge_lines(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Yield a line for each phenomenon."""
    columns = (
        ("passages", "passages"),
        ("passed", "passed"),
        ("quotations", "quotations"),
        (RIGHT, RIGHT),
        (MISSED, MISSED),
        (SPURIOUS, SPURIOUS),
        ("extent", WRONG_EXTENT),
        ("kind", WRONG_KIND),
        ("source", WRONG_SOURCE),
        ("speaker", WRONG_SPEAKER),
        ("cue right", "cue right"),
        ("terms", "terms"),
        ("known", "terms_right"),
    )
    rows = ([name, *(str(own[key] or ".") for _, key in columns)] for name, own in counts.items())
    yield from table(["phenomenon", *(title for title, _ in columns)], rows)


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Yield the text of a passage and both sides of whatever is wrong."""
    yield f":: {verdict.passage.id} ({verdict.passage.phenomenon})"
    yield from (f"   {line}" for line in verdict.passage.text.split("\n"))
    for pair in verdict.pairs:
        if pair.faults:
            yield f"   {', '.join(pair.faults)}"
            yield from _sides(pair, verdict.passage.text)
    yield ""


def passage_changes(before: Sequence[Verdict], after: Sequence[Verdict]) -> Iterator[str]:
    """Yield the passages that pass in only one of two runs over the same ones."""
    pairs = list(zip(before, after, strict=True))
    gained = [new.passage.id for old, new in pairs if new.passed and not old.passed]
    lost = [new.passage.id for old, new in pairs if old.passed and not new.passed]
    yield f"gained {len(gained)}: {' '.join(gained)}"
    yield f"lost {len(lost)}: {' '.join(lost)}"


def _sides(pair: Pair, text: str) -> Iterator[str]:
    if pair.expected:
        own = pair.expected
        parts, cue, source = (
            " / ".join(span.of(text) for span in spans) or "-"
            for spans in (own.parts, own.cue, own.source)
        )
        yield f"     expected {own.kind.value} | {parts} | {cue} | {source} | {own.speaker or '-'}"
    if pair.found:
        quote = pair.found
        parts = " / ".join(part.of(text) for part in quote.parts)
        cue = quote.cue.text if quote.cue else "-"
        source = quote.source.text if quote.source else "-"
        speaker = quote.speaker.name if quote.speaker else "-"
        yield f"     found    {quote.kind.value} | {parts} | {cue} | {source} | {speaker}"
        yield f"              by {quote.rule}, {quote.confidence:.2f}"
