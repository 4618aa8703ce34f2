"""The novels of PDNC with who says what in them, and what they call their characters."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from quoteattr.language.names import parse_name
from quoteattr.schema.quote import Speaker
from quoteattr.schema.span import Span

# What stands for the canonical name where the aliases belong to somebody else, as in the benchmark.
_NAME_WEIGHT = 3
_QUOTED = re.compile(r"'([^']+)'")
_POSSESSIVE = re.compile(r"[’']s$")
_LONGEST_CELL = 10_000_000
NOT_LEARNED_FROM = "# not learned from: "
"""Opens a file of weights that were learned from other novels; their ids follow."""
# Gold speakers that are nobody in particular.
_NOBODY = frozenset({"", "_unknowable", "_group", "_narr"})


@attrs.frozen
class Novel:
    """A novel, or its beginning."""

    id: str
    """Name of its folder."""
    author: str
    """Who wrote it: what is measured on one author is learned from the others."""
    text: str
    """The text."""
    speakers: tuple[tuple[tuple[Span, ...], str], ...]
    """The quotations with the main names of their speakers."""
    owners: Mapping[str, frozenset[str]]
    """The main names of all characters who bear a name, by the folded name."""

    def character(self, speaker: Speaker) -> str | None:
        """Return which character a speaker is by the names, None if that is nobody or unclear."""
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
    """Yield the novels, each cut to so many characters at most.

    Args:
        data: The data folder, with the repository of PDNC in `pdnc`.
        characters: How much of each.
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
            tuple(_quotations(folder / "quotation_info.csv", len(text))),
            {name: frozenset(found) for name, found in owners.items()},
        )


def fold(name: str) -> str:
    """Return a name without what makes no difference: case, spaces and a possessive ending."""
    return " ".join(_POSSESSIVE.sub("", name.replace("_", " ").strip()).split()).lower()


def _quotations(path: Path, end: int) -> Iterator[tuple[tuple[Span, ...], str]]:
    for row in _rows(path):
        # The column is called byte spans, but holds str offsets.
        spans = tuple(Span(*pair) for pair in ast.literal_eval(row["quoteByteSpans"]))
        if row["speaker"] not in _NOBODY and all(span.end <= end for span in spans):
            yield spans, row["speaker"]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _aliases(cell: str) -> frozenset[str]:
    try:
        return frozenset(ast.literal_eval(cell))
    except (SyntaxError, ValueError):  # a few sets are broken by an apostrophe
        return frozenset(_QUOTED.findall(cell))
