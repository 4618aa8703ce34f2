"""Dash dialogue: a dash opens the paragraph where others put a quotation mark.

    —Thanks, he said. Come in.

A dash at the start of a paragraph may also open a list item or a signature, so the document must
show that it opens speech: by questions, exclamations and reporting clauses, and by fewer paragraphs
that start with quotation marks.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import attrs
import regex

from quoteattr.find.stretches.cover import Cover
from quoteattr.find.stretches.inserted_clauses import is_narrating, reporting_clauses
from quoteattr.language.typography import strip
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch

_OPENING_DASH = regex.compile(
    r"(?P<dash>[—―–\x96\x97]|--+|-(?=\s|\p{Lu}))[^\S\n]*(?=[\p{L}…¿¡'’.])"
)
_CLOSING_DASH = regex.compile(r"(?<=[.!?…,])\s*(?:[—―–\x96\x97]|--+)$")
_TOGGLING_DASH = regex.compile(r"(?<=[.!?…,])\s*(?:[—―–\x96\x97]|--+)")
_DASH_BETWEEN = regex.compile(r"(?<=[.!?…])\s*(?:[—―–\x96\x97]|--|(?<=\s)-)\s*(?=\p{Lu})")
_LIVELY = regex.compile(r"[?!]")
_WORDS = regex.compile(r"[\p{Ll}?!]")
"""A character that a number or an ornament between dashes does not have."""
_WEAK_DASHES = frozenset("-–\x96")
"""Dashes that mostly open list items."""
_WINDOW = 40
"""Paragraphs on each side that make up a region."""
_LIVELY_SHARE = 0.2
"""Least share of lively paragraphs among the dash paragraphs of a region; twice as high for weak
dashes. Set on the two LitBank texts with dash dialogue and on the lists in PolNeAR dev."""


@attrs.frozen
class DashParagraph:
    """A paragraph that a dash opens."""

    span: Span
    """The whole paragraph."""
    words: Span
    """Its words, without the opening dash and a closing one."""
    weak: bool
    """Whether the dash is of a form that mostly opens list items."""
    clauses: tuple[tuple[Span, bool], ...]
    """Its reporting clauses; see `quoteattr.find.stretches.inserted_clauses.reporting_clauses`."""
    lively: bool
    """Whether it has a reporting clause, a question or an exclamation."""


def dash_stretches(
    text: str, paragraphs: Sequence[Span], quoted: Sequence[QuotedStretch]
) -> list[QuotedStretch]:
    """Return the speech that dashes open, without the reporting clauses inside.

    Args:
        text: The document.
        paragraphs: Its paragraphs.
        quoted: What quotation marks enclose; a paragraph that starts inside is not a turn, and a
            reporting clause inside is not the narrator's.
    """
    cover = Cover(quoted)
    dashed = [_dash_paragraph(text, paragraph, cover) for paragraph in paragraphs]
    if not any(dashed):
        return []
    return [
        QuotedStretch((part,), (outer,), MarkStyle.DASH)
        for paragraph, is_speech in zip(dashed, _are_speech(dashed, paragraphs, cover), strict=True)
        if paragraph is not None and is_speech
        for part, outer in _speech(text, paragraph)
    ]


def _dash_paragraph(text: str, paragraph: Span, cover: Cover) -> DashParagraph | None:
    match = _OPENING_DASH.match(text, paragraph.start, paragraph.end)
    if match is None or cover.contains(paragraph.start):
        return None
    if _WORDS.search(text, match.end(), paragraph.end) is None:
        return None
    closing = _CLOSING_DASH.search(text, max(match.end(), paragraph.end - 8), paragraph.end)
    words = Span(match.end(), paragraph.end if closing is None else closing.start())
    found = reporting_clauses(text, words)
    clauses = tuple((span, dash) for span, dash in found if not cover.contains(span.start))
    return DashParagraph(
        span=paragraph,
        words=words,
        weak=match["dash"] in _WEAK_DASHES,
        clauses=clauses,
        lively=bool(clauses) or _LIVELY.search(text, words.start, words.end) is not None,
    )


def _are_speech(
    dashed: Sequence[DashParagraph | None], paragraphs: Sequence[Span], cover: Cover
) -> Iterator[bool]:
    """Yield for each paragraph whether dashes open speech in its region."""
    counts = _sums(one is not None for one in dashed)
    lively = _sums(one is not None and one.lively for one in dashed)
    reported = _sums(one is not None and bool(one.clauses) for one in dashed)
    quoted = _sums(cover.starts_at(paragraph.start) for paragraph in paragraphs)
    for index, paragraph in enumerate(dashed):
        first, stop = max(index - _WINDOW, 0), min(index + _WINDOW + 1, len(dashed))
        count = counts[stop] - counts[first]
        share = (lively[stop] - lively[first]) / max(count, 1)
        weak = paragraph is not None and paragraph.weak
        has_clause = reported[stop] > reported[first]
        yield (
            share >= _LIVELY_SHARE * (2 if weak else 1)
            and (has_clause or (count > 1 and not weak))
            and count > quoted[stop] - quoted[first]
        )


def _sums(flags: Iterable[bool]) -> list[int]:
    return [0, *accumulate(map(int, flags))]


def _speech(text: str, paragraph: DashParagraph) -> Iterator[tuple[Span, Span]]:
    """Yield the parts of a paragraph that are speech, each without and with its dash.

    Where dashes separate the narrator from the speaker, only a dash resumes speech.
    """
    toggles = any(dash for _, dash in paragraph.clauses)
    outer_start, start = paragraph.span.start, paragraph.words.start
    speaking = True
    for clause, dash in paragraph.clauses:
        if speaking:
            between = toggles and start > paragraph.words.start
            turns = _turns(text, start, clause.start) if between else [(start, clause.start)]
            for turn_start, turn_end in turns:
                yield from _part(text, outer_start, turn_start, turn_end)
                outer_start = turn_end
        outer_start = start = clause.end
        speaking = dash or not toggles
    if not speaking:
        return
    end = paragraph.words.end
    closing = _TOGGLING_DASH.search(text, start, end) if toggles else None
    yield from _part(text, outer_start, start, end if closing is None else closing.start())


def _turns(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the turns between two reporting clauses; a dash after a sentence starts another one.

    — Who? — asked Ann. — *My cousin!* — *Which one?* — *The tall one,* — said Bob.
    """
    while match := _DASH_BETWEEN.search(text, start, end):
        yield start, match.start()
        start = match.end()
        if is_narrating(text, start):
            following = _DASH_BETWEEN.search(text, start, end)
            start = end if following is None else following.end()
    yield start, end


def _part(text: str, outer_start: int, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    """Yield `text[start:end]` without the space around it, and with the dash before."""
    if part := strip(text, start, end):
        yield part, Span(outer_start if outer_start < start else part.start, part.end)
