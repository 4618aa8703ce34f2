"""Typographic variants of treebank sentences: what newspapers and novels do and treebanks do not.

Every function takes a sentence and returns one whose tokens still spell its text. The analysis of
the words is kept, and added punctuation depends on the root.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import attrs

from quoteattr.training.texts.edits import (
    DOUBLE_MARKS,
    SINGLE_MARKS,
    delete,
    happens,
    has_quotes,
    insert,
    is_leaf,
    punctuation,
    root_of,
    with_words,
)
from quoteattr.training.texts.treebanks import Sentence, Word

_DASHES = frozenset({"-", "--", "—", "–"})
_APOSTROPHE = re.compile(r"['’]")

_DASH_STYLES = (
    ("—", False, False),
    ("—", False, False),
    ("—", True, True),
    ("–", True, True),
    ("--", False, False),
    ("--", False, False),
    ("--", True, True),
    ("-", True, True),
)
"""The styles of a dash between words: its form, and whether a space is before and after it."""

_QUOTE_STYLES = (("“", "”"), ("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"), ("‘", "’"), ("'", "'"))
"""Opening and closing marks; the last three are the British style."""

_FINAL = frozenset({".", "!", "?", "...", "…"})
"""Marks that a sentence ends in."""

_WRAPPED = 0.10
"""Share of sentences that are put into quotation marks as a whole."""
_AGREEING = 0.9
"""Share of sentences whose apostrophes are curly or straight like their quotation marks."""


def restyle_apostrophes(sentence: Sentence, *, curly: bool) -> Sentence:
    """Write the apostrophes as curly ones (``don’t``) or as straight ones (``don't``)."""
    mark = "’" if curly else "'"

    def change(w: Word) -> Word:
        if w.upos == "PUNCT" or (len(w.form) == 1 and w.upos != "PART"):
            return w
        return attrs.evolve(w, form=_APOSTROPHE.sub(mark, w.form))

    return with_words(sentence, map(change, sentence.words))


def restyle_quotes(sentence: Sentence, opening: str, closing: str) -> Sentence:
    """Replace the quotation marks by an opening and a closing one, and those inside by others.

    A mark is an opening one by its tag, or if white space precedes it and a word follows.
    """
    inner = {"“": ("‘", "’"), '"': ("'", "'"), "‘": ("“", "”"), "'": ('"', '"')}[opening]
    words = []
    before = True
    for w in sentence.words:
        if w.upos == "PUNCT" and w.form in DOUBLE_MARKS | SINGLE_MARKS:
            opens = w.xpos == "``" or (w.xpos != "''" and before and not w.space_after)
            pair = (opening, closing) if w.form in DOUBLE_MARKS else inner
            words.append(attrs.evolve(w, form=pair[0] if opens else pair[1]))
        else:
            words.append(w)
        before = w.space_after
    return with_words(sentence, words)


def wrap(sentence: Sentence, opening: str, closing: str) -> Sentence:
    """Put the whole sentence into quotation marks: ``“It rains.”``."""
    root = root_of(sentence)
    last = attrs.evolve(sentence.words[-1], space_after=False)
    mark = punctuation(
        closing, head=root, xpos="''", lemma='"', space_after=sentence.words[-1].space_after
    )
    closed = with_words(sentence, (*sentence.words[:-1], last, mark))
    return insert(
        closed, 0, punctuation(opening, head=root, xpos="``", lemma='"', space_after=False)
    )


def dashes(sentence: Sentence, rng: random.Random) -> Sentence:
    """Write the dashes between words in another style; hyphens inside words are kept."""
    form, before, after = rng.choice(_DASH_STYLES)
    words = list(sentence.words)
    for i, w in enumerate(words[1:-1], 1):
        spaced = words[i - 1].space_after and w.space_after
        if w.upos == "PUNCT" and w.form in _DASHES and (spaced or w.form != "-"):
            words[i] = attrs.evolve(w, form=form, space_after=after)
            words[i - 1] = attrs.evolve(words[i - 1], space_after=before)
    return with_words(sentence, words)


def comma_to_dash(sentence: Sentence, rng: random.Random) -> Sentence:
    """Replace one comma by a dash."""
    commas = [
        i for i, w in enumerate(sentence.words[:-1]) if w.form == "," and i > 0 and w.space_after
    ]
    if not commas:
        return sentence
    i = rng.choice(commas)
    form, before, after = rng.choice(_DASH_STYLES[:-1])
    words = list(sentence.words)
    words[i] = attrs.evolve(words[i], form=form, lemma=form, xpos=":", space_after=after)
    words[i - 1] = attrs.evolve(words[i - 1], space_after=before)
    return with_words(sentence, words)


def ellipsis(sentence: Sentence, rng: random.Random) -> Sentence:
    """Replace the full stop or a comma by an ellipsis."""
    spots = [
        i
        for i, w in enumerate(sentence.words)
        if w.form in {".", ","} and w.upos == "PUNCT" and i > 0
    ]
    if not spots:
        return sentence
    i = spots[-1] if happens(rng, 0.5) else rng.choice(spots)
    words = list(sentence.words)
    form = rng.choice(("…", "...", "....", "…", "..."))
    words[i] = attrs.evolve(words[i], form=form, lemma="...")
    if i + 1 < len(words) and words[i].form == "…":
        words[i] = attrs.evolve(words[i], space_after=happens(rng, 0.8))
    return with_words(sentence, words)


def all_caps(sentence: Sentence, _rng: random.Random) -> Sentence:
    """Write everything in capitals."""
    return with_words(sentence, (attrs.evolve(w, form=w.form.upper()) for w in sentence.words))


def dash_dialogue(sentence: Sentence, rng: random.Random) -> Sentence:
    """Put a dash before the sentence, as before a turn: ``— Line of dialogue.``."""
    if has_quotes(sentence) or sentence.words[0].upos == "PUNCT":
        return sentence
    mark = punctuation(rng.choice(("—", "—", "–", "--")), head=root_of(sentence), xpos=":")
    mark = attrs.evolve(mark, space_after=happens(rng, 0.5))
    return insert(sentence, 0, mark)


def emphasis(sentence: Sentence, rng: random.Random) -> Sentence:
    """Put one word between underscores, as Project Gutenberg writes italics."""
    spots = [i for i, w in enumerate(sentence.words) if w.form.isalpha() and w.space_after]
    if not spots:
        return sentence
    i = rng.choice(spots)
    words = list(sentence.words)
    space = words[i].space_after
    words[i] = attrs.evolve(words[i], space_after=False)
    closed = insert(
        with_words(sentence, words),
        i + 1,
        punctuation("_", head=i + 1, xpos="NFP", space_after=space),
    )
    return insert(closed, i, punctuation("_", head=i + 1, xpos="NFP", space_after=False))


def no_final_stop(sentence: Sentence, _rng: random.Random) -> Sentence:
    """Delete the full stop, which headlines and careless writers leave out."""
    last = len(sentence.words) - 1
    if last < 1 or sentence.words[last].form != "." or not is_leaf(sentence, last):
        return sentence
    return delete(sentence, last)


_CHANGES: tuple[tuple[float, Callable[[Sentence, random.Random], Sentence]], ...] = (
    (0.25, dashes),
    (0.08, comma_to_dash),
    (0.05, ellipsis),
    (0.04, all_caps),
    (0.02, dash_dialogue),
    (0.02, emphasis),
    (0.03, no_final_stop),
)
"""The changes with their chances, in their order. Set by reading samples: most sentences should get
none or one, besides other quotation marks."""


def vary(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return a random variant of a sentence."""
    opening, closing = rng.choice(_QUOTE_STYLES)
    result = restyle_quotes(sentence, opening, closing)
    if happens(rng, _WRAPPED) and not has_quotes(sentence) and sentence.words[-1].form in _FINAL:
        result = wrap(result, opening, closing)
    for chance, change in _CHANGES:
        if happens(rng, chance):
            result = change(result, rng)
    marks_are_curly = opening not in {'"', "'"}
    agrees = happens(rng, _AGREEING)
    return restyle_apostrophes(result, curly=marks_are_curly == agrees)
