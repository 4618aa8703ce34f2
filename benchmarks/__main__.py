"""The command line: `python -m benchmarks` and the name of a measurement; see `options`."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import (
    acts,
    challenge,
    confidence,
    fuzz,
    gap,
    gate,
    growth,
    identity,
    interaction,
    layouts,
    people,
    report,
    scoring,
    speed,
    teams,
    throughput,
    verdicts,
)
from benchmarks.accuracy import (
    FICTION,
    FICTION_WITH_NAMES,
    NEWS,
    PASSAGES,
    Result,
    Task,
    as_json,
    read_seed,
    seed_as_news,
)
from benchmarks.bootstrap import intervals, total
from benchmarks.corpora import CorpusError, FictionText, GoldText, NewsText, choose
from benchmarks.errors import changes
from benchmarks.given import load_given
from benchmarks.held_out import load_held_out
from benchmarks.litbank import read_litbank
from benchmarks.novels import read_novels
from benchmarks.options import parser
from benchmarks.pdnc import read_pdnc
from benchmarks.peers import OURS, MissingPeerError, load_peer, load_pipeline
from benchmarks.polnear import read_polnear
from benchmarks.runs import read_predictions, run

PASSED, FAILED, WRONG_USE = 0, 1, 2
AnyTask = Task[NewsText] | Task[FictionText]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    options = parser().parse_args(arguments)
    commands = {
        "accuracy": _accuracy,
        "acts": _acts,
        "challenge": _challenge,
        "confidence": _confidence,
        "corpus": _corpus,
        "fuzz": _fuzz,
        "gap": _gap,
        "gate": _gate,
        "growth": _growth,
        "layouts": _layouts,
        "identity": _identity,
        "page": _page,
        "people": _people,
        "speed": _speed,
    }
    try:
        return commands[options.command](options)
    except (
        CorpusError,
        MissingPeerError,
        challenge.ChallengeError,
        layouts.LayoutError,
        interaction.InteractionError,
    ) as error:
        sys.stderr.write(f"benchmarks: {error}\n")
        return WRONG_USE


def _accuracy(options: argparse.Namespace) -> int:
    engines = options.engine or ([] if options.predictions or options.booknlp else [OURS])
    if options.save and len(engines) != 1:
        raise CorpusError("--save keeps the run of one engine; give one --engine")
    listing: list[str] = []
    stored: dict[str, Any] = {}
    for task in _tasks(options):
        results = _results(task, options, engines)
        found = {name: task.intervals(result) for name, result in results.items()}
        if not results:
            continue
        _print_accuracy(task, results, found)
        stored[task.name] = {name: as_json(own, found[name]) for name, own in results.items()}
        listing += [f"== {task.name}"]
        for name, result in results.items():
            listing += [f"-- {name}", *report.outcome_lines(result.outcomes)]
        if options.against:
            before, after = task.read(options.against), next(iter(results.values()))
            gains = task.differences(before, after)
            _print(report.difference_lines(before.measures, after.measures, gains))
            changed = list(report.change_lines(changes(before.outcomes, after.outcomes)))
            _print(line for line in changed if not line.startswith(" "))
            listing += [f"-- against {options.against}", *changed]
    if options.json:
        text = json.dumps(stored, indent=2, ensure_ascii=False)
        options.json.write_text(text + "\n", encoding="utf-8")
    if options.errors:
        options.errors.write_text("\n".join(listing) + "\n", encoding="utf-8")
    return PASSED if stored else FAILED


def _tasks(options: argparse.Namespace) -> list[AnyTask]:
    """Return the corpora that were asked for, always with the seed article."""

    def folder(name: str) -> Path | None:
        given: Path | None = getattr(options, name)
        return given or (options.data / name if options.data else None)

    def limited(texts: Iterable[GoldText]) -> Iterable[GoldText]:
        return choose(
            texts,
            documents=options.documents,
            characters=options.characters,
            only=options.only,
        )

    tasks: list[AnyTask] = [Task("seed", lambda: [seed_as_news(read_seed())], NEWS)]
    if polnear := folder("polnear"):
        split = options.split
        tasks.append(
            Task(
                f"PolNeAR {split}",
                lambda: limited(read_polnear(polnear, split)),
                NEWS,
                acts="all",
            )
        )
    if pdnc := folder("pdnc"):
        tasks.append(Task("PDNC", lambda: limited(read_pdnc(pdnc)), FICTION_WITH_NAMES))
    if litbank := folder("litbank"):
        tasks.append(Task("LitBank", lambda: limited(read_litbank(litbank)), FICTION))
    if novels := folder("novels"):
        tasks.append(Task("four novels", lambda: limited(read_novels(novels)), PASSAGES))
    return tasks


def _results(
    task: AnyTask, options: argparse.Namespace, engines: Sequence[str]
) -> dict[str, Result]:
    results: dict[str, Result] = {}
    for name in engines:
        try:
            peer = load_peer(name, acts=task.acts)
        except MissingPeerError as error:
            sys.stderr.write(f"{error}\n")
            continue
        sys.stderr.write(f"{task.name}: {name}\n")
        results[name] = task.run(peer.engine, options.save)
    if task.method is FICTION_WITH_NAMES:
        pdnc = options.pdnc or options.data / "pdnc"
        if options.held_out:
            results["held-out"] = task.run(load_held_out(load_pipeline(), pdnc))
        if options.given:
            engine = load_given(load_pipeline(), pdnc, options.given)
            results[f"given {' and '.join(options.given)}"] = task.run(engine)
    for path in options.predictions:
        results[path.stem] = task.read(path)
    if options.booknlp and task.method is not NEWS:
        results["booknlp"] = task.read_booknlp(options.booknlp)
    return results


def _print_accuracy(task: AnyTask, results: dict[str, Result], found: dict[str, Any]) -> None:
    measures = {name: result.measures for name, result in results.items()}
    _print([f"\n== {task.name}", *report.measure_lines(measures, found)])
    for name, result in results.items():
        failed = result.count_of("failed")
        _print([f"\n-- {name}: {len(result.ids)} documents, {failed} of them failed"])
        _print(report.error_lines(result.outcomes))
        if any(own.confidence for own in result.calibration):  # not every peer tells it
            _print(report.calibration_lines(result.calibration))


def _acts(options: argparse.Namespace) -> int:
    labels = acts.read_labels()
    texts = choose(
        read_polnear(options.polnear, acts.SPLIT), only={label.document for label in labels}
    )
    if options.predictions:
        pairs = read_predictions(texts, options.predictions)
    else:
        pairs = run(load_peer(options.engine, acts="all").engine, texts, save=options.save)
    found = [tuple(acts.tell(labels, gold, predicted)) for gold, predicted in pairs]
    columns: dict[str, list[Sequence[acts.Told]]] = {
        "all": [*found],
        "open": [[own for own in told if own.label.is_open] for told in found],
        "closed": [[own for own in told if not own.label.is_open] for told in found],
    }
    counts = {name: [acts.count(told) for told in own] for name, own in columns.items()}
    results = {name: acts.measures(total(own)) for name, own in counts.items()}
    spread = {name: intervals(own, acts.measures) for name, own in counts.items()}
    _print(report.measure_lines(results, spread))
    _print(["", *report.confusion_lines(own for told in found for own in told)])
    if options.show:
        _print(["", *report.told_lines(own for told in columns["open"] for own in told)])
    return PASSED


def _confidence(options: argparse.Namespace) -> int:
    data: Path = options.data
    given = list(
        confidence.examples(
            load_pipeline(acts="all"),
            polnear=data / "polnear",
            litbank=data / "litbank",
            pdnc=data / "pdnc",
        )
    )
    _print(report.confidence_lines(confidence.calibrations(confidence.cross_validated(given))))
    if options.write:
        text = "\n".join(confidence.lines(confidence.fit(given))) + "\n"
        confidence.FILE.write_text(text, encoding="utf-8")
    return PASSED


def _corpus(options: argparse.Namespace) -> int:
    corpora = throughput.read_corpora(
        options.data, size=options.bytes, times=options.times, articles=options.documents
    )
    for name, texts in corpora:
        found = throughput.run(name, texts, workers=options.workers)
        _print(throughput.lines(found, options.workers))
    return PASSED


def _people(options: argparse.Namespace) -> int:
    counts = [people.count(versions) for versions in people.read_people(options.polnear)]
    spread = {"people": intervals(counts, scoring.measures)}
    _print([f"{len(counts)} articles with several annotators"])
    _print(report.measure_lines({"people": scoring.measures(total(counts))}, spread))
    return PASSED


def _gap(options: argparse.Namespace) -> int:
    resolver = gap.load_resolver(load_pipeline())
    examples = gap.read_gap(options.data / "gap", options.part)
    counts = [gap.count(example, resolver(example.text)) for example in examples]
    spread = {OURS: intervals(counts, gap.measures)}
    _print([f"{len(counts)} pronouns of GAP {options.part}"])
    _print(report.measure_lines({OURS: gap.measures(total(counts))}, spread))
    return PASSED


def _identity(options: argparse.Namespace) -> int:
    novels = choose(
        read_pdnc(options.data / "pdnc"), characters=options.characters, only=options.only
    )
    if options.predictions:
        pairs = read_predictions(novels, options.predictions)
    else:
        pairs = run(load_peer(OURS).engine, novels, save=options.save)
    found = {gold.id: identity.count(gold, predicted) for gold, predicted in pairs}
    everything = identity.measures(total(found.values()))
    spread = intervals(list(found.values()), identity.measures)
    _print(report.measure_lines({"all novels": everything}, {"all novels": spread}))
    for id, counts in found.items():
        _print(["", *report.measure_lines({id: identity.measures(counts)}, {})])
    return PASSED


def _challenge(options: argparse.Namespace) -> int:
    passages = list(challenge.read_challenge(only=options.only))
    for warning in (warning for passage in passages for warning in challenge.inside_words(passage)):
        sys.stderr.write(f"inside a word, which is most likely a wrong @n: {warning}\n")
    if not options.only:
        passages.append(challenge.as_passage(read_seed()))
    if options.predictions:
        pairs = read_predictions(passages, options.predictions)
    else:
        engine = load_peer(options.engine).engine
        pairs = run(engine, passages, save=options.save, show=False)
    found = [verdicts.judge(*pair) for pair in pairs]
    counts = {name: verdicts.count(own) for name, own in gate.by_phenomenon(found).items()}
    counts["all"] = verdicts.count(found)
    if options.show:
        for verdict in found:
            if not verdict.passed:
                _print(report.verdict_lines(verdict))
    _print(report.challenge_lines(counts))
    _print(f"{name} {value:.3f}" for name, value in verdicts.measures(counts["all"]).items())
    if options.against:
        before = [verdicts.judge(*pair) for pair in read_predictions(passages, options.against)]
        _print(report.passage_changes(before, found))
    return PASSED


def _layouts(options: argparse.Namespace) -> int:
    pipeline = load_pipeline()
    found = [
        layouts.judge(layout, pipeline(layout.text))
        for layout in layouts.read_layouts(only=options.only)
    ]
    if options.show:
        for judgement in found:
            _print(layouts.fault_lines(judgement))
    _print(layouts.lines(found))
    return PASSED


def _gate(options: argparse.Namespace) -> int:
    litbank = options.litbank or (gate.DEFAULT_LITBANK if gate.DEFAULT_LITBANK.exists() else None)
    if litbank is None:
        sys.stderr.write("LitBank is left out: give its folder with --litbank\n")
    results = gate.measure(load_peer(OURS).engine, litbank)
    inputs, baseline = gate.hash_inputs(litbank), gate.read_baseline()
    _print(
        f"{name}: {measure} {value:.4f} (floor {baseline.floors.get(name, {}).get(measure, 0):.3f})"
        for name, measures in results.items()
        for measure, value in measures.items()
    )
    if options.update:
        try:
            new = gate.update(baseline, inputs, results, allow_lower=options.allow_lower)
        except gate.LoweredFloorError as error:
            _print([f"not updated; --allow-lower lowers a floor:\n{error}"])
            return FAILED
        gate.write_baseline(new)
        return PASSED
    wrong = list(gate.failures(baseline, inputs, results))
    _print(["", *wrong] if wrong else ["", "No floor is missed."])
    return FAILED if wrong else PASSED


def _fuzz(options: argparse.Namespace) -> int:
    seconds, keep = 60 * options.minutes, options.keep
    summary = fuzz.fuzz(load_pipeline(), seconds=seconds, seed=options.seed, keep=keep)
    _print(fuzz.summary_lines(summary, keep))
    return FAILED if summary.failures else PASSED


def _speed(options: argparse.Namespace) -> int:
    text = speed.read_text(options.text)
    if options.words:
        text = speed.repeat(text, options.words)
    words = len(text.split())
    _print([f"a text of {words:,} words, {options.repeats} rounds"])
    names = options.engine or [OURS, "textacy", "textacy with names"]
    speeds = speed.compare(names, text, repeats=options.repeats, growth=options.growth)
    if not speeds:
        return FAILED
    _print(report.speed_lines(speeds, words))
    _print(["", *report.growth_lines(speeds, words)])
    if options.processes > 1:
        _print(["", f"{options.processes} processes at once, each over the text"])
        together = teams.compare_teams(speeds, text, options.processes, repeats=options.repeats)
        _print(report.speed_lines(together, words * options.processes))
    with speed.Worker(OURS) as worker:
        _print(["", *report.stage_lines(worker.stages(text))])
    return PASSED


def _page(options: argparse.Namespace) -> int:
    found = interaction.run(options.report, rounds=options.rounds, slower=options.slower)
    _print(interaction.lines(found))
    return PASSED


def _growth(options: argparse.Namespace) -> int:
    plain: growth.Growth | None = None
    wrong: list[str] = []
    for found in growth.grow(options.only, options.size):
        plain = plain or found
        _print(growth.lines(found, plain))
        wrong += growth.failures(found, plain)
    _print(["", *wrong] if wrong else ["", "Nothing grows faster than the text."])
    return FAILED if wrong else PASSED


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
