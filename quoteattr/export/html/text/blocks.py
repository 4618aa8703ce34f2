"""Paragraphs of a text, grouped in chunks that a browser lays out one at a time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.span import Span

# A browser lays out only the chunks near the window. Chosen: about three screens of text each.
_CHUNK = 6_000
# Verse and addresses keep their line ends, hard-wrapped prose does not. Chosen: prose is wrapped
# at 60 characters or more, and few lines of verse are as long.
_WIDEST_VERSE = 55


@attrs.frozen
class Block:
    """A paragraph with the space that follows it."""

    span: Span
    """Its offsets; the blocks of a text cover all of it."""
    keeps_lines: bool
    """Whether its line ends are shown."""


def chunks(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks of a text in chunks, which together contain each of them once."""
    chunk: list[Block] = []
    for block in blocks:
        chunk.append(block)
        if block.span.end - chunk[0].span.start >= _CHUNK:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text."""
    found = paragraphs(text)
    starts: Sequence[int] = [0, *(span.start for span in found[1:]), len(text)]
    for start, end in pairwise(starts):
        yield Block(Span(start, end), keeps_lines=_keeps_lines(text[start:end]))


def _keeps_lines(paragraph: str) -> bool:
    lines = paragraph.strip().splitlines()
    return len(lines) > 1 and max(map(len, lines)) <= _WIDEST_VERSE
