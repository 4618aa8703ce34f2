"""Treebank sentences framed as lines of dialogue, in straight double marks.

The treebanks contain little dialogue, so its commonest frames are composed here: the cue after,
before and inside the quotation. A cue before or after the quotation is the root, and the quotation
its ``ccomp``; a cue inside the quotation is a ``parataxis``, as in Universal Dependencies.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import attrs

from quoteattr.training.texts.clauses import Phrase, clause
from quoteattr.training.texts.edits import (
    happens,
    has_quotes,
    is_leaf,
    punctuation,
    root_of,
    touching,
)
from quoteattr.training.texts.insertions import address
from quoteattr.training.texts.treebanks import Sentence, Word

_LONGEST = 22
"""Most words of a line; longer ones are not typical of dialogue, and cost training time."""
_SHORTEST = 3
"""Least number of words of a line."""
_INSIDE, _AFTER = 0.3, 0.64
"""Chances of a cue inside a quotation with a comma, and of a cue after any other quotation, as in
novels."""
_ADDRESSED = 0.2
"""Chance that a line names the person spoken to."""


def lines_of_dialogue(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[Sentence]:
    """Yield a line of dialogue for every suitable sentence."""
    for sentence in sentences:
        if is_suitable(sentence):
            yield frame(address(sentence, rng) if happens(rng, _ADDRESSED) else sentence, rng)


def is_suitable(sentence: Sentence) -> bool:
    """Whether a sentence can be a line of dialogue."""
    last = len(sentence.words) - 1
    return (
        _SHORTEST <= len(sentence.words) <= _LONGEST
        and sentence.words[last].form in {".", "!", "?"}
        and is_leaf(sentence, last)
        and sentence.words[0].form[:1].isupper()
        and sum(w.head == 0 for w in sentence.words) == 1
        and not has_quotes(sentence)
    )


def frame(sentence: Sentence, rng: random.Random) -> Sentence:
    """Put the sentence into quotation marks, with a reporting clause after, before or inside it."""
    commas = [
        i for i, w in enumerate(sentence.words) if w.form == "," and i > 0 and is_leaf(sentence, i)
    ]
    if commas and happens(rng, _INSIDE):
        return _around(sentence, rng.choice(commas), clause(rng))
    if happens(rng, _AFTER):
        return _after(sentence, clause(rng))
    return _before(sentence, clause(rng, quote_follows=True), rng.choice((",", ",", ":")))


def _shift(words: Iterable[Word], offset: int, top: int, deprel: str | None = None) -> list[Word]:
    """Return words moved to the right, whose head word depends on the word at ``top``."""
    return [
        attrs.evolve(w, head=w.head + offset)
        if w.head
        else attrs.evolve(w, head=top, deprel=deprel or w.deprel)
        for w in words
    ]


def _open(root: int) -> Word:
    return punctuation('"', head=root, xpos="``", space_after=False)


def _close(root: int) -> Word:
    return punctuation('"', head=root, xpos="''")


def _after(sentence: Sentence, cue: Phrase) -> Sentence:
    """Return ``"C," X said.``."""
    *body, final = sentence.words
    if final.form == ".":
        final = attrs.evolve(final, form=",", lemma=",", xpos=",")
    start = len(sentence.words) + 2
    top = start + cue.head
    root = root_of(sentence) + 1
    content = touching([*touching(body), final])
    words = [
        _open(root),
        *_shift(content, 1, top, "ccomp"),
        _close(root),
        *_shift(touching(cue.words), start, 0),
        punctuation(".", head=top, xpos="."),
    ]
    return attrs.evolve(sentence, words=tuple(words))


def _before(sentence: Sentence, cue: Phrase, mark: str) -> Sentence:
    """Return ``X said, "C."``, with a comma or a colon."""
    offset = len(cue.words) + 2
    root = root_of(sentence) + offset
    words = [
        *touching(cue.words),
        punctuation(mark, head=root, xpos=mark),
        _open(root),
        *_shift(touching(sentence.words), offset, cue.head, "ccomp"),
        _close(root),
    ]
    return attrs.evolve(sentence, words=tuple(words))


def _around(sentence: Sentence, comma: int, cue: Phrase) -> Sentence:
    """Return ``"C," X said, "c."``, split at the zero-based position of a comma."""
    start = comma + 3
    gap = len(cue.words) + 3

    def place(old: int) -> int:
        return old + 1 if old <= comma + 1 else old + 1 + gap

    moved = [attrs.evolve(w, head=place(w.head) if w.head else 0) for w in sentence.words]
    root = place(root_of(sentence))
    left = touching([*touching(moved[:comma]), moved[comma]])
    words = [
        _open(root),
        *left,
        _close(root),
        *_shift(touching(cue.words), start, root, "parataxis"),
        punctuation(",", head=start + cue.head, xpos=","),
        _open(root),
        *touching(moved[comma + 1 :]),
        _close(root),
    ]
    return attrs.evolve(sentence, words=tuple(words))
