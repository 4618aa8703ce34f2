"""Sentences as tensors, and tensors as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs
import torch

from quoteattr.training.stanza.entities import Tagged
from quoteattr.training.stanza.treebanks import Sentence
from quoteattr.training.teacher.network import Labels, model_folder

# A label that no loss counts.
IGNORED = -100
# Rarer strings of features are not worth a label.
_RARE_FEATS = 3
_LONGEST = 200
"""Pieces of the longest sentence that is learned from."""


@attrs.frozen
class Example:
    """A sentence for the network: syntax, names, or neither."""

    pieces: tuple[int, ...]
    """Word pieces between the two marks of the transformer."""
    shapes: tuple[int, ...]
    """How the word of each piece is written."""
    firsts: tuple[int, ...]
    """Place of the first piece of each word."""
    labels: dict[str, tuple[int, ...]] = attrs.field(factory=dict)
    """For each kind of label that is known, that of every word; ``head`` counts from 1."""


@attrs.frozen
class Batch:
    """Examples side by side."""

    pieces: torch.Tensor
    shapes: torch.Tensor
    firsts: torch.Tensor
    labels: dict[str, torch.Tensor]
    """(sentences, words), `IGNORED` where nothing is known."""


class Encoding:
    """Turns words into pieces, and labels into numbers."""

    def __init__(self, labels: Labels) -> None:
        """Read the tokenizer of the transformer."""
        from tokenizers import Tokenizer

        self._tokenizer: Any = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._numbers = {
            name: {label: number for number, label in enumerate(values)}
            for name, values in attrs.asdict(labels).items()
        }

    def words(self, forms: Sequence[str], labels: dict[str, Any] | None = None) -> Example:
        """An example of some words, with the numbers of its labels."""
        encoding = self._tokenizer.encode(list(forms), is_pretokenized=True)
        firsts: dict[int, int] = {}
        shapes = []
        for place, word in enumerate(encoding.word_ids):
            shapes.append(0 if word is None else shape(forms[word]))
            if word is not None:
                firsts.setdefault(word, place)
        # A word that the tokenizer drops (a control character) shares the place of the mark.
        places = tuple(firsts.get(word, 0) for word in range(len(forms)))
        return Example(tuple(encoding.ids), tuple(shapes), places, labels or {})

    def syntax(self, sentence: Sentence) -> Example:
        """An example of a treebank sentence."""
        labels: dict[str, tuple[int, ...]] = {
            name: tuple(self._numbers[name].get(getattr(w, name), IGNORED) for w in sentence.words)
            for name in ("upos", "xpos", "feats", "deprel")
        }
        labels["head"] = tuple(w.head for w in sentence.words)
        return self.words([w.form for w in sentence.words], labels)

    def names(self, tagged: Tagged) -> Example:
        """An example of a sentence with names."""
        return self.words(
            tagged.tokens, {"names": tuple(self._numbers["names"][t] for t in tagged.tags)}
        )


def shape(form: str) -> int:
    """How a word is written: 0 small, 1 capital, 2 capitals, 3 mixed."""
    if form == form.lower():
        return 0
    if form[:1].isupper() and form[1:] == form[1:].lower():
        return 1
    return 2 if form == form.upper() else 3


def labels_of(sentences: Iterable[Sentence]) -> Labels:
    """The labels of a treebank, and those of named entities."""
    counts: dict[str, Counter[str]] = {n: Counter() for n in ("upos", "xpos", "feats", "deprel")}
    for sentence in sentences:
        for word in sentence.words:
            for name, counter in counts.items():
                counter[getattr(word, name)] += 1
    common = {
        name: tuple(sorted(x for x, n in c.items() if name != "feats" or n >= _RARE_FEATS))
        for name, c in counts.items()
    }
    names = ("O", *(f"{mark}-{kind}" for kind in ("LOC", "ORG", "PER") for mark in "BI"))
    return Labels(common["upos"], common["xpos"], common["feats"], common["deprel"], names)


def batched(examples: Iterable[Example], pieces: int) -> Iterator[list[Example]]:
    """Group examples, sorted by length, into lists of at most so many pieces with padding."""
    group: list[Example] = []
    longest = 0
    for example in examples:
        length = len(example.pieces)
        if group and max(longest, length) * (len(group) + 1) > pieces:
            yield group
            group, longest = [], 0
        group.append(example)
        longest = max(longest, length)
    if group:
        yield group


def learnable(example: Example) -> bool:
    """Whether a sentence is short enough to learn from."""
    return len(example.pieces) <= _LONGEST


def collate(examples: Sequence[Example]) -> Batch:
    """Put examples side by side."""
    names = sorted({name for example in examples for name in example.labels})
    words = max(len(e.firsts) for e in examples)
    return Batch(
        _padded([e.pieces for e in examples], 0),
        _padded([e.shapes for e in examples], 0),
        _padded([(0, *e.firsts) for e in examples], 0),
        {
            name: _padded([e.labels.get(name, ()) for e in examples], IGNORED, words)
            for name in names
        },
    )


def _padded(rows: Sequence[Sequence[int]], filler: int, width: int = 0) -> torch.Tensor:
    width = max(width, *(len(r) for r in rows), 1)
    return torch.tensor([[*r, *[filler] * (width - len(r))] for r in rows])
