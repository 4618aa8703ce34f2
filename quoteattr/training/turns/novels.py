"""The novels of PDNC with their quotations, speakers and the names of their characters."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from quoteattr.language.names import parse_name
from quoteattr.schema.quote import Speaker
from quoteattr.schema.span import Span

_NAME_WEIGHT = 3
"""Votes of the canonical name, where each alias has one; as in the benchmark."""
_QUOTED = re.compile(r"'([^']+)'")
_POSSESSIVE = re.compile(r"[’']s$")
_LONGEST_CELL = 10_000_000
NOT_LEARNED_FROM = "# not learned from: "
"""Start of a file of weights; the ids of the novels that were held out follow."""
_NOBODY = frozenset({"", "_unknowable", "_group", "_narr"})
"""Gold speakers that are not a character."""


@attrs.frozen
class Novel:
    """A novel, or its beginning."""

    id: str
    """Name of its folder."""
    author: str
    """Its author; weights are measured on one author and learned from the others."""
    text: str
    """The text."""
    speakers: tuple[tuple[tuple[Span, ...], str], ...]
    """Parts and main name of the speaker of each quotation."""
    owners: Mapping[str, frozenset[str]]
    """Main names of the characters who bear each folded name."""
    mentions: Mapping[Span, str] = attrs.field(factory=dict)
    """Main name of the only character to whom a mention in a quotation refers."""

    def character(self, speaker: Speaker) -> str | None:
        """Return the main name of the character with the names of a speaker, None if ambiguous."""
        names = (speaker.name, *speaker.aliases)
        weights = (_NAME_WEIGHT, *[1] * len(speaker.aliases))
        found = self._majority(zip(map(fold, names), weights, strict=True))
        untitled = ((fold(" ".join(parse_name(name).words)), 1) for name in names)
        return found or self._majority(untitled)

    def _majority(self, names: Iterator[tuple[str, int]]) -> str | None:
        votes: Counter[str] = Counter()
        for name, weight in names:
            if len(found := self.owners.get(name, frozenset())) == 1:
                votes[next(iter(found))] += weight
        return votes.most_common(1)[0][0] if votes else None


def read_novels(data: Path, characters: int) -> Iterator[Novel]:
    """Yield the novels, each cut to a number of characters.

    Args:
        data: The data folder, with the repository of PDNC in `pdnc`.
        characters: Length of the texts at most.
    """
    with (data / "pdnc" / "PDNC-Novel-Index.csv").open(encoding="utf-8-sig", newline="") as handle:
        authors = {row["Folder Name"].strip(): row["Author Code"] for row in csv.DictReader(handle)}
    for folder in sorted(path.parent for path in (data / "pdnc").glob("data/*/novel_text.txt")):
        text = (folder / "novel_text.txt").read_bytes().decode("utf-8")[:characters]
        owners = defaultdict(set)
        for row in _rows(folder / "character_info.csv"):
            for name in (row["Main Name"], *_aliases(row["Aliases"])):
                owners[fold(name)].add(row["Main Name"])
        yield Novel(
            folder.name,
            authors[folder.name],
            text,
            tuple(_quotations(folder / "quotation_info.csv", len(text), owners)),
            {name: frozenset(found) for name, found in owners.items()},
            dict(_mentions(folder / "quotation_info.csv", len(text), owners)),
        )


def fold(name: str) -> str:
    """Return a name in lower case with single spaces, without a possessive ending."""
    return " ".join(_POSSESSIVE.sub("", name.replace("_", " ").strip()).split()).lower()


def _quotations(
    path: Path, end: int, owners: Mapping[str, Collection[str]]
) -> Iterator[tuple[tuple[Span, ...], str]]:
    for row in _rows(path):
        # The column is called byte spans, but contains str offsets.
        spans = tuple(Span(*pair) for pair in ast.literal_eval(row["quoteByteSpans"]))
        if row["speaker"] not in _NOBODY and all(span.end <= end for span in spans):
            yield spans, main_name(row["speaker"], owners)


def main_name(speaker: str, owners: Mapping[str, Collection[str]]) -> str:
    """Return the main name of a gold speaker, which may be given by an alias that one person bears.

    Seven in a hundred are: "Lucy" for "Miss Honeychurch". A name that nobody bears is returned
    unchanged.
    """
    bearers = owners.get(fold(speaker), ())
    return speaker if speaker in bearers or len(bearers) != 1 else next(iter(bearers))


def _mentions(
    path: Path, end: int, owners: Mapping[str, Collection[str]]
) -> Iterator[tuple[Span, str]]:
    for row in _rows(path):
        spans = (span for part in _list(row["mentionSpansList"]) for span in part)
        entities = (names for part in _list(row["mentionEntitiesList"]) for names in part)
        for span, names in zip(spans, entities, strict=False):
            if span and len(names) == 1 and names[0] not in _NOBODY and span[1] <= end:
                yield Span(*span), main_name(names[0], owners)


def _list(cell: str) -> list[list[list[Any]]]:
    try:
        found: list[list[list[Any]]] = ast.literal_eval(cell)
    except (SyntaxError, ValueError):  # an apostrophe breaks a few lists
        return []
    return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _aliases(cell: str) -> frozenset[str]:
    try:
        return frozenset(ast.literal_eval(cell))
    except (SyntaxError, ValueError):  # an apostrophe breaks a few sets
        return frozenset(_QUOTED.findall(cell))
