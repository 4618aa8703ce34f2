"""Odd texts through the shipped pipeline: what must hold for all of them is checked on each.

A text is parsed once and goes through a pipeline of every sort of options. Texts that break
something are kept with the options that they broke it with, and made as short as they can be.
"""

import hashlib
import itertools
import json
import random
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import regex

from benchmarks.invariants import broken
from benchmarks.odd_texts import NAMES, odd_text
from quoteattr.pipeline import Pipeline
from quoteattr.schema.chains import ChainedText
from quoteattr.schema.character import Character
from quoteattr.schema.quote import Act, Document, Gender
from quoteattr.schema.span import Span

VARIANTS: Mapping[str, Mapping[str, Any]] = {
    "default": {},
    "all acts": {"acts": frozenset(Act)},
    "rules only": {"acts": frozenset(Act), "rules_only": True},
    "thoughts alone": {"acts": frozenset({Act.THOUGHT}), "terms": False},
    "direct only": {"direct_only": True},
    "sure": {"acts": frozenset(Act), "min_confidence": 0.6},
    "characters": {
        "characters": (
            Character("Ada Lund", aliases=("the mayor", "Mr. Bell"), gender=Gender.SHE),
            Character("\ud83d\ude00", aliases=("no", "O’Neil")),
        )
    },
    "chains": {"acts": frozenset(Act)},
}
"""The options that are tried on every text, by name."""
TWICE_EVERY = 5
"""Of so many texts one is parsed a second time, which must not change anything."""
SECONDS_TO_SHRINK = 10.0
SHRUNK_OF_A_KIND = 3
"""So many texts that break the same thing are made short; of the others the whole text is kept."""

_WORD = regex.compile(r"\w+")


@attrs.frozen
class Failure:
    """A text that breaks something."""

    name: str
    """Which text it is."""
    text: str
    """The text, made shorter if there was time."""
    options: str
    """The options that it went through, one of `VARIANTS`."""
    faults: tuple[str, ...]
    """What does not hold."""

    @property
    def kinds(self) -> frozenset[str]:
        """What sorts of things do not hold."""
        return frozenset(fault.partition(":")[0] for fault in self.faults)


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
    """Try odd texts until the time is over: first those that an earlier run kept.

    Args:
        pipeline: The pipeline with its defaults.
        seconds: How long to go on; what is under way is finished.
        seed: Which texts to make.
        keep: The folder in which the texts that break something are kept, one file each.
        clock: What tells the time.
    """
    summary = Summary()
    end = clock() + seconds
    seen: Counter[str] = Counter()
    for number, (name, text) in enumerate(itertools.chain(_kept(keep), _made(seed))):
        start = clock()
        if start >= end:
            break
        found = tuple(_failures(pipeline, name, text, summary, twice=number % TWICE_EVERY == 0))
        summary.slowest = max(summary.slowest, (clock() - start, name))
        summary.texts += 1
        summary.characters += len(text)
        for failure in found:
            shortest = failure
            if any(seen[kind] < SHRUNK_OF_A_KIND for kind in failure.kinds):
                shortest = shrunk(pipeline, failure, end=clock() + SECONDS_TO_SHRINK, clock=clock)
            seen.update(failure.kinds)
            summary.failures.append(shortest)
            _keep(keep, shortest, text)
    return summary


def summary_lines(summary: Summary, keep: Path) -> Iterator[str]:
    """Yield what is told at the end of a run."""
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
        clock: What tells the time.
    """
    size = max(1, len(failure.text) // 2)
    while True:
        place = 0
        while place < len(failure.text):
            if clock() >= end:
                return failure
            text = failure.text[:place] + failure.text[place + size :]
            found = _failure(pipeline, failure.name, text, failure.options)
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


def _failures(
    pipeline: Pipeline, name: str, text: str, summary: Summary, *, twice: bool
) -> Iterator[Failure]:
    try:
        parsed = _parsed(pipeline, text)
    except Exception as error:  # noqa: BLE001  whatever it is, it is to be told
        yield Failure(name, text, "default", (_told(error),))
        return
    if twice and _parsed(pipeline, text).annotator(text) != parsed.annotator(text):
        yield Failure(name, text, "default", ("twice: the second parse is another one",))
    checked: list[Document] = []
    for options in VARIANTS:
        faults, document = _faults(parsed, text, options, twice=twice, checked=checked)
        if document is not None and not faults:
            checked.append(document)
            summary.quotations += len(document.quotes)
        if faults:
            yield Failure(name, text, options, faults)


def _failure(pipeline: Pipeline, name: str, text: str, options: str) -> Failure | None:
    try:
        faults, _ = _faults(_parsed(pipeline, text), text, options, twice=True)
    except Exception as error:  # noqa: BLE001  as above
        faults = (_told(error),)
    return Failure(name, text, options, faults) if faults else None


def _parsed(pipeline: Pipeline, text: str) -> Pipeline:
    """Return the pipeline with the parse of a text in the place of its parser."""
    annotated = pipeline.annotator(text)
    return attrs.evolve(pipeline, annotator=lambda _: annotated)


def _faults(
    parsed: Pipeline,
    text: str,
    options: str,
    *,
    twice: bool,
    checked: Sequence[Document] = (),
) -> tuple[tuple[str, ...], Document | None]:
    """Return what does not hold, and the document if there is one.

    Args:
        parsed: The pipeline with the parse of the text.
        text: The text.
        options: Which of `VARIANTS`.
        twice: Whether to make the document again, which must give the same.
        checked: Documents of this text in which everything holds.
    """
    own = attrs.evolve(parsed, **VARIANTS[options])
    given = ChainedText(text, _chains(text) if options == "chains" else ())
    known = [character.name for character in own.characters]
    try:
        document = own(given)
        faults = () if document in checked else tuple(broken(document, text, known=known))
        if twice and own(given) != document:
            faults += ("twice: the second result is another one",)
    except Exception as error:  # noqa: BLE001  as above
        return (_told(error),), None
    return faults, document


def _chains(text: str) -> Sequence[Sequence[Span]]:
    """Return chains of words and names of a text, the same for the same text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    chance = random.Random(digest)  # noqa: S311  repeatable, not secret
    words = [Span(*match.span()) for match in _WORD.finditer(text)]
    names = [Span(place, place + len(name)) for name in NAMES if (place := text.find(name)) >= 0]
    chosen = list({*chance.sample(words, min(len(words), 8)), *names})
    chosen.sort()
    chance.shuffle(chosen)
    return [chosen[start::3] for start in range(3) if chosen[start::3]]


def _told(error: Exception) -> str:
    """Return the type of an error, where it was raised, and what it says."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}: {Path(last.filename).name}, {error}"
