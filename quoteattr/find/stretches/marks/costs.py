"""What each way to take a quotation mark costs: as one that opens, that closes, or as none.

Costs start at 0 for what is regular; `quoteattr.find.stretches.marks.viterbi` looks for the
cheapest analysis of all marks together. They were set by hand on LitBank, PDNC and PolNeAR dev.
"""

import enum

import attrs

from quoteattr.language.typography import (
    SINGLE_FORMS,
    is_elided_at_end,
    is_elided_at_start,
)
from quoteattr.schema.span import Span


class Side(enum.IntEnum):
    """What stands beside a mark."""

    SPACE = 0
    BRACKET = 1
    DASH = 2
    WORD = 3
    PUNCTUATION = 4


# Rows: what stands before the mark; columns: what stands after it, both in the order of `Side`.
_OPENING = (
    (1.0, 0.0, 0.3, 0.0, 0.7),
    (1.0, 0.0, 0.3, 0.0, 0.7),
    (2.0, 0.3, 1.0, 0.3, 2.0),
    (3.5, 2.0, 3.0, 1.5, 4.0),
    (3.5, 1.0, 3.0, 0.7, 3.5),
)
_CLOSING = (
    (1.0, 3.0, 2.0, 4.0, 2.0),
    (3.0, 4.0, 3.0, 4.0, 3.0),
    (0.0, 1.0, 0.5, 0.7, 0.0),
    (0.2, 0.3, 0.2, 1.5, 0.1),
    (0.0, 0.2, 0.0, 0.5, 0.0),
)
_OPENING_OF_FORM = {"”": 2.5, "’": 2.5, "»": 1.0, "‹": 0.3, "›": 1.3}
"""What it costs that a form opens which mostly closes."""
_EDGE = 3.0
"""To close at the start of a paragraph, to open at its end, or with an arrow before a space."""
_LOST = 3.0
"""A mark that should close something, with nothing open."""
_LOST_OPENER = 5.0
"""A mark that should open something and is passed over."""
_INCHES = 0.7
"""A mark after a figure as a sign for inches, feet or minutes."""
_LONE_ANGLE = 2.5
"""A guillemet as an arrow or bullet."""
_ELISION = 0.2
"""An apostrophe at the start or end of a word that the lexicon has."""
_ELISION_AS_MARK = 1.5
"""A mark next to such a word."""
_POSSESSIVE = 1.0
"""An apostrophe after s, within a sentence; half as much again before punctuation."""
_POSSESSIVE_AS_MARK = 0.5
_UNKNOWN_ELISION = 3.0
"""An apostrophe at the edge of a word that the lexicon has not got."""


@attrs.frozen
class Mark:
    """A character, or two for a doubled one, that may be a quotation mark."""

    span: Span
    """Where it stands."""
    form: str
    """Its common form, after `quoteattr.language.typography.MARK_FORMS`."""
    opening: float
    """Cost of taking it for an opening mark."""
    closing: float
    """Cost of taking it for a closing mark."""
    ignoring: float
    """Cost of taking it for no quotation mark."""
    leading: bool
    """Whether only space and other marks stand before it in its paragraph."""
    elided: bool
    """Whether the lexicon knows it as an apostrophe."""


@attrs.frozen
class Context:
    """What the marks of one run share."""

    left: Side
    right: Side
    before: str
    """The letters and digits right before the run."""
    after: str
    """The letters and digits right after the run."""
    leading: bool
    trailing: bool


def weigh(span: Span, form: str, context: Context, *, before_another: bool) -> Mark:
    """Return the mark with what each way to take it costs.

    Args:
        span: Where it stands.
        form: Its common form.
        context: What stands around the run of marks that it is in.
        before_another: Whether it is the first of two.
    """
    opening = _OPENING[context.left][context.right] + _OPENING_OF_FORM.get(form, 0.0)
    closing = _CLOSING[context.left][context.right]
    if form in "»›" and context.right is Side.SPACE:
        opening += _EDGE
    if context.leading:
        closing += _EDGE
    if context.trailing:
        opening += _EDGE
    opening_extra = closing_extra = 0.0
    if form in SINGLE_FORMS and before_another and _starts_elided_word(context):
        # `''Tis late,' said Ann.`: the other one is the apostrophe.
        ignoring = _LOST_OPENER
    elif form in SINGLE_FORMS:
        ignoring, opening_extra, closing_extra = _weigh_apostrophe(form, context)
    else:
        ignoring = _weigh_stray(form, context, opening)
    return Mark(
        span=span,
        form=form,
        opening=opening + opening_extra,
        closing=closing + closing_extra,
        ignoring=ignoring,
        leading=context.leading,
        elided=ignoring <= _ELISION,
    )


def _starts_elided_word(context: Context) -> bool:
    """Whether the lexicon has the word after the marks with an apostrophe at its start."""
    opens = context.left is not Side.WORD and context.right is Side.WORD
    return opens and is_elided_at_start(context.after)


def _weigh_stray(form: str, context: Context, opening: float) -> float:
    """Return what it costs to take a mark that cannot be an apostrophe for none."""
    if form in '"”' and context.before[-1:].isdigit():
        return _ELISION if context.after[:1].isdigit() else _INCHES
    if form in "«»‹›":
        return _LONE_ANGLE
    if form == "‚" and context.left is Side.WORD:
        return 0.0
    return _LOST if opening > 1.0 else _LOST_OPENER


def _weigh_apostrophe(form: str, context: Context) -> tuple[float, float, float]:
    """Return what an apostrophe costs, and what it adds to opening and to closing."""
    if context.left is not Side.WORD and context.right is Side.WORD:
        if _starts_elided_word(context):
            return (_ELISION if form != "‘" else 4 * _ELISION), _ELISION_AS_MARK, 0.0
        return _UNKNOWN_ELISION + (2.0 if form == "‘" else 0.0), 0.0, 0.0
    if context.left is Side.WORD and context.right is not Side.WORD:
        if context.before[-1:].isdigit():
            return _INCHES, 0.0, 0.0
        if is_elided_at_end(context.before):
            return _ELISION, 0.0, _ELISION_AS_MARK
        if context.before[-1:] in set("szxSZX"):
            inside = context.right is Side.SPACE
            return (
                (_POSSESSIVE, 0.0, _POSSESSIVE_AS_MARK) if inside else (1.5 * _POSSESSIVE, 0.0, 0.0)
            )
        return _UNKNOWN_ELISION, 0.0, 0.0
    return _LOST, 0.0, 0.0
