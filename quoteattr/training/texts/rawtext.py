"""Treebank sentences as running text, with the label of every character for Stanza's tokenizer.

Labels: 0 inside a token or between tokens, 1 at the last character of a token, 2 at that of a
sentence.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import attrs

from quoteattr.training.texts.treebanks import Sentence

_WRAPPED = 0.4
_WIDTHS = (55, 64, 70, 72, 76)
"""Share of paragraphs that are hard-wrapped like those of Project Gutenberg, and the widths."""
_TWO_SPACES = 0.05
"""Share of paragraphs with two spaces between sentences, as typists write them."""


@attrs.frozen
class LabelledText:
    """A text and the labels of its characters, of equal length."""

    text: str
    """The text; a single line feed in it is white space."""
    labels: str
    """One digit for each character."""

    def tokens(self) -> list[list[str]]:
        """Return the tokens of each sentence, read back from the labels."""
        sentences: list[list[str]] = [[]]
        start = 0
        for end, label in enumerate(self.labels, 1):
            if label != "0":
                sentences[-1].append(self.text[start:end].strip())
                start = end
            if label == "2":
                sentences.append([])
        return [s for s in sentences if s]


def paragraphs(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Group sentences by paragraph."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if not groups or sentence.starts_paragraph or sentence.starts_document:
            groups.append([])
        groups[-1].append(sentence)
    return groups


def regroup(
    sentences: Sequence[Sentence], rng: random.Random, *, longest: int
) -> list[list[Sentence]]:
    """Group sentences into paragraphs of random length.

    Args:
        sentences: The sentences.
        rng: Source of randomness.
        longest: Most sentences in a paragraph.
    """
    groups = []
    start = 0
    while start < len(sentences):
        size = rng.randint(1, longest)
        groups.append(list(sentences[start : start + size]))
        start += size
    return groups


def render(paragraph: Sequence[Sentence], *, gap: str = " ") -> LabelledText:
    """Write a paragraph on one line, with `gap` between its sentences."""
    text: list[str] = []
    labels: list[str] = []
    for sentence in paragraph:
        if text:
            text.append(gap)
            labels.append("0" * len(gap))
        last = len(sentence.words) - 1
        for i, word in enumerate(sentence.words):
            text.append(word.form)
            labels.append("0" * (len(word.form) - 1) + ("2" if i == last else "1"))
            if word.space_after and i < last:
                text.append(" ")
                labels.append("0")
    return LabelledText("".join(text), "".join(labels))


def hard_wrap(paragraph: LabelledText, width: int) -> LabelledText:
    """Break lines at spaces so that none is longer than ``width`` characters."""
    characters = list(paragraph.text)
    line_start = 0
    last_space = -1
    for i, character in enumerate(characters):
        if character == " ":
            last_space = i
        if i - line_start >= width and last_space > line_start:
            characters[last_space] = "\n"
            line_start = last_space + 1
    return attrs.evolve(paragraph, text="".join(characters))


def labelled_document(
    groups: Iterable[Sequence[Sentence]], rng: random.Random | None = None
) -> LabelledText:
    """Write paragraphs with blank lines between them; with `rng`, some are hard-wrapped."""
    done = []
    for group in groups:
        gap = "  " if rng is not None and rng.random() < _TWO_SPACES else " "
        paragraph = render(group, gap=gap)
        if rng is not None and rng.random() < _WRAPPED:
            paragraph = hard_wrap(paragraph, rng.choice(_WIDTHS))
        done.append(paragraph)
    return LabelledText("\n\n".join(p.text for p in done), "\n\n".join(p.labels for p in done))
