"""Proper names in LitBank, from its coreference annotation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs

from quoteattr.training.texts.names.tagged import (
    HONORIFICS,
    Mention,
    Tagged,
    split_hyphens,
    tag,
    trim,
)

_KINDS = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_MENTION_FIELDS = 8


def read_litbank(text: Path, annotations: Path) -> list[Tagged]:
    """Return the sentences of a sample, with its proper names tagged.

    Args:
        text: The file of its tokens, with a sentence on each line.
        annotations: The file of its coreference mentions.
    """
    lines = [line.split(" ") for line in text.read_text(encoding="utf-8").rstrip("\n").split("\n")]
    mentions: list[list[Mention]] = [[] for _ in lines]
    for row in annotations.read_text(encoding="utf-8").splitlines():
        fields = row.split("\t")
        if fields[0] != "MENTION" or len(fields) < _MENTION_FIELDS or fields[7] not in _KINDS:
            continue
        line, start, last_line, last = map(int, fields[2:6])
        if line == last_line and (
            found := _mention(lines[line], start, last + 1, fields[7], fields[8])
        ):
            mentions[line].append(found)
    return [
        _split(tag(tokens, found))
        for tokens, found in zip(lines, mentions, strict=True)
        if tokens != [""]
    ]


def _mention(tokens: Sequence[str], start: int, end: int, kind: str, form: str) -> Mention | None:
    articles = {tokens[start].lower(), tokens[start - 1].lower() if start else ""}
    if kind == "PER" and form == "PROP" and articles & {"a", "an", "the", "some"}:
        # "a Frenchman", "the Elphbergs": not the name of a single person.
        return None
    mention = trim(tokens, Mention(start, end, _KINDS[kind]))
    if form == "NOM" and kind == "PER":
        # "James Stevenson, Esq. of South Park" is a nominal mention that begins with a name.
        if mention.start != start and tokens[start].lower() not in HONORIFICS:
            return None
        stop = _end_of_name(tokens, mention.start, end)
        return attrs.evolve(mention, end=stop) if stop > mention.start and start > 0 else None
    return mention if form == "PROP" and mention.start < mention.end else None


def _end_of_name(tokens: Sequence[str], start: int, end: int) -> int:
    """Return the end of the capitalised words at the start of a range of tokens."""
    stop = start
    while stop < end and tokens[stop][:1].isupper() and tokens[stop].lower() not in {"i", "the"}:
        stop += 1
    return stop


def _split(tagged: Tagged) -> Tagged:
    """Return a sentence with its hyphenated words split as in the treebanks."""
    tokens: list[str] = []
    tags: list[str] = []
    for form, label in zip(tagged.tokens, tagged.tags, strict=True):
        pieces = split_hyphens(form)
        tokens += pieces
        tags += [label, *(["I" + label[1:] if label != "O" else "O"] * (len(pieces) - 1))]
    return Tagged(tuple(tokens), tuple(tags))
