"""Quoted stretches made of the decisions of the cheapest analysis, replayed on the text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import attrs

from quoteattr.find.stretches.inserted_clauses import remarks
from quoteattr.find.stretches.marks.costs import Mark
from quoteattr.find.stretches.marks.grammar import Step
from quoteattr.find.stretches.marks.viterbi import MarkDecision
from quoteattr.language.typography import ANGLE_FORMS, LOW_FORMS, SINGLE_FORMS, strip
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch


def marked_stretches(
    text: str,
    paragraphs: Sequence[Span],
    marks: Iterable[Iterable[Mark]],
    decisions: Iterable[MarkDecision],
) -> tuple[QuotedStretch, ...]:
    """Return what the quotation marks of a text enclose, in text order.

    Args:
        text: The document.
        paragraphs: Its paragraphs.
        marks: The marks of each paragraph.
        decisions: What they do, in text order.
    """
    replay = _Replay(text, paragraphs, list(chain.from_iterable(marks)))
    for decision in decisions:
        replay.carry_out(decision)
    drafts = replay.drafts
    kept = [index for index, draft in enumerate(drafts) if draft.parts]
    kept.sort(key=lambda index: (drafts[index].parts[0].start, index))
    new_index: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return tuple(
        QuotedStretch(
            parts=tuple(draft.parts),
            outer=tuple(draft.outer),
            style=draft.style,
            parent=new_index.get(draft.parent),
            closed=draft.closed,
        )
        for draft in (drafts[index] for index in kept)
    )


@attrs.define
class _Draft:
    """A stretch under construction."""

    style: MarkStyle
    parent: int | None
    opening: Span
    """The mark before the open part, empty where there is none."""
    parts: list[Span] = attrs.field(factory=list)
    outer: list[Span] = attrs.field(factory=list)
    closed: bool = False

    def end(self, text: str, mark: Span) -> None:
        """End the open part before a mark, and leave out the narrator's remarks inside."""
        words = Span(self.opening.end, max(self.opening.end, mark.start))
        pieces = list(_around_remarks(text, words))
        for piece in pieces:
            start = self.opening.start if piece is pieces[0] and self.opening else piece.start
            end = mark.end if piece is pieces[-1] and mark else piece.end
            self.parts.append(piece)
            self.outer.append(Span(start, end))


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
    """The stretches that decisions have opened, and which of them are open."""

    def __init__(self, text: str, paragraphs: Sequence[Span], marks: Sequence[Mark]) -> None:
        self.drafts: list[_Draft] = []
        self._text = text
        self._paragraphs = paragraphs
        self._marks = marks
        self._open: list[int] = []

    def carry_out(self, decision: MarkDecision) -> None:
        """Carry out one decision."""
        if decision.step is Step.BREAK:
            self._break(decision)
            return
        mark = self._marks[decision.index]
        if decision.step is Step.RESUME:
            self.drafts[self._open[decision.depth - 1]].opening = mark.span
        if decision.step in {Step.CLOSE, Step.REPLACE}:
            self._close(decision, mark.span)
        if decision.step in {Step.OPEN, Step.REPLACE}:
            parent = self._open[-1] if self._open else None
            self._open.append(len(self.drafts))
            self.drafts.append(_Draft(_style(mark.form), parent, mark.span))

    def _close(self, decision: MarkDecision, mark: Span) -> None:
        """End the quotations from a depth on; with `CLOSE` the mark closes the outermost."""
        before = Span(mark.start, mark.start)
        for index in self._open[: decision.depth : -1]:
            self.drafts[index].end(self._text, before)
        draft = self.drafts[self._open[decision.depth]]
        draft.closed = decision.step is Step.CLOSE
        draft.end(self._text, mark if draft.closed else before)
        del self._open[decision.depth :]

    def _break(self, decision: MarkDecision) -> None:
        """End the parts in a paragraph, and the quotations that do not continue."""
        end = self._paragraphs[decision.index].end
        for index in self._open:
            self.drafts[index].end(self._text, Span(end, end))
        del self._open[decision.depth :]
        if not decision.by_mark:
            start = self._paragraphs[decision.index + 1].start
            for index in self._open:
                self.drafts[index].opening = Span(start, start)


def _style(form: str) -> MarkStyle:
    if form in SINGLE_FORMS:
        return MarkStyle.SINGLE
    if form in ANGLE_FORMS:
        return MarkStyle.ANGLE
    return MarkStyle.LOW if form in LOW_FORMS else MarkStyle.DOUBLE
