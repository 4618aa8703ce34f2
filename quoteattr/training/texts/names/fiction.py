"""Sentences of novels with the names of their characters tagged, and the names replaced.

The character lists of PDNC say which words name a person; a sentence is used if every
capitalised word inside it belongs to such a name. The names are then replaced by others, so that
the models learn the contexts of names, and not the names.
"""

from __future__ import annotations

import ast
import csv
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from quoteattr.training.texts.names.tagged import HONORIFICS, Mention, Tagged, tag
from quoteattr.training.texts.wordlist import words_of

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?P<close>[\"”’']?)\s+(?=[\"“‘']?[A-Z])")
_ABBREVIATION = re.compile(
    r"\b(?:Mrs?|Ms|Dr|St|Capt|Col|Gen|Lt|Rev|Prof|Mme|Mlle|Esq|[A-Z])\.(?= )"
)
"""A word joiner after these keeps the sentence together."""
_LONGEST = 45
_SHORTEST = 4
"""Most and least words of a sentence that is used."""
_INITIAL = 2
"""Length of an initial with its full stop, which is not replaced."""
_REAL = 0.85
"""Share of new names that are those of other people; the others are made up."""
_OTHER_KINDS = 0.5
"""Share of sentences whose places and organisations get made-up names, so that not every unknown
capitalised word is taken for a person."""

_NO_NAMES = frozenset(
    {"i", "i’m", "o", "oh", "sir", "madam", "mr.", "mrs.", "miss", "god", "heaven", "lord"}
)
"""Words that are capitalised inside sentences and are not names."""

_VOWELS = "aeiou"
_CONSONANTS = "bcdfghjklmnprstvwz"
_ENDINGS = (
    "", "", "n", "ton", "ley", "son", "ford", "man", "well", "ham", "by", "ie", "a", "ine", "er",
    "o", "ard", "is",
)  # fmt: skip


def sentences(text: str) -> Iterator[list[str]]:
    """Yield the tokens of each sentence of a raw text, roughly split."""
    for paragraph in _PARAGRAPH.split(text):
        flat = " ".join(paragraph.split())
        flat = _ABBREVIATION.sub("\\g<0>\u2060", flat)
        for piece in _SENTENCE_END.sub(r"\g<close>\n", flat).split("\n"):
            words = words_of(piece.replace("\u2060", ""))
            if _SHORTEST <= len(words) <= _LONGEST:
                yield words


def character_names(rows: Iterable[dict[str, str]]) -> set[tuple[str, ...]]:
    """Return the proper names of the characters, without honorifics, as tuples of tokens."""
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


def tag_characters(
    tokens: Sequence[str], names: set[tuple[str, ...]], lower: set[str]
) -> Tagged | None:
    """Tag the names in a sentence; None if it has no name, or another capitalised word.

    Args:
        tokens: The sentence.
        names: Names of characters.
        lower: Words that occur in lower case in the novel, too, and so are not names.
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
        # The apostrophe before it is lost.
        return None
    return tag(tokens, mentions) if mentions else None


def made_up_name(rng: random.Random) -> str:
    """Return a word that looks like a name and most likely is not one."""
    syllables = rng.choice((1, 1, 2))
    stem = "".join(
        rng.choice(_CONSONANTS) + rng.choice(_VOWELS) + rng.choice(("", "", "r", "l", "n", "s"))
        for _ in range(syllables)
    )
    return (stem + rng.choice(_ENDINGS)).capitalize()


def rename(tagged: Tagged, pool: Sequence[str], rng: random.Random) -> Tagged:
    """Replace the names of persons, and now and then those of places and organisations.

    A word that occurs twice is replaced by the same word.

    Args:
        tagged: The sentence.
        pool: Words of personal names.
        rng: Source of randomness.
    """
    replacements: dict[str, str] = {}
    replaces_others = rng.random() < _OTHER_KINDS
    tokens = []
    for form, label in zip(tagged.tokens, tagged.tags, strict=True):
        is_person = label.endswith("-PER")
        is_replaced = is_person or (replaces_others and label != "O")
        if not (is_replaced and form.istitle() and len(form) > _INITIAL):
            tokens.append(form)
            continue
        if form not in replacements:
            is_real = is_person and rng.random() < _REAL
            replacements[form] = rng.choice(pool) if is_real else made_up_name(rng)
        tokens.append(replacements[form])
    return attrs.evolve(tagged, tokens=tuple(tokens))


def tagged_sentences(folder: Path) -> Iterator[Tagged]:
    """Yield the sentences of a novel of PDNC that can be used, with its names tagged."""
    text = (folder / "novel_text.txt").read_text(encoding="utf-8").replace("_", " ")
    with (folder / "character_info.csv").open(encoding="utf-8", newline="") as handle:
        names = character_names(csv.DictReader(handle))
    lower = {w for w in words_of(text) if w.islower()}
    for tokens in sentences(text):
        if (tagged := tag_characters(tokens, names, lower)) is not None:
            yield tagged
