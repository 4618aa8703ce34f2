"""Scores engines and kept runs on the corpora."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.commands.tables import (
    FAILED,
    PASSED,
    difference_lines,
    measure_lines,
    print_lines,
    shortened,
    table,
)
from benchmarks.corpora.litbank import read_litbank
from benchmarks.corpora.novels import read_novels
from benchmarks.corpora.pdnc import read_pdnc
from benchmarks.corpora.polnear import read_polnear
from benchmarks.corpora.texts import CorpusError, FictionText, GoldText, NewsText, choose
from benchmarks.engines.given import load_given
from benchmarks.engines.held_out import load_held_out
from benchmarks.engines.peers import OURS, MissingPeerError, load_peer, load_pipeline
from benchmarks.measures.errors import ERROR_TYPES, RIGHT, Changes, Outcome, changes, tabulate
from benchmarks.statistics.calibration import Bin, expected_error
from benchmarks.tasks import (
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

AnyTask = Task[NewsText] | Task[FictionText]


def accuracy(options: argparse.Namespace) -> int:
    """Score engines and kept runs on each corpus, and say what changed since an earlier run."""
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
            listing += [f"-- {name}", *outcome_lines(result.outcomes)]
        if options.against:
            before, after = task.read(options.against), next(iter(results.values()))
            gains = task.differences(before, after)
            print_lines(difference_lines(before.measures, after.measures, gains))
            changed = list(change_lines(changes(before.outcomes, after.outcomes)))
            print_lines(line for line in changed if not line.startswith(" "))
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
    print_lines([f"\n== {task.name}", *measure_lines(measures, found)])
    for name, result in results.items():
        failed = result.count_of("failed")
        print_lines([f"\n-- {name}: {len(result.ids)} documents, {failed} of them failed"])
        print_lines(error_lines(result.outcomes))
        if any(own.confidence for own in result.calibration):  # not every peer has one
            print_lines(calibration_lines(result.calibration))


def error_lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield how often each outcome occurs, by kind of quotation and by deciding rule."""
    for by in ("kind", "rule"):
        rows = (
            [name, *(str(counts[type_] or ".") for type_ in (RIGHT, *ERROR_TYPES))]
            for name, counts in tabulate(outcomes, by).items()
        )
        yield from table([f"by {by}", RIGHT, *ERROR_TYPES], rows)
        yield ""


def outcome_lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield every error, type by type, for a file."""
    ordered = sorted(outcomes, key=lambda outcome: (outcome.type, outcome.document, outcome.start))
    for outcome in ordered:
        if outcome.type != RIGHT:
            yield _outcome_line(outcome)


def change_lines(found: Changes) -> Iterator[str]:
    """Yield the quotations gained and lost since an earlier run."""
    for title, outcomes in (
        ("gained, with the earlier error", found.gained),
        ("lost, with the error now", found.lost),
        ("newly spurious", found.new_spurious),
        ("no longer spurious", found.gone_spurious),
    ):
        yield f"{title}: {len(outcomes)}"
        yield from (f"  {_outcome_line(outcome)}" for outcome in outcomes)


def calibration_lines(found: Sequence[Bin]) -> Iterator[str]:
    """Yield the share of right quotations by confidence."""
    rows = (
        [f"{own.low:.1f}", str(own.count), f"{own.confidence:.3f}", f"{own.right:.3f}"]
        for own in found
    )
    yield from table(["confidence from", "quotations", "mean confidence", "right"], rows)
    yield f"expected calibration error {expected_error(found):.3f}"


def _outcome_line(outcome: Outcome) -> str:
    place = f"{outcome.document}:{outcome.start}-{outcome.end}"
    sides = f"{shortened(outcome.gold)!r} -> {shortened(outcome.predicted)!r}"
    return f"{outcome.type} | {outcome.kind} | {outcome.rule} | {place} | {sides}"
