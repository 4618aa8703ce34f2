"""Sentences of novels with the names of their characters marked, under other names.

The character lists of PDNC say which words name a person; a sentence is used if every
capitalised word inside it belongs to such a name. Names are then replaced by others, so that
the models learn where persons stand and not who they are.
"""

from __future__ import annotations

import ast
import csv
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from quoteattr.training.texts.entities import HONORIFICS, Mention, Tagged, tag
from quoteattr.training.texts.wordlist import words_of

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?P<close>[\"”’']?)\s+(?=[\"“‘']?[A-Z])")
# A word joiner after these keeps the sentence together.
_ABBREVIATION = re.compile(
    r"\b(?:Mrs?|Ms|Dr|St|Capt|Col|Gen|Lt|Rev|Prof|Mme|Mlle|Esq|[A-Z])\.(?= )"
)
_LONGEST = 45
_SHORTEST = 4
# An initial with its stop, which stays as it is.
_INITIAL = 2
# Share of new names that are names of others; the rest are made up.
_REAL = 0.85
# Share of sentences whose places and organisations get made-up names, lest every unknown
# capitalised word be taken for a person.
_OTHER_KINDS = 0.5

# Words that are capitalised inside sentences without naming anybody.
_NO_NAMES = frozenset(
    {"i", "i’m", "o", "oh", "sir", "madam", "mr.", "mrs.", "miss", "god", "heaven", "lord"}
)

_VOWELS = "aeiou"
_CONSONANTS = "bcdfghjklmnprstvwz"
_ENDINGS = (
    "",
    "",
    "n",
    "ton",
    "ley",
    "son",
    "ford",
    "man",
    "well",
    "ham",
    "by",
    "ie",
    "a",
    "ine",
    "er",
    "o",
    "ard",
    "is",
)


def sentences(text: str) -> Iterator[list[str]]:
    """Tokens of roughly each sentence of a raw text."""
    for paragraph in _PARAGRAPH.split(text):
        flat = " ".join(paragraph.split())
        flat = _ABBREVIATION.sub("\\g<0>\u2060", flat)
        for piece in _SENTENCE_END.sub(r"\g<close>\n", flat).split("\n"):
            words = words_of(piece.replace("\u2060", ""))
            if _SHORTEST <= len(words) <= _LONGEST:
                yield words


def character_names(rows: Iterable[dict[str, str]]) -> set[tuple[str, ...]]:
    """Names of the characters without honorifics, as tuples of tokens; no common nouns."""
    names = set()
    for row in rows:
        try:
            aliases = set(ast.literal_eval(row["Aliases"]))
        except (SyntaxError, ValueError):
            aliases = set(re.findall(r"'([^']+)'", row["Aliases"]))
        for alias in aliases | {row["Main Name"]}:
            tokens = words_of(alias)
            while tokens and tokens[0].lower() in HONORIFICS:
                tokens = tokens[1:]
            if tokens and all(t[:1].isupper() and t.lower() not in HONORIFICS for t in tokens):
                names.add(tuple(tokens))
    return names


def mark(tokens: Sequence[str], names: set[tuple[str, ...]], lower: set[str]) -> Tagged | None:
    """Mark the names in a sentence, or give None if it has another capitalised word or no name.

    Args:
        tokens: The sentence.
        names: Names of characters.
        lower: Words that the novel also has in lower case, which name nobody.
    """
    mentions = []
    i = 0
    while i < len(tokens):
        size = next(
            (n for n in (4, 3, 2, 1) if i + n <= len(tokens) and tuple(tokens[i : i + n]) in names),
            0,
        )
        if size and not (size == 1 and tokens[i].lower() in lower):
            mentions.append(Mention(i, i + size, "PER"))
            i += size
            continue
        word = tokens[i]
        starts = i == 0 or not tokens[i - 1][-1:].isalnum()
        known = word.lower() in lower or word.lower() in _NO_NAMES | HONORIFICS
        if word[:1].isupper() and not known and not (starts and word.lower() in lower):
            return None
        i += 1
    if "s" in tokens:
        # A lost apostrophe.
        return None
    return tag(tokens, mentions) if mentions else None


def made_up_name(rng: random.Random) -> str:
    """A word that looks like a name and most likely is none."""
    syllables = rng.choice((1, 1, 2))
    stem = "".join(
        rng.choice(_CONSONANTS) + rng.choice(_VOWELS) + rng.choice(("", "", "r", "l", "n", "s"))
        for _ in range(syllables)
    )
    return (stem + rng.choice(_ENDINGS)).capitalize()


def rename(tagged: Tagged, pool: Sequence[str], rng: random.Random) -> Tagged:
    """Other names for the persons of a sentence, and now and then for its places and organisations.

    The same word always gets the same new one.
    """
    new: dict[str, str] = {}
    tokens = []
    elsewhere = rng.random() < _OTHER_KINDS
    for form, label in zip(tagged.tokens, tagged.tags, strict=True):
        person = label.endswith("-PER")
        if form.istitle() and len(form) > _INITIAL and (person or (elsewhere and label != "O")):
            if form not in new:
                known = person and rng.random() < _REAL
                new[form] = rng.choice(pool) if known else made_up_name(rng)
            tokens.append(new[form])
        else:
            tokens.append(form)
    return attrs.evolve(tagged, tokens=tuple(tokens))


def novel(folder: Path) -> Iterator[Tagged]:
    """Marked sentences of one PDNC novel, under its own names."""
    text = (folder / "novel_text.txt").read_text(encoding="utf-8").replace("_", " ")
    with (folder / "character_info.csv").open(encoding="utf-8", newline="") as handle:
        names = character_names(csv.DictReader(handle))
    lower = {w for w in words_of(text) if w.islower()}
    for tokens in sentences(text):
        if (marked := mark(tokens, names, lower)) is not None:
            yield marked
