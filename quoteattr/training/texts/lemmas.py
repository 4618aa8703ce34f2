"""More words for the lemmatizer's dictionary: regular inflections, and capitalised words.

Novels have many more verbs of speaking than the treebanks, so the lemmas of regular forms in the
frequency list are derived here, wherever the base is a known word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quoteattr.training.texts.treebanks import Sentence, Word

_VOWELS = "aeiou"
# "run", "hop": one vowel and one consonant end one syllable; the consonant doubles before -ed.
_DOUBLING = re.compile(rf"^[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}wxy]$")
_DOUBLED = re.compile(rf"([^{_VOWELS}])\1$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
_SHORTEST = 3

Triple = tuple[str, str, str]


class Bases:
    """The words that may be the base of an inflected form."""

    def __init__(self, verbs: Iterable[str], nouns: Iterable[str], words: Iterable[str]) -> None:
        """Take the lemmas of the treebanks, and a general list, which is used after them."""
        self._verbs = frozenset(verbs)
        self._nouns = frozenset(nouns)
        self._words = frozenset(words)

    def verb(self, word: str) -> str | None:
        """Return the base of a regular form of a verb: ``expostulate`` of ``expostulated``."""
        for ending in ("ed", "ing"):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                return self._best(_before_vowel(word.removesuffix(ending)), self._verbs)
        return self._best(_before_s(word), self._verbs) if word.endswith("s") else None

    def noun(self, word: str) -> str | None:
        """Return the singular of a regular plural."""
        if word.endswith("men") and word[:-2] + "an" in self._nouns | self._words:
            return word[:-2] + "an"
        return self._best(_before_s(word), self._nouns) if word.endswith("s") else None

    def _best(self, candidates: list[str], lemmas: frozenset[str]) -> str | None:
        long = [c for c in candidates if len(c) >= _SHORTEST]
        known = [c for c in long if c in lemmas] or [c for c in long if c in self._words]
        return known[0] if known else None


def dictionary(sentences: Iterable[Sentence], words: Iterable[str]) -> Iterator[Triple]:
    """Yield the word, part of speech and lemma of entries that are not in the treebanks.

    Args:
        sentences: The training sentences.
        words: General words in lower case, the most frequent first.
    """
    seen = {(w.form, w.upos): w.lemma for s in sentences for w in s.words}
    general = [w for w in words if w.isalpha()]
    bases = Bases(
        (lemma for (_, upos), lemma in seen.items() if upos == "VERB"),
        (lemma for (_, upos), lemma in seen.items() if upos == "NOUN"),
        general,
    )
    entries = dict(seen)
    for word in general:
        if (verb := bases.verb(word)) is not None and (word, "VERB") not in entries:
            entries[word, "VERB"] = verb
            entries.setdefault((word, "ADJ"), word)
            if word.endswith("ing"):
                entries.setdefault((word, "NOUN"), word)
        if (noun := bases.noun(word)) is not None:
            entries.setdefault((word, "NOUN"), noun)
    for (word, upos), lemma in list(entries.items()):
        if word.islower() and len(word) > 1 and upos != "PROPN":
            entries.setdefault((word[0].upper() + word[1:], upos), lemma)
            entries.setdefault((word[0].upper() + word[1:], "PROPN"), word[0].upper() + word[1:])
    for (word, upos), lemma in entries.items():
        if (word, upos) not in seen:
            yield word, upos, lemma


def as_sentences(entries: Iterable[Triple]) -> Iterator[Sentence]:
    """Yield entries as sentences of one word, in which Stanza's lemmatizer reads them."""
    for word, upos, lemma in entries:
        yield Sentence((Word(word, lemma, upos, "_", "_", 0, "root"),))


def _before_vowel(stem: str) -> list[str]:
    """Return the possible bases of a stem before -ed or -ing, the most likely first."""
    if stem.endswith("i"):
        return [stem[:-1] + "y"]
    undoubled = [stem[:-1]] if _DOUBLED.search(stem) else []
    if _DOUBLING.match(stem):
        return [stem + "e", stem]
    if undoubled and _DOUBLING.match(undoubled[0]) and not stem.endswith(("ll", "ss")):
        return [*undoubled, stem, stem + "e"]
    return [stem, stem + "e", *undoubled]


def _before_s(word: str) -> list[str]:
    """Return the possible bases of a form in -s, the most likely first."""
    if word.endswith(("ss", "us", "is")):
        return []
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith("ves"):
        return [word[:-1], word[:-3] + "f", word[:-3] + "fe"]
    if word.endswith("es") and _SIBILANT.search(word[:-2]):
        return [word[:-2], word[:-1]]
    return [word[:-1]]
