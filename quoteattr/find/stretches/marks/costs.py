"""Costs of taking a mark as an opening mark, as a closing mark, or as no quotation mark.

A regular mark costs 0; `quoteattr.find.stretches.marks.viterbi` finds the cheapest analysis of all
marks together. The costs were set by hand on LitBank, PDNC and PolNeAR dev.
"""

import enum

import attrs

from quoteattr.find.stretches.inserted_clauses import reporting_verb_forms
from quoteattr.language.typography import (
    SINGLE_FORMS,
    is_elided_at_end,
    is_elided_at_start,
)
from quoteattr.language.word_lists import read_classes
from quoteattr.schema.span import Span


class Side(enum.IntEnum):
    """Kind of character beside a mark."""

    SPACE = 0
    BRACKET = 1
    DASH = 2
    WORD = 3
    PUNCTUATION = 4


_OPENING = (
    (1.0, 0.0, 0.3, 0.0, 0.7),
    (1.0, 0.0, 0.3, 0.0, 0.7),
    (2.0, 0.3, 1.0, 0.3, 2.0),
    (3.5, 2.0, 3.0, 1.5, 4.0),
    (3.5, 1.0, 3.0, 0.7, 3.5),
)
"""Cost of opening with a mark: a row for the side before it, a column for the side after it, in the
order of `Side`."""
_CLOSING = (
    (1.0, 3.0, 2.0, 4.0, 2.0),
    (3.0, 4.0, 3.0, 4.0, 3.0),
    (0.0, 1.0, 0.5, 0.7, 0.0),
    (0.2, 0.3, 0.2, 1.5, 0.1),
    (0.0, 0.2, 0.0, 0.5, 0.0),
)
"""Cost of closing with a mark, likewise."""
_OPENING_OF_FORM = {"”": 2.5, "’": 2.5, "»": 1.0, "‹": 0.3, "›": 1.3}
"""Cost of opening with a form that mostly closes."""
_EDGE = 3.0
"""Closing at the start of a paragraph, opening at its end or with an arrow before a space."""
_LOST = 3.0
"""Ignoring a mark that should close something."""
_LOST_OPENER = 5.0
"""Ignoring a mark that should open something."""
_INCHES = 0.7
"""Ignoring a mark after a digit, as a sign for inches, feet or minutes."""
_LONE_ANGLE = 2.5
"""Ignoring a guillemet, as an arrow or bullet."""
_ELISION = 0.2
"""Ignoring an apostrophe at the start or end of a listed elision."""
_ELISION_AS_MARK = 1.5
"""Extra cost of a quotation mark there."""
_POSSESSIVE = 1.0
"""Ignoring an apostrophe after s within a sentence; half as much again before punctuation."""
_POSSESSIVE_AS_MARK = 0.5
"""Extra cost of a quotation mark there."""
_POSSESSIVE_OF_NOUN = 0.3
"""Ignoring an apostrophe after s before a word in lower case that can continue a noun phrase."""
_POSSESSIVE_OF_NOUN_AS_MARK = 1.0
"""Extra cost of a quotation mark there."""
_UNKNOWN_ELISION = 3.0
"""Ignoring an apostrophe at the edge of an unlisted word."""


@attrs.frozen
class Mark:
    """A character, or two for a doubled one, that may be a quotation mark."""

    span: Span
    """Where it is."""
    form: str
    """Its common form in `quoteattr.language.typography.MARK_FORMS`."""
    opening: float
    """Cost as an opening mark."""
    closing: float
    """Cost as a closing mark."""
    ignoring: float
    """Cost as no quotation mark."""
    leading: bool
    """Whether only space and other marks precede it in its paragraph."""
    elided: bool
    """Whether it is the apostrophe of a listed elision."""


@attrs.frozen
class Context:
    """The surroundings of a run of marks."""

    left: Side
    """The side before the run."""
    right: Side
    """The side after the run."""
    before: str
    """The letters and digits right before the run."""
    after: str
    """The letters and digits right after the run."""
    next_word: str
    """The word after the run and a space, empty if no letter follows the space."""
    leading: bool
    """Whether the run starts its paragraph."""
    trailing: bool
    """Whether the run ends its paragraph."""


def mark_with_costs(span: Span, form: str, context: Context, *, before_another: bool) -> Mark:
    """Return the mark of a common form with its costs; it may be the first of two in its run."""
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
        # `''Tis late,' said Ann.`: the second one is the apostrophe.
        ignoring = _LOST_OPENER
    elif form in SINGLE_FORMS:
        ignoring, opening_extra, closing_extra = _apostrophe_costs(form, context)
    else:
        ignoring = _stray_cost(form, context, opening)
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
    """Whether the word after the marks is a listed elision with an apostrophe at its start."""
    opens = context.left is not Side.WORD and context.right is Side.WORD
    return opens and is_elided_at_start(context.after)


def _stray_cost(form: str, context: Context, opening: float) -> float:
    """Return the cost of ignoring a mark that cannot be an apostrophe."""
    if form in '"”' and context.before[-1:].isdigit():
        return _ELISION if context.after[:1].isdigit() else _INCHES
    if form in "«»‹›":
        return _LONE_ANGLE
    if form == "‚" and context.left is Side.WORD:
        return 0.0
    return _LOST if opening > 1.0 else _LOST_OPENER


def _apostrophe_costs(form: str, context: Context) -> tuple[float, float, float]:
    """Return the cost of ignoring a mark as an apostrophe, and extras of opening and closing."""
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
            if _may_be_noun(context.next_word):
                return _POSSESSIVE_OF_NOUN, 0.0, _POSSESSIVE_OF_NOUN_AS_MARK
            inside = context.right is Side.SPACE
            return (
                (_POSSESSIVE, 0.0, _POSSESSIVE_AS_MARK) if inside else (1.5 * _POSSESSIVE, 0.0, 0.0)
            )
        return _UNKNOWN_ELISION, 0.0, 0.0
    return _LOST, 0.0, 0.0


def _may_be_noun(word: str) -> bool:
    """Whether a lower-case word can continue a noun phrase: no function word or reporting verb."""
    return (
        word.islower()
        and word not in read_classes("function_words.txt")["function"]
        and word not in reporting_verb_forms()
    )
