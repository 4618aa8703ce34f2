"""Finds quoted stretches from the text alone, in linear time."""

from collections.abc import Sequence
from itertools import zip_longest

import attrs
import regex

from quoteattr.find.stretches.dash_turns import dash_stretches
from quoteattr.find.stretches.marks.convention import marks_by_region
from quoteattr.find.stretches.marks.replay import marked_stretches
from quoteattr.find.stretches.marks.scan import MarkScanner
from quoteattr.find.stretches.marks.unclosed import ended_at_clauses, opened_at_paragraphs
from quoteattr.find.stretches.marks.viterbi import cheapest_decisions
from quoteattr.find.stretches.transcripts.forms import FORMS
from quoteattr.find.stretches.transcripts.label_form import LabelForm
from quoteattr.find.stretches.transcripts.turns import label_stretches
from quoteattr.language.typography import SINGLE_FORMS
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch

_RUNS_ON = 4.5
"""Cost, on the scale of `marks.costs`, of a quotation that continues in the next paragraph without
a mark. It is higher than that of one never closed: authors forget closing marks more often."""
_RUNS_ON_INTO = 1.5
"""Its cost if the text leads into the next paragraph: a colon before a letter, indented verse."""
_PAGE_NUMBER = regex.compile(
    r"[\[({]?\s*(?:[-–—]\s*)?(?:p(?:g|age|\.)?\.?\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*[-–—])?\s*[\])}]?",
    regex.IGNORECASE,
)
"""A page number on a line of its own: "42", "- 42 -", "[Pg 42]"."""
_LEADING_ON = (":", ",", ";", "-", "—", "–")


def find_stretches(
    text: str, paragraphs: Sequence[Span], forms: Sequence[LabelForm] = FORMS
) -> tuple[QuotedStretch, ...]:
    """Return every stretch of `text` that quotation marks, dashes or labels set off.

    Titles, scare quotes and single words are returned like speech. A quotation that its
    reporting clause interrupts ("Well," she said, "no.") is two stretches.

    Args:
        text: The document, any string.
        paragraphs: Its paragraphs in order, as half-open str offsets, not overlapping; marks
            outside of them are ignored.
        forms: The forms of the labels of turns.

    Returns:
        The stretches in the order of their starts, an enclosing one before the enclosed.
    """
    scanner = MarkScanner(text)
    marks = marks_by_region([list(scanner.marks(paragraph)) for paragraph in paragraphs])
    decisions = cheapest_decisions(marks, _costs_of_running_on(text, paragraphs))
    quoted = ended_at_clauses(text, marked_stretches(text, paragraphs, marks, decisions))
    turns = [
        *dash_stretches(text, paragraphs, quoted),
        *label_stretches(text, paragraphs, quoted, forms),
        *opened_at_paragraphs(text, paragraphs, quoted),
    ]
    return _merged(quoted, turns)


def _costs_of_running_on(text: str, paragraphs: Sequence[Span]) -> list[float]:
    """Return for each paragraph the cost of a quotation that continues after it without a mark.

    A page number between two paragraphs is skipped: both breaks have the cost that the text before
    and after it implies.
    """
    costs = [_RUNS_ON] * len(paragraphs)
    of_text = [i for i, p in enumerate(paragraphs) if not _PAGE_NUMBER.fullmatch(p.of(text))]
    for index, following in zip_longest(of_text, of_text[1:]):
        after = None if following is None else paragraphs[following]
        if _leads_on(text, paragraphs[index], after):
            passed = following - index
            costs[index : index + passed] = [_RUNS_ON_INTO] * passed
    return costs


def _leads_on(text: str, paragraph: Span, following: Span | None) -> bool:
    """Whether a paragraph leads into the next one, or either is indented like verse."""
    return following is not None and (
        paragraph.of(text).endswith(_LEADING_ON)
        or _breaks_sentence(text, paragraph, following)
        or _is_indented(text, paragraph)
        or _is_indented(text, following)
    )


def _breaks_sentence(text: str, paragraph: Span, following: Span) -> bool:
    """Whether a sentence continues in the next paragraph, as at the end of a page."""
    last, first = text[paragraph.end - 1], text[following.start]
    return (last.isalnum() or last in SINGLE_FORMS) and first.islower()


def _is_indented(text: str, paragraph: Span) -> bool:
    return text[max(paragraph.start - 1, 0) : paragraph.start] in {" ", "\t", "\xa0"}


def _merged(
    quoted: tuple[QuotedStretch, ...], turns: Sequence[QuotedStretch]
) -> tuple[QuotedStretch, ...]:
    """Return both kinds of stretches in text order; a turn encloses the quotations inside it."""
    if not turns:
        return quoted
    merged = sorted([*turns, *quoted], key=lambda stretch: (stretch.start, -stretch.end))
    index_of = {id(stretch): index for index, stretch in enumerate(merged)}
    result: list[QuotedStretch] = []
    turn: int | None = None
    for index, stretch in enumerate(merged):
        parent = None if stretch.parent is None else index_of[id(quoted[stretch.parent])]
        if stretch.style in {MarkStyle.DASH, MarkStyle.LABEL}:
            turn = index
        elif parent is None and turn is not None and stretch.outer[-1].end <= merged[turn].end:
            parent = turn
        result.append(attrs.evolve(stretch, parent=parent))
    return tuple(result)
