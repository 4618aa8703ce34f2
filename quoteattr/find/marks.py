"""Quotation marks in their context: how well each would open, close, or be no mark at all.

The figures are costs, from 0 for what is as it should be; `quoteattr.find.pairing` looks for the
cheapest reading of all marks together. They were set by hand on LitBank, PDNC and PolNeAR dev.
"""

import enum
from collections.abc import Iterator

import attrs
import regex

from quoteattr.language.typography import (
    BLANK,
    CLOSING_PUNCTUATION,
    DASHES,
    EMPHASIS,
    MARK_FORMS,
    OPENING_BRACKETS,
    SINGLE_FORMS,
    THIN_SPACES,
    is_elided_at_end,
    is_elided_at_start,
)
from quoteattr.schema.span import Span

_SINGLE_CHARACTERS = frozenset(mark for mark in MARK_FORMS if len(mark) == 1)
_APOSTROPHES = "".join(
    sorted(mark for mark in _SINGLE_CHARACTERS if MARK_FORMS[mark] in SINGLE_FORMS)
)
_RUN = regex.compile(
    rf"(?!(?<=[^\W_])[{_APOSTROPHES}](?=[^\W_]))"
    rf"[{regex.escape(''.join(sorted(_SINGLE_CHARACTERS)))}]+"
)
"""Marks in a row; an apostrophe inside a word is none."""
_LONGEST_RUN = 6
_LONGEST_RUN_ALIKE = 2
"""More marks than this in a row are a rule or an ornament, and so are more alike."""
_REACH = 8
"""How far to look past marks, emphasis and thin spaces for what stands beside a mark."""
_LONGEST_WORD = 16
"""No word of the lexicon of elisions is longer."""
_WORD = regex.compile(r"[^\W_]+")


class _Side(enum.IntEnum):
    """What stands beside a mark."""

    SPACE = 0
    BRACKET = 1
    DASH = 2
    WORD = 3
    PUNCTUATION = 4


# Rows: what stands before the mark; columns: what stands after it, both in the order of `_Side`.
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
class _Context:
    """What the marks of one run share."""

    left: _Side
    right: _Side
    before: str
    """The letters and digits right before the run."""
    after: str
    """The letters and digits right after the run."""
    leading: bool
    trailing: bool


class MarkReader:
    """Reads the marks of one document, whose typing habits it looks up first.

    Two single marks in a row are a double one where the document opens quotations with them.
    """

    def __init__(self, text: str) -> None:
        """Look up the habits of the document `text`."""
        self._text = text
        pairs = [pair for pair in ("''", "‘‘", "’’") if _opens_with(text, pair)]
        doubled = {*pairs, *(("’’",) if "‘‘" in pairs else ()), "``"}
        if "``" in text:
            doubled.add("''")
        singles = "|".join(f"(?<!{pair[0]}){pair}(?!{pair[0]})" for pair in sorted(doubled))
        self._mark = regex.compile(f"{singles}|.", regex.DOTALL)

    def read(self, paragraph: Span) -> Iterator[Mark]:
        """Yield the marks of one paragraph in order, without the apostrophes inside words."""
        text = self._text
        for run in _RUN.finditer(text, paragraph.start, paragraph.end):
            start, end = run.span()
            if _is_ornament(run.group()):
                continue
            context = _context(text, start, end, paragraph)
            if _is_empty_pair(run.group(), context):
                continue
            for match in self._mark.finditer(text, start, end):
                yield _weigh(Span(*match.span()), MARK_FORMS[match.group()], context)


def _opens_with(text: str, pair: str) -> bool:
    """Whether the document opens quotations with two single marks in a row."""
    opening = regex.compile(rf"(?<![^\s(\[—–-]){pair}(?!{pair[0]})(?=([^\W_]+))")
    closing = regex.compile(rf"(?<=[^\s'‘’]){pair[0]}{pair[0]}(?![^\s,.;:!?)\]—–-])")
    if pair == "‘‘":
        closing = regex.compile(r"(?<=[^\s'‘’])(?:’’|'')(?![^\s,.;:!?)\]—–-])")
    opened = any(not is_elided_at_start(match[1]) for match in opening.finditer(text))
    return opened and closing.search(text) is not None


def _context(text: str, start: int, end: int, paragraph: Span) -> _Context:
    """Describe what stands around the run of marks `text[start:end]`."""
    left = _neighbour(text, start, paragraph, step=-1)
    right = _neighbour(text, end - 1, paragraph, step=1)
    after = _WORD.match(text, right, min(right + _LONGEST_WORD, paragraph.end))
    before_from = max(left + 1 - _LONGEST_WORD, paragraph.start)
    before = left + 1
    while before > before_from and text[before - 1].isalnum():
        before -= 1
    return _Context(
        left=_side(text[left]) if left >= paragraph.start else _Side.SPACE,
        right=_side(text[right]) if right < paragraph.end else _Side.SPACE,
        before=text[before : left + 1],
        after="" if after is None else after.group(),
        leading=left < paragraph.start,
        trailing=right >= paragraph.end,
    )


def _neighbour(text: str, position: int, paragraph: Span, *, step: int) -> int:
    """Return where the first character stands that is more than typography, seen from a mark.

    A thin space between two marks is skipped, any other space is the neighbour.
    """
    for _ in range(_REACH):
        position += step
        if not paragraph.start <= position < paragraph.end:
            break
        character = text[position]
        if character in THIN_SPACES:
            beyond = position + step
            if paragraph.start <= beyond < paragraph.end and text[beyond] not in _SINGLE_CHARACTERS:
                break
        elif character not in _SINGLE_CHARACTERS and character not in EMPHASIS:
            break
    return position


def _side(character: str) -> _Side:
    if character.isalnum():
        return _Side.WORD
    if character in BLANK:
        return _Side.SPACE
    if character in DASHES:
        return _Side.DASH
    if character in OPENING_BRACKETS:
        return _Side.BRACKET
    return _Side.PUNCTUATION if character in CLOSING_PUNCTUATION else _Side.WORD


def _is_ornament(run: str) -> bool:
    """Whether there are too many marks in a row to quote anything."""
    alike = len(run) > _LONGEST_RUN_ALIKE and len(set(run)) == 1
    return alike or len(run) > _LONGEST_RUN


def _is_empty_pair(run: str, context: _Context) -> bool:
    """Whether the run is an empty pair of marks, as in code: nothing to open before, or close."""
    return (
        len(run) == 2  # noqa: PLR2004 - a pair
        and MARK_FORMS[run[0]] not in SINGLE_FORMS
        and context.left in {_Side.SPACE, _Side.BRACKET, _Side.DASH}
        and context.right in {_Side.SPACE, _Side.PUNCTUATION, _Side.DASH, _Side.BRACKET}
    )


def _weigh(span: Span, form: str, context: _Context) -> Mark:
    """Return the mark with what each way to take it costs."""
    opening = _OPENING[context.left][context.right] + _OPENING_OF_FORM.get(form, 0.0)
    closing = _CLOSING[context.left][context.right]
    if form in "»›" and context.right is _Side.SPACE:
        opening += _EDGE
    if context.leading:
        closing += _EDGE
    if context.trailing:
        opening += _EDGE
    if form in SINGLE_FORMS:
        ignoring, opening_extra, closing_extra = _weigh_apostrophe(form, context)
    else:
        opening_extra = closing_extra = 0.0
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


def _weigh_stray(form: str, context: _Context, opening: float) -> float:
    """Return what it costs to take a mark that cannot be an apostrophe for none."""
    if form in '"”' and context.before[-1:].isdigit():
        return _ELISION if context.after[:1].isdigit() else _INCHES
    if form in "«»‹›":
        return _LONE_ANGLE
    if form == "‚" and context.left is _Side.WORD:
        return 0.0
    return _LOST if opening > 1.0 else _LOST_OPENER


def _weigh_apostrophe(form: str, context: _Context) -> tuple[float, float, float]:
    """Return what an apostrophe costs, and what it adds to opening and to closing."""
    if context.left is not _Side.WORD and context.right is _Side.WORD:
        if is_elided_at_start(context.after):
            return (_ELISION if form != "‘" else 4 * _ELISION), _ELISION_AS_MARK, 0.0
        return _UNKNOWN_ELISION + (2.0 if form == "‘" else 0.0), 0.0, 0.0
    if context.left is _Side.WORD and context.right is not _Side.WORD:
        if context.before[-1:].isdigit():
            return _INCHES, 0.0, 0.0
        if is_elided_at_end(context.before):
            return _ELISION, 0.0, _ELISION_AS_MARK
        if context.before[-1:] in set("szxSZX"):
            inside = context.right is _Side.SPACE
            return (
                (_POSSESSIVE, 0.0, _POSSESSIVE_AS_MARK) if inside else (1.5 * _POSSESSIVE, 0.0, 0.0)
            )
        return _UNKNOWN_ELISION, 0.0, 0.0
    return _LOST, 0.0, 0.0
