"""Transcripts: a label opens the paragraph where others put a quotation mark.

    HOLT: Is it closed?
    Mr. Sorn: Since Monday.

A word and a colon at the start of a paragraph may as well open a heading, so the labels must show
that they are speakers: by coming back, by capitals, or by a title.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

import attrs
import regex

from quoteattr.language.titles import title_of
from quoteattr.language.typography import strip
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch

_WORD = r"\p{Lu}[\p{L}.’'-]*"
_LABEL = regex.compile(
    rf"(?P<label>(?:The\s)?{_WORD}(?:[ ](?:(?:of|de|van|von|la|al)[ ])?{_WORD}){{0,4}})"
    r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?:\s+(?=[\p{L}\p{N}“\"‘'(\[…])"
)
"""A name or title, perhaps with a remark in brackets, and a colon."""
_FULL_NAME = regex.compile(r"\p{Lu}\p{Ll}+ (?=(?P<rest>\p{Lu}[\p{L}.’'-]*))")
_BOUND = regex.compile(r"\b")
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
    covered = _Covered(quoted)
    turns = [
        turn
        for place, paragraph in enumerate(paragraphs)
        if (turn := _read(text, place, paragraph)) and not covered.at(turn.outer.start)
    ]
    surnames = _surnames(text, {turn.label for turn in turns})
    return [
        QuotedStretch((part,), (turn.outer,), MarkStyle.LABEL)
        for transcript in _transcripts(turns, surnames)
        for turn in transcript
        if (part := strip(text, turn.outer.start, turn.outer.end))
    ]


def _read(text: str, place: int, paragraph: Span) -> _Turn | None:
    found = _LABEL.match(text, paragraph.start, paragraph.end)
    if found is None:
        return None
    return _Turn(place, found["label"], Span(found.end(), paragraph.end))


class _Covered:
    """The places inside quotation marks."""

    def __init__(self, quoted: Sequence[QuotedStretch]) -> None:
        spans = sorted(span for stretch in quoted for span in stretch.outer)
        self._starts = [span.start for span in spans]
        # How far the spans that start up to here reach, so that nested ones need no search.
        self._reach = list(accumulate((span.end for span in spans), max))

    def at(self, place: int) -> bool:
        """Whether a place is inside one of the spans."""
        before = bisect_right(self._starts, place)
        return before > 0 and self._reach[before - 1] > place


def _transcripts(turns: Sequence[_Turn], surnames: Collection[str]) -> Iterator[list[_Turn]]:
    group: list[_Turn] = []
    for turn in turns:
        if group and turn.place - group[-1].place > _APART + 1:
            if _is_transcript(group, surnames):
                yield group
            group = []
        group.append(turn)
    if _is_transcript(group, surnames):
        yield group


def _is_transcript(turns: Sequence[_Turn], surnames: Collection[str]) -> bool:
    """Whether labels are those of speakers: several, one of which comes back, or persons' names."""
    if len(turns) < _LEAST_TURNS:
        return False
    counts = Counter(turn.label for turn in turns)
    returns = len(counts) > 1 and max(counts.values()) > 1
    return returns or all(_is_person(label, surnames) for label in counts)


def _is_person(label: str, surnames: Collection[str]) -> bool:
    """Whether a label has a title, or is a surname in capitals whose full name stands somewhere."""
    first, *others = label.split()
    if others:
        return first == "The" or title_of(first) is not None
    return label in surnames


def _surnames(text: str, labels: Iterable[str]) -> frozenset[str]:
    """Return the labels in capitals that occur in the text as surnames after a given name."""
    names = {label: label.capitalize() for label in labels if label.isupper()}
    if not names:
        return frozenset()
    lengths = set(map(len, names.values()))
    found: set[str] = set()
    for words in _FULL_NAME.finditer(text):
        start, end = words.span("rest")
        # "Lee" stands in "Ann Lee-Bell" too: a surname may end wherever a word does.
        for bound in _BOUND.finditer(text, start, end + 1):
            if bound.start() - start in lengths:
                found.add(text[start : bound.start()])
    return frozenset(label for label, name in names.items() if name in found)
