"""Transcripts: a label opens the paragraph where others put a quotation mark.

    HOLT: Is it closed?
    Mr. Sorn: Since Monday.

A word and a colon at the start of a paragraph may as well open a heading, so the labels must show
that they are speakers: by coming back, by capitals, or by a title.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs
import regex

from quoteattr.language.names import title_of
from quoteattr.language.typography import strip
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch

_WORD = r"\p{Lu}[\p{L}.’'-]*"
_LABEL = regex.compile(
    rf"(?P<label>(?:The\s)?{_WORD}(?:[ ](?:(?:of|de|van|von|la|al)[ ])?{_WORD}){{0,4}})"
    r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?:\s+(?=[\p{L}\p{N}“\"‘'(\[…])"
)
"""A name or title, perhaps with a remark in brackets, and a colon."""
_LEAST_TURNS = 2
_APART = 3
"""Labelled paragraphs of one transcript have at most so many others between them."""


@attrs.frozen
class _Turn:
    """A paragraph that a label opens."""

    place: int
    """Position of the paragraph."""
    label: str
    """Who speaks."""
    outer: Span
    """The paragraph after the label."""


def label_stretches(
    text: str, paragraphs: Sequence[Span], quoted: Sequence[QuotedStretch]
) -> list[QuotedStretch]:
    """Return the turns of transcripts, each without its label.

    Args:
        text: The document.
        paragraphs: Its paragraphs.
        quoted: What marks enclose; a paragraph that opens or lies inside of it is no turn.
    """
    covered = [span for stretch in quoted for span in stretch.outer]
    turns = [
        turn
        for place, paragraph in enumerate(paragraphs)
        if (turn := _read(text, place, paragraph)) and not _is_quoted(turn, covered)
    ]
    return [
        QuotedStretch((part,), (turn.outer,), MarkStyle.LABEL)
        for transcript in _transcripts(turns, text)
        for turn in transcript
        if (part := strip(text, turn.outer.start, turn.outer.end))
    ]


def _read(text: str, place: int, paragraph: Span) -> _Turn | None:
    found = _LABEL.match(text, paragraph.start, paragraph.end)
    if found is None:
        return None
    return _Turn(place, found["label"], Span(found.end(), paragraph.end))


def _is_quoted(turn: _Turn, covered: Sequence[Span]) -> bool:
    """Whether what follows the label is one quotation, or the label stands inside of one."""
    return any(
        span.start <= turn.outer.start < span.end
        or (span.start < turn.outer.start and span.end >= turn.outer.end)
        for span in covered
    )


def _transcripts(turns: Sequence[_Turn], text: str) -> Iterator[list[_Turn]]:
    group: list[_Turn] = []
    for turn in turns:
        if group and turn.place - group[-1].place > _APART + 1:
            if _is_transcript(group, text):
                yield group
            group = []
        group.append(turn)
    if _is_transcript(group, text):
        yield group


def _is_transcript(turns: Sequence[_Turn], text: str) -> bool:
    """Whether labels are those of speakers: several, one of which comes back, or persons' names."""
    if len(turns) < _LEAST_TURNS:
        return False
    counts = Counter(turn.label for turn in turns)
    returns = len(counts) > 1 and max(counts.values()) > 1
    return returns or all(_is_person(label, text) for label in counts)


def _is_person(label: str, text: str) -> bool:
    """Whether a label has a title, or is a surname in capitals whose full name stands somewhere."""
    first, *others = label.split()
    if others:
        return first == "The" or title_of(first) is not None
    full = rf"\p{{Lu}}\p{{Ll}}+ {regex.escape(label.capitalize())}\b"
    return label.isupper() and regex.search(full, text) is not None
