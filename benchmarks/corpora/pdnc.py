"""The Project Dialogism Novel Corpus (Vishnubhotla, Hammond and Hirst 2022): quotations of novels.

The layout is that of https://github.com/Priya22/project-dialogism-novel-corpus:
`data/NOVEL/{novel_text.txt,quotation_info.csv,character_info.csv}`.
"""

import ast
import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora.texts import (
    UNKNOWABLE,
    CorpusError,
    FictionQuotation,
    FictionText,
    GoldCharacter,
    GoldMention,
)
from quoteattr.schema.quote import Gender
from quoteattr.schema.span import Span

_LONGEST_CELL = 10_000_000
_NOT_LETTERS = re.compile(r"[^a-z ]")
_GENDERS = {"F": Gender.SHE, "M": Gender.HE}
_QUOTED = re.compile(r"'([^']+)'")


def read_pdnc(folder: Path) -> Iterator[FictionText]:
    """Yield the novels by name.

    Args:
        folder: A clone of the repository.

    Raises:
        CorpusError: There is no novel in the folder.
    """
    novels = sorted(path.parent for path in folder.glob("data/*/quotation_info.csv"))
    if not novels:
        raise CorpusError(f"no PDNC in {folder}: no data/*/quotation_info.csv")
    for novel in novels:
        characters = tuple(map(_character, _rows(novel / "character_info.csv")))
        rows = _rows(novel / "quotation_info.csv")
        yield FictionText(
            novel.name,
            (novel / "novel_text.txt").read_bytes().decode("utf-8"),
            tuple(_quotation(row, characters) for row in rows),
            characters,
            tuple(mention for row in rows for mention in _mentions(row, characters)),
        )


def _rows(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(_LONGEST_CELL)
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def _quotation(row: dict[str, str], characters: Sequence[GoldCharacter]) -> FictionQuotation:
    # The column is called byte spans, but holds str offsets.
    spans = ast.literal_eval(row["quoteByteSpans"])
    return FictionQuotation(
        tuple(Span(start, end) for start, end in spans),
        _listed(row["speaker"], characters),
        row["quoteType"].lower(),
        frozenset(_listed(name, characters) for name in _names(row.get("addressees", ""))),
    )


def _mentions(row: dict[str, str], characters: Sequence[GoldCharacter]) -> Iterator[GoldMention]:
    """Yield the mentions in a quotation that refer to one character."""
    # Both columns have a list for each part of the quotation.
    spans = ast.literal_eval(row.get("mentionSpansList") or "[]")
    entities = ast.literal_eval(row.get("mentionEntitiesList") or "[]")
    for own_spans, own_entities in zip(spans, entities, strict=False):
        for (start, end), referents in zip(own_spans, own_entities, strict=False):
            names = [referents] if isinstance(referents, str) else referents
            if len(names) == 1 and names[0] not in UNKNOWABLE:
                yield GoldMention(Span(start, end), _listed(names[0], characters))


def _names(cell: str) -> Iterator[str]:
    """Yield the addressees of a row that a reader can know."""
    names = ast.literal_eval(cell) if cell.startswith("[") else []
    return (name for name in names if name not in UNKNOWABLE)


def _listed(speaker: str, characters: Sequence[GoldCharacter]) -> str:
    """Return the main name of the one character who has a name, else the name itself.

    Seven in a hundred speakers are given by an alias ("Lucy" for "Miss Honeychurch").
    """
    ids = {character.id for character in characters}
    if speaker in ids:
        return speaker
    wanted = _letters(speaker)
    for names in (
        {one.id: [one.id] for one in characters},
        {one.id: one.names for one in characters},
    ):
        found = [id for id, own in names.items() if wanted in map(_letters, own)]
        if len(found) == 1:
            return found[0]
    return speaker


def _letters(name: str) -> str:
    return _NOT_LETTERS.sub("", name.lower()).strip()


def _character(row: dict[str, str]) -> GoldCharacter:
    try:
        aliases = set(ast.literal_eval(row["Aliases"]))
    except (SyntaxError, ValueError):  # a few sets are broken by an apostrophe
        aliases = set(_QUOTED.findall(row["Aliases"]))
    return GoldCharacter(
        row["Main Name"],
        frozenset(aliases | {row["Main Name"]}),
        _GENDERS.get(row.get("Gender", "")),
    )
