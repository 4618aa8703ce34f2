"""Which marks a document quotes with, region by region.

Many books quote with single marks, most with double ones, some change on the way. Around each
mark the single and double marks that are certain are counted; where single marks are rare, a
single mark that opens a quotation costs more, because it is likely to be an apostrophe.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate

import attrs

from quoteattr.find.stretches.marks.costs import Mark
from quoteattr.language.typography import SINGLE_FORMS

_WINDOW = 150
"""How many marks to each side make up a region; a few pages of dialogue."""
_DOCUMENT_WEIGHT = 30.0
"""How many marks of the region the whole document counts for."""
_CERTAIN = 0.3
"""A mark is certain if taking it as one costs no more, and ignoring it costs far more."""
_CERTAIN_IGNORED = 2.5
_RARE_SINGLE = 2.0
"""What a single mark that opens costs where nothing else is quoted with single marks."""
_DIALECT_COUNT = 3.0
"""Elisions of the lexicon around a mark that make one more, outside the lexicon, likely."""
_DIALECT = 1.5
"""What an apostrophe at the start of any word then costs less."""


@attrs.frozen
class _Counts:
    """Weighted counts of marks around one place."""

    single: float
    double: float
    elided: float


def by_region(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with the costs of single ones set for the region where they stand."""
    counts = _count(marks)
    return [
        _adjust(mark, around) if mark.form in SINGLE_FORMS else mark
        for mark, around in zip(marks, counts, strict=True)
    ]


def _count(marks: Sequence[Mark]) -> list[_Counts]:
    """Count certain marks around each mark: as many as open and close."""
    single_open = _window(marks, lambda mark: mark.form in SINGLE_FORMS and _opens(mark))
    single_close = _window(marks, lambda mark: mark.form in SINGLE_FORMS and _closes(mark))
    double_open = _window(marks, lambda mark: mark.form not in SINGLE_FORMS and _opens(mark))
    double_close = _window(marks, lambda mark: mark.form not in SINGLE_FORMS and _closes(mark))
    elided = _window(marks, lambda mark: mark.elided)
    return [
        _Counts(
            single=min(single_open[index], single_close[index]),
            double=min(double_open[index], double_close[index]),
            elided=elided[index],
        )
        for index in range(len(marks))
    ]


def _opens(mark: Mark) -> bool:
    return mark.opening <= _CERTAIN and mark.ignoring >= _CERTAIN_IGNORED


def _closes(mark: Mark) -> bool:
    return mark.closing <= _CERTAIN and mark.ignoring >= _CERTAIN_IGNORED


def _window(marks: Sequence[Mark], counted: Callable[[Mark], bool]) -> list[float]:
    """Count, for each mark, the marks around it, and a little of what the document has."""
    sums = [0, *accumulate(int(counted(mark)) for mark in marks)]
    size = len(marks)
    document = sums[-1] * min(_DOCUMENT_WEIGHT / max(size, 1), 1.0)
    return [
        sums[min(index + _WINDOW + 1, size)] - sums[max(index - _WINDOW, 0)] + document
        for index in range(size)
    ]


def _adjust(mark: Mark, around: _Counts) -> Mark:
    """Return a single mark with its costs in a region."""
    share = (around.single + 1.0) / (around.single + around.double + 2.0)
    starts_word = mark.opening < mark.closing and mark.ignoring > _DIALECT
    dialect = _DIALECT if starts_word and around.elided >= _DIALECT_COUNT else 0.0
    return attrs.evolve(
        mark,
        opening=mark.opening + _RARE_SINGLE * (1.0 - share),
        ignoring=mark.ignoring - dialect,
    )
