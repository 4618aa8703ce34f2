"""Processes one text with several sets of options and collects the violated invariants."""

import hashlib
import random
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import regex

from benchmarks.robustness.invariants import broken
from benchmarks.robustness.odd_words import NAMES
from quoteattr.pipeline import Pipeline
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText, Character
from quoteattr.schema.quote import Act, Gender
from quoteattr.schema.span import Span

_CHARACTERS = (
    Character("Ada Lund", aliases=("the mayor", "Mr. Bell"), gender=Gender.SHE),
    Character("\ud83d\ude00", aliases=("no", "O’Neil")),
)
_CHAINED = frozenset({"chains", "together"})
"""Sets of options that come with coreference chains."""
VARIANTS: Mapping[str, Mapping[str, Any]] = {
    "default": {},
    "all acts": {"acts": frozenset(Act)},
    "rules only": {"acts": frozenset(Act), "rules_only": True},
    "thoughts alone": {"acts": frozenset({Act.THOUGHT}), "terms": False},
    "direct only": {"direct_only": True},
    "sure": {"acts": frozenset(Act), "min_confidence": 0.6},
    "characters": {"characters": _CHARACTERS},
    "chains": {"acts": frozenset(Act)},
    "together": {
        "acts": frozenset(Act),
        "rules_only": True,
        "min_confidence": 0.4,
        "characters": _CHARACTERS,
    },
}
"""The options that are tried on every text, by name."""
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
    """The violated invariants."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of the faults."""
        return frozenset(fault.partition(":")[0] for fault in self.faults)


@attrs.frozen
class Trial:
    """The result for one text."""

    failures: tuple[Failure, ...]
    """One for each set of options with which an invariant is violated."""
    quotations: int = 0
    """How many were found, over all sets of options."""


def tried(pipeline: Pipeline, name: str, text: str, *, twice: bool) -> Trial:
    """Put a text, parsed once, through a pipeline with all of `VARIANTS`.

    Args:
        pipeline: The pipeline with its defaults.
        name: What to call the text.
        text: The text.
        twice: Whether to do everything a second time, which must give the same.
    """
    try:
        parsed = _parsed(pipeline, text)
        same = not twice or _parsed(pipeline, text).annotator(text) == parsed.annotator(text)
    except Exception as error:  # noqa: BLE001  any error is a finding
        return Trial((Failure(name, text, "default", (_located(error),)),))
    failures: list[Failure] = []
    if not same:
        failures.append(Failure(name, text, "default", ("twice: the second parse is another",)))
    sound: list[Document] = []
    for options in VARIANTS:
        faults, document = _faults(parsed, text, options, twice=twice, sound=sound)
        if faults:
            failures.append(Failure(name, text, options, faults))
        elif document is not None:
            sound.append(document)
    return Trial(tuple(failures), sum(len(document.quotes) for document in sound))


def tried_with(pipeline: Pipeline, name: str, text: str, options: str) -> Failure | None:
    """Return what fails with one set of options, None if nothing does."""
    try:
        faults, _ = _faults(_parsed(pipeline, text), text, options, twice=True)
    except Exception as error:  # noqa: BLE001  as above
        faults = (_located(error),)
    return Failure(name, text, options, faults) if faults else None


def _parsed(pipeline: Pipeline, text: str) -> Pipeline:
    """Return the pipeline with a parser that parses a text once, and once without its markup."""
    annotator = cache(pipeline.annotator)
    annotator(text)
    return attrs.evolve(pipeline, annotator=annotator)


def _faults(
    parsed: Pipeline,
    text: str,
    options: str,
    *,
    twice: bool,
    sound: Sequence[Document] = (),
) -> tuple[tuple[str, ...], Document | None]:
    """Return the violated invariants, and the document if there is one.

    Args:
        parsed: The pipeline with the parse of the text.
        text: The text.
        options: Which of `VARIANTS`.
        twice: Whether to make the document again, which must give the same.
        sound: Documents of this text in which everything is known to hold.
    """
    own = attrs.evolve(parsed, **VARIANTS[options])
    given = ChainedText(text, _chains(text) if options in _CHAINED else ())
    known = [character.name for character in own.characters]
    try:
        document = own(given)
        faults = () if document in sound else tuple(broken(document, text, known=known))
        if twice and own(given) != document:
            faults += ("twice: the second result is another",)
    except Exception as error:  # noqa: BLE001  as above
        return (_located(error),), None
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


def _located(error: Exception) -> str:
    """Return the type of an error, where it was raised, and what it says."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}: {Path(last.filename).name}, {error}"
