"""Paragraphs: the text between blank lines, or on one line, according to the layout.

Books on the web are hard-wrapped: a newline is white space and a blank line ends the paragraph.
News articles have one paragraph a line. A document may mix the two, so the layout is decided for
each block of lines between two blank ones, with the rest of the document as prior.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs
import regex

from quoteattr.language.typography import BLANK, DASHES, MARK_FORMS
from quoteattr.schema.span import Span

_LINE = regex.compile(r"[^\n\r\v\f\u2028\u2029]+")
_SINGLE_BREAKS = frozenset({"\n", "\r\n", "\r", "\v", "\u2028"})
"""Line ends that may be inside a paragraph; more than one ends it."""
_SENTENCE_FINAL = frozenset(".!?…:\"'”’»›)]")
"""Last characters of a paragraph; headings and lines of verse mostly lack them."""

# The constants below were set on LitBank and PDNC (hard-wrapped) and PolNeAR dev (mostly not).
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 120
"""Smallest and largest width of hard-wrapped text, in characters."""
_FULL_LINE = 0.9
"""A line is full if it would reach this share of the width with the next word."""
_SHORT_LINE = 0.75
"""A line below this share of the width was ended deliberately."""
_WRAPPED = 0.4
"""Least share of line ends inside sentences in a hard-wrapped block."""
_WRAPPED_PRIOR = 0.3
"""Prior of that share, with the weight of one line end."""
_DOCUMENT_WEIGHT = 4.0
"""Weight of the rest of the document as prior for a block, in line ends."""
_CROWDED_BLOCK = 12.0
"""With more lines per block than this, blank lines are not what separates paragraphs."""


@attrs.frozen
class _Line:
    span: Span
    """The line without the space around it."""
    indent: int
    first_word: int
    """Length of its first word."""
    starts_low: bool
    """Whether it starts with a lower-case letter."""
    starts_speech: bool
    """Whether it starts with a quotation mark or a dash."""
    ends_sentence: bool
    """Whether its last character may end a sentence."""

    def __len__(self) -> int:
        return len(self.span)


@attrs.frozen
class _Evidence:
    """Counts of line ends that indicate the layout."""

    inside: float
    """Line ends inside a sentence, as in wrapped text."""
    between: float
    """Line ends between sentences."""

    def share(self, prior: float, weight: float) -> float:
        """Return the share inside sentences, smoothed with `prior`."""
        return (self.inside + prior * weight) / (self.inside + self.between + weight)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of `text` in order, without the space around them.

    Args:
        text: Any string. Newlines of all systems, vertical tabs, form feeds and the line and
            paragraph separators of Unicode end a line.

    Returns:
        Half-open str offsets. No paragraph is empty, and only space is between two of them.
    """
    blocks = list(_blocks(text))
    evidence = [_evidence(block) for block in blocks]
    total = _Evidence(
        inside=sum(counts.inside for counts in evidence),
        between=sum(counts.between for counts in evidence),
    )
    prior = total.share(_WRAPPED_PRIOR, 1.0)
    page = _page_width(blocks)
    crowded = sum(map(len, blocks)) > _CROWDED_BLOCK * len(blocks)
    spans: list[Span] = []
    for block, counts in zip(blocks, evidence, strict=True):
        wrapped = counts.share(prior, _DOCUMENT_WEIGHT) >= _WRAPPED
        starts = _wrapped_starts(block, page, crowded=crowded) if wrapped else _line_starts(block)
        spans.extend(_join(block, starts))
    return tuple(spans)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the blocks of lines between blank ones."""
    block: list[_Line] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        line = _read_line(text, match.start(), match.end())
        if line is None:
            if block:
                yield block
            block = []
            continue
        if block and text[previous_end : match.start()] not in _SINGLE_BREAKS:
            yield block
            block = []
        block.append(line)
        previous_end = match.end()
    if block:
        yield block


def _read_line(text: str, start: int, end: int) -> _Line | None:
    """Return the line `text[start:end]`, None if it is blank."""
    raw = text[start:end]
    unindented = raw.lstrip(BLANK)
    line = unindented.rstrip(BLANK)
    if not line:
        return None
    indent = len(raw) - len(unindented)
    return _Line(
        span=Span(start + indent, start + indent + len(line)),
        indent=indent,
        first_word=len(line[:_WIDEST_WRAP].split(maxsplit=1)[0]),
        starts_low=line[0].islower(),
        starts_speech=line[0] in MARK_FORMS or line[0] in DASHES,
        ends_sentence=line[-1] in _SENTENCE_FINAL,
    )


def _page_width(blocks: Iterable[Sequence[_Line]]) -> int:
    """Return the width of the full lines of the document (its 90th percentile), 0 without lines."""
    lengths = sorted(len(line) for block in blocks for line in block if len(line) <= _WIDEST_WRAP)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _evidence(block: Sequence[_Line]) -> _Evidence:
    """Count the line ends of a block that indicate its layout."""
    width = max(map(len, block))
    inside = between = 0
    for line, following in pairwise(block):
        full = len(line) + 1 + following.first_word > _FULL_LINE * width
        if following.starts_low:
            inside += 1
        elif line.ends_sentence or len(line) > _WIDEST_WRAP:
            between += 1
        elif full and _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
            inside += 1
    return _Evidence(inside, between)


def _line_starts(block: Sequence[_Line]) -> Iterator[bool]:
    """Yield for each line but the first whether it starts a paragraph, in text with one a line.

    A line that continues the sentence of the line before was broken by accident.
    """
    for line, following in pairwise(block):
        yield line.ends_sentence or not following.starts_low


def _wrapped_starts(block: Sequence[_Line], page: int, *, crowded: bool) -> Iterator[bool]:
    """Yield for each line but the first whether it starts a paragraph, in hard-wrapped text.

    It does if it is indented like the first line of a paragraph (lines of verse are shorter than
    the page), or if the line before ends early and no blank line could have shown it.
    """
    width = max(map(len, block))
    margin = min(line.indent for line in block)
    some_indented = sum(line.indent > margin for line in block) * 2 < len(block)
    for number, (line, following) in enumerate(pairwise(block)):
        short = len(line) < _SHORT_LINE * width
        if following.starts_low:
            yield False
        elif line.ends_sentence:
            long = len(following) > _SHORT_LINE * page or following.starts_speech
            indented = some_indented and long and following.indent > margin
            yield indented or (short and (crowded or following.starts_speech))
        else:
            yield number == 0 and _is_heading(line, following, width)


def _is_heading(line: _Line, following: _Line, width: int) -> bool:
    """Whether a first line is a heading: short, before a line of full width."""
    return len(line) < _SHORT_LINE * width and len(following) > _FULL_LINE * width


def _join(block: Sequence[_Line], starts: Iterable[bool]) -> Iterator[Span]:
    """Yield the paragraphs of a block.

    Args:
        block: The lines.
        starts: For each line but the first whether it starts a paragraph.
    """
    first = last = block[0].span
    for line, starts_paragraph in zip(block[1:], starts, strict=True):
        if starts_paragraph:
            yield Span(first.start, last.end)
            first = line.span
        last = line.span
    yield Span(first.start, last.end)
