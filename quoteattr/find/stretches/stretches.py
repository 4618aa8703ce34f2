"""Finds quoted stretches from the text alone, in linear time."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs

from quoteattr.find.stretches.dash_turns import dash_stretches
from quoteattr.find.stretches.inserted_clauses import remarks
from quoteattr.find.stretches.marks.convention import by_region
from quoteattr.find.stretches.marks.costs import Mark
from quoteattr.find.stretches.marks.grammar import Step
from quoteattr.find.stretches.marks.scan import MarkReader
from quoteattr.find.stretches.marks.unclosed import end_at_clauses
from quoteattr.find.stretches.marks.viterbi import Decision, pair
from quoteattr.find.stretches.transcript_turns import label_stretches
from quoteattr.language.typography import ANGLE_FORMS, LOW_FORMS, SINGLE_FORMS, strip
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch

_RUNS_ON = 4.5
"""Cost, on the scale of `marks.costs`, of a quotation that goes on in the next paragraph without a
mark there. More than that of one never closed: a closing mark is sooner
forgotten."""
_RUNS_ON_INTO = 1.5
"""The same where something leads on: a colon before a letter, verse that is set in."""
_LEADING_ON = (":", ",", ";", "-", "—", "–")


def find_stretches(text: str, paragraphs: Sequence[Span]) -> tuple[QuotedStretch, ...]:
    """Return every stretch of `text` that quotation marks, dashes or labels set off.

    Titles, scare quotes and single words are returned like speech. A quotation that its
    reporting clause interrupts ("Well," she said, "no.") is two stretches.

    Args:
        text: The document, any string.
        paragraphs: Its paragraphs in order, as half-open str offsets, not overlapping; marks
            outside of them are not looked at.

    Returns:
        The stretches by where they start, an enclosing one before what it encloses.
    """
    reader = MarkReader(text)
    marks = [list(reader.read(paragraph)) for paragraph in paragraphs]
    flat = by_region([mark for own in marks for mark in own])
    remaining = iter(flat)
    marks = [[next(remaining) for _ in own] for own in marks]
    running_on = [
        _RUNS_ON_INTO if _leads_on(text, paragraph, following) else _RUNS_ON
        for paragraph, following in zip_longest(paragraphs, paragraphs[1:])
    ]
    replay = _Replay(text, paragraphs, flat)
    for decision in pair(marks, running_on):
        replay.carry_out(decision)
    quoted = end_at_clauses(text, _finish(replay.drafts))
    turns = [
        *dash_stretches(text, paragraphs, quoted),
        *label_stretches(text, paragraphs, quoted),
    ]
    return _merge(quoted, turns)


def _leads_on(text: str, paragraph: Span, following: Span | None) -> bool:
    """Whether a paragraph leads on to the next one, or either is set in like verse."""
    return following is not None and (
        text[paragraph.start : paragraph.end].endswith(_LEADING_ON)
        or _is_set_in(text, paragraph)
        or _is_set_in(text, following)
    )


def _is_set_in(text: str, paragraph: Span) -> bool:
    return text[max(paragraph.start - 1, 0) : paragraph.start] in {" ", "\t", "\xa0"}


@attrs.define
class _Draft:
    """A stretch while it is being put together."""

    style: MarkStyle
    parent: int | None
    parts: list[Span] = attrs.field(factory=list)
    outer: list[Span] = attrs.field(factory=list)
    closed: bool = False
    mark_start: int = 0
    """Where the part that is open starts, with its mark."""
    start: int = 0
    """Where it starts without."""

    def begin(self, mark: Span) -> None:
        """Start a part after a mark, of no length where there is none."""
        self.mark_start, self.start = mark.start, mark.end

    def end(self, text: str, mark: Span) -> None:
        """End the part before a mark, and leave out the narrator's remarks inside of it."""
        pieces = list(_around_remarks(text, Span(self.start, max(self.start, mark.start))))
        for piece in pieces:
            first, last = piece is pieces[0], piece is pieces[-1]
            marked_before = first and self.mark_start < self.start
            marked_after = last and mark.start < mark.end
            self.parts.append(piece)
            self.outer.append(
                Span(
                    self.mark_start if marked_before else piece.start,
                    mark.end if marked_after else piece.end,
                )
            )


def _around_remarks(text: str, span: Span) -> Iterator[Span]:
    """Yield what is left of a part without bracketed remarks and space at the edges."""
    start = span.start
    for remark in remarks(text, span):
        if piece := strip(text, start, remark.start):
            yield piece
        start = remark.end
    if piece := strip(text, start, span.end):
        yield piece


class _Replay:
    """Carries out the decisions of a reading on the text."""

    def __init__(self, text: str, paragraphs: Sequence[Span], marks: Sequence[Mark]) -> None:
        self.drafts: list[_Draft] = []
        self._text = text
        self._paragraphs = paragraphs
        self._marks = marks
        self._open: list[int] = []

    def carry_out(self, decision: Decision) -> None:
        """Carry out one decision."""
        if decision.step is Step.BREAK:
            self._break(decision)
            return
        mark = self._marks[decision.place]
        if decision.step is Step.RESUME:
            self.drafts[self._open[decision.depth - 1]].begin(mark.span)
        if decision.step in {Step.CLOSE, Step.REPLACE}:
            self._shut(decision, mark.span)
        if decision.step in {Step.OPEN, Step.REPLACE}:
            parent = self._open[-1] if self._open else None
            self._open.append(len(self.drafts))
            self.drafts.append(_Draft(_style(mark.form), parent))
            self.drafts[-1].begin(mark.span)

    def _shut(self, decision: Decision, mark: Span) -> None:
        """End all quotations below a depth; the mark closes the outermost of them, if it does."""
        before = Span(mark.start, mark.start)
        for index in self._open[: decision.depth : -1]:
            self.drafts[index].end(self._text, before)
        draft = self.drafts[self._open[decision.depth]]
        draft.closed = decision.step is Step.CLOSE
        draft.end(self._text, mark if draft.closed else before)
        del self._open[decision.depth :]

    def _break(self, decision: Decision) -> None:
        """End the parts in a paragraph, and the quotations that do not go on."""
        end = self._paragraphs[decision.place].end
        for index in self._open:
            self.drafts[index].end(self._text, Span(end, end))
        del self._open[decision.depth :]
        if not decision.by_mark:
            start = self._paragraphs[decision.place + 1].start
            for index in self._open:
                self.drafts[index].begin(Span(start, start))


def _style(form: str) -> MarkStyle:
    if form in SINGLE_FORMS:
        return MarkStyle.SINGLE
    if form in ANGLE_FORMS:
        return MarkStyle.ANGLE
    return MarkStyle.LOW if form in LOW_FORMS else MarkStyle.DOUBLE


def _finish(drafts: Sequence[_Draft]) -> tuple[QuotedStretch, ...]:
    """Return the drafts that hold something, sorted, with their parents counted anew."""
    kept = [index for index, draft in enumerate(drafts) if draft.parts]
    kept.sort(key=lambda index: (drafts[index].parts[0].start, index))
    places: dict[int | None, int] = {index: place for place, index in enumerate(kept)}
    return tuple(
        QuotedStretch(
            parts=tuple(drafts[index].parts),
            outer=tuple(drafts[index].outer),
            style=drafts[index].style,
            parent=places.get(drafts[index].parent),
            closed=drafts[index].closed,
        )
        for index in kept
    )


def _merge(
    quoted: tuple[QuotedStretch, ...], turns: Sequence[QuotedStretch]
) -> tuple[QuotedStretch, ...]:
    """Return both sorts of stretches, sorted; a turn encloses the quotations inside of it."""
    if not turns:
        return quoted
    merged = sorted([*turns, *quoted], key=lambda stretch: (stretch.start, -stretch.end))
    places = {id(stretch): place for place, stretch in enumerate(merged)}
    result: list[QuotedStretch] = []
    turn: int | None = None
    for place, stretch in enumerate(merged):
        parent = None if stretch.parent is None else places[id(quoted[stretch.parent])]
        if stretch.style in {MarkStyle.DASH, MarkStyle.LABEL}:
            turn = place
        elif parent is None and turn is not None and stretch.outer[-1].end <= merged[turn].end:
            parent = turn
        result.append(attrs.evolve(stretch, parent=parent))
    return tuple(result)
