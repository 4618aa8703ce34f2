"""PolNeAR (Newell et al. 2018) as words with their roles in attribution relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import attrs

ROLES = ("cue", "source", "content")
"""The roles as PolNeAR names them; a word with two roles gets the one that comes first."""
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}\.ann$")

Spans = tuple[tuple[int, int], ...]


@attrs.frozen
class Relation:
    """An attribution relation: half-open offsets of its roles, in text order."""

    source: Spans
    """The words that name the speaker; may be empty."""
    cue: Spans
    """The reporting words; may be empty."""
    content: Spans
    """What is said."""


@attrs.frozen
class Article:
    """A news article as one annotator annotated it."""

    text: str
    """The article."""
    relations: tuple[Relation, ...]
    """Its attribution relations."""


@attrs.frozen
class Roles:
    """The roles of the words of an article."""

    tags: tuple[str, ...]
    """IOB2 tags."""
    links: tuple[int | None, ...]
    """For each word of a content the position of the first word of its cue, for each word of a cue
    that of its source; -1 if it has none, None for all other words."""


def articles(folder: Path) -> Iterator[Article]:
    """Yield the articles of a part of PolNeAR, once for each annotator.

    Args:
        folder: The folder with `text` and `attributions`.
    """
    for path in sorted((folder / "attributions").glob("*.ann")):
        stem = _ANNOTATOR.sub("", path.name)
        with (folder / "text" / f"{stem}.txt").open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        yield Article(text, tuple(read_relations(path.read_text(encoding="utf-8").split("\n"))))


def read_relations(lines: Sequence[str]) -> Iterator[Relation]:
    """Yield the attribution relations of the lines of an annotation file."""
    # Annotated words may contain line breaks, so only lines with fields are entries.
    entries = [fields for line in lines if len(fields := line.split("\t")) > 1]
    spans: dict[str, Spans] = {}
    for fields in entries:
        if fields[0].startswith("T"):
            pieces = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = tuple((int(a), int(b)) for a, b in map(str.split, pieces))
    for fields in entries:
        if not fields[0].startswith("E"):
            continue
        found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for argument in fields[1].split()[1:]:
            role, _, name = argument.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in found:
                found[role] += spans.get(name, ())
        if found["content"]:
            yield Relation(**{role: tuple(sorted(where)) for role, where in found.items()})


def roles_of(words: Sequence[tuple[int, int]], relations: Sequence[Relation]) -> Roles:
    """Return the role of every word.

    Args:
        words: Half-open offsets of the words of an article, in text order.
        relations: Its attribution relations.
    """
    tags = ["O"] * len(words)
    links: list[int | None] = [None] * len(words)
    for relation in relations:
        cue, source = _first(words, relation.cue), _first(words, relation.source)
        for role, target in (("content", cue), ("source", None), ("cue", source)):
            for span in getattr(relation, role):
                places = _places(words, span)
                for place in places:
                    if _rank(tags[place]) < ROLES.index(role):
                        continue
                    tags[place] = f"{'B' if place == places[0] else 'I'}-{role}"
                    links[place] = None if role == "source" else -1 if target is None else target
    for (before, _), (after, place) in pairwise((t, i) for i, t in enumerate(["O", *tags])):
        if after[0] == "I" and before[1:] != after[1:]:
            tags[place - 1] = "B" + after[1:]
    return Roles(tuple(tags), tuple(links))


def _rank(tag: str) -> int:
    return len(ROLES) if tag == "O" else ROLES.index(tag[2:])


def _first(words: Sequence[tuple[int, int]], spans: Spans) -> int | None:
    places = _places(words, spans[0]) if spans else range(0)
    return places[0] if places else None


def _places(words: Sequence[tuple[int, int]], span: tuple[int, int]) -> Sequence[int]:
    return [i for i, (a, b) in enumerate(words) if a < span[1] and b > span[0]]
