"""Typographic variants of treebank sentences: what newspapers and novels do and treebanks do not.

Every function takes a sentence and gives one whose tokens still spell its text;
the analysis of the words stays, and added punctuation hangs on the root.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator

import attrs

from quoteattr.training.texts.treebanks import Sentence, Word

_DOUBLE = frozenset({'"', "“", "”", "''", "``", "’’", "‘‘"})
_SINGLE = frozenset({"'", "‘", "’", "`"})
_DASHES = frozenset({"-", "--", "—", "–"})
_APOSTROPHE = re.compile(r"['’]")

# How one dash stands between words: its form, a space before, a space after.
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

# Opening and closing marks, the last two for the British style.
_QUOTE_STYLES = (("“", "”"), ("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"), ("‘", "’"), ("'", "'"))

# Marks that a sentence ends in.
_FINAL = frozenset({".", "!", "?", "...", "…"})

# Chance of each change, set by reading samples: most sentences should get none or one
# besides the marks.
_CHANCES: tuple[tuple[float, str], ...] = (
    (0.25, "dashes"),
    (0.08, "comma_to_dash"),
    (0.05, "ellipsis"),
    (0.04, "all_caps"),
    (0.02, "dash_dialogue"),
    (0.02, "emphasis"),
    (0.03, "no_final_stop"),
)

# Share of sentences put into quotation marks as a whole.
_WRAPPED = 0.10
# Share of sentences whose apostrophes are curly or straight as their quotation marks are.
_AGREEING = 0.9


def happens(rng: random.Random, chance: float) -> bool:
    """Whether something of this chance comes to pass."""
    return rng.random() < chance


def punctuation(
    form: str, *, head: int, xpos: str, lemma: str | None = None, space_after: bool = True
) -> Word:
    """A punctuation token hanging on ``head``."""
    return Word(form, lemma or form, "PUNCT", xpos, "_", head, "punct", space_after)


def root_of(sentence: Sentence) -> int:
    """One-based position of the root."""
    return next((i for i, w in enumerate(sentence.words, 1) if w.head == 0), 1)


def with_words(sentence: Sentence, words: Iterable[Word]) -> Sentence:
    """The same sentence with other words."""
    return attrs.evolve(sentence, words=tuple(words))


def insert(sentence: Sentence, position: int, word: Word) -> Sentence:
    """Put a word before the zero-based ``position``, and renumber all heads, its own too."""

    def moved(w: Word) -> Word:
        return attrs.evolve(w, head=w.head + (w.head > position))

    words = [
        *map(moved, sentence.words[:position]),
        moved(word),
        *map(moved, sentence.words[position:]),
    ]
    return with_words(sentence, words)


def delete(sentence: Sentence, position: int) -> Sentence:
    """Leave out the word at zero-based ``position``, which nothing may depend on."""
    words = [
        attrs.evolve(w, head=w.head - (w.head > position + 1))
        for i, w in enumerate(sentence.words)
        if i != position
    ]
    return with_words(sentence, words)


def is_leaf(sentence: Sentence, position: int) -> bool:
    """Whether no word depends on the word at zero-based ``position``."""
    return all(w.head != position + 1 for w in sentence.words)


def curly_apostrophes(sentence: Sentence, *, curly: bool = True) -> Sentence:
    """``don't`` as ``don’t``, or the other way round."""
    mark = "’" if curly else "'"

    def change(w: Word) -> Word:
        if w.upos == "PUNCT" or (len(w.form) == 1 and w.upos != "PART"):
            return w
        return attrs.evolve(w, form=_APOSTROPHE.sub(mark, w.form))

    return with_words(sentence, map(change, sentence.words))


def restyle_quotes(sentence: Sentence, opening: str, closing: str) -> Sentence:
    """Replace the quotation marks, each by the one for its side.

    A double mark opens if the tag says so or if it stands after white space and before a word.
    """
    inner = {"“": ("‘", "’"), '"': ("'", "'"), "‘": ("“", "”"), "'": ('"', '"')}[opening]
    words = []
    before = True
    for w in sentence.words:
        if w.upos == "PUNCT" and w.form in _DOUBLE | _SINGLE:
            opens = w.xpos == "``" or (w.xpos != "''" and before and not w.space_after)
            pair = (opening, closing) if w.form in _DOUBLE else inner
            words.append(attrs.evolve(w, form=pair[0] if opens else pair[1]))
        else:
            words.append(w)
        before = w.space_after
    return with_words(sentence, words)


def has_quotes(sentence: Sentence) -> bool:
    """Whether a quotation mark is among the tokens."""
    return any(w.form in _DOUBLE | _SINGLE for w in sentence.words)


def wrap(sentence: Sentence, opening: str, closing: str) -> Sentence:
    """The whole sentence as a quotation: ``“It rains.”``."""
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
    """Dashes between words in another style; hyphens inside words stay."""
    form, before, after = rng.choice(_DASH_STYLES)
    words = list(sentence.words)
    for i, w in enumerate(words[1:-1], 1):
        spaced = words[i - 1].space_after and w.space_after
        if w.upos == "PUNCT" and w.form in _DASHES and (spaced or w.form != "-"):
            words[i] = attrs.evolve(w, form=form, space_after=after)
            words[i - 1] = attrs.evolve(words[i - 1], space_after=before)
    return with_words(sentence, words)


def comma_to_dash(sentence: Sentence, rng: random.Random) -> Sentence:
    """One comma as a dash."""
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
    """The full stop or a comma as dots."""
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
    """Everything in capitals."""
    return with_words(sentence, (attrs.evolve(w, form=w.form.upper()) for w in sentence.words))


def dash_dialogue(sentence: Sentence, rng: random.Random) -> Sentence:
    """``— Line of dialogue.``, where no quotation mark is used."""
    if has_quotes(sentence) or sentence.words[0].upos == "PUNCT":
        return sentence
    mark = punctuation(rng.choice(("—", "—", "–", "--")), head=root_of(sentence), xpos=":")
    mark = attrs.evolve(mark, space_after=happens(rng, 0.5))
    return insert(sentence, 0, mark)


def emphasis(sentence: Sentence, rng: random.Random) -> Sentence:
    """One word in underscores, as Project Gutenberg writes italics."""
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
    """Without the full stop, as a headline or a careless writer has it."""
    last = len(sentence.words) - 1
    if last < 1 or sentence.words[last].form != "." or not is_leaf(sentence, last):
        return sentence
    return delete(sentence, last)


_CHANGES: dict[str, Callable[[Sentence, random.Random], Sentence]] = {
    "dashes": dashes,
    "comma_to_dash": comma_to_dash,
    "ellipsis": ellipsis,
    "all_caps": all_caps,
    "dash_dialogue": dash_dialogue,
    "emphasis": emphasis,
    "no_final_stop": no_final_stop,
}


def vary(sentence: Sentence, rng: random.Random) -> Sentence:
    """One random variant of a sentence."""
    opening, closing = rng.choice(_QUOTE_STYLES)
    result = restyle_quotes(sentence, opening, closing)
    if happens(rng, _WRAPPED) and not has_quotes(sentence) and sentence.words[-1].form in _FINAL:
        result = wrap(result, opening, closing)
    for chance, name in _CHANCES:
        if happens(rng, chance):
            result = _CHANGES[name](result, rng)
    agreeing = happens(rng, _AGREEING)
    return curly_apostrophes(result, curly=(opening not in {'"', "'"}) == agreeing)


def variants(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[Sentence]:
    """A variant of each sentence."""
    for sentence in sentences:
        yield vary(sentence, rng)
