"""Dash dialogue: a dash opens the paragraph where others put a quotation mark.

    —Thanks, he said. Come in.

A dash at the start of a paragraph may as well be a list item or a signature, so the document must
show that it is used for speech: by questions, exclamations and reporting clauses, and by quoting
nothing, or less, with quotation marks at the start of paragraphs.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

import attrs
import regex

from quoteattr.find.stretches.inserted_clauses import reporting_clauses
from quoteattr.language.typography import strip
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch

_OPENING_DASH = regex.compile(r"(?P<dash>[—―–\x96\x97]|--+|-(?=\s))[^\S\n]*(?=[\p{L}…¿¡'’.])")
_CLOSING_DASH = regex.compile(r"(?<=[.!?…,])\s*(?:[—―–\x96\x97]|--+)$")
_TOGGLING_DASH = regex.compile(r"(?<=[.!?…,])\s*(?:[—―–\x96\x97]|--+)")
_LIVELY = regex.compile(r"[?!]")
_WORDS = regex.compile(r"[\p{Ll}?!]")
"""What a number or an ornament between dashes has not got."""
_WEAK_DASHES = frozenset("-–\x96")
"""Dashes that mostly open list items."""
_WINDOW = 40
"""How many paragraphs to each side make up a region."""
_LIVELY_SHARE = 0.2
"""Least share of the dash paragraphs of a region that sound like speech; for weak dashes double
that. Set on the two LitBank texts with dash dialogue and on the lists in PolNeAR dev."""


@attrs.frozen
class _Turn:
    """A paragraph that a dash opens."""

    paragraph: Span
    start: int
    """Where its words start."""
    end: int
    """Where its words end, before a closing dash."""
    weak: bool
    """Whether the dash mostly opens other things."""
    clauses: tuple[tuple[Span, bool], ...]
    """Its reporting clauses; see `quoteattr.find.stretches.inserted_clauses.reporting_clauses`."""
    lively: bool
    """Whether it sounds like speech."""


def dash_stretches(
    text: str, paragraphs: Sequence[Span], quoted: Sequence[QuotedStretch]
) -> list[QuotedStretch]:
    """Return the speech that dashes open, cut at the reporting clauses inside.

    Args:
        text: The document.
        paragraphs: Its paragraphs.
        quoted: What quotation marks enclose; a paragraph that starts inside of it is no turn,
            and a reporting clause inside of it does not cut.
    """
    covers = _Cover(quoted)
    turns = [_read_turn(text, paragraph, covers) for paragraph in paragraphs]
    if not any(turns):
        return []
    return [
        QuotedStretch((part,), (outer,), MarkStyle.DASH)
        for turn, is_speech in zip(turns, _are_speech(turns, paragraphs, covers), strict=True)
        if turn is not None and is_speech
        for part, outer in _speech(text, turn)
    ]


class _Cover:
    """Tells what lies inside quotation marks, for places asked in any order."""

    def __init__(self, quoted: Sequence[QuotedStretch]) -> None:
        spans = sorted(span for stretch in quoted for span in stretch.outer)
        self.starts = {span.start for span in spans}
        self._spans: list[Span] = []
        for span in spans:
            if not self._spans or span.start >= self._spans[-1].end:
                self._spans.append(span)

    def inside(self, place: int) -> bool:
        """Whether `place` lies inside quotation marks."""
        low, high = 0, len(self._spans)
        while low < high:
            middle = (low + high) // 2
            if self._spans[middle].end <= place:
                low = middle + 1
            else:
                high = middle
        return low < len(self._spans) and self._spans[low].start <= place


def _read_turn(text: str, paragraph: Span, covers: _Cover) -> _Turn | None:
    """Return the turn that a paragraph is, None if no dash opens it."""
    match = _OPENING_DASH.match(text, paragraph.start, paragraph.end)
    if match is None or covers.inside(paragraph.start):
        return None
    if _WORDS.search(text, match.end(), paragraph.end) is None:
        return None
    closing = _CLOSING_DASH.search(text, max(match.end(), paragraph.end - 8), paragraph.end)
    end = paragraph.end if closing is None else closing.start()
    clauses = tuple(
        (span, dash)
        for span, dash in reporting_clauses(text, Span(match.end(), end))
        if not covers.inside(span.start)
    )
    return _Turn(
        paragraph=paragraph,
        start=match.end(),
        end=end,
        weak=match["dash"] in _WEAK_DASHES,
        clauses=clauses,
        lively=bool(clauses) or _LIVELY.search(text, match.end(), end) is not None,
    )


def _are_speech(
    turns: Sequence[_Turn | None], paragraphs: Sequence[Span], covers: _Cover
) -> Iterator[bool]:
    """Tell for each paragraph whether the region uses dashes for speech."""
    dashed = _sums([turn is not None for turn in turns])
    lively = _sums([turn is not None and turn.lively for turn in turns])
    reported = _sums([turn is not None and bool(turn.clauses) for turn in turns])
    quoted = _sums([paragraph.start in covers.starts for paragraph in paragraphs])
    for index, turn in enumerate(turns):
        first, last = max(index - _WINDOW, 0), min(index + _WINDOW + 1, len(turns))
        count = dashed[last] - dashed[first]
        share = (lively[last] - lively[first]) / max(count, 1)
        enough = share >= _LIVELY_SHARE * (2 if turn is not None and turn.weak else 1)
        told = reported[last] > reported[first]
        several = count > 1 and not (turn is not None and turn.weak)
        yield enough and (told or several) and count > quoted[last] - quoted[first]


def _sums(flags: Sequence[bool]) -> list[int]:
    return [0, *accumulate(map(int, flags))]


def _speech(text: str, turn: _Turn) -> Iterator[tuple[Span, Span]]:
    """Yield the parts of a turn that are speech, each without and with its dash.

    Where dashes part the narrator from the speaker throughout, only a dash resumes speech.
    """
    toggles = any(dash for _, dash in turn.clauses)
    outer_start, start = turn.paragraph.start, turn.start
    speaking = True
    for clause, dash in turn.clauses:
        if speaking:
            yield from _part(text, outer_start, start, clause.start)
        outer_start = start = clause.end
        speaking = dash or not toggles
    if not speaking:
        return
    closing = _TOGGLING_DASH.search(text, start, turn.end) if toggles else None
    yield from _part(text, outer_start, start, turn.end if closing is None else closing.start())


def _part(text: str, outer_start: int, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    """Yield `text[start:end]` without the space around it, and with the dash before."""
    if part := strip(text, start, end):
        yield part, Span(outer_start if outer_start < start else part.start, part.end)
