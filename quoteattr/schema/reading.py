"""What a reader sees in the words of a document: the `annotate` and `reader` rooms meet here."""

from collections.abc import Callable, Sequence

import attrs


@attrs.frozen
class SentenceReading:
    """The syntax and the names of one sentence: a value for every word."""

    upos: tuple[str, ...]
    """Universal parts of speech."""
    xpos: tuple[str, ...]
    """Penn Treebank tags."""
    feats: tuple[str, ...]
    """Morphological features as CoNLL-U writes them, empty if none."""
    heads: tuple[int, ...]
    """The head of each word, counted from 1 within the sentence, 0 for the root."""
    deprels: tuple[str, ...]
    """Relations to the heads."""
    names: tuple[tuple[int, int, str], ...]
    """Named entities: first word, word after the last (from 0 within the sentence), label."""


@attrs.frozen
class Relation:
    """An attribution relation: positions of words in the document, over all its sentences."""

    cue: tuple[int, ...]
    """The words that tell that something is reported."""
    source: tuple[int, ...]
    """The words that name who says so; empty if nobody is named."""
    content: tuple[int, ...]
    """The words that are reported."""
    confidence: float
    """How sure the reader is, in [0, 1]."""


@attrs.frozen
class Reading:
    """What a reader sees in a document."""

    sentences: tuple[SentenceReading, ...]
    """One reading for each sentence."""
    relations: tuple[Relation, ...]
    """Reported speech, writing and thought, in the order of the cues."""


@attrs.frozen
class SentenceWords:
    """The words of a sentence as a reader gets them."""

    forms: tuple[str, ...]
    """The words."""
    starts_paragraph: bool
    """Whether a paragraph starts with this sentence."""


Reader = Callable[[Sequence[SentenceWords]], Reading]
"""Reads the sentences of a document, and gives a reading of each."""
