"""Prepare the text for the parser: in chunks, without characters that no treebank contains.

A chunk is some paragraphs joined by blank lines, with each unusual white-space or control character
replaced by one plain space: each character keeps its position in its paragraph, so offsets map back
by addition, whatever the text contains.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import attrs
import regex

from quoteattr.schema.span import Span
from quoteattr.system.memory import give_back

CHUNK_CHARACTERS = 40_000
"""Characters that Stanza parses at once, which bounds its memory."""

_BLANK = regex.compile(r"[\p{Z}\p{Cc}\p{Cf}]")
_SURROGATE = regex.compile(r"\p{Cs}")
_ENDLESS_WORD = regex.compile(r"\S{1000}")
"""Stanza's tokenizer takes time quadratic in the length of a word."""
_TEX_MARKS = (
    (regex.compile(r"(?<![\w'])(?:''|``)(?=\w)"), ' "'),
    (regex.compile(r"(?<!')''(?!')|``"), '" '),
)
"""Quotation marks of two characters, opening and closing: a space keeps their length."""


@attrs.frozen
class Chunk:
    """Some paragraphs as they are passed to Stanza."""

    text: str
    """The paragraphs, joined by blank lines."""
    starts: tuple[int, ...]
    """Offset of each paragraph in `text`."""
    origins: tuple[int, ...]
    """Offset of each paragraph in the document."""

    @property
    def end(self) -> int:
        """Offset in the document after the chunk."""
        return self.origins[-1] + len(self.text) - self.starts[-1]

    def original(self, offset: int) -> int:
        """Return the offset in the document of an offset in the chunk."""
        paragraph = bisect_right(self.starts, offset) - 1
        return offset - self.starts[paragraph] + self.origins[paragraph]


def chunks(text: str, spans: Sequence[Span]) -> Iterator[Chunk]:
    """Yield a text in chunks of whole paragraphs, unless a paragraph is too long for one."""
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
    """Split a paragraph that is too long for a chunk, and after an overlong word."""
    start = span.start
    ends = [word.end() for word in _ENDLESS_WORD.finditer(text, span.start, span.end)]
    for end in [*ends, span.end]:
        for offset in range(start, end, CHUNK_CHARACTERS):
            yield offset, min(end, offset + CHUNK_CHARACTERS)
        start = end


def _plain(piece: str) -> str:
    """Replace characters that no treebank contains by their equivalents, one for one."""
    plain = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _BLANK.sub(" ", piece))
    for pattern, replacement in _TEX_MARKS:
        plain = pattern.sub(replacement, plain)
    return plain.replace("\N{HORIZONTAL BAR}", "\N{EM DASH}")


def release_memory(text: str) -> None:
    """Return free memory to the system, unless the text is too short for it to matter."""
    if len(text) > CHUNK_CHARACTERS // 2:
        give_back()
