"""Commands that score one aspect each: acts, confidence, agreement, antecedents or identity."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from benchmarks import confidence as fitting
from benchmarks.commands.predictions import predictions
from benchmarks.commands.tables import PASSED, print_lines, score_lines, shortened, table
from benchmarks.confidence import Calibration, Corpus
from benchmarks.coreference import antecedents, mentions
from benchmarks.coreference import identity as identity_measures
from benchmarks.corpora.gap import read_gap
from benchmarks.corpora.gum import read_gum
from benchmarks.corpora.pdnc import read_pdnc
from benchmarks.corpora.polnear import read_polnear
from benchmarks.corpora.texts import choose
from benchmarks.engines.peers import OURS, load_pipeline
from benchmarks.measures import acts as act_measures
from benchmarks.measures import agreement, news
from benchmarks.measures.acts import JudgedAct, confusion
from quoteattr.schema.quote import Act


def acts(options: argparse.Namespace) -> int:
    """Score whether speech, writing and thought are distinguished."""
    labels = act_measures.read_labels()
    texts = choose(
        read_polnear(options.polnear, act_measures.SPLIT), only={label.document for label in labels}
    )
    pairs = predictions(texts, options, options.engine, acts="all")
    found = [tuple(act_measures.judge(labels, gold, predicted)) for gold, predicted in pairs]
    columns: dict[str, list[Sequence[act_measures.JudgedAct]]] = {
        "all": [*found],
        "open": [[item for item in judged if item.label.is_open] for judged in found],
        "closed": [[item for item in judged if not item.label.is_open] for judged in found],
    }
    counts = {name: [*map(act_measures.count, column)] for name, column in columns.items()}
    print_lines(score_lines(counts, act_measures.measures))
    print_lines(["", *confusion_lines(item for judged in found for item in judged)])
    if options.show:
        print_lines(["", *wrong_act_lines(item for judged in columns["open"] for item in judged)])
    return PASSED


def confidence(options: argparse.Namespace) -> int:
    """Fit the confidence of quotations, and write the weights if asked to."""
    data: Path = options.data
    given = list(
        fitting.examples(
            load_pipeline(acts="all"),
            polnear=data / "polnear",
            litbank=data / "litbank",
            pdnc=data / "pdnc",
        )
    )
    print_lines(confidence_lines(fitting.calibrations(fitting.cross_validated(given))))
    if options.write:
        text = "\n".join(fitting.lines(fitting.fit(given))) + "\n"
        fitting.FILE.write_text(text, encoding="utf-8")
    return PASSED


def people(options: argparse.Namespace) -> int:
    """Score PolNeAR's annotators against each other."""
    counts = [agreement.count(versions) for versions in agreement.read_people(options.polnear)]
    print_lines([f"{len(counts)} articles with several annotators"])
    print_lines(score_lines({"people": counts}, news.measures))
    return PASSED


def gap(options: argparse.Namespace) -> int:
    """Score the antecedents of pronouns on GAP."""
    resolver = antecedents.load_resolver(load_pipeline())
    examples = read_gap(options.data / "gap", options.part)
    counts = [antecedents.count(example, resolver(example.text)) for example in examples]
    print_lines([f"{len(counts)} pronouns of GAP {options.part}"])
    print_lines(score_lines({OURS: counts}, antecedents.measures))
    return PASSED


def coreference(options: argparse.Namespace) -> int:
    """Score whether pronouns and descriptions of people find the names in GUM."""
    resolver = antecedents.load_resolver(load_pipeline())
    texts = list(read_gum(options.data, held_out=not options.train))
    counts = [mentions.count(text, resolver(text.text)) for text in texts]
    print_lines([f"{len(texts)} documents of GUM"])
    print_lines(score_lines({OURS: counts}, mentions.measures))
    return PASSED


def identity(options: argparse.Namespace) -> int:
    """Score which names of a novel are one character."""
    novels = choose(
        read_pdnc(options.data / "pdnc"), characters=options.characters, only=options.only
    )
    pairs = predictions(novels, options, OURS)
    found = {gold.id: identity_measures.count(gold, predicted) for gold, predicted in pairs}
    print_lines(score_lines({"all novels": [*found.values()]}, identity_measures.measures))
    for id, counts in found.items():
        print_lines(["", *score_lines({id: [counts]}, identity_measures.measures)])
    return PASSED


def confidence_lines(found: Mapping[Corpus, Calibration]) -> Iterator[str]:
    """Yield how good the confidences are on each corpus."""
    rows = (
        [corpus, str(own.count), *(f"{value:.3f}" for value in attrs.astuple(own)[1:])]
        for corpus, own in found.items()
    )
    head = ["cross-validated", "quotations", "right", "calibration error", "AUC", "Brier"]
    yield from table(head, rows)


def confusion_lines(judged: Iterable[JudgedAct]) -> Iterator[str]:
    """Yield how often each act is predicted for each gold act."""
    yield from table(["predicted as", *(act.value for act in Act), "not found"], confusion(judged))


def wrong_act_lines(judged: Iterable[JudgedAct]) -> Iterator[str]:
    """Yield a line for each relation that was found with a wrong act."""
    for item in judged:
        if item.act and not item.is_right:
            label = item.label
            place = f"{label.document}:{label.content.start}-{label.content.end}"
            pair = f"{label.act.value} predicted as {item.act.value}"
            yield f"{pair} | {place} | {shortened(item.cue)!r}"
