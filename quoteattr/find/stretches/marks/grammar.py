"""What one mark can do to the quotations that are open: the grammar of quotation marks.

The figures are costs on the scale of `quoteattr.find.stretches.marks.costs`.
"""

import enum
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

import attrs

from quoteattr.language.typography import CLOSERS, DOUBLE_FORMS, SINGLE_FORMS

Open: TypeAlias = tuple[str, ...]
"""The forms of the marks that opened the open quotations, outermost first."""

UNCLOSED = 4.0
"""An opened quotation that is never closed."""
_DEEPEST = 4
"""Quotations in quotations in print stay below this depth."""
_RESUMED = 0.3
"""A quotation that goes on in the next paragraph, which opens it again."""
_RESUMED_STRANGELY = 3.8
"""The same if another form of the mark opens it again."""
_NESTED = 0.2
"""A quotation inside one with other marks."""
_NESTED_ALIKE = 3.0
"""The first quotation inside one with marks of the same sort."""
_HOST = "+"
"""Added to the form of a quotation that holds one of the same sort: more of them cost no more."""
_OTHER_SORT = 3.5
"""A single mark closed by a double one, or the reverse."""
_COMMON_FORMS = DOUBLE_FORMS | SINGLE_FORMS
_SORTS = {
    **dict.fromkeys(DOUBLE_FORMS | {"„"}, "“"),
    **dict.fromkeys(SINGLE_FORMS | {"‚"}, "‘"),
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("‹›", "‹"),
}
"""For each form one that stands for its sort: double, single, and so on."""


class Step(enum.Enum):
    """What a reading decides at one place; marks that it ignores leave no step."""

    OPEN = "open"
    CLOSE = "close"
    RESUME = "resume"
    """The mark opens again a quotation of the paragraph before."""
    REPLACE = "replace"
    """The mark opens a quotation where one ends that has no closing mark."""
    BREAK = "break"
    """A paragraph ends; some quotations go on in the next one."""


class Role(enum.IntEnum):
    """What a mark is taken for; the order of the costs of a mark."""

    NONE = 0
    OPENING = 1
    CLOSING = 2


@attrs.frozen
class Move:
    """One way to take a mark."""

    open: Open
    """What is open after it."""
    awaited: int
    """How many of these the start of the paragraph must still open again."""
    role: Role
    """What the mark is taken for."""
    cost: float
    """What that costs, apart from what it costs with this mark."""
    step: Step | None
    """What it decides, None if nothing."""
    depth: int
    """How many quotations stay open; for `CLOSE` and `REPLACE` the depth of the one that ends."""


@lru_cache(maxsize=4096)
def moves(opened: Open, awaited: int, form: str, *, leading: bool, sure: bool) -> tuple[Move, ...]:
    """Return the ways to take a mark.

    Args:
        opened: What is open before it.
        awaited: How many of these, the innermost ones, the paragraph has not opened again yet.
        form: The form of the mark.
        leading: Whether it stands at the start of its paragraph.
        sure: Whether it is a good closing mark, and may close what another sort has opened.
    """
    if awaited:
        return tuple(_resuming(opened, awaited, form)) if leading else ()
    return (
        Move(opened, 0, Role.NONE, 0.0, None, len(opened)),
        *_opening(opened, form),
        *_closing(opened, form, sure=sure),
    )


def _resuming(opened: Open, awaited: int, form: str) -> Iterator[Move]:
    level = len(opened) - awaited
    if _alike(opened[level], form):
        cost = _RESUMED if opened[level][0] == form else _RESUMED_STRANGELY
        yield Move(opened, awaited - 1, Role.OPENING, cost, Step.RESUME, level + 1)


def _opening(opened: Open, form: str) -> Iterator[Move]:
    depth = len(opened)
    alike = depth > 0 and _alike(opened[-1], form)
    if depth < _DEEPEST:
        if alike and not opened[-1].endswith(_HOST):
            host = (*opened[:-1], opened[-1] + _HOST)
            yield Move((*host, form), 0, Role.OPENING, _NESTED_ALIKE, Step.OPEN, depth + 1)
        else:
            cost = _NESTED if opened else 0.0
            yield Move((*opened, form), 0, Role.OPENING, cost, Step.OPEN, depth + 1)
    if alike:
        yield Move((*opened[:-1], form), 0, Role.OPENING, UNCLOSED, Step.REPLACE, depth - 1)


def _closing(opened: Open, form: str, *, sure: bool) -> Iterator[Move]:
    for level, opener in enumerate(opened):
        odd = CLOSERS[opener[0]].get(form)
        if odd is None and sure and {opener[0], form} <= _COMMON_FORMS:
            odd = _OTHER_SORT
        if odd is not None:
            cost = odd + UNCLOSED * (len(opened) - 1 - level)
            yield Move(opened[:level], 0, Role.CLOSING, cost, Step.CLOSE, level)


def _alike(opener: str, form: str) -> bool:
    """Whether an opening form, which may be marked as a host, is of the same sort as another."""
    return _SORTS[opener[0]] == _SORTS[form]
