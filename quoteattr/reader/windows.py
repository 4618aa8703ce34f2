"""Split documents into windows of word pieces, with the sentences around them for context."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import torch
from tokenizers import Tokenizer

from quoteattr.reader.network import Batch

CORE, CONTEXT = 200, 24
"""Most pieces in the core of a window, and in the context on either side; sentences are not split.
The network was trained on windows of up to 250. Of three pairs, these were best on PolNeAR dev."""
LONGEST_WORD, LONGEST_SENTENCE = 8, 480
"""Most pieces of a word and of a sentence; the rest is cut. The first pieces of a longer word show
enough of it; the encoder has 512 positions."""
_SHORT_WORD = 3
"""Most pieces of a word in a sentence that would be cut otherwise."""
_MOST_SEEN = 50_000
"""Words whose pieces are remembered; a novel has 15,000 different ones."""
_PARAGRAPH, _SENTENCE, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


@attrs.frozen
class Pieces:
    """A sentence as word pieces."""

    ids: tuple[int, ...]
    """The pieces."""
    shapes: tuple[int, ...]
    """How the word of each piece is capitalised."""
    firsts: tuple[int, ...]
    """Index of the first piece of each word."""
    starts_paragraph: bool
    """Whether the sentence starts a paragraph."""


@attrs.frozen
class Window:
    """Consecutive sentences: a core, with context on either side."""

    sentences: tuple[Pieces, ...]
    """The sentences."""
    first: int
    """Index in the document of the first sentence."""
    core: range
    """Indexes in the document of the sentences of the core."""

    @property
    def size(self) -> int:
        """Number of pieces, markers included."""
        return 1 + sum(len(s.ids) + 1 for s in self.sentences)


class PieceTokenizer:
    """Splits words into pieces."""

    def __init__(self, vocabulary: Path) -> None:
        """Read a `tokenizer.json` in the format of the tokenizers library."""
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        vocab = self._tokenizer.get_vocab()
        self.paragraph_marker = vocab[_PARAGRAPH]
        self.sentence_marker = vocab[_SENTENCE]
        self._unknown = vocab[_UNKNOWN]
        self._seen: dict[str, list[int]] = {}

    def sentence(self, words: Sequence[str], *, starts_paragraph: bool) -> Pieces:
        """Split the words of a sentence into pieces; each word has at least one."""
        split = self._split(words)
        most = LONGEST_WORD
        if sum(min(most, len(pieces)) for pieces in split) > LONGEST_SENTENCE:
            most = _SHORT_WORD
        ids: list[int] = []
        shapes: list[int] = []
        firsts = []
        for word, all_pieces in zip(words, split, strict=True):
            firsts.append(min(len(ids), LONGEST_SENTENCE - 1))
            pieces = all_pieces[:most] or [self._unknown]
            ids += pieces
            shapes += [shape(word)] * len(pieces)
        return Pieces(
            tuple(ids[:LONGEST_SENTENCE]),
            tuple(shapes[:LONGEST_SENTENCE]),
            tuple(firsts),
            starts_paragraph,
        )

    def _split(self, words: Sequence[str]) -> list[list[int]]:
        """Return the pieces of each word; those of frequent words are remembered."""
        seen = self._seen
        if len(seen) > _MOST_SEEN:
            # Not cleared, because another thread may be reading it.
            seen = self._seen = {}
        unseen = [*{word for word in words if word not in seen}]
        encodings = self._tokenizer.encode_batch(unseen, add_special_tokens=False)
        seen.update((word, one.ids) for word, one in zip(unseen, encodings, strict=True))
        return [seen[word] for word in words]

    def batch(self, windows: Sequence[Sequence[Pieces]]) -> Batch:
        """Return a batch of windows, padded to one size."""
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
            firsts += [marker + 1 + first for first in sentence.firsts]
            markers += [marker] * len(sentence.firsts)
            numbers += [number] * len(sentence.firsts)
        ids.append(self.sentence_marker)
        shapes.append(0)
        return ids, shapes, firsts, markers, numbers


def shape(word: str) -> int:
    """Return how a word is capitalised: 0 lower case, 1 initial, 2 all capitals, 3 mixed."""
    if word == word.lower():
        return 0
    if word[:1].isupper() and word[1:] == word[1:].lower():
        return 1
    return 2 if word == word.upper() else 3


def windows(sentences: Sequence[Pieces]) -> Iterator[Window]:
    """Split a document into windows, so that each sentence is in the core of exactly one."""
    sizes = [len(s.ids) + 1 for s in sentences]
    start = 0
    while start < len(sentences):
        end, size = start + 1, sizes[start]
        while end < len(sentences) and size + sizes[end] <= CORE:
            size += sizes[end]
            end += 1
        first = start - _fitting(sizes[max(0, start - CONTEXT) : start][::-1])
        stop = end + _fitting(sizes[end : end + CONTEXT])
        yield Window(tuple(sentences[first:stop]), first, range(start, end))
        start = end


def _fitting(sizes: Sequence[int]) -> int:
    """Return how many of the nearest sentences fit into the context."""
    total = 0
    for count, size in enumerate(sizes):
        total += size
        if total > CONTEXT:
            return count
    return len(sizes)


def _padded(rows: Sequence[Sequence[int]], filler: int) -> torch.Tensor:
    width = max((len(row) for row in rows), default=0)
    return torch.tensor([[*row, *[filler] * (width - len(row))] for row in rows])
