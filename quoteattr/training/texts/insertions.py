"""Honorifics and vocatives, put into ordinary sentences.

Web text has few of either; in news and novels ``Sen. Kaine`` must not end a sentence, and Watson
must not be the subject in ``I think, Watson, that ...``.
"""

from __future__ import annotations

import random

import attrs

from quoteattr.training.texts.clauses import honorific, personal_name
from quoteattr.training.texts.edits import happens, insert, is_leaf, punctuation, root_of
from quoteattr.training.texts.treebanks import Sentence, Word

_PERSONAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "conj", "appos"})
"""Relations in which a proper noun is often a person."""
_PARTIES = ("R", "D", "I")
_STATES = (
    "Ky.", "Mass.", "Texas", "Va.", "Ariz.", "Calif.", "N.Y.", "Ohio", "Fla.", "Vt.", "Tenn.",
)  # fmt: skip
# Chance that a name with an honorific gets "(R-Ky.)" after it, as in American news.
_PARTY = 0.12


def entitle(sentence: Sentence, rng: random.Random) -> Sentence:
    """Put an honorific before one proper noun: ``Kaine left`` as ``Sen. Kaine left``."""
    words = sentence.words
    spots = [
        i
        for i, w in enumerate(words)
        if w.upos == "PROPN"
        and w.deprel in _PERSONAL
        and w.form.istitle()
        and (i == 0 or (words[i - 1].upos != "PROPN" and words[i - 1].space_after))
    ]
    if not spots:
        return sentence
    spot = rng.choice(spots)
    last = spot
    while last + 1 < len(words) and words[last + 1].deprel == "flat":
        last += 1
    result = sentence
    if happens(rng, _PARTY) and words[last].space_after and last + 1 < len(words):
        result = _with_party(result, spot, last, rng)
    title = Word(honorific(rng), "", "PROPN", "NNP", "Number=Sing", spot + 1, "nmod:desc")
    return insert(result, spot, attrs.evolve(title, lemma=title.form))


def address(sentence: Sentence, rng: random.Random) -> Sentence:
    """Insert a vocative before the final stop, ``It rains, Watson.``, or after a comma."""
    root = root_of(sentence)
    last = len(sentence.words) - 1
    commas = [i for i, w in enumerate(sentence.words) if w.form == "," and i > 0]
    if commas and happens(rng, 0.5):
        # After a comma that is there already: "I think, Watson, that ..."
        spot = rng.choice(commas) + 1
        result = _with_names(sentence, spot, root, rng)
        after = _moved(root, spot, len(result.words) - len(sentence.words))
        spot += len(result.words) - len(sentence.words)
        result = _touching_before(result, spot)
        return insert(result, spot, punctuation(",", head=after, xpos=","))
    if sentence.words[last].upos != "PUNCT" or not is_leaf(sentence, last):
        return sentence
    result = insert(sentence, last, punctuation(",", head=root, xpos=","))
    named = _with_names(result, last + 1, root, rng)
    return _touching_before(named, last + 1 + len(named.words) - len(result.words))


def _with_names(sentence: Sentence, spot: int, root: int, rng: random.Random) -> Sentence:
    """Insert a name as a ``vocative`` before the zero-based ``spot``."""
    result = sentence
    words = personal_name(rng).words
    head = next(i for i, w in enumerate(words) if w.head == 0)
    # The head word is inserted first, because the others depend on it.
    top = attrs.evolve(words[head], head=root, deprel="vocative")
    result = insert(result, spot, top)
    for i, word in enumerate(words):
        if i < head:
            result = insert(result, spot + i, attrs.evolve(word, head=spot + i + 1))
        elif i > head:
            result = insert(result, spot + i, attrs.evolve(word, head=spot + head + 1))
    return result


def _moved(position: int, spot: int, size: int) -> int:
    return position + size if position > spot else position


def _touching_before(sentence: Sentence, spot: int) -> Sentence:
    """Delete the space before the zero-based ``spot``."""
    words = list(sentence.words)
    words[spot - 1] = attrs.evolve(words[spot - 1], space_after=False)
    return attrs.evolve(sentence, words=tuple(words))


def _with_party(sentence: Sentence, head: int, last: int, rng: random.Random) -> Sentence:
    """Insert a party and a state after a name: ``Kaine (D-Va.)``."""
    party, state = rng.choice(_PARTIES), rng.choice(_STATES)
    result = insert(
        sentence, last + 1, Word(party, party, "PROPN", "NNP", "Number=Sing", head + 1, "appos")
    )
    top = last + 2
    parts = (
        punctuation("-", head=top, xpos="HYPH", space_after=False),
        Word(state, state, "PROPN", "NNP", "Number=Sing", top, "nmod:unmarked", space_after=False),
        punctuation(")", head=top, xpos="-RRB-"),
    )
    for offset, word in enumerate(parts):
        result = insert(result, last + 2 + offset, word)
    words = list(result.words)
    words[last + 1] = attrs.evolve(words[last + 1], space_after=False)
    opened = attrs.evolve(result, words=tuple(words))
    bracket = punctuation("(", head=top, xpos="-LRB-", space_after=False)
    return insert(opened, last + 1, bracket)
