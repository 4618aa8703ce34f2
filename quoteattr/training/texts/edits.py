"""Edits of treebank sentences that keep their trees: insert, delete and replace words."""

from __future__ import annotations

import random
from collections.abc import Iterable

import attrs

from quoteattr.training.texts.treebanks import Sentence, Word

DOUBLE_MARKS = frozenset({'"', "“", "”", "''", "``", "’’", "‘‘"})
"""Double quotation marks as the treebanks write them."""
SINGLE_MARKS = frozenset({"'", "‘", "’", "`"})
"""Single quotation marks, and apostrophes."""


def happens(rng: random.Random, chance: float) -> bool:
    """Whether something with a chance from 0 to 1 happens this time."""
    return rng.random() < chance


def punctuation(
    form: str, *, head: int, xpos: str, lemma: str | None = None, space_after: bool = True
) -> Word:
    """Return a punctuation token that depends on the word at one-based position ``head``."""
    return Word(form, lemma or form, "PUNCT", xpos, "_", head, "punct", space_after)


def root_of(sentence: Sentence) -> int:
    """Return the one-based position of the root."""
    return next((i for i, w in enumerate(sentence.words, 1) if w.head == 0), 1)


def with_words(sentence: Sentence, words: Iterable[Word]) -> Sentence:
    """Return a sentence with other words."""
    return attrs.evolve(sentence, words=tuple(words))


def insert(sentence: Sentence, position: int, word: Word) -> Sentence:
    """Insert a word before the zero-based ``position``; heads are renumbered, its own, too."""

    def moved(w: Word) -> Word:
        return attrs.evolve(w, head=w.head + (w.head > position))

    words = [
        *map(moved, sentence.words[:position]),
        moved(word),
        *map(moved, sentence.words[position:]),
    ]
    return with_words(sentence, words)


def delete(sentence: Sentence, position: int) -> Sentence:
    """Delete the word at zero-based ``position``, on which no word may depend."""
    words = [
        attrs.evolve(w, head=w.head - (w.head > position + 1))
        for i, w in enumerate(sentence.words)
        if i != position
    ]
    return with_words(sentence, words)


def is_leaf(sentence: Sentence, position: int) -> bool:
    """Whether no word depends on the word at zero-based ``position``."""
    return all(w.head != position + 1 for w in sentence.words)


def has_quotes(sentence: Sentence) -> bool:
    """Whether a quotation mark is among the tokens."""
    return any(w.form in DOUBLE_MARKS | SINGLE_MARKS for w in sentence.words)


def touching(words: Iterable[Word]) -> list[Word]:
    """Return words with no white space after the last one."""
    *body, last = words
    return [*body, attrs.evolve(last, space_after=False)]
