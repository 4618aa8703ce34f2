"""Windows of treebanks, of named entities and of PolNeAR, with their labels as numbers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs
import torch

from quoteattr.reader.network import Batch, Labels
from quoteattr.reader.windows import Pieces, PieceTokenizer
from quoteattr.training.reader import polnear
from quoteattr.training.reader.raw import RawSentence, Tokenizer
from quoteattr.training.texts.names.tagged import Tagged
from quoteattr.training.texts.treebanks import Sentence

IGNORED = -100
"""The label of a word that no loss counts."""
_RARE_FEATS = 3
"""Number of occurrences below which a string of features gets no label."""
LONGEST_WINDOW = 250
"""Most pieces of a window."""

Row = Mapping[str, Sequence[int]]
"""The labels of each word of a sentence by kind, without unknown kinds. A ``head`` counts from 1 in
its sentence, 0 is the root; a ``link`` is a position in the document, -1 for none."""


@attrs.frozen
class Labelled:
    """A sentence with its known labels."""

    pieces: Pieces
    """The sentence."""
    labels: Row
    """Its labels."""
    position: int = 0
    """Position of its first word in the document."""

    @property
    def size(self) -> int:
        """Number of pieces, the marker included."""
        return len(self.pieces.ids) + 1

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.pieces.firsts)


Window = list[Labelled]


@attrs.frozen
class Coder:
    """Codes words as pieces and labels as numbers."""

    piece_tokenizer: PieceTokenizer
    """Splits words into pieces."""
    labels: Labels
    """The labels."""

    def syntax(self, sentence: Sentence) -> Labelled:
        """Return a treebank sentence."""
        row: dict[str, Sequence[int]] = {
            name: self.numbers(name, (getattr(w, name) for w in sentence.words))
            for name in ("upos", "xpos", "feats", "deprel")
        }
        row["head"] = [w.head for w in sentence.words]
        starts = sentence.starts_paragraph or sentence.starts_document
        pieces = self.piece_tokenizer.sentence(
            [w.form for w in sentence.words], starts_paragraph=starts
        )
        return Labelled(pieces, row)

    def names(self, tagged: Tagged) -> Labelled:
        """Return a sentence with named entities."""
        pieces = self.piece_tokenizer.sentence(tagged.tokens, starts_paragraph=False)
        return Labelled(pieces, {"names": self.numbers("names", tagged.tags)})

    def article(self, article: polnear.Article, tokenizer: Tokenizer) -> list[Labelled]:
        """Return the sentences of an article with the roles of their words."""
        sentences = tokenizer.sentences(article.text)
        spans = [(w.start, w.end) for s in sentences for w in s.words]
        roles = polnear.roles_of(spans, article.relations)
        numbers = self.numbers("roles", roles.tags)
        result = []
        start = 0
        for sentence in sentences:
            end = start + len(sentence.words)
            links = [IGNORED if link is None else link for link in roles.links[start:end]]
            row = {"roles": numbers[start:end], "link": links}
            result.append(Labelled(self._pieces(sentence), row, start))
            start = end
        return result

    def plain(self, text: str, tokenizer: Tokenizer) -> list[Labelled]:
        """Return the sentences of a text without labels."""
        return [Labelled(self._pieces(s), {}) for s in tokenizer.sentences(text)]

    def _pieces(self, sentence: RawSentence) -> Pieces:
        words = [w.text for w in sentence.words]
        return self.piece_tokenizer.sentence(words, starts_paragraph=sentence.starts_paragraph)

    def numbers(self, name: str, values: Iterable[str]) -> list[int]:
        """Return the numbers of labels of one kind, `IGNORED` for those that are too rare."""
        known = {label: number for number, label in enumerate(getattr(self.labels, name))}
        return [known.get(value, IGNORED) for value in values]


def labels_of(sentences: Iterable[Sentence]) -> Labels:
    """Return the labels of a treebank, those of named entities, and the roles."""
    counts: dict[str, Counter[str]] = {n: Counter() for n in ("upos", "xpos", "feats", "deprel")}
    for sentence in sentences:
        for word in sentence.words:
            for name, counter in counts.items():
                counter[getattr(word, name)] += 1
    common = {
        name: tuple(sorted(x for x, n in c.items() if name != "feats" or n >= _RARE_FEATS))
        for name, c in counts.items()
    }
    return Labels(names=_iob(("LOC", "ORG", "PER")), roles=_iob(polnear.ROLES), **common)


def _iob(kinds: Iterable[str]) -> tuple[str, ...]:
    return ("O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI"))


def cut(
    document: Sequence[Labelled], rng: random.Random, *, shortest: int = LONGEST_WINDOW
) -> Iterator[Window]:
    """Yield a document in windows of random length; the first is shorter, to shift the others.

    Args:
        document: Its sentences.
        rng: Source of randomness.
        shortest: Least number of pieces at which a window is full.
    """
    limit = rng.randint(LONGEST_WINDOW // 4, LONGEST_WINDOW)
    window: Window = []
    size = 1
    for sentence in document:
        if window and size + sentence.size > limit:
            yield window
            window, size = [], 1
            limit = rng.randint(shortest, LONGEST_WINDOW)
        if sentence.size >= LONGEST_WINDOW:
            continue
        window.append(sentence)
        size += sentence.size
    if window:
        yield window


def collate(
    piece_tokenizer: PieceTokenizer, windows: Sequence[Window]
) -> tuple[Batch, dict[str, torch.Tensor]]:
    """Return windows as one batch, with their labels.

    Returns:
        The batch, and for each kind of label a tensor (windows, words) of numbers, `IGNORED` where
        the label is unknown; heads and links count the words of the window from 1.
    """
    batch = piece_tokenizer.batch([[s.pieces for s in window] for window in windows])
    rows = [label_row(window) for window in windows]
    width = batch.firsts.shape[1]
    labels = {
        name: torch.tensor(
            [[*row.get(name, ()), *[IGNORED] * (width - len(row.get(name, ())))] for row in rows]
        )
        for name in sorted({name for row in rows for name in row})
    }
    return batch, labels


def label_row(window: Window) -> dict[str, list[int]]:
    """Return the labels of each word of a window, by kind; heads and links count in the window."""
    result: dict[str, list[int]] = {}
    first = window[0].position
    total = sum(s.words for s in window)
    start = 0
    for sentence in window:
        for name, values in sentence.labels.items():
            placed = list(values)
            if name == "head":
                placed = [head + start if head else 0 for head in values]
            elif name == "link":
                placed = [_moved(link, first, total) for link in values]
            result.setdefault(name, []).extend(placed)
        start += sentence.words
    return result


def _moved(link: int, first: int, total: int) -> int:
    if link < 0:
        return 0 if link == -1 else IGNORED
    return link - first + 1 if first <= link < first + total else IGNORED


def documents(sentences: Iterable[Labelled], starts: Iterable[bool]) -> list[list[Labelled]]:
    """Group sentences by document."""
    groups: list[list[Labelled]] = []
    for sentence, begins in zip(sentences, starts, strict=True):
        if begins or not groups:
            groups.append([])
        groups[-1].append(sentence)
    return groups


def read_articles(coder: Coder, tokenizer: Tokenizer, folder: Path) -> list[list[Labelled]]:
    """Return the articles of a part of PolNeAR."""
    return [coder.article(article, tokenizer) for article in polnear.articles(folder)]
