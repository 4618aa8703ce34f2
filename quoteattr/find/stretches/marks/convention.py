"""Adapts the costs of single marks to the convention of their region.

Many books quote with single marks, most with double ones, and some change between the two. Around
each mark the certain single and double marks are counted; where single marks are rare, one that
opens a quotation costs more, because it is likely to be an apostrophe.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

import attrs

from quoteattr.find.stretches.marks.costs import Mark
from quoteattr.language.typography import SINGLE_FORMS

_WINDOW = 150
"""Marks on each side that make up a region: a few pages of dialogue."""
_DOCUMENT_WEIGHT = 30.0
"""Weight of the whole document, as a number of marks of the region."""
_CERTAIN = 0.3
"""A mark is certain if its cost as a quotation mark is no more than this, and ..."""
_CERTAIN_IGNORED = 2.5
"""... no less than this if ignored."""
_RARE_SINGLE = 2.0
"""Extra cost of an opening single mark where nothing else is quoted with single marks."""
_DIALECT_COUNT = 3.0
"""Number of listed elisions in a region from which unlisted ones are likely."""
_DIALECT = 1.5
"""Reduction of the cost of an apostrophe at the start of any word there."""


def marks_by_region(paragraphs: Sequence[Sequence[Mark]]) -> list[list[Mark]]:
    """Return the marks of each paragraph; the costs of single ones are adapted to their region."""
    marks = [mark for paragraph in paragraphs for mark in paragraph]
    single = _pairs_around([mark if mark.form in SINGLE_FORMS else None for mark in marks])
    double = _pairs_around([None if mark.form in SINGLE_FORMS else mark for mark in marks])
    elided = _around(mark.elided for mark in marks)
    adapted = (
        _adapted(mark, *counts) if mark.form in SINGLE_FORMS else mark
        for mark, *counts in zip(marks, single, double, elided, strict=True)
    )
    return [list(islice(adapted, len(paragraph))) for paragraph in paragraphs]


def _pairs_around(marks: Sequence[Mark | None]) -> list[float]:
    """Count the pairs of certain marks around each mark: the fewer of those that open and close."""
    opening = _around(mark is not None and _opens(mark) for mark in marks)
    closing = _around(mark is not None and _closes(mark) for mark in marks)
    return list(map(min, opening, closing))


def _opens(mark: Mark) -> bool:
    return mark.opening <= _CERTAIN and mark.ignoring >= _CERTAIN_IGNORED


def _closes(mark: Mark) -> bool:
    return mark.closing <= _CERTAIN and mark.ignoring >= _CERTAIN_IGNORED


def _around(flags: Iterable[bool]) -> list[float]:
    """Count the flags set around each mark, with a little of the count of the document."""
    sums = [0, *accumulate(map(int, flags))]
    size = len(sums) - 1
    document = sums[-1] * min(_DOCUMENT_WEIGHT / max(size, 1), 1.0)
    return [
        sums[min(index + _WINDOW + 1, size)] - sums[max(index - _WINDOW, 0)] + document
        for index in range(size)
    ]


def _adapted(mark: Mark, single: float, double: float, elided: float) -> Mark:
    """Return a single mark with its costs in a region with these counts of certain marks."""
    share = (single + 1.0) / (single + double + 2.0)
    starts_word = mark.opening < mark.closing and mark.ignoring > _DIALECT
    dialect = _DIALECT if starts_word and elided >= _DIALECT_COUNT else 0.0
    return attrs.evolve(
        mark,
        opening=mark.opening + _RARE_SINGLE * (1.0 - share),
        ignoring=mark.ignoring - dialect,
    )
