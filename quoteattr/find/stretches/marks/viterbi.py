"""The cheapest analysis of all quotation marks of a document.

An analysis decides for every mark whether it opens, closes or is ignored, and for every paragraph
end which open quotations the next paragraph continues. The search keeps the few cheapest analyses
of the marks so far, one for each set of open quotations (a beam over a Viterbi lattice), so its
time is linear in the number of marks.
"""

import math
from collections.abc import Sequence
from typing import TypeAlias

import attrs

from quoteattr.find.stretches.marks.costs import Mark
from quoteattr.find.stretches.marks.grammar import UNCLOSED, Open, Step, transitions
from quoteattr.language.typography import CLOSERS, SINGLE_FORMS

_BEAM = 6
"""Number of analyses to keep."""
_NARROW_BEAM = 2
"""Number of analyses to keep where there are too many marks for prose."""
_CROWD = 200
"""Number of marks in a paragraph from which there may be too many, ..."""
_CROWDED_SPACE = 8
"""... if there are fewer characters than this for each."""
_MARGIN = 8.0
"""Analyses that cost more than the cheapest one by this much are dropped: the cost of an unclosed
quotation and a lost mark, and a little more."""
_SURE_CLOSER = 0.2
"""A good closing mark costs less than this."""
_PLAIN = 0.3
"""A plain mark costs no more than this, ..."""
_NOT_PLAIN = 3.0
"""... and no less than this in the opposite role."""
_APOSTROPHE_LEAD = 1.0
"""A clear apostrophe is cheaper than an opening mark by this much."""
_PLAIN_FORMS = frozenset("\"“'‘")


@attrs.frozen
class MarkDecision:
    """One step of the cheapest analysis."""

    step: Step
    """What is decided."""
    index: int
    """Index of the mark in the document, or of the paragraph that ends."""
    depth: int
    """Number of quotations that stay open; with `CLOSE` and `REPLACE` the depth that ends."""
    by_mark: bool
    """False for a break after which quotations continue without a mark."""


_Trail: TypeAlias = "tuple[_Trail, Step, int, int, bool] | None"
"""The decisions of an analysis: those before the last, and the fields of the last one."""
_Analyses: TypeAlias = dict[tuple[Open, int], tuple[float, _Trail]]
"""The cheapest analysis, as its cost and decisions, for the open quotations and the number of them
that the paragraph must still reopen."""
_NOTHING_OPEN: tuple[Open, int] = ((), 0)


def cheapest_decisions(
    marks: Sequence[Sequence[Mark]], running_on: Sequence[float]
) -> list[MarkDecision]:
    """Return the decisions of the cheapest analysis, in text order.

    Args:
        marks: The marks of each paragraph.
        running_on: For each paragraph the cost of a quotation that continues after it although the
            next paragraph does not reopen it.
    """
    analyses: _Analyses = {_NOTHING_OPEN: (0.0, None)}
    index = 0
    for number, paragraph in enumerate(marks):
        if len(analyses) == 1 and (plain := _plain_marks(paragraph)) is not None:
            analyses = _after_plain(analyses, [index + position for position in plain])
            index += len(paragraph)
            continue
        beam = _NARROW_BEAM if _is_crowded(paragraph) else _BEAM
        for mark in paragraph:
            analyses = _prune(_after_mark(analyses, mark, index), beam)
            index += 1
        if number < len(marks) - 1:
            analyses = _prune(_after_break(analyses, number, running_on[number]), beam)
    return _unwind(_end(analyses, len(marks) - 1))


def _is_crowded(paragraph: Sequence[Mark]) -> bool:
    """Whether a paragraph has too many marks for prose."""
    if len(paragraph) < _CROWD:
        return False
    extent = paragraph[-1].span.end - paragraph[0].span.start
    return extent < _CROWDED_SPACE * len(paragraph)


def _plain_marks(paragraph: Sequence[Mark]) -> list[int] | None:
    """Return positions of marks that plainly open and close in turn, None if a search is needed.

    Nearly all paragraphs need none. A single mark that is far cheaper as an apostrophe than as
    an opening mark cannot quote anything.
    """
    positions = [
        position
        for position, mark in enumerate(paragraph)
        if mark.form not in SINGLE_FORMS or mark.opening < mark.ignoring + _APOSTROPHE_LEAD
    ]
    if len(positions) % 2 or _has_lost(paragraph, positions):
        return None
    for opening, closing in zip(positions[::2], positions[1::2], strict=True):
        opener, closer = paragraph[opening], paragraph[closing]
        if (
            opener.form not in _PLAIN_FORMS
            or CLOSERS[opener.form].get(closer.form) != 0.0
            or max(opener.opening, closer.closing) > _PLAIN
            or min(opener.closing, closer.opening) < _NOT_PLAIN
        ):
            return None
    return positions


def _has_lost(paragraph: Sequence[Mark], positions: Sequence[int]) -> bool:
    """Whether a mark at another position is not an apostrophe: the last one in `''Tis me,'`."""
    kept = set(positions)
    return any(
        mark.ignoring >= _NOT_PLAIN and mark.closing <= _PLAIN
        for position, mark in enumerate(paragraph)
        if position not in kept
    )


def _after_plain(analyses: _Analyses, indexes: Sequence[int]) -> _Analyses:
    """Extend the only analysis, with nothing open, by marks that open and close in turn."""
    cost, trail = analyses[_NOTHING_OPEN]
    for opening, closing in zip(indexes[::2], indexes[1::2], strict=True):
        trail = (trail, Step.OPEN, opening, 1, True)
        trail = (trail, Step.CLOSE, closing, 0, True)
    return {_NOTHING_OPEN: (cost, trail)}


def _after_mark(analyses: _Analyses, mark: Mark, index: int) -> _Analyses:
    """Extend each analysis by every way to take the next mark."""
    costs = (mark.ignoring, mark.opening, mark.closing)
    sure = mark.closing < _SURE_CLOSER
    extended: _Analyses = {}
    limit = math.inf
    for (opened, awaited), (cost, trail) in analyses.items():
        for move in transitions(opened, awaited, mark.form, leading=mark.leading, sure=sure):
            total = cost + move.cost + costs[move.role]
            key = move.open, move.awaited
            known = extended.get(key)
            if total > limit or (known is not None and known[0] <= total):
                continue
            limit = min(limit, total + _MARGIN) if not move.awaited else limit
            step = trail if move.step is None else (trail, move.step, index, move.depth, True)
            extended[key] = (total, step)
    return extended


def _after_break(analyses: _Analyses, number: int, running_on: float) -> _Analyses:
    """Extend each analysis by every way to take the end of paragraph `number`."""
    extended: _Analyses = {}
    for (opened, awaited), (cost, trail) in analyses.items():
        if awaited:
            continue
        breaks = [(kept, kept, UNCLOSED * (len(opened) - kept)) for kept in range(len(opened) + 1)]
        if opened:
            breaks.append((len(opened), 0, running_on * len(opened)))
        for kept, resumed, extra in breaks:
            key = opened[:kept], resumed
            known = extended.get(key)
            if known is None or cost + extra < known[0]:
                by_mark = resumed == kept
                step = (trail, Step.BREAK, number, kept, by_mark) if opened else trail
                extended[key] = (cost + extra, step)
    return extended


def _end(analyses: _Analyses, number: int) -> _Trail:
    """Return the decisions of the cheapest analysis after the last paragraph."""
    _, opened, trail = min(
        (
            (cost + UNCLOSED * len(opened), opened, trail)
            for (opened, awaited), (cost, trail) in analyses.items()
            if not awaited
        ),
        key=lambda ending: ending[:2],
    )
    return (trail, Step.BREAK, number, 0, True) if opened else trail


def _prune(analyses: _Analyses, beam: int) -> _Analyses:
    """Return the cheapest analyses; one that has nothing to reopen is always among them."""
    if len(analyses) == 1:
        return analyses
    limit = min(cost for cost, _ in analyses.values()) + _MARGIN
    kept = {key: analysis for key, analysis in analyses.items() if analysis[0] <= limit}
    if len(kept) > beam:
        ranked = sorted(kept, key=lambda key: (kept[key][0], key))
        kept = {key: kept[key] for key in ranked[:beam]}
    if all(awaited for _, awaited in kept):
        free = (key for key in analyses if not key[1])
        key = min(free, key=lambda key: (analyses[key][0], key))
        kept[key] = analyses[key]
    return kept


def _unwind(trail: _Trail) -> list[MarkDecision]:
    """Return the decisions of a trail in text order."""
    decisions: list[MarkDecision] = []
    while trail is not None:
        trail, step, index, depth, by_mark = trail
        decisions.append(MarkDecision(step, index, depth, by_mark))
    return decisions[::-1]
