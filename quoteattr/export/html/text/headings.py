"""The headline of a text and the headings of its chapters, found by their form alone."""

import enum
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs
import regex

from quoteattr.export.html.text.blocks import Block
from quoteattr.schema.span import Span

# Chosen, not tuned: headlines of news and titles of chapters are hardly ever longer.
_LONGEST_HEADLINE = 150
_LONGEST_HEADING = 120
_MOST_LINES = 4
# Headings closer than this, in characters, are those of a table of contents.
_SHORTEST_CHAPTER = 300

_NUMBER = (
    r"(?:\d{1,3}|[IVXLC]+|[ivxlc]+"
    r"|(?:the\s+)?(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir\w+|four\w+"
    r"|fif\w+|six\w+|seven\w+|eigh\w+|nine\w+|twent\w+(?:-\w+)?|thirt\w+(?:-\w+)?|fort\w+(?:-\w+)?"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last))\b"
)


class _Rank(enum.IntEnum):
    """The kind of section that a heading opens."""

    PART = 0
    CHAPTER = 1


_FORMS = {
    _Rank.PART: regex.compile(rf"(?i:part|book|volume|phase|act)\s+{_NUMBER}"),
    _Rank.CHAPTER: regex.compile(
        rf"(?:(?i:chapter|canto|letter|stave|scene)\s+{_NUMBER}|[IVXLC]{{1,7}}\.?\s*$"
        r"|(?i:prologue|epilogue|preface|introduction|conclusion|foreword|afterword)\.?\s*$)"
    ),
}
_SENTENCE_END = regex.compile(r"[.,;:]$")
# Some editions have a byte order mark before the title. A text of one line is not a title.
_FIRST_LINE = regex.compile(r"[\s\ufeff]*+([^\n\r]++)\s++(?=\S)")
_NAME_FOLLOWS = regex.compile(r"\s+(?i:by)$")


@attrs.frozen
class Chapter:
    """A stretch of the text under a heading."""

    title: str
    """The heading on one line, with the title in the paragraph after it."""
    span: Span
    """From the heading to the next one."""
    is_part: bool
    """Whether it is a part or book, which contains the chapters after it."""


def headline(text: str) -> str:
    """Return the first line with words if it looks like a title, else an empty string."""
    line = _FIRST_LINE.match(text)
    words = " ".join(line[1].split()) if line else ""
    is_title = (
        0 < len(words) <= _LONGEST_HEADLINE
        and not _SENTENCE_END.search(words)
        and all(form.match(words) is None for form in _FORMS.values())
    )
    return _NAME_FOLLOWS.sub("", words) if is_title else ""


def is_headline(block: Block, text: str) -> bool:
    """Whether a paragraph is the headline and nothing else."""
    return block.span.start == 0 and _on_one_line(block, text) == headline(text) != ""


def chapters(blocks: Sequence[Block], text: str) -> tuple[Chapter, ...]:
    """Return the chapters of a text; none if fewer than two headings are found."""
    found = [
        (index, rank)
        for index, block in enumerate(blocks)
        if (rank := _rank(block, text)) is not None
    ]
    kept = list(_without_contents(found, blocks, text))
    if len(kept) < 2:  # noqa: PLR2004  a single chapter is the text itself
        return ()
    starts = [blocks[index].span.start for index, _ in kept]
    return tuple(
        Chapter(_title(index, blocks, text), Span(start, end), is_part=rank is _Rank.PART)
        for (index, rank), start, end in zip(kept, starts, [*starts[1:], len(text)], strict=True)
    )


def _rank(block: Block, text: str) -> _Rank | None:
    """Return what a paragraph is the heading of; None for anything else."""
    words = block.span.of(text).strip(" \n\r\t\ufeff")
    if not words or len(words) > _LONGEST_HEADING or words.count("\n") >= _MOST_LINES:
        return None
    if not (words[0].isupper() or words[0].isdigit()):
        return None
    return next((rank for rank, form in _FORMS.items() if form.match(words)), None)


def _without_contents(
    found: Sequence[tuple[int, _Rank]], blocks: Sequence[Block], text: str
) -> Iterator[tuple[int, _Rank]]:
    """Yield the headings followed by text or chapters, and not the lines of a table of contents."""
    for (index, rank), following in zip_longest(found, found[1:]):
        start = blocks[index].span.start
        end = blocks[following[0]].span.start if following else len(text)
        opens_part = following is not None and following[1] > rank
        if end - start >= _SHORTEST_CHAPTER or opens_part:
            yield index, rank


def _title(index: int, blocks: Sequence[Block], text: str) -> str:
    """Return a heading, with the paragraph after it where that is the title of the chapter."""
    heading = _on_one_line(blocks[index], text)
    if index + 1 == len(blocks) or len(heading.split()) > 2:  # noqa: PLR2004  "CHAPTER I" has two
        return heading
    after = blocks[index + 1]
    words = _on_one_line(after, text)
    is_title = (
        0 < len(words) <= _LONGEST_HEADING
        and _rank(after, text) is None
        and words[0].isalnum()
        # A sentence may open the chapter, but not one in capitals.
        and (words.isupper() or regex.search(r"[.,;:!?”’\"']$", words) is None)
    )
    return f"{heading.rstrip('.')}. {words.rstrip('.')}" if is_title else heading


def _on_one_line(block: Block, text: str) -> str:
    # Some editions have a byte order mark before the title.
    return " ".join(block.span.of(text).replace("\ufeff", "").split())
