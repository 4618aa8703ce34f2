"""Compares what was found in a passage with all that is to be found, to the letter."""

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from benchmarks.corpora.challenge import Expected, Passage
from benchmarks.measures.errors import (
    MISSED,
    RIGHT,
    SPURIOUS,
    WRONG_EXTENT,
    WRONG_SOURCE,
    WRONG_SPEAKER,
)
from benchmarks.measures.joining import aligned
from benchmarks.statistics.extents import Measures, edges, letters, overlap, ratio
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, Speaker
from quoteattr.schema.span import Span

WRONG_KIND = "wrong kind"
_ARTICLES = ("the ", "a ", "an ")


@attrs.frozen
class Pair:
    """A quotation that is to be found, one that was found, or both."""

    expected: Expected | None
    """None if the found one is spurious."""
    found: Quote | None
    """None if the expected one is missed."""
    faults: tuple[str, ...]
    """What is wrong; empty if all is right. A quotation can have several faults."""


@attrs.frozen
class Verdict:
    """What was found in a passage."""

    passage: Passage
    """The passage."""
    pairs: tuple[Pair, ...]
    """The expected quotations in the order of the file, then the spurious ones."""
    terms_right: int
    """How many of the terms are among those of the document."""

    @property
    def passed(self) -> bool:
        """Whether all quotations are right and nothing else was found."""
        return not any(pair.faults for pair in self.pairs)


def judge(passage: Passage, document: Document) -> Verdict:
    """Return the verdict on what was found in a passage."""
    passage, document = aligned(passage, document)
    partner = _partners(passage, document)
    pairs = [
        Pair(expected, found, _faults(passage.text, expected, found))
        for position, expected in enumerate(passage.quotations)
        for found in [partner.get(position)]
    ]
    pairs = [_joined(passage, pair, pairs) for pair in pairs]
    paired = {quote.id for quote in partner.values()}
    pairs += [
        Pair(None, quote, (SPURIOUS,))
        for quote in document.quotes
        if quote.id not in paired and not _is_piece(passage, quote, pairs)
    ]
    known = {edges(term.span, passage.text) for term in document.terms}
    terms_right = sum(edges(term, passage.text) in known for term in passage.terms)
    return Verdict(passage, tuple(pairs), terms_right)


def count(verdicts: Iterable[Verdict]) -> Counter[str]:
    """Return how many passages, quotations, faults and softer agreements there are."""
    counts: Counter[str] = Counter()
    for verdict in verdicts:
        counts.update(passages=1, passed=verdict.passed)
        counts.update(terms=len(verdict.passage.terms), terms_right=verdict.terms_right)
        for pair in verdict.pairs:
            counts.update(pair.faults)
            if pair.expected is None:
                continue
            counts.update(["quotations", *([] if pair.faults else [RIGHT])])
            faults = set(pair.faults)
            counts["right but for the kind"] += faults <= {WRONG_KIND}
            counts["extent and speaker right"] += faults <= {WRONG_KIND, WRONG_SOURCE}
            counts.update(_softer(verdict, pair))
    return counts


def measures(counts: Counter[str]) -> Measures:
    """Return the shares that the gate watches; what does not occur is left out."""
    of = {
        "passages passed": ("passed", "passages"),
        "quotations right": (RIGHT, "quotations"),
        "right but for the kind": ("right but for the kind", "quotations"),
        "extent and speaker right": ("extent and speaker right", "quotations"),
        "cue right": ("cue right", "quotations"),
        "act right": ("act right", "acts"),
        "parent right": ("parent right", "nested"),
        "terms": ("terms_right", "terms"),
    }
    return {
        name: ratio(counts[part], counts[whole])
        for name, (part, whole) in of.items()
        if counts[whole]
    }


def _partners(passage: Passage, document: Document) -> dict[int, Quote]:
    """Pair expected quotations with found ones, the best agreement first, one to one."""
    found = [(quote, letters(quote.parts, passage.text)) for quote in document.quotes]
    candidates = sorted(
        (
            (-share, expected.kind is not quote.kind, position, quote.id, quote)
            for position, expected in enumerate(passage.quotations)
            for own in [letters(expected.parts, passage.text)]
            for quote, other in found
            if (share := overlap(own, other)) > 0
        ),
        key=lambda candidate: candidate[:4],
    )
    partner: dict[int, Quote] = {}
    taken: set[int] = set()
    for _, _, position, number, quote in candidates:
        if position not in partner and number not in taken:
            partner[position] = quote
            taken.add(number)
    return partner


def _faults(text: str, expected: Expected, found: Quote | None) -> tuple[str, ...]:
    if found is None:
        return (MISSED,)
    source = letters(found.source.parts, text) if found.source else frozenset[int]()
    wanted = letters(expected.source, text)
    checks = (
        (WRONG_EXTENT, _extent(expected.parts, text) == _extent(found.parts, text)),
        (WRONG_KIND, expected.kind is found.kind),
        # Where no clause names the speaker, the file gives no words, and any may be returned.
        (WRONG_SOURCE, not wanted or bool(wanted & source)),
        (WRONG_SPEAKER, _is_called(found.speaker, expected.speaker, text)),
    )
    return tuple(fault for fault, is_right in checks if not is_right)


def _joined(passage: Passage, pair: Pair, pairs: Sequence[Pair]) -> Pair:
    """Call a missed quotation one of wrong extent if it was joined to another one."""
    if pair.expected is None or pair.found is not None:
        return pair
    own = letters(pair.expected.parts, passage.text)
    is_joined = any(
        other.found is not None
        and WRONG_EXTENT in other.faults
        and bool(own & letters(other.found.parts, passage.text))
        for other in pairs
    )
    return attrs.evolve(pair, faults=(WRONG_EXTENT,)) if is_joined else pair


def _is_piece(passage: Passage, quote: Quote, pairs: Sequence[Pair]) -> bool:
    """Whether an unpaired quotation was split off from one that has the wrong extent already."""
    own = letters(quote.parts, passage.text)
    return any(
        pair.expected is not None
        and WRONG_EXTENT in pair.faults
        and bool(own & letters(pair.expected.parts, passage.text))
        for pair in pairs
    )


def _softer(verdict: Verdict, pair: Pair) -> dict[str, int]:
    """Return what else agrees: reported, but without influence on the verdict."""
    text, expected, found = verdict.passage.text, pair.expected, pair.found
    if expected is None or found is None:
        return {}
    by_id = {other.found.id: other.found for other in verdict.pairs if other.found}
    outer = by_id.get(found.parent) if found.parent is not None else None
    cue = found.cue.parts if found.cue else ()
    return {
        "cue right": _extent(expected.cue, text) == _extent(cue, text),
        "acts": expected.act is not None,
        "act right": expected.act is found.act,
        "nested": bool(expected.parent),
        "parent right": bool(expected.parent)
        and outer is not None
        and _extent(expected.parent, text) == _extent(outer.parts, text),
    }


def _extent(parts: Iterable[Span], text: str) -> list[tuple[int, int] | None]:
    return [edges(part, text) for part in parts]


def _is_called(speaker: Speaker | None, name: str | None, text: str) -> bool:
    """Whether a speaker is the one that is meant.

    Who is never named may be called by fewer words than the file has, if they stand in the same
    place: `the old man` for `the old man with the lamp`, the narrator for `I`.
    """
    if speaker is None or name is None:
        return speaker is None and name is None
    if _fold(name) in map(_fold, (speaker.name, *speaker.aliases)):
        return True
    return " and " not in name and any(
        mention.text and text.startswith(name, mention.start) and name.startswith(mention.text)
        for mention in speaker.mentions
    )


def _fold(name: str) -> str:
    """Return a name without what makes no difference: case, spaces, apostrophes, an article."""
    folded = " ".join(name.replace("’", "'").split()).casefold()
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded
