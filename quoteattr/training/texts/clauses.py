"""Made-up reporting clauses: ``she said``, ``replied old Mrs. Dean with a smile``."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable
from pathlib import Path

import attrs

from quoteattr.training.texts.edits import happens, punctuation
from quoteattr.training.texts.treebanks import Word

_WORDS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)

# All shares and chances here imitate novels and news together, judged by reading samples.
_SUBJECTS = {"pronoun": 30, "name": 42, "noun": 28}
_NAMES = {"one": 30, "two": 20, "initial": 10, "title": 30, "title and two": 10}
_EXTRAS = {"nothing": 60, "adverb": 16, "oblique": 16, "participle": 8}
_INVERTED_PRONOUN, _INVERTED_NAME = 0.08, 0.5
_PRESENT = 0.15

_PERSONAL = {
    "he": "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "she": "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
    "I": "Case=Nom|Number=Sing|Person=1|PronType=Prs",
    "they": "Case=Nom|Number=Plur|Person=3|PronType=Prs",
    "we": "Case=Nom|Number=Plur|Person=1|PronType=Prs",
}
_OWNERS = ("his", "her", "my", "their", "your", "our")
_POSSESSIVE = "Case=Gen|Poss=Yes|PronType=Prs"
_XPOS = {"ADP": "IN", "DET": "DT", "NOUN": "NN", "ADJ": "JJ", "PROPN": "NNP", "PRON": "PRP"}
_FEATS = {"NOUN": "Number=Sing", "PROPN": "Number=Sing", "ADJ": "Degree=Pos"}
_DEPENDENTS = {"ADP": "case", "DET": "det", "ADJ": "amod"}


@attrs.frozen
class Phrase:
    """Words whose heads count inside the phrase; the head word has head 0."""

    words: tuple[Word, ...]
    """The words in order."""

    @property
    def head(self) -> int:
        """One-based position of the head word."""
        return next(i for i, w in enumerate(self.words, 1) if w.head == 0)

    def linked(self, deprel: str) -> Phrase:
        """Return the phrase with another relation of its head word."""
        return Phrase(
            tuple(attrs.evolve(w, deprel=deprel) if w.head == 0 else w for w in self.words)
        )

    def capitalised(self) -> Phrase:
        """Return the phrase as it is at the start of a sentence."""
        first = self.words[0]
        first = attrs.evolve(first, form=first.form[0].upper() + first.form[1:])
        return Phrase((first, *self.words[1:]))


def clause(rng: random.Random, *, quote_follows: bool = False) -> Phrase:
    """Return a subject and a verb of saying, now and then with an adverb, oblique or participle.

    Args:
        rng: Source of randomness.
        quote_follows: Whether the clause starts a sentence, so that the subject comes first.

    Returns:
        The clause, with the verb as its head.
    """
    speaker = subject(rng).linked("nsubj")
    first = speaker.words[0]
    verb = _verb(rng, third_person=first.form not in {"they", "we", "I"})
    chance = _INVERTED_PRONOUN if first.upos == "PRON" else _INVERTED_NAME
    inverted = not quote_follows and happens(rng, chance)
    parts = [verb, speaker] if inverted else [speaker, verb]
    if extra := _MODIFIERS.get(_draw(rng, _EXTRAS)):
        parts.append(extra(rng))
    whole = join(parts, parts.index(verb))
    return whole.capitalised() if quote_follows else whole


def honorific(rng: random.Random) -> str:
    """Return a title as it is before a name."""
    return rng.choice(_WORDS["titles"])


def subject(rng: random.Random) -> Phrase:
    """Return a pronoun, a name or a noun phrase."""
    kind = _draw(rng, _SUBJECTS)
    if kind == "pronoun":
        form = rng.choice(("he", "she", *_PERSONAL))
        return Phrase((Word(form, form, "PRON", "PRP", _PERSONAL[form], 0, "root"),))
    return personal_name(rng) if kind == "name" else _noun(rng)


def join(parts: list[Phrase], head: int) -> Phrase:
    """Join phrases into one, all of which depend on the head of the part with index ``head``."""
    offsets = [sum(len(p.words) for p in parts[:i]) for i in range(len(parts))]
    top = offsets[head] + parts[head].head
    words = []
    for i, (part, offset) in enumerate(zip(parts, offsets, strict=True)):
        outer = 0 if i == head else top
        words += [attrs.evolve(w, head=w.head + offset if w.head else outer) for w in part.words]
    return Phrase(tuple(glued(words)))


def glued(words: Iterable[Word]) -> list[Word]:
    """Return words with no space before a comma."""
    result: list[Word] = []
    for word in words:
        if word.form == "," and result:
            result[-1] = attrs.evolve(result[-1], space_after=False)
        result.append(word)
    return result


def _draw(rng: random.Random, shares: dict[str, int]) -> str:
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def _proper(form: str, head: int, deprel: str) -> Word:
    return Word(form, form, "PROPN", "NNP", "Number=Sing", head, deprel)


def personal_name(rng: random.Random) -> Phrase:
    """Return a name, now and then with an honorific."""
    first, last = rng.choice(_WORDS["first_names"]), rng.choice(_WORDS["last_names"])
    title = _proper(rng.choice(_WORDS["titles"]), 2, "nmod:desc")
    initial = rng.choice("ABCDEFGHJKLMNPRSTW") + "."
    kind = _draw(rng, _NAMES)
    if kind == "one":
        return Phrase((_proper(rng.choice((first, last)), 0, "root"),))
    if kind == "two":
        return Phrase((_proper(first, 0, "root"), _proper(last, 1, "flat")))
    if kind == "initial":
        middle = (_proper(initial, 1, "flat"),) if happens(rng, 0.5) else ()
        start = first if middle else initial
        return Phrase((_proper(start, 0, "root"), *middle, _proper(last, 1, "flat")))
    if kind == "title":
        return Phrase((title, _proper(last, 0, "root")))
    return Phrase((title, _proper(first, 0, "root"), _proper(last, 2, "flat")))


def _noun(rng: random.Random) -> Phrase:
    noun = rng.choice(_WORDS["nouns"])
    modifiers = []
    if happens(rng, 0.35):
        form = rng.choice(_WORDS["adjectives"])
        modifiers.append(Word(form, form, "ADJ", "JJ", "Degree=Pos", 0, "amod"))
    following = modifiers[0].form if modifiers else noun
    head = len(modifiers) + 2
    words = [attrs.evolve(w, head=head) for w in (_determiner(rng, following), *modifiers)]
    words.append(Word(noun, noun, "NOUN", "NN", "Number=Sing", 0, "root"))
    if happens(rng, 0.12):
        words.append(Word("for", "for", "ADP", "IN", "_", head + 2, "case"))
        words.append(_proper(rng.choice(_WORDS["last_names"]), head, "nmod"))
    return Phrase(tuple(words))


def _determiner(rng: random.Random, following: str) -> Word:
    if happens(rng, 0.2):
        form = rng.choice(_OWNERS)
        return Word(form, form, "PRON", "PRP$", _POSSESSIVE, 0, "nmod:poss")
    if happens(rng, 0.4):
        form = "an" if following[0] in "aeiou" else "a"
        return Word(form, "a", "DET", "DT", "Definite=Ind|PronType=Art", 0, "det")
    return Word("the", "the", "DET", "DT", "Definite=Def|PronType=Art", 0, "det")


def _verb(rng: random.Random, *, third_person: bool) -> Phrase:
    past, present, lemma = rng.choice(_WORDS["verbs"]).split("/")
    form, xpos, feats = past, "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
    if happens(rng, _PRESENT) and " " not in past:
        if third_person:
            form, xpos = present, "VBZ"
            feats = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
        else:
            form, xpos, feats = lemma, "VBP", "Mood=Ind|Tense=Pres|VerbForm=Fin"
    form, _, particle = form.partition(" ")
    words = [Word(form, lemma, "VERB", xpos, feats, 0, "root")]
    if particle:
        words.append(Word(particle, particle, "ADV", "RB", "_", 1, "advmod"))
    return Phrase(tuple(words))


def _adverb(rng: random.Random) -> Phrase:
    form = rng.choice(_WORDS["adverbs"])
    if form == "at last":
        at = Word("at", "at", "ADP", "IN", "_", 0, "advmod")
        return Phrase((at, Word("last", "last", "ADJ", "JJ", "Degree=Pos", 1, "fixed")))
    return Phrase((Word(form, form, "ADV", "RB", "_", 0, "advmod"),))


def _oblique(rng: random.Random) -> Phrase:
    pieces = [p.split(":") for p in rng.choice(_WORDS["obliques"]).split()]
    last = len(pieces)
    words = []
    for i, (form, upos) in enumerate(pieces, 1):
        lemma = "I" if form == "me" else form
        head, deprel = (0, "obl") if i == last else (last, _DEPENDENTS[upos])
        words.append(Word(form, lemma, upos, _XPOS[upos], _FEATS.get(upos, "_"), head, deprel))
    return Phrase(tuple(words))


def _participle(rng: random.Random) -> Phrase:
    form, lemma = rng.choice(_WORDS["participles"]).split("/")
    verb = Word(form, lemma, "VERB", "VBG", "Tense=Pres|VerbForm=Part", 0, "advcl")
    return Phrase((punctuation(",", head=2, xpos=","), verb))


_MODIFIERS = {"adverb": _adverb, "oblique": _oblique, "participle": _participle}
"""The modifiers of a clause, by their names in `_EXTRAS`."""
