"""Runs odd texts through the shipped pipeline and checks the invariants of every document.

A text is parsed once and processed with several sets of options. A text that violates an invariant
is shrunk and kept as a file, with the options and the faults.
"""

import itertools
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

from benchmarks.robustness.odd_texts import odd_text
from benchmarks.robustness.trials import VARIANTS, Failure, tried, tried_with
from quoteattr.pipeline import Pipeline

TWICE_EVERY = 5
"""One text in this many is processed a second time and must give the same result."""
SECONDS_TO_SHRINK = 10.0
"""Time limit for shrinking one failing text."""
SHRUNK_OF_A_KIND = 3
"""At most this many failures of a kind are shrunk; the others keep the whole text."""


@attrs.define
class Summary:
    """What a run has seen."""

    texts: int = 0
    characters: int = 0
    quotations: int = 0
    slowest: tuple[float, str] = (0.0, "")
    """Seconds of the slowest text, and which one it was."""
    failures: list[Failure] = attrs.field(factory=list)


def fuzz(
    pipeline: Pipeline,
    *,
    seconds: float,
    seed: int,
    keep: Path,
    clock: Callable[[], float] = time.monotonic,
) -> Summary:
    """Try odd texts until the time is up, those that an earlier run kept first.

    Args:
        pipeline: The pipeline with its defaults.
        seconds: Time limit; the text in progress is finished.
        seed: Which texts to make.
        keep: The folder in which the texts that break something are kept, one file each.
        clock: Returns the time in seconds.
    """
    summary = Summary()
    end = clock() + seconds
    seen: Counter[str] = Counter()
    for number, (name, text) in enumerate(itertools.chain(_kept(keep), _made(seed))):
        start = clock()
        if start >= end:
            break
        trial = tried(pipeline, name, text, twice=number % TWICE_EVERY == 0)
        summary.slowest = max(summary.slowest, (clock() - start, name))
        summary.texts += 1
        summary.characters += len(text)
        summary.quotations += trial.quotations
        for failure in trial.failures:
            shortest = failure
            if any(seen[kind] < SHRUNK_OF_A_KIND for kind in failure.kinds):
                shortest = shrunk(pipeline, failure, end=clock() + SECONDS_TO_SHRINK, clock=clock)
            seen.update(failure.kinds)
            summary.failures.append(shortest)
            _keep(keep, shortest, text)
    return summary


def summary_lines(summary: Summary, keep: Path) -> Iterator[str]:
    """Yield the lines that are printed at the end of a run."""
    seconds, slowest = summary.slowest
    yield (
        f"{summary.texts:,} texts, {summary.characters:,} characters, "
        f"{summary.quotations:,} quotations, {len(VARIANTS)} sets of options each"
    )
    yield f"slowest: {slowest or 'none'}, {seconds:.1f} s"
    counts = Counter((kind, one.options) for one in summary.failures for kind in one.kinds)
    for (kind, options), count in counts.most_common():
        yield f"FAILED {kind} ({options}): {count}"
    yield f"kept in {keep}" if summary.failures else "Nothing failed."


def shrunk(
    pipeline: Pipeline,
    failure: Failure,
    *,
    end: float,
    clock: Callable[[], float] = time.monotonic,
) -> Failure:
    """Return a failure with as little text as breaks the same (Zeller 2002, delta debugging).

    Args:
        pipeline: The pipeline with its defaults.
        failure: What broke.
        end: When to stop by the clock.
        clock: Returns the time in seconds.
    """
    size = max(1, len(failure.text) // 2)
    while True:
        place = 0
        while place < len(failure.text):
            if clock() >= end:
                return failure
            text = failure.text[:place] + failure.text[place + size :]
            found = tried_with(pipeline, failure.name, text, failure.options)
            if found and found.kinds & failure.kinds:
                failure = found
            else:
                place += size
        if size == 1:
            return failure
        size = max(1, size // 2)


def _made(seed: int) -> Iterator[tuple[str, str]]:
    """Yield texts with their names; the same seed makes the same texts."""
    for number in itertools.count():
        name = f"{seed}-{number}"
        yield name, odd_text(random.Random(name))  # noqa: S311  repeatable, not secret


def _kept(folder: Path) -> Iterator[tuple[str, str]]:
    texts = {}
    for path in sorted(folder.glob("*.json")):
        stored = json.loads(path.read_text(encoding="utf-8"))
        texts[stored["text"]] = stored["name"]
        texts[stored["whole"]] = stored["name"]
    return ((name, text) for text, name in texts.items())


def _keep(folder: Path, failure: Failure, whole: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{failure.name} {failure.options}.json"
    # Escaped, because lone surrogates have no UTF-8 form.
    written = json.dumps({**attrs.asdict(failure), "whole": whole}, indent=2)
    path.write_text(written + "\n", encoding="utf-8")
