"""A table for reading at a terminal: one block of lines for each quotation, then the speakers."""

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest

import attrs
import regex

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote, QuoteKind, Speaker

NARROWEST = 60
"""Least width in columns; a narrower table has no space for the words."""


class Role(StrEnum):
    """What a piece of the table shows; a terminal has a colour for some of them."""

    NUMBER = "number"
    KIND = "kind"
    SPEAKER = "speaker"
    CUE = "cue"
    QUOTATION = "quotation"
    HEADING = "heading"
    DETAIL = "detail"


def plain(_: Role, text: str) -> str:
    """Return a piece of the table as it is."""
    return text


def _wide_enough(width: int) -> int:
    return max(width, NARROWEST)


@attrs.frozen
class Style:
    """How tables look."""

    width: int = attrs.field(default=88, converter=_wide_enough)
    """Width of the terminal in columns; `NARROWEST` if it is less."""
    explain: bool = False
    """Whether to show for each quotation its cue and source with their offsets, its rule and its
    confidence, and to list the quoted terms that are not speech."""
    paint: Callable[[Role, str], str] = plain
    """Returns a piece of a line with the codes of its colour around it."""


_COLUMNS = (Role.NUMBER, Role.KIND, Role.SPEAKER, Role.CUE, Role.QUOTATION)
_HEADINGS = ("#", "kind", "speaker", "cue", "quotation")
_WIDEST_SPEAKER = 22
_WIDEST_CUE = 14
_GAP = "  "
_PLAIN = Style()
_UNKNOWN = "-"
_NONE = "No quotations."
_BEGINNING = regex.compile(
    rf"(?:.*\n){{0,80}}?(?: *{' +'.join(_HEADINGS)}\n *-+ |{regex.escape(_NONE)}\n?(?:\Z|\n\n))"
)
"""Optional lines with a name, then the headings, or the line for a document without quotations."""
_CONTROL = regex.compile(r"[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]")
"""Characters that a terminal would interpret instead of showing, or could not show."""


def to_table(document: Document, style: Style = _PLAIN) -> str:
    """Return the quotations and speakers of a document as lines of at most `style.width` columns.

    Args:
        document: What to show.
        style: How it looks.
    """
    sections = [list(_quotations(document, style))]
    if document.speakers:
        sections.append(list(_speakers(document, style)))
    if style.explain and document.terms:
        sections.append(list(_terms(document, style)))
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def is_table(text: str) -> bool:
    """Whether a text begins like the output of `to_table`, as opposed to a user's article.

    Args:
        text: The text, or its first lines.
    """
    return _BEGINNING.match(text) is not None


def _quotations(document: Document, style: Style) -> Iterator[str]:
    if document.id:
        yield from _painted(Role.HEADING, _wrap(_clean(document.id), style.width, ""), style)
    if not document.quotes:
        yield _NONE
        return
    rows = [_cells(quote, document.text) for quote in document.quotes]
    widths = _widths(rows, style.width)
    headings = [Role.HEADING] * len(widths)
    yield from _row_lines(_HEADINGS, widths, headings, style)
    yield style.paint(Role.HEADING, _GAP.join("-" * column for column in widths))
    for quote, cells in zip(document.quotes, rows, strict=True):
        yield from _row_lines(cells, widths, _COLUMNS, style)
        if style.explain:
            indent = " " * (widths[0] + len(_GAP))
            lines = _wrap(_explanation(quote), style.width, indent)
            yield from _painted(Role.DETAIL, lines, style)


def _cells(quote: Quote, text: str) -> tuple[str, ...]:
    kind = [quote.kind.value, quote.act.value if quote.act.value != "speech" else ""]
    words = _clean(" … ".join(part.of(text) for part in quote.parts))
    return (
        str(quote.id),
        " ".join([*kind, f"in {quote.parent}" if quote.parent else ""]).strip(),
        _clean(quote.speaker.name) if quote.speaker else _UNKNOWN,
        _clean(quote.cue.text) if quote.cue else _UNKNOWN,
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


def _row_lines(
    cells: Sequence[str], widths: Sequence[int], roles: Sequence[Role], style: Style
) -> Iterator[str]:
    wrapped = [textwrap.wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    wrapped[0] = [cells[0].rjust(widths[0])]
    for line in zip_longest(*wrapped, fillvalue=""):
        padded = (
            _paint(role, cell, style) + " " * (size - len(cell))
            for cell, size, role in zip(line, widths, roles, strict=True)
        )
        yield _GAP.join(padded).rstrip()


def _painted(role: Role, lines: Iterable[str], style: Style) -> Iterator[str]:
    return (_paint(role, line, style) for line in lines)


def _paint(role: Role, text: str, style: Style) -> str:
    """Paint the words of a line and not the space around them, which may be underlined."""
    words = text.strip()
    return text.replace(words, style.paint(role, words), 1) if words else text


def _explanation(quote: Quote) -> str:
    facts = []
    if quote.source:
        where = f"{quote.source.start}-{quote.source.end}"
        facts.append(f"source “{_clean(quote.source.text)}” at {where}")
    if quote.cue:
        facts.append(f"cue “{_clean(quote.cue.text)}” at {quote.cue.start}-{quote.cue.end}")
    if quote.addressee:
        facts.append(f"to {_clean(quote.addressee.name)}")
    facts.append(f"rule {_clean(quote.rule) or _UNKNOWN}")
    facts.append(f"confidence {quote.confidence:.2f}")
    return "; ".join(facts)


def _speakers(document: Document, style: Style) -> Iterator[str]:
    """Yield a line or more for each speaker, the most quoted first."""
    counts = Counter(quote.speaker.id for quote in document.quotes if quote.speaker)
    yield style.paint(Role.HEADING, "Speakers")
    for speaker in sorted(document.speakers, key=lambda speaker: -counts[speaker.id]):
        lines = _wrap(_describe(speaker, counts[speaker.id]), style.width, _GAP)
        name = _clean(speaker.name)
        # A name that goes on in the next line is the whole of the first.
        shown = name if name in lines[0] else lines[0].strip()
        yield lines[0].replace(shown, style.paint(Role.SPEAKER, shown), 1) if name else lines[0]
        yield from lines[1:]
    unknown = len(document.quotes) - counts.total()
    if unknown:
        yield f"{_GAP}{_UNKNOWN}: {_plural(unknown)} whose speaker is unknown"


def _describe(speaker: Speaker, count: int) -> str:
    facts = [speaker.kind.value, *([speaker.gender.value] if speaker.gender else [])]
    also = ", ".join(f"“{_clean(alias)}”" for alias in speaker.aliases)
    name = f"{_clean(speaker.name)} ({', '.join(facts)}): {_plural(count)}"
    return f"{name}; also {also}" if also else name


def _terms(document: Document, style: Style) -> Iterator[str]:
    yield style.paint(Role.HEADING, "In quotation marks, but not speech")
    yield from _wrap("; ".join(_clean(term.text) for term in document.terms), style.width, _GAP)


def _plural(count: int) -> str:
    return f"{count} quotation" if count == 1 else f"{count} quotations"


def _wrap(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent + _GAP)


def _clean(text: str) -> str:
    """Collapse white space, and replace characters that cannot be shown by U+FFFD."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))
