"""Odd texts to try a pipeline on: grammars that make them, and what can happen to a text.

What the sentences say does not matter; between them they hold every construction that the rules
know.
"""

import random
from collections.abc import Callable, Mapping, Sequence

from benchmarks.robustness.odd_words import (
    CLAUSES,
    DESCRIPTIONS,
    MARKS,
    NAMES,
    NOUNS,
    ODD,
    PHRASES,
    PRONOUNS,
    SENTENCES,
    VERBS,
)

_LONGEST = 1500

Mutation = Callable[[random.Random, str], str]


def odd_text(chance: random.Random) -> str:
    """Return an odd text, of at most some hundred words."""
    text = chance.choice(GRAMMARS)(chance)
    for _ in range(chance.choice((0, 0, 1, 2, 3, 6))):
        text = chance.choice(MUTATIONS)(chance, text)[:_LONGEST]
    return text


def prose(chance: random.Random) -> str:
    """Return a few paragraphs of sentences that quote and report."""
    paragraphs = range(chance.randint(1, 4))
    return "\n\n".join(_paragraph(chance) for _ in paragraphs)


def dialogue(chance: random.Random) -> str:
    """Return turns, one a paragraph, most of them without a word for who speaks."""
    opening, closing = chance.choice(
        ('""', "“”", "‘’", "''", "«»", "»«", "„“", ("—", ""), ("- ", ""))
    )
    turns = []
    for _ in range(chance.randint(2, 8)):
        turn = f"{opening}{_fill(chance, '{Clause}.')}{closing}"
        turns.append(
            turn + chance.choice(("", _fill(chance, " {who} {verb}."), " " + _paragraph(chance)))
        )
    return chance.choice(("\n\n", "\n")).join(turns)


def layout(chance: random.Random) -> str:
    """Return a transcript, an e-mail, a list or headlines."""
    shape = chance.choice(("{WHO}: {Clause}.", "{Who} — {Clause}.", "> {sentence}", "- {sentence}"))
    shape = chance.choice(
        (shape, "{n}. {sentence}", "[{n}:00] {Who}: {sentence}", "{Clause}: {who}")
    )
    lines = [_fill(chance, shape) for _ in range(chance.randint(2, 8))]
    if chance.random() < 0.3:
        head = "From: {who}\nTo: {who}\nSubject: {clause}\n"
        lines = [_fill(chance, head), *lines, "--", _fill(chance, "{who}")]
    return chance.choice(("\n", "\n\n", "\r\n")).join(lines)


def soup(chance: random.Random) -> str:
    """Return words and marks in no order."""
    words = (*NAMES, *PRONOUNS, *VERBS, *NOUNS, "that", "to", "and", "of", "not")
    marks = chance.sample(MARKS, 6)
    pieces = []
    for _ in range(chance.randint(3, 80)):
        pieces.append(chance.choice(words) if chance.random() < 0.5 else chance.choice(marks))
        pieces.append(chance.choice((" ", " ", "", "\n")))
    return "".join(pieces)


def characters(chance: random.Random) -> str:
    """Return code points of a few blocks, halves of surrogate pairs included."""
    starts = [chance.choice((0, 0x20, 0x80, 0x300, 0x2000, 0x4E00, 0xD800, 0xFE00, 0x1F600))]
    starts += [chance.randrange(0x110000), 0x20]
    points = (chance.choice(starts) + chance.randrange(96) for _ in range(chance.randint(0, 120)))
    return "".join(chr(min(point, 0x10FFFF)) for point in points)


GRAMMARS: Sequence[Callable[[random.Random], str]] = (
    prose,
    prose,
    prose,
    dialogue,
    layout,
    soup,
    characters,
)
"""The grammars; prose comes most often."""


def _paragraph(chance: random.Random) -> str:
    sentences = (_fill(chance, chance.choice(SENTENCES)) for _ in range(chance.randint(1, 4)))
    return " ".join(sentences)


def _fill(chance: random.Random, template: str) -> str:
    """Return a template with words in its places, each drawn anew."""
    while "{" in template:
        before, _, rest = template.partition("{")
        slot, _, after = rest.partition("}")
        words = _drawn(chance, slot.lower())
        if slot.isupper():
            words = words.upper()
        elif slot[:1].isupper():
            words = words[:1].upper() + words[1:]
        template = before + words + after
    return template


def _drawn(chance: random.Random, slot: str) -> str:
    if slot == "who":
        return chance.choice(chance.choice((NAMES, NAMES, DESCRIPTIONS, PRONOUNS)))
    if slot == "n":
        return str(chance.randrange(20))
    kinds: Mapping[str, Sequence[str]] = {
        "verb": VERBS,
        "clause": CLAUSES,
        "phrase": PHRASES,
        "noun": NOUNS,
        "sentence": SENTENCES,
    }
    return chance.choice(kinds[slot])


def _stretch(chance: random.Random, text: str) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + chance.randint(0, 40))


def _cut(chance: random.Random, text: str) -> str:
    start, end = _stretch(chance, text)
    return text[:start] + text[end:]


def _double(chance: random.Random, text: str) -> str:
    start, end = _stretch(chance, text)
    return text[:end] + text[start:]


def _swap(chance: random.Random, text: str) -> str:
    first, second = sorted(_stretch(chance, text) for _ in range(2))
    if first[1] > second[0]:
        return text
    return (
        text[: first[0]]
        + text[slice(*second)]
        + text[first[1] : second[0]]
        + text[slice(*first)]
        + text[second[1] :]
    )


def _exchange_marks(chance: random.Random, text: str) -> str:
    found = [mark for mark in MARKS if mark in text]
    if not found:
        return text
    old, new = chance.choice(found), chance.choice((*MARKS, "", "''", " "))
    return text.replace(old, new, chance.choice((1, 2, -1)))


def _change_case(chance: random.Random, text: str) -> str:
    start, end = chance.choice(((0, len(text)), _stretch(chance, text)))
    change = chance.choice((str.upper, str.lower, str.title, str.swapcase))
    return text[:start] + change(text[start:end]) + text[end:]


def _insert(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 4)):
        place = chance.randint(0, len(text))
        text = text[:place] + chance.choice((*ODD, *MARKS)) + text[place:]
    return text


def _respace(chance: random.Random, text: str) -> str:
    return text.replace(
        " ", chance.choice(("", "  ", "\n", "\t", "\u00a0")), chance.choice((1, 5, -1))
    )


MUTATIONS: Sequence[Mutation] = (
    _cut,
    _double,
    _swap,
    _exchange_marks,
    _change_case,
    _insert,
    _respace,
)
"""What happens to a text afterwards."""
