"""Corpora of names with one token on each line: Universal NER and WikiGold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from quoteattr.training.texts.names.tagged import KINDS, Mention, Tagged, split_hyphens, tag, trim

_TOKEN, _LABEL = 1, 2  # columns of Universal NER


def read_universal_ner(path: Path) -> Iterator[Tagged]:
    """Yield the sentences of a file of Universal NER, whose fields are separated by tabs."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [
            line.split("\t") for line in block.splitlines() if line and not line.startswith("#")
        ]
        if rows:
            tags = [r[_LABEL] if r[_LABEL][2:] in KINDS else "O" for r in rows]
            yield Tagged(tuple(r[_TOKEN] for r in rows), tuple(tags))


def read_wikigold(path: Path) -> Iterator[Tagged]:
    """Yield the sentences of WikiGold: IOB1 becomes IOB2, MISC is dropped, hyphens are tokens."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        tokens: list[str] = []
        mentions: list[Mention] = []
        previous = "O"
        for form, label in rows:
            start = len(tokens)
            tokens += split_hyphens(form)
            kind = label[2:]
            if kind in KINDS:
                if label == previous and label[0] == "I" and mentions:
                    mentions[-1] = attrs.evolve(mentions[-1], end=len(tokens))
                else:
                    mentions.append(Mention(start, len(tokens), kind))
            previous = label
        if tokens:
            yield tag(tokens, [trim(tokens, m) for m in mentions])
