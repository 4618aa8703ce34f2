"""How far each turn of a transcript extends, by the layout of lines and paragraphs."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs
import regex

from quoteattr.find.stretches.transcripts.continuations import Continuations
from quoteattr.find.stretches.transcripts.label_form import TurnExtent
from quoteattr.find.stretches.transcripts.lines import LabelledLine, Line
from quoteattr.language.typography import strip
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import MarkStyle, QuotedStretch

_DIRECTION_BEFORE = regex.compile(
    r"(?:(?:\((?=[^()]{0,200}\p{L})[^()]{1,200}\)|\[(?=[^\[\]]{0,200}\p{L})[^\[\]]{1,200}\])\s*)+"
)
_DIRECTION_AFTER = regex.compile(
    r"(?<=[.!?…—–-][\"”’']?)\s+(?:\((?=[^()]*\p{Lu})(?:[\p{Lu} ,.-]{2,60}|\p{Lu}[^()]{1,80}\.?)\)"
    r"|\[(?=[^\[\]]*\p{L})[^\[\]]{1,200}\]|\[_?\p{Lu}[^\[\]\n]{1,60}[.]_?)$"
)
_QUOTED = regex.compile(r"[>\s]*>\s*")
"""What precedes the words of a quoted line of mail."""
_BOLD = frozenset({"**", "__"})
_LONGEST_DIRECTION = 210
_OPENING = 200
"""Characters of a message that show whether it is speech, whatever its paragraphs."""


@attrs.frozen
class Layout:
    """A text with its lines and paragraphs."""

    text: str
    """The document."""
    paragraphs: Sequence[Span]
    """Its paragraphs."""
    lines: Sequence[Line]
    """Their lines."""
    block_end: Sequence[int] = attrs.field(init=False)
    """For each line the offset of the end of its block, before the next blank line."""

    @block_end.default
    def _find_ends(self) -> Sequence[int]:
        ends: list[int] = []
        for line in reversed(self.lines):
            starts_block = not ends or self.lines[len(self.lines) - len(ends)].after_blank
            ends.append(line.span.end if starts_block else ends[-1])
        return ends[::-1]

    def first_end(self, turn: LabelledLine) -> int:
        """Return the end of the first paragraph, block or line of a turn."""
        if turn.form.extent is TurnExtent.PARAGRAPH:
            return self.paragraphs[turn.paragraph].end
        if turn.form.extent is TurnExtent.BLOCK:
            return self.block_end[turn.line]
        if turn.form.extent is TurnExtent.MESSAGE:
            return min(len(self.text), turn.speech_start + _OPENING)
        # The words of a section or a reply begin on the next line.
        following = min(turn.line + 1, len(self.lines) - 1)
        return self.paragraphs[self.lines[following].paragraph].end


def turn_stretches(layout: Layout, turns: Sequence[LabelledLine]) -> Iterator[QuotedStretch]:
    """Yield the turns, each with all its paragraphs."""
    lasts = list(_last_lines(layout, turns))
    continuations = Continuations(
        layout.text, layout.paragraphs, turns, [layout.lines[last].paragraph for last in lasts]
    )
    continued = continuations.last_paragraphs()
    limits = [turn.label_start for turn in turns[1:]]
    for turn, last, paragraph, limit in zip_longest(turns, lasts, continued, limits):
        line = layout.lines[last]
        end = line.span.end if paragraph == line.paragraph else layout.paragraphs[paragraph].end
        end = end if limit is None else max(turn.speech_start, min(end, limit))
        if parts := tuple(_parts(layout, turn, end, continuations)):
            yield QuotedStretch(parts, parts, MarkStyle.LABEL, label=turn.label)


def _last_lines(layout: Layout, turns: Sequence[LabelledLine]) -> Iterator[int]:
    """Yield for each turn the last line that belongs to it by the layout of lines."""
    are_apart = _are_apart(layout, turns)
    longest: dict[str, int] = {}
    for turn, following in zip_longest(turns, turns[1:]):
        limit = len(layout.lines) if following is None else following.line
        if turn.form.extent is TurnExtent.PARAGRAPH:
            yield _last_of_paragraphs(layout, turn, limit, are_apart=are_apart)
        elif turn.form.extent is TurnExtent.BLOCK:
            yield _last_of_block(layout, turn, limit)
        elif turn.form.extent is TurnExtent.REPLY:
            yield _last_of_reply(layout, turn, limit)
        else:
            is_open = following is None and turn.form.extent is TurnExtent.SECTION
            most = longest.get(turn.form.name, 1) if is_open else limit - turn.line
            last = _last_of_section(layout, turn, limit, most)
            longest[turn.form.name] = max(longest.get(turn.form.name, 1), last - turn.line)
            yield last


def _are_apart(layout: Layout, turns: Sequence[LabelledLine]) -> bool:
    """Whether most turns follow a blank line, so that any other line continues a turn."""
    return sum(layout.lines[turn.line].after_blank for turn in turns) * 2 > len(turns)


def _last_of_paragraphs(layout: Layout, turn: LabelledLine, limit: int, *, are_apart: bool) -> int:
    """Return the last line of a turn: of its paragraph, and of those that continue it."""
    first = layout.lines[turn.line]
    last = turn.line
    for index in range(turn.line + 1, limit):
        line = layout.lines[index]
        continues = line.paragraph == layout.lines[last].paragraph
        if not continues and are_apart and not line.after_blank:
            continues = True
        if not continues and line.indent <= first.indent:
            break
        last = index
    return last


def _last_of_block(layout: Layout, turn: LabelledLine, limit: int) -> int:
    last = turn.line
    while last + 1 < limit and not layout.lines[last + 1].after_blank:
        last += 1
    return last


def _last_of_reply(layout: Layout, turn: LabelledLine, limit: int) -> int:
    depth = _depth(layout, turn.line)
    last = turn.line
    while last + 1 < limit and _depth(layout, last + 1) > depth:
        last += 1
    return last


def _depth(layout: Layout, line: int) -> int:
    """Return the number of > before a line of mail: how many replies ago it was written."""
    quoted = _QUOTED.match(layout.text, layout.lines[line].span.start)
    return quoted[0].count(">") if quoted else 0


def _last_of_section(layout: Layout, turn: LabelledLine, limit: int, most: int) -> int:
    last = turn.line
    while last + 1 < min(limit, turn.line + most + 1):
        if layout.text.startswith("#", layout.lines[last + 1].span.start):
            break
        last += 1
    return last


def _parts(
    layout: Layout, turn: LabelledLine, end: int, continuations: Continuations
) -> Iterator[Span]:
    """Yield the words of a turn, a span for each paragraph, without directions at the edges."""
    text = layout.text
    paragraph, start = turn.paragraph, turn.speech_start
    while paragraph < len(layout.paragraphs) and layout.paragraphs[paragraph].start < end:
        whole = layout.paragraphs[paragraph]
        first = max(start, whole.start)
        quoted = _QUOTED.match(text, first, whole.end)
        if quoted and turn.form.extent in {TurnExtent.REPLY, TurnExtent.BLOCK}:
            first = quoted.end()
        part = strip(text, first, max(first, min(end, whole.end)))
        is_spoken = paragraph == turn.paragraph or not continuations.is_direction(paragraph)
        if part and is_spoken and (spoken := _without_directions(text, part)):
            yield spoken
        paragraph += 1


def _without_directions(text: str, part: Span) -> Span | None:
    """Return a part without remarks in brackets before and after it: "(laughing) Yes. [Exit.]"."""
    start, end = part.start, part.end
    mark = text[max(start, end - 2) : end]
    if mark in _BOLD and text.count(mark, start, end) == 1:
        # It closes what a mark before the label opens: "**Ann: Why?**".
        end -= 2
    if before := _DIRECTION_BEFORE.match(text, start, end):
        start = before.end()
    if after := _DIRECTION_AFTER.search(text, max(start, end - _LONGEST_DIRECTION), end):
        end = after.start()
    return strip(text, start, end)
