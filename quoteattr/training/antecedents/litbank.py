"""The samples of LitBank with the entities to which their mentions refer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from quoteattr.schema.span import Span

_REACH = 400
"""Distance up to which a token is looked for that does not follow; what is left out is shorter."""


@attrs.frozen
class Sample:
    """A sample of a book."""

    id: str
    """Stem of its files."""
    text: str
    """The text."""
    entity_of: Mapping[Span, str]
    """The entity to which each mention refers."""


def read_litbank(data: Path) -> Iterator[Sample]:
    """Yield the samples.

    Args:
        data: The data folder, with the repository of LitBank in `litbank`.
    """
    folder = data / "litbank"
    for path in sorted((folder / "original").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        stem = folder / "coref" / "tsv" / f"{path.stem}_brat"
        sentences = stem.with_suffix(".txt").read_text(encoding="utf-8").split("\n")
        spans = _align([sentence.split(" ") for sentence in sentences], text)
        rows = stem.with_suffix(".ann").read_text(encoding="utf-8").split("\n")
        mentions = dict(_mentions([row.split("\t") for row in rows], spans))
        end = max((span.end for row in spans for span in row), default=0)
        yield Sample(path.stem, text[:end], mentions)


def _align(sentences: Sequence[Sequence[str]], text: str) -> list[list[Span]]:
    """Return the span of each token of each sentence, empty for one that the text does not have."""
    position = 0
    found: list[list[Span]] = []
    for sentence in sentences:
        found.append([])
        for token in sentence:
            start = text.find(token, position, position + _REACH) if token else -1
            end = position if start < 0 else start + len(token)
            found[-1].append(Span(position if start < 0 else start, end))
            position = end
    return found


def _mentions(
    rows: Sequence[Sequence[str]], spans: Sequence[Sequence[Span]]
) -> Iterator[tuple[Span, str]]:
    extents: dict[str, Span] = {}
    for row in rows:
        if row[0] == "MENTION":
            first_sentence, first, last_sentence, last = map(int, row[2:6])
            start = spans[first_sentence][first].start
            extents[row[1]] = Span(start, max(start, spans[last_sentence][last].end))
    for row in rows:
        if row[0] == "COREF" and row[1] in extents:
            yield extents[row[1]], row[2]
