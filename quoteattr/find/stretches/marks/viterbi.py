"""Pairs quotation marks: the cheapest reading of all marks of a document.

A reading says for every mark whether it opens, closes or is none, and for every paragraph end
which open quotations the next paragraph takes up again. The search keeps the few best readings
of the marks so far, one for each set of open quotations (a beam over a Viterbi lattice), so it
takes time linear in the number of marks, whatever they are.
"""

import math
from collections.abc import Sequence
from typing import TypeAlias

import attrs

from quoteattr.find.stretches.marks.costs import Mark
from quoteattr.find.stretches.marks.grammar import UNCLOSED, Open, Step, moves
from quoteattr.language.typography import CLOSERS, SINGLE_FORMS

_BEAM = 6
"""How many readings to keep."""
_NARROW_BEAM = 2
"""How many to keep where the marks are too many for prose."""
_CROWD = 200
"""Marks in a paragraph that may be too many; ..."""
_CROWDED_SPACE = 8
"""... and they are, with fewer characters than this for each."""
_MARGIN = 8.0
"""Readings that cost more than the best one by this much are dropped: an unclosed quotation and
a lost mark, and a little more."""
_SURE_CLOSER = 0.2
"""A good closing mark costs less than this."""
_PLAIN = 0.3
"""A mark in its place costs no more than this, ..."""
_NOT_PLAIN = 3.0
"""... and no less than this the other way round."""
_APOSTROPHE_LEAD = 1.0
"""How much cheaper a clear apostrophe is as one than as an opening mark."""
_PLAIN_FORMS = frozenset("\"“'‘")


@attrs.frozen
class Decision:
    """One step of the cheapest reading."""

    step: Step
    place: int
    """Index of the mark, or of the paragraph that ends."""
    depth: int
    """How many quotations stay open; for `CLOSE` and `REPLACE` the depth of the one that ends."""
    by_mark: bool
    """False for a break after which quotations go on without a mark."""


_Trail: TypeAlias = "tuple[_Trail, Step, int, int, bool] | None"
"""The decisions of a reading, last one first: what came before, and the fields of `Decision`."""
_Readings: TypeAlias = dict[tuple[Open, int], tuple[float, _Trail]]
"""For what is open, and how many of it the start of the paragraph must still resume, the cheapest
reading: its cost and its decisions."""
_NOTHING_OPEN: tuple[Open, int] = ((), 0)


def pair(marks: Sequence[Sequence[Mark]], running_on: Sequence[float]) -> list[Decision]:
    """Return the decisions of the cheapest reading, in text order.

    Args:
        marks: The marks of each paragraph. `Decision.place` counts them through.
        running_on: For each paragraph what it costs that a quotation goes on after it although
            the next paragraph does not open it again.
    """
    readings: _Readings = {_NOTHING_OPEN: (0.0, None)}
    index = 0
    for number, paragraph in enumerate(marks):
        if len(readings) == 1 and (plain := _plain_places(paragraph)) is not None:
            readings = _read_plain(readings, [index + place for place in plain])
            index += len(paragraph)
            continue
        beam = _NARROW_BEAM if _is_crowded(paragraph) else _BEAM
        for mark in paragraph:
            readings = _prune(_read_mark(readings, mark, index), beam)
            index += 1
        if number < len(marks) - 1:
            readings = _prune(_read_break(readings, number, running_on[number]), beam)
    return _unwind(_end(readings, len(marks) - 1))


def _is_crowded(paragraph: Sequence[Mark]) -> bool:
    """Whether a paragraph has more marks than words could have."""
    if len(paragraph) < _CROWD:
        return False
    extent = paragraph[-1].span.end - paragraph[0].span.start
    return extent < _CROWDED_SPACE * len(paragraph)


def _plain_places(paragraph: Sequence[Mark]) -> list[int] | None:
    """Return which marks of a paragraph open and close by turns, None if any might do more.

    This is what the search would find for nearly all paragraphs. A single mark that is far
    cheaper as an apostrophe than as an opening mark cannot quote anything.
    """
    places = [
        place
        for place, mark in enumerate(paragraph)
        if mark.form not in SINGLE_FORMS or mark.opening < mark.ignoring + _APOSTROPHE_LEAD
    ]
    if len(places) % 2 or _is_lost(paragraph, places):
        return None
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        opener, closer = paragraph[opening], paragraph[closing]
        if (
            opener.form not in _PLAIN_FORMS
            or CLOSERS[opener.form].get(closer.form) != 0.0
            or max(opener.opening, closer.closing) > _PLAIN
            or min(opener.closing, closer.opening) < _NOT_PLAIN
        ):
            return None
    return places


def _is_lost(paragraph: Sequence[Mark], places: Sequence[int]) -> bool:
    """Whether a mark that opens nothing is no apostrophe either: the last one in `''Tis me,'`."""
    kept = set(places)
    return any(
        mark.ignoring >= _NOT_PLAIN and mark.closing <= _PLAIN
        for place, mark in enumerate(paragraph)
        if place not in kept
    )


def _read_plain(readings: _Readings, places: Sequence[int]) -> _Readings:
    """Extend the only reading, which has nothing open, by marks that open and close by turns."""
    cost, trail = readings[_NOTHING_OPEN]
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        trail = (trail, Step.OPEN, opening, 1, True)
        trail = (trail, Step.CLOSE, closing, 0, True)
    return {_NOTHING_OPEN: (cost, trail)}


def _read_mark(readings: _Readings, mark: Mark, index: int) -> _Readings:
    """Extend each reading by every way to take the next mark."""
    costs = (mark.ignoring, mark.opening, mark.closing)
    sure = mark.closing < _SURE_CLOSER
    extended: _Readings = {}
    limit = math.inf
    for (opened, awaited), (cost, trail) in readings.items():
        for move in moves(opened, awaited, mark.form, leading=mark.leading, sure=sure):
            total = cost + move.cost + costs[move.role]
            key = move.open, move.awaited
            known = extended.get(key)
            if total > limit or (known is not None and known[0] <= total):
                continue
            limit = min(limit, total + _MARGIN) if not move.awaited else limit
            step = trail if move.step is None else (trail, move.step, index, move.depth, True)
            extended[key] = (total, step)
    return extended


def _read_break(readings: _Readings, number: int, running_on: float) -> _Readings:
    """Extend each reading by every way to take the end of paragraph `number`."""
    extended: _Readings = {}
    for (opened, awaited), (cost, trail) in readings.items():
        if awaited:
            continue
        ways = [(kept, kept, UNCLOSED * (len(opened) - kept)) for kept in range(len(opened) + 1)]
        if opened:
            ways.append((len(opened), 0, running_on * len(opened)))
        for kept, resumed, extra in ways:
            key = opened[:kept], resumed
            known = extended.get(key)
            if known is None or cost + extra < known[0]:
                by_mark = resumed == kept
                step = (trail, Step.BREAK, number, kept, by_mark) if opened else trail
                extended[key] = (cost + extra, step)
    return extended


def _end(readings: _Readings, number: int) -> _Trail:
    """Return the cheapest reading if nothing goes on after the last paragraph."""
    _, opened, trail = min(
        (
            (cost + UNCLOSED * len(opened), opened, trail)
            for (opened, awaited), (cost, trail) in readings.items()
            if not awaited
        ),
        key=lambda ending: ending[:2],
    )
    return (trail, Step.BREAK, number, 0, True) if opened else trail


def _prune(readings: _Readings, beam: int) -> _Readings:
    """Return the cheapest readings; one that waits for nothing is always among them."""
    if len(readings) == 1:
        return readings
    limit = min(cost for cost, _ in readings.values()) + _MARGIN
    kept = {key: reading for key, reading in readings.items() if reading[0] <= limit}
    if len(kept) > beam:
        ranked = sorted(kept, key=lambda key: (kept[key][0], key))
        kept = {key: kept[key] for key in ranked[:beam]}
    if all(awaited for _, awaited in kept):
        free = (key for key in readings if not key[1])
        key = min(free, key=lambda key: (readings[key][0], key))
        kept[key] = readings[key]
    return kept


def _unwind(trail: _Trail) -> list[Decision]:
    """Return the decisions of a trail in text order."""
    decisions: list[Decision] = []
    while trail is not None:
        trail, step, place, depth, by_mark = trail
        decisions.append(Decision(step, place, depth, by_mark))
    return decisions[::-1]
