"""Documents as windows of word pieces, each with the sentences around for context."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import torch
from tokenizers import Tokenizer

from quoteattr.reader.network import Batch

CORE, CONTEXT = 200, 24
"""Pieces that a window is for, and pieces on either side for context; whole sentences, so these
are bounds. A window of 250 is what the network was trained on at most. Of three pairs,
these were the best on PolNeAR dev."""
LONGEST_WORD, LONGEST_SENTENCE = 8, 480
"""Pieces of a word and of a sentence that are looked at. What a longer word means its first pieces
tell; the encoder has 512 places."""
_SHORT_WORD = 3
_PARAGRAPH, _SENTENCE, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


@attrs.frozen
class Pieces:
    """A sentence as word pieces."""

    ids: tuple[int, ...]
    """The pieces."""
    shapes: tuple[int, ...]
    """How the word of each piece is written."""
    firsts: tuple[int, ...]
    """Place of the first piece of each word."""
    starts_paragraph: bool
    """Whether a paragraph starts here."""


@attrs.frozen
class Window:
    """Consecutive sentences, some of them for context only."""

    sentences: tuple[Pieces, ...]
    """The sentences."""
    first: int
    """Position in the document of the first sentence."""
    core: range
    """Positions in the document of the sentences that the window is for."""

    @property
    def size(self) -> int:
        """Number of pieces, markers included."""
        return 1 + sum(len(s.ids) + 1 for s in self.sentences)


class Pieceworker:
    """Turns words into pieces."""

    def __init__(self, vocabulary: Path) -> None:
        """Read a `tokenizer.json` in the format of the tokenizers library."""
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        vocab = self._tokenizer.get_vocab()
        self.paragraph_marker = vocab[_PARAGRAPH]
        self.sentence_marker = vocab[_SENTENCE]
        self._unknown = vocab[_UNKNOWN]

    def sentence(self, words: Sequence[str], *, starts_paragraph: bool) -> Pieces:
        """Cut the words of a sentence into pieces; every word has at least one."""
        encodings = self._tokenizer.encode_batch(list(words), add_special_tokens=False)
        most = LONGEST_WORD
        if sum(min(most, len(e.ids)) for e in encodings) > LONGEST_SENTENCE:
            most = _SHORT_WORD
        ids: list[int] = []
        shapes: list[int] = []
        firsts = []
        for word, encoding in zip(words, encodings, strict=True):
            firsts.append(min(len(ids), LONGEST_SENTENCE - 1))
            pieces = encoding.ids[:most] or [self._unknown]
            ids += pieces
            shapes += [shape(word)] * len(pieces)
        return Pieces(
            tuple(ids[:LONGEST_SENTENCE]),
            tuple(shapes[:LONGEST_SENTENCE]),
            tuple(firsts),
            starts_paragraph,
        )

    def batch(self, windows: Sequence[Sequence[Pieces]]) -> Batch:
        """Put windows side by side."""
        rows = [self._row(sentences) for sentences in windows]
        columns = [
            _padded([row[i] for row in rows], filler) for i, filler in enumerate((0, 0, 0, 0, -1))
        ]
        return Batch(*columns)

    def _row(self, sentences: Sequence[Pieces]) -> tuple[list[int], ...]:
        ids: list[int] = []
        shapes: list[int] = []
        firsts: list[int] = []
        markers: list[int] = []
        numbers: list[int] = []
        for number, sentence in enumerate(sentences):
            marker = len(ids)
            starts = sentence.starts_paragraph or not number
            ids += [self.paragraph_marker if starts else self.sentence_marker, *sentence.ids]
            shapes += [0, *sentence.shapes]
            firsts += [marker + 1 + place for place in sentence.firsts]
            markers += [marker] * len(sentence.firsts)
            numbers += [number] * len(sentence.firsts)
        ids.append(self.sentence_marker)
        shapes.append(0)
        return ids, shapes, firsts, markers, numbers


def shape(word: str) -> int:
    """How a word is written: 0 small, 1 with a capital, 2 in capitals, 3 mixed."""
    if word == word.lower():
        return 0
    if word[:1].isupper() and word[1:] == word[1:].lower():
        return 1
    return 2 if word == word.upper() else 3


def windows(sentences: Sequence[Pieces]) -> Iterator[Window]:
    """Cut a document into windows, so that every sentence is in the core of exactly one."""
    sizes = [len(s.ids) + 1 for s in sentences]
    start = 0
    while start < len(sentences):
        end, size = start + 1, sizes[start]
        while end < len(sentences) and size + sizes[end] <= CORE:
            size += sizes[end]
            end += 1
        first = start - _fitting(sizes[max(0, start - CONTEXT) : start][::-1])
        last = end + _fitting(sizes[end : end + CONTEXT])
        yield Window(tuple(sentences[first:last]), first, range(start, end))
        start = end


def _fitting(sizes: Sequence[int]) -> int:
    """How many of the nearest sentences fit into the context."""
    total = 0
    for count, size in enumerate(sizes):
        total += size
        if total > CONTEXT:
            return count
    return len(sizes)


def _padded(rows: Sequence[Sequence[int]], filler: int) -> torch.Tensor:
    width = max((len(row) for row in rows), default=0)
    return torch.tensor([[*row, *[filler] * (width - len(row))] for row in rows])
