"""Reads what BookNLP (Bamman 2021) wrote: `ID.tokens`, `ID.quotes` and `ID.entities`.

BookNLP itself is not run: it downloads its models. Give the folder of its output, one set of files
for each text under the text's id. Token positions are found in the text anew, because BookNLP
counts the characters of a file whose line ends it has changed.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.corpora.alignment import align
from benchmarks.corpora.texts import CorpusError
from benchmarks.engines.drafts import Draft, Names, assemble
from quoteattr.schema.document import Document
from quoteattr.schema.span import Span

Row = Mapping[str, str]
_NAME = "PROP"


def read_booknlp(folder: Path, id: str, text: str) -> Document:
    """Return what BookNLP found in a text.

    Args:
        folder: Where its output is, at any depth.
        id: Stem of the files.
        text: The text that it was run on.

    Raises:
        CorpusError: There is no output for the text.
    """
    base = next(iter(sorted(folder.rglob(f"{id}.quotes"))), None)
    if base is None:
        raise CorpusError(f"no BookNLP output for {id} in {folder}")
    tokens = _rows(base.with_suffix(".tokens"))
    places = list(align((row["word"] for row in tokens), text))
    known = _names(_rows(base.with_suffix(".entities")), places, text)
    drafts = [_draft(row, places, known) for row in _rows(base)]
    used = {draft.speaker for draft in drafts}
    speakers = {key: names for key, names in known.items() if key in used}
    return assemble(text, drafts, speakers, "booknlp")


def _rows(path: Path) -> Sequence[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _extent(places: Sequence[Span], first: str, last: str) -> Span:
    start = places[int(first)].start
    return Span(start, max(start, places[int(last)].end))


def _draft(row: Row, places: Sequence[Span], known: Mapping[str, Names]) -> Draft:
    content = _extent(places, row["quote_start"], row["quote_end"])
    has_source = row["mention_start"].isdecimal() and row["mention_end"].isdecimal()
    source = _extent(places, row["mention_start"], row["mention_end"]) if has_source else None
    speaker = row["char_id"] if row["char_id"] in known else None
    return Draft((content,), source, speaker=speaker)


def _names(rows: Sequence[Row], places: Sequence[Span], text: str) -> dict[str, Names]:
    """Return what each character is called, the most frequent name first."""
    mentions: dict[str, list[Span]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        span = _extent(places, row["start_token"], row["end_token"])
        mentions[row["COREF"]].append(span)
        kept = names if row["prop"] == _NAME else others
        kept[row["COREF"]][" ".join(span.of(text).split())] += 1
    return {
        key: Names([name for name, _ in (names[key] or others[key]).most_common()], spans)
        for key, spans in mentions.items()
    }
