"""The text as the parser gets it: in chunks, and without what no treebank has seen.

A chunk is some paragraphs joined by blank lines, with every odd white-space or control character
replaced by one plain space: each character keeps its place in its paragraph, so offsets map back by
addition, whatever the text holds.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs
import regex

from quoteattr.schema.span import Span

CHUNK_CHARACTERS = 40_000
"""Text that Stanza sees at once, which bounds its memory."""

_BLANK = regex.compile(r"[\p{Z}\p{Cc}\p{Cf}]")
_SURROGATE = regex.compile(r"\p{Cs}")
_ENDLESS_WORD = regex.compile(r"\S{1000}")
"""Stanza's tokenizer takes time quadratic in the length of a word."""
_TEX_MARKS = (
    (regex.compile(r"(?<![\w'])(?:''|``)(?=\w)"), ' "'),
    (regex.compile(r"(?<!')''(?!')|``"), '" '),
)
"""Quotation marks made of two characters, opening and closing: the space keeps their length."""


@attrs.frozen
class Chunk:
    """Some paragraphs as Stanza sees them."""

    text: str
    starts: tuple[int, ...]
    """Where each paragraph starts in `text`."""
    origins: tuple[int, ...]
    """Where each paragraph starts in the document."""

    def original(self, offset: int) -> int:
        """Return the offset in the document of an offset in the chunk."""
        paragraph = bisect_right(self.starts, offset) - 1
        return offset - self.starts[paragraph] + self.origins[paragraph]


def chunks(text: str, spans: Sequence[Span]) -> Iterator[Chunk]:
    """Yield a text in chunks of whole paragraphs, as far as these are short enough."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for span in spans:
        for start, end in _pieces(text, span):
            piece = _plain(text[start:end])
            if not piece.strip():
                continue
            if pieces and length + len(piece) > CHUNK_CHARACTERS:
                yield Chunk("\n\n".join(pieces), tuple(starts), tuple(origins))
                pieces, starts, origins, length = [], [], [], 0
            pieces.append(piece)
            starts.append(length)
            origins.append(start)
            length += len(piece) + 2
    if pieces:
        yield Chunk("\n\n".join(pieces), tuple(starts), tuple(origins))


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Cut a paragraph where it is too long for a chunk, and after a word that never ends."""
    start = span.start
    ends = [word.end() for word in _ENDLESS_WORD.finditer(text, span.start, span.end)]
    for end in [*ends, span.end]:
        for place in range(start, end, CHUNK_CHARACTERS):
            yield place, min(end, place + CHUNK_CHARACTERS)
        start = end


def _plain(piece: str) -> str:
    """Replace, one character for one, what no treebank has seen by what it means."""
    plain = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _BLANK.sub(" ", piece))
    for pattern, replacement in _TEX_MARKS:
        plain = pattern.sub(replacement, plain)
    return plain.replace("\N{HORIZONTAL BAR}", "\N{EM DASH}")
