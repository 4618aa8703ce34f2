"""A table for reading at a terminal: one block of lines for each quotation, then the speakers."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

import regex

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind, Speaker

NARROWEST = 60
"""Least width in columns; fewer leave no room for the words."""

_HEADINGS = ("#", "kind", "speaker", "cue", "quotation")
_WIDEST_SPEAKER = 22
_WIDEST_CUE = 14
_GAP = "  "
_UNKNOWN = "-"
_NONE = "No quotations."
# Optional lines with a name, then the headings, or the line for a document without quotations.
_BEGINNING = regex.compile(
    rf"(?:.*\n){{0,80}}?(?: *{' +'.join(_HEADINGS)}\n *-+ |{regex.escape(_NONE)}\n?(?:\Z|\n\n))"
)
# Characters that a terminal would interpret instead of showing, or could not show.
_CONTROL = regex.compile(r"[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]")


def to_table(document: Document, *, width: int = 88, explain: bool = False) -> str:
    """Return the quotations and speakers of a document as lines of at most `width` columns.

    Args:
        document: What to show.
        width: Width of the terminal in columns; `NARROWEST` if it is less.
        explain: Whether to show for each quotation its cue and source with their offsets, its rule
            and its confidence, and to list the quoted terms that are not speech.
    """
    width = max(width, NARROWEST)
    sections = [list(_quotations(document, width, explain=explain))]
    if document.speakers:
        sections.append(list(_speakers(document, width)))
    if explain and document.terms:
        sections.append(list(_terms(document, width)))
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def is_table(text: str) -> bool:
    """Whether a text begins like the output of `to_table`, as opposed to a user's article.

    Args:
        text: The text, or its first lines.
    """
    return _BEGINNING.match(text) is not None


def _quotations(document: Document, width: int, *, explain: bool) -> Iterator[str]:
    if document.id:
        yield from _wrap(_clean(document.id), width, "")
    if not document.quotes:
        yield _NONE
        return
    rows = [_cells(quote, document.text) for quote in document.quotes]
    widths = _widths(rows, width)
    yield from _row_lines(_HEADINGS, widths)
    yield _GAP.join("-" * column for column in widths)
    for quote, cells in zip(document.quotes, rows, strict=True):
        yield from _row_lines(cells, widths)
        if explain:
            indent = " " * (widths[0] + len(_GAP))
            yield from _wrap(_explanation(quote, document.text), width, indent)


def _cells(quote: Quote, text: str) -> tuple[str, ...]:
    kind = [quote.kind.value, quote.act.value if quote.act.value != "speech" else ""]
    words = _clean(" … ".join(part.of(text) for part in quote.parts))
    return (
        str(quote.id),
        " ".join([*kind, f"in {quote.parent}" if quote.parent else ""]).strip(),
        _clean(quote.speaker.name) if quote.speaker else _UNKNOWN,
        _clean(quote.cue.of(text)) if quote.cue else _UNKNOWN,
        f"“{words}”" if quote.kind is QuoteKind.DIRECT else words,
    )


def _widths(rows: Iterable[tuple[str, ...]], width: int) -> tuple[int, ...]:
    numbers, _, speakers, cues, _ = zip(_HEADINGS, *rows, strict=True)
    narrow = (
        max(map(len, numbers)),
        max(len(kind.value) for kind in QuoteKind),
        min(max(map(len, speakers)), _WIDEST_SPEAKER),
        min(max(map(len, cues)), _WIDEST_CUE),
    )
    return (*narrow, width - sum(narrow) - len(narrow) * len(_GAP))


def _row_lines(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [textwrap.wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    wrapped[0] = [cells[0].rjust(widths[0])]
    for line in zip_longest(*wrapped, fillvalue=""):
        padded = (cell.ljust(size) for cell, size in zip(line, widths, strict=True))
        yield _GAP.join(padded).rstrip()


def _explanation(quote: Quote, text: str) -> str:
    facts = []
    if quote.source:
        where = f"{quote.source.start}-{quote.source.end}"
        facts.append(f"source “{_clean(quote.source.text)}” at {where}")
    if quote.cue:
        facts.append(f"cue “{_clean(quote.cue.of(text))}” at {quote.cue.start}-{quote.cue.end}")
    if quote.addressee:
        facts.append(f"to {_clean(quote.addressee.name)}")
    facts.append(f"rule {_clean(quote.rule) or _UNKNOWN}")
    facts.append(f"confidence {quote.confidence:.2f}")
    return "; ".join(facts)


def _speakers(document: Document, width: int) -> Iterator[str]:
    counts = Counter(quote.speaker.id for quote in document.quotes if quote.speaker)
    yield "Speakers"
    for speaker in document.speakers:
        yield from _wrap(_describe(speaker, counts[speaker.id]), width, _GAP)
    unknown = len(document.quotes) - counts.total()
    if unknown:
        yield f"{_GAP}{_UNKNOWN}: {_plural(unknown)} whose speaker the text does not tell"


def _describe(speaker: Speaker, count: int) -> str:
    facts = [speaker.kind.value, *([speaker.gender.value] if speaker.gender else [])]
    also = ", ".join(f"“{_clean(alias)}”" for alias in speaker.aliases)
    name = f"{_clean(speaker.name)} ({', '.join(facts)}): {_plural(count)}"
    return f"{name}; also {also}" if also else name


def _terms(document: Document, width: int) -> Iterator[str]:
    yield "In quotation marks, but no speech"
    yield from _wrap("; ".join(_clean(term.text) for term in document.terms), width, _GAP)


def _plural(count: int) -> str:
    return f"{count} quotation" if count == 1 else f"{count} quotations"


def _wrap(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent + _GAP)


def _clean(text: str) -> str:
    """Collapse white space, and replace characters that cannot be shown by U+FFFD."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))
