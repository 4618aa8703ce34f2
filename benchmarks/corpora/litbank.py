"""LitBank (Bamman, Popat and Shen 2019; Sims and Bamman 2020): pieces of a hundred novels.

The layout is that of https://github.com/dbamman/litbank: `original/STEM.txt`,
`quotations/tsv/STEM_brat.{txt,ann}` and `coref/tsv/STEM_brat.ann`. The annotations count the
tokens of the `_brat.txt` files, which are aligned with the original text here.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.corpora.alignment import align
from benchmarks.corpora.texts import CorpusError, FictionQuotation, FictionText, GoldMention
from quoteattr.schema.span import Span

Places = list[list[Span]]
"""The span of each token, by sentence."""


def read_litbank(folder: Path) -> Iterator[FictionText]:
    """Yield the texts by name, cut after the annotated piece.

    Args:
        folder: A clone of the repository.

    Raises:
        CorpusError: There is no text in the folder.
    """
    originals = sorted((folder / "original").glob("*.txt"))
    if not originals:
        raise CorpusError(f"no LitBank in {folder}: {folder / 'original'} has no .txt files")
    for path in originals:
        yield _read(folder, path)


def litbank_files(folder: Path, stem: str) -> tuple[Path, ...]:
    """Return all files that a text is read from."""
    return (
        folder / "original" / f"{stem}.txt",
        folder / "quotations" / "tsv" / f"{stem}_brat.txt",
        folder / "quotations" / "tsv" / f"{stem}_brat.ann",
        folder / "coref" / "tsv" / f"{stem}_brat.ann",
    )


def _read(folder: Path, original: Path) -> FictionText:
    _, tokenized, quotations, coreference = litbank_files(folder, original.stem)
    text = original.read_bytes().decode("utf-8")
    places = _align(tokenized.read_text(encoding="utf-8").rstrip("\n").split("\n"), text)
    end = max((span.end for row in places for span in row), default=0)
    return FictionText(
        original.stem,
        text[:end],
        tuple(_quotations(_rows(quotations), places)),
        mentions=tuple(_mentions(_rows(coreference), places)),
    )


def _align(sentences: list[str], text: str) -> Places:
    rows = [sentence.split(" ") for sentence in sentences]
    spans = align((token for row in rows for token in row), text)
    return [list(islice(spans, len(row))) for row in rows]


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]


def _extent(row: list[str], places: Places) -> Span:
    """Return the stretch between two tokens, each named by its sentence and place in it."""
    first_sentence, first, last_sentence, last = map(int, row[2:6])
    start = places[first_sentence][first].start
    return Span(start, max(start, places[last_sentence][last].end))


def _quotations(rows: list[list[str]], places: Places) -> Iterator[FictionQuotation]:
    speakers = {row[1]: row[2] for row in rows if row[0] == "ATTRIB"}
    spans = {row[1]: _extent(row, places) for row in rows if row[0] == "QUOTE"}
    for number, span in sorted(spans.items(), key=lambda item: item[1]):
        yield FictionQuotation((span,), speakers.get(number))


def _mentions(rows: list[list[str]], places: Places) -> Iterator[GoldMention]:
    spans = {row[1]: _extent(row, places) for row in rows if row[0] == "MENTION"}
    for row in rows:
        if row[0] == "COREF" and row[1] in spans:
            yield GoldMention(spans[row[1]], row[2])
