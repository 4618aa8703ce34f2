"""The invariants of a document: one definition for the record reader, the tests and the fuzzer.

`WELL_FORMED` holds for every document; a record that violates it is refused. `PROMISED` also holds
for the results of a pipeline, but not necessarily for a document annotated by hand or another tool.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from quoteattr.schema.quote import Quote, Speaker, Term
from quoteattr.schema.span import Span, covers, join_parts
from quoteattr.schema.surrogates import joined_halves


class QuotedText(Protocol):
    """A text with its quotations, speakers and terms: a document, or the values of a record."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations."""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Every speaker and addressee."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """Quoted stretches that are not speech."""


Check = Callable[[QuotedText], Iterator[str]]
"""Yields one message for each fault, which says what is wrong and where."""


def faults(document: QuotedText, *, known: Iterable[str] = ()) -> Iterator[str]:
    """Yield every violated invariant of a document that a pipeline returned.

    Args:
        document: The document.
        known: Names of the characters that the user gave.
    """
    for name, check in {**WELL_FORMED, **PROMISED}.items():
        yield from (f"{name}: {fault}" for fault in check(document))
    characters = frozenset(map(joined_halves, known))
    for speaker in document.speakers:
        if not speaker.mentions and speaker.name not in characters:
            yield f"mentioned: {_named(speaker)} has no mention and was not known beforehand"


def span_faults(parts: Sequence[Span], text: str) -> Iterator[str]:
    """Yield what is wrong with the parts of one extent: missing, outside the text, out of order."""
    if not parts:
        yield "parts must not be empty"
    for part in parts:
        if part.end > len(text):
            end = f"a text of {len(text)} characters"
            yield f"{part.start}..{part.end} is outside {end}"
    if any(left.end > right.start for left, right in pairwise(parts)):
        yield "parts must be in text order and must not overlap"


def is_probability(value: float) -> bool:
    """Whether a number can be a confidence: finite, from 0 to 1."""
    return 0.0 <= value <= 1.0


def _offsets(document: QuotedText) -> Iterator[str]:
    for place, parts, _ in _stretches(document):
        yield from (f"{place}: {fault}" for fault in span_faults(parts, document.text))


def _words(document: QuotedText) -> Iterator[str]:
    for place, parts, words in _stretches(document):
        found = join_parts(parts, document.text)
        if words != found:
            yield f"{place} has the text {words!r}, but {found!r} is there"


def _unique_ids(document: QuotedText) -> Iterator[str]:
    kinds: Mapping[str, Sequence[Quote | Speaker]] = {
        "quotes": document.quotes,
        "speakers": document.speakers,
    }
    for name, items in kinds.items():
        seen: set[int] = set()
        for item in items:
            if item.id in seen:
                yield f"id {item.id} occurs twice in {name}"
            seen.add(item.id)


def _known_speakers(document: QuotedText) -> Iterator[str]:
    by_id = {speaker.id: speaker for speaker in document.speakers}
    for quote in document.quotes:
        for role, speaker in (("speaker", quote.speaker), ("addressee", quote.addressee)):
            known = None if speaker is None else by_id.get(speaker.id)
            if speaker is not None and known is not speaker and known != speaker:
                yield f"the {role} of quote {quote.id} is not a speaker: {speaker.name!r}"


def _parents_end(document: QuotedText) -> Iterator[str]:
    parents = {quote.id: quote.parent for quote in document.quotes}
    free: set[int | None] = {None}
    for quote in document.quotes:
        path: set[int] = set()
        above: int | None = quote.id
        while above not in free and above in parents and above not in path:
            path.add(above)
            above = parents[above]
        if above not in free:
            parent = quote.parent
            if parent == quote.id or parent not in parents:
                yield f"the parent of quote {quote.id} is {parent}, not another quote"
            elif above in path:
                yield f"the parents of quote {quote.id} form a circle, with quote {parent} in it"
        free.update(path)


def _confidence(document: QuotedText) -> Iterator[str]:
    for quote in document.quotes:
        if not is_probability(quote.confidence):
            yield f"the confidence of quote {quote.id} must be from 0 to 1, got {quote.confidence}"


def _not_empty(document: QuotedText) -> Iterator[str]:
    for place, parts, _ in _stretches(document):
        if not all(parts):
            yield f"{place} has an empty part"


def _numbered(document: QuotedText) -> Iterator[str]:
    numbers = [quote.id for quote in document.quotes]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"quotes are not numbered from 1: {numbers}"
    for first, second in pairwise(document.quotes):
        if (first.start, -first.end) > (second.start, -second.end):
            yield f"quote {second.id} is before quote {first.id} in the text"
    ids = [0, *(speaker.id for speaker in document.speakers)]
    if any(first >= second for first, second in pairwise(ids)):
        yield f"the ids of the speakers do not ascend from 1: {ids[1:]}"


def _in_order(document: QuotedText) -> Iterator[str]:
    for speaker in document.speakers:
        if any(first.start > second.start for first, second in pairwise(speaker.mentions)):
            yield f"the mentions of {_named(speaker)} are not in text order"
    mentioned = [speaker for speaker in document.speakers if speaker.mentions]
    for first, second in pairwise(mentioned):
        if first.mentions[0].start > second.mentions[0].start:
            yield f"{_named(second)} is mentioned before {_named(first)}"
    for former, latter in pairwise(document.terms):
        if former.span > latter.span:
            yield f"the term {latter.text!r} is before {former.text!r}"


def _once(document: QuotedText) -> Iterator[str]:
    seen: dict[tuple[Span, ...], int] = {}
    for quote in document.quotes:
        if seen.setdefault(quote.parts, quote.id) != quote.id:
            yield f"quote {quote.id} is quote {seen[quote.parts]} again: {quote.text!r}"


def _nested(document: QuotedText) -> Iterator[str]:
    earlier: dict[int, Quote] = {}
    for quote in document.quotes:
        if quote.parent is not None:
            parent = earlier.get(quote.parent)
            if parent is None:
                yield f"the parent of quote {quote.id}, {quote.parent}, does not come before it"
            elif not covers(parent.parts, quote.parts):
                yield f"quote {quote.id} {_at(quote.parts)} is not inside {_at(parent.parts)}"
        earlier[quote.id] = quote


def _apart(document: QuotedText) -> Iterator[str]:
    for quote in document.quotes:
        for role, extent in (("cue", quote.cue), ("source", quote.source)):
            for part in extent.parts if extent else ():
                if any(part.overlaps(quoted) for quoted in quote.parts):
                    words = part.of(document.text)
                    yield f"the {role} {words!r} of quote {quote.id} is inside it: {quote.text!r}"


def _named_speakers(document: QuotedText) -> Iterator[str]:
    for speaker in document.speakers:
        if not speaker.name.strip():
            yield f"speaker {speaker.id} has no name: {speaker.name!r}"
        if not all(alias.strip() for alias in speaker.aliases):
            yield f"{_named(speaker)} has an empty alias"


def _speaking(document: QuotedText) -> Iterator[str]:
    present = {s.id for q in document.quotes for s in (q.speaker, q.addressee) if s}
    for speaker in document.speakers:
        if speaker.id not in present:
            yield f"{_named(speaker)} neither speaks nor is spoken to"


WELL_FORMED: Mapping[str, Check] = {
    "offsets": _offsets,
    "words": _words,
    "ids": _unique_ids,
    "speakers": _known_speakers,
    "parents": _parents_end,
    "confidence": _confidence,
}
"""What all code that handles documents relies on, by name."""

PROMISED: Mapping[str, Check] = {
    "not empty": _not_empty,
    "numbered": _numbered,
    "in order": _in_order,
    "once": _once,
    "nested": _nested,
    "apart": _apart,
    "named": _named_speakers,
    "speaking": _speaking,
}
"""What the results of a pipeline satisfy in addition, by name."""


def _stretches(document: QuotedText) -> Iterator[tuple[str, tuple[Span, ...], str]]:
    """Yield everything with offsets: its name, its parts, and its copy of the words."""
    for quote in document.quotes:
        place = f"quote {quote.id}"
        yield place, quote.parts, quote.text
        if quote.cue:
            yield f"the cue of {place}", quote.cue.parts, quote.cue.text
        if quote.source:
            yield f"the source of {place}", quote.source.parts, quote.source.text
    for speaker in document.speakers:
        for mention in speaker.mentions:
            yield f"a mention of {_named(speaker)}", mention.parts, mention.text
    for term in document.terms:
        yield "a term", (term.span,), term.text


def _named(speaker: Speaker) -> str:
    return f"speaker {speaker.id} ({speaker.name!r})"


def _at(parts: Iterable[Span]) -> str:
    return " + ".join(f"{part.start}..{part.end}" for part in parts)
