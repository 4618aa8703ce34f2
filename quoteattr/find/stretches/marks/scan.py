"""The quotation marks of a text, each with the costs that its context implies."""

from collections.abc import Iterator

import regex

from quoteattr.find.stretches.marks.costs import Context, Mark, Side, mark_with_costs
from quoteattr.language.typography import (
    BLANK,
    CLOSING_PUNCTUATION,
    DASHES,
    EMPHASIS,
    MARK_FORMS,
    OPENING_BRACKETS,
    SINGLE_FORMS,
    THIN_SPACES,
    is_elided_at_start,
)
from quoteattr.schema.span import Span

_SINGLE_CHARACTERS = frozenset(MARK_FORMS) - {"<", ">", ",,", "``", "''", "‘‘", "’’"}
_APOSTROPHES = "".join(
    sorted(mark for mark in _SINGLE_CHARACTERS if MARK_FORMS[mark] in SINGLE_FORMS)
)
_LOW_COMMAS = r"(?<![^\s(\[—–-]),,(?=\w)"
"""Two commas for a low opening mark: ,,It is late,'' said Ann."""
_SIGNS = (
    r"(?<![^\s(\[—–-])<(?=[¿¡]?\p{L}[^<>=\n]*?[.,!?…]>)"
    r"|(?<=[.,!?…])>(?![^\s.,;:!?)\]—–-])"
)
"""Signs of comparison for angle marks, around words that end like speech: <It is late,> it said."""
_RUN = regex.compile(
    rf"{_LOW_COMMAS}|{_SIGNS}|(?!(?<=[^\W_])[{_APOSTROPHES}](?=[^\W_]))"
    rf"[{regex.escape(''.join(sorted(_SINGLE_CHARACTERS)))}]+"
)
"""Marks in a row, without apostrophes inside words."""
_LONGEST_RUN = 6
_LONGEST_RUN_ALIKE = 2
"""Longer runs are a rule or an ornament, and so are longer runs of one character."""
_PAIR = 2
_REACH = 8
"""Marks, emphasis and thin spaces to skip on each side of a mark."""
_LONGEST_WORD = 16
"""No listed elision is longer."""
_WORD = regex.compile(r"[^\W_]+")
_NEXT_WORD = regex.compile(r"\s([^\W_]+)")


class MarkScanner:
    """Finds the marks of one document.

    Two single marks in a row are a double one if the document opens quotations with them.
    """

    def __init__(self, text: str) -> None:
        """Determine which pairs of single marks are double ones in the document `text`."""
        self._text = text
        pairs = [pair for pair in ("''", "‘‘", "’’") if _opens_with(text, pair)]
        doubled = {*pairs, *(("’’",) if "‘‘" in pairs else ()), "``", ",,"}
        if "``" in text or _has_low_commas(text):
            doubled.add("''")
        singles = "|".join(f"(?<!{pair[0]}){pair}(?!{pair[0]})" for pair in sorted(doubled))
        self._mark = regex.compile(f"{singles}|.", regex.DOTALL)

    def marks(self, paragraph: Span) -> Iterator[Mark]:
        """Yield the marks of one paragraph in order, without the apostrophes inside words."""
        text = self._text
        for run in _RUN.finditer(text, paragraph.start, paragraph.end):
            start, end = run.span()
            if _is_ornament(run.group()):
                continue
            context = _context(text, start, end, paragraph)
            if _is_empty_pair(run.group(), context):
                continue
            marks = [Span(*match.span()) for match in self._mark.finditer(text, start, end)]
            for mark in marks:
                before = mark.start == start and len(marks) == _PAIR
                form = MARK_FORMS[mark.of(text)]
                yield mark_with_costs(mark, form, context, before_another=before)


def _has_low_commas(text: str) -> bool:
    return regex.search(_LOW_COMMAS, text) is not None


def _opens_with(text: str, pair: str) -> bool:
    """Whether the document opens quotations with two single marks in a row."""
    opening = regex.compile(rf"(?<![^\s(\[—–-]){pair}(?!{pair[0]})(?=([^\W_]+))")
    closing = regex.compile(rf"(?<=[^\s'‘’]){pair[0]}{pair[0]}(?![^\s,.;:!?)\]—–-])")
    if pair == "‘‘":
        closing = regex.compile(r"(?<=[^\s'‘’])(?:’’|'')(?![^\s,.;:!?)\]—–-])")
    opened = any(not is_elided_at_start(match[1]) for match in opening.finditer(text))
    return opened and closing.search(text) is not None


def _context(text: str, start: int, end: int, paragraph: Span) -> Context:
    """Return the surroundings of the run of marks `text[start:end]`."""
    left = _neighbour(text, start, paragraph, step=-1)
    right = _neighbour(text, end - 1, paragraph, step=1)
    after = _WORD.match(text, right, min(right + _LONGEST_WORD, paragraph.end))
    following = _NEXT_WORD.match(text, right, min(right + _LONGEST_WORD, paragraph.end))
    before_from = max(left + 1 - _LONGEST_WORD, paragraph.start)
    before = left + 1
    while before > before_from and text[before - 1].isalnum():
        before -= 1
    return Context(
        left=_side(text[left]) if left >= paragraph.start else Side.SPACE,
        right=_side(text[right]) if right < paragraph.end else Side.SPACE,
        before=text[before : left + 1],
        after="" if after is None else after.group(),
        next_word="" if following is None else following[1],
        leading=left < paragraph.start,
        trailing=right >= paragraph.end,
    )


def _neighbour(text: str, position: int, paragraph: Span, *, step: int) -> int:
    """Return the position of the first character beside a mark that is more than typography.

    A thin space between two marks is skipped; any other space is the neighbour.
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


def _side(character: str) -> Side:
    if character.isalnum():
        return Side.WORD
    if character in BLANK:
        return Side.SPACE
    if character in DASHES:
        return Side.DASH
    if character in OPENING_BRACKETS:
        return Side.BRACKET
    return Side.PUNCTUATION if character in CLOSING_PUNCTUATION else Side.WORD


def _is_ornament(run: str) -> bool:
    """Whether a run has too many marks to quote anything."""
    alike = len(run) > _LONGEST_RUN_ALIKE and len(set(run)) == 1
    return alike or len(run) > _LONGEST_RUN


def _is_empty_pair(run: str, context: Context) -> bool:
    """Whether a run is an empty pair of marks, as in code."""
    return (
        len(run) == _PAIR
        and MARK_FORMS.get(run[0]) not in SINGLE_FORMS
        and context.left in {Side.SPACE, Side.BRACKET, Side.DASH}
        and context.right in {Side.SPACE, Side.PUNCTUATION, Side.DASH, Side.BRACKET}
    )
