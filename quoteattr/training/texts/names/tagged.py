"""Named entities under one convention: PER, ORG and LOC, without honorifics.

``Mr. Darcy`` is the person ``Darcy``, ``President Obama`` the person ``Obama``, ``the United
States`` the place ``United States``: as in news corpora, and as a list of characters needs it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

HONORIFICS: frozenset[str] = frozenset(
    tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["honorifics"]
)
"""Words that precede a name, in lower case."""
KINDS = frozenset({"PER", "ORG", "LOC"})
"""The kinds of names."""

_HYPHENATED = re.compile(r"(?<=\w)(-)(?=\w)")
"""Hyphenated words are one token in some corpora and several in the treebanks."""


@attrs.frozen
class Tagged:
    """A sentence whose tokens have IOB2 tags."""

    tokens: tuple[str, ...]
    """The tokens."""
    tags: tuple[str, ...]
    """``B-PER``, ``I-PER``, ... or ``O``, one for each token."""


@attrs.frozen
class Mention:
    """A name: a range of tokens with a type."""

    start: int
    """First token."""
    end: int
    """Token after the last."""
    type: str
    """PER, ORG or LOC."""


def tag(tokens: Sequence[str], mentions: Iterable[Mention]) -> Tagged:
    """Return tokens with tags for mentions; of mentions that overlap, the longest is kept."""
    tags = ["O"] * len(tokens)
    for m in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if m.start < m.end and all(t == "O" for t in tags[m.start : m.end]):
            tags[m.start] = "B-" + m.type
            tags[m.start + 1 : m.end] = ["I-" + m.type] * (m.end - m.start - 1)
    return Tagged(tuple(tokens), tuple(tags))


def split_hyphens(form: str) -> list[str]:
    """Return the tokens of a word in the treebanks: three of ``well-known``."""
    return [piece for piece in _HYPHENATED.split(form) if piece]


def trim(tokens: Sequence[str], mention: Mention) -> Mention:
    """Return a mention without what precedes the name: articles, small words, honorifics."""

    def precedes_name(index: int) -> bool:
        word = tokens[index]
        is_honorific = mention.type == "PER" and word.lower() in HONORIFICS
        return (
            not (word[:1].isupper() or word[:1].isdigit())
            or word.lower() in {"the", "a", "an"}
            or (is_honorific and (mention.end - index > 1 or index == 0))
        )

    start, end = mention.start, mention.end
    while start < end and precedes_name(start):
        start += 1
    while end > start and tokens[end - 1] in {",", "'s", "’s", "'", "’", '"'}:
        end -= 1
    return attrs.evolve(mention, start=start, end=end)
