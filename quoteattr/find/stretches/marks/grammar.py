"""The grammar of quotation marks: what one mark can do to the open quotations.

The numbers are costs on the scale of `quoteattr.find.stretches.marks.costs`.
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
"""Greatest depth of nested quotations; those in print are not as deep."""
_RESUMED = 0.3
"""A quotation that the next paragraph opens again."""
_RESUMED_STRANGELY = 3.8
"""The same with another form of the mark."""
_NESTED = 0.2
"""A quotation inside one with other marks."""
_NESTED_ALIKE = 3.0
"""The first quotation inside one with marks of the same kind."""
_HOST = "+"
"""Added to the form of a quotation that contains one of the same kind; more are only `_NESTED`."""
_OTHER_KIND = 3.5
"""A single mark closed by a double one, or the reverse."""
_COMMON_FORMS = DOUBLE_FORMS | SINGLE_FORMS
_KINDS = {
    **dict.fromkeys(DOUBLE_FORMS | {"„"}, "“"),
    **dict.fromkeys(SINGLE_FORMS | {"‚"}, "‘"),
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("‹›", "‹"),
}
"""For each form one that represents its kind: double, single, and so on."""


class Step(enum.Enum):
    """What an analysis decides at a mark or paragraph end; an ignored mark leaves no step."""

    OPEN = "open"
    CLOSE = "close"
    RESUME = "resume"
    """The mark reopens a quotation of the paragraph before."""
    REPLACE = "replace"
    """The mark opens a quotation where one without a closing mark ends."""
    BREAK = "break"
    """A paragraph ends; some quotations continue in the next one."""


class MarkRole(enum.IntEnum):
    """What a mark is taken as; in the order of the costs of a mark."""

    NONE = 0
    OPENING = 1
    CLOSING = 2


@attrs.frozen
class Transition:
    """One way to take a mark."""

    open: Open
    """The quotations that are open after it."""
    awaited: int
    """Number of these that the start of the paragraph must still reopen."""
    role: MarkRole
    """What the mark is taken as."""
    cost: float
    """Its cost, without that of the role of the mark."""
    step: Step | None
    """What it decides; None for an ignored mark."""
    depth: int
    """Number of quotations that stay open; with `CLOSE` and `REPLACE` the depth that ends."""


@lru_cache(maxsize=4096)
def transitions(
    opened: Open, awaited: int, form: str, *, leading: bool, sure: bool
) -> tuple[Transition, ...]:
    """Return the ways to take a mark.

    Args:
        opened: The quotations that are open before it.
        awaited: Number of these, the innermost ones, that the paragraph has not reopened yet.
        form: The form of the mark.
        leading: Whether it is at the start of its paragraph.
        sure: Whether it is a good closing mark, and may close what another kind has opened.
    """
    if awaited:
        return tuple(_resuming(opened, awaited, form)) if leading else ()
    return (
        Transition(opened, 0, MarkRole.NONE, 0.0, None, len(opened)),
        *_opening(opened, form),
        *_closing(opened, form, sure=sure),
    )


def _resuming(opened: Open, awaited: int, form: str) -> Iterator[Transition]:
    level = len(opened) - awaited
    if _alike(opened[level], form):
        cost = _RESUMED if opened[level][0] == form else _RESUMED_STRANGELY
        yield Transition(opened, awaited - 1, MarkRole.OPENING, cost, Step.RESUME, level + 1)


def _opening(opened: Open, form: str) -> Iterator[Transition]:
    depth = len(opened)
    alike = depth > 0 and _alike(opened[-1], form)
    if depth < _DEEPEST:
        if alike and not opened[-1].endswith(_HOST):
            host = (*opened[:-1], opened[-1] + _HOST)
            yield Transition(
                (*host, form), 0, MarkRole.OPENING, _NESTED_ALIKE, Step.OPEN, depth + 1
            )
        else:
            cost = _NESTED if opened else 0.0
            yield Transition((*opened, form), 0, MarkRole.OPENING, cost, Step.OPEN, depth + 1)
    if alike:
        yield Transition(
            (*opened[:-1], form), 0, MarkRole.OPENING, UNCLOSED, Step.REPLACE, depth - 1
        )


def _closing(opened: Open, form: str, *, sure: bool) -> Iterator[Transition]:
    for level, opener in enumerate(opened):
        odd = CLOSERS[opener[0]].get(form)
        if odd is None and sure and {opener[0], form} <= _COMMON_FORMS:
            odd = _OTHER_KIND
        if odd is not None:
            cost = odd + UNCLOSED * (len(opened) - 1 - level)
            yield Transition(opened[:level], 0, MarkRole.CLOSING, cost, Step.CLOSE, level)


def _alike(opener: str, form: str) -> bool:
    """Whether an opening form, perhaps of a host, is of the same kind as another form."""
    return _KINDS[opener[0]] == _KINDS[form]
