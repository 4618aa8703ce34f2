"""Which turns of a transcript are found, whole and with their speakers."""

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from benchmarks.corpora.layouts import Layout, Turn
from benchmarks.statistics.extents import letters
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind, Speaker
from quoteattr.schema.span import Span

_TITLES = re.compile(
    r"^(?:the|rt|right|hon|honourable|mr|mrs|ms|miss|dr|sir|dame|lady|lord|chief|justice|judge|mayor|"
    r"senator|deputy|councilmember|chairman|captain|defendant|sheriff|gov|governor)\s+"
)
_NOBODY = "-"


@attrs.frozen
class Judgement:
    """What was found in a document."""

    layout: Layout
    """The document."""
    wrong: tuple[tuple[Turn, str], ...]
    """The turns that were not found as they are, with the reason."""
    false: tuple[Quote, ...]
    """The direct quotations that were found outside all turns."""

    @property
    def turns(self) -> int:
        """Number of turns that count."""
        return sum(not turn.optional for turn in self.layout.turns)

    @property
    def right(self) -> int:
        """Number of turns that were found with their whole extent and their speaker."""
        return self.turns - len(self.wrong)


def judge(layout: Layout, document: Document) -> Judgement:
    """Return which turns of a document were found as they are, and what else was found."""
    found = [q for q in document.quotes if q.kind is QuoteKind.DIRECT and q.parent is None]
    faults = [(turn, _fault(layout.text, turn, found)) for turn in layout.turns]
    false = (quote for quote in found if not any(_touch(quote, t.span) for t in layout.turns))
    return Judgement(
        layout,
        tuple((turn, fault) for turn, fault in faults if fault and not turn.optional),
        tuple(false),
    )


def _fault(text: str, turn: Turn, found: Iterable[Quote]) -> str:
    """Return what is wrong with a turn, empty if nothing is."""
    near = [quote for quote in found if _touch(quote, turn.span)]
    if not near:
        return "missed"
    whole = letters([turn.span], text)
    least = whole - letters(turn.directions, text)
    for quote in near:
        if least <= letters(quote.parts, text) <= whole:
            names = _names(quote.speaker)
            if any(_same(name, expected) for name in names for expected in turn.speakers):
                return ""
            return f"speaker {sorted(names)}"
    return f"extent {[quote.text for quote in near]}"


def _touch(quote: Quote, span: Span) -> bool:
    return any(part.start < span.end and span.start < part.end for part in quote.parts)


def _names(speaker: Speaker | None) -> set[str]:
    return {_NOBODY} if speaker is None else {speaker.name, *speaker.aliases}


def _same(name: str, expected: str) -> bool:
    """Whether two names are equal, or one is the other without its first words."""
    ours, theirs = _bare(name), _bare(expected)
    return ours == theirs or ours.endswith(f" {theirs}") or theirs.endswith(f" {ours}")


def _bare(name: str) -> str:
    words = re.sub(r"[^\w#&'-]+", " ", name.casefold()).strip()
    while words and (title := _TITLES.match(words)):
        words = words[title.end() :]
    return words or name.casefold()


def lines(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Yield a table: for each set and family the documents, the turns, and the right ones."""
    yield f"{'set':8}{'family':14}{'documents':>10}{'turns':>7}{'right':>7}{'share':>8}{'false':>7}"
    rows = sorted({(own.layout.set, own.layout.family) for own in judgements})
    for name, family in rows:
        chosen = [
            own for own in judgements if (own.layout.set, own.layout.family) == (name, family)
        ]
        turns, right = sum(own.turns for own in chosen), sum(own.right for own in chosen)
        false = sum(len(own.false) for own in chosen)
        share = right / turns if turns else 1
        yield f"{name:8}{family:14}{len(chosen):10}{turns:7}{right:7}{share:8.3f}{false:7}"


def fault_lines(judgement: Judgement) -> Iterator[str]:
    """Yield a line for each turn of a document that was not found as it is."""
    own = judgement.layout
    if judgement.wrong or judgement.false:
        yield f"{own.family}: {own.id}: {judgement.right} of {judgement.turns} turns"
    for turn, fault in judgement.wrong:
        yield f"  {'/'.join(turn.speakers)}: {turn.span.of(own.text)[:60]!r}: {fault}"
    for quote in judgement.false:
        yield f"  false: {quote.text[:60]!r} by {quote.speaker.name if quote.speaker else None}"
