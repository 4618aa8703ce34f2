"""Read quotations from the results of earlier runs: tables of quotations, records of documents."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from quoteattr.corpus.batch.manifest import NAME, TOTALS, read_manifest
from quoteattr.corpus.sources.decoding import UTF_8
from quoteattr.corpus.sources.tables import READERS, reader_of
from quoteattr.corpus.sources.tables.record import Fault, Record
from quoteattr.corpus.sources.text import find_sources, read_text
from quoteattr.errors import InputFileError, InvalidOptionError

_RECORD = ".json"
"""Suffix of a file with one record."""
_TABLE = "quotes"
"""Folder with the quotations in the folder of a corpus."""


@attrs.frozen
class Quotation:
    """A quotation of a result."""

    document: str
    """Name of the document."""
    quote: int
    """Number of the quotation in the document."""
    kind: str
    """`direct`, `indirect` or `mixed`."""
    text: str
    """The words."""
    parts: tuple[tuple[int, int], ...]
    """Half-open offsets of each part."""
    confidence: float
    """Probability from 0 to 1 that the quotation and its speaker are right."""
    speaker: str | None
    """Name of the speaker, None if unresolved."""
    source: str | None
    """The words that name the speaker here."""
    cue: str | None
    """The reporting words."""
    context: str | None
    """The sentences that contain it; None in a record, which has no text."""
    context_start: int
    """Offset of the first character of the context."""


@attrs.frozen
class Results:
    """The files of results."""

    files: tuple[Path, ...]
    """The files with quotations."""
    unfinished: tuple[Path, ...]
    """Result folders of corpora that are not complete."""

    def quotations(self) -> Iterator[Quotation]:
        """Yield the quotations of all files.

        Raises:
            InputFileError: A file has neither rows of quotations nor records of documents.
            EngineError: A package that is needed to read a file is missing.
        """
        for path in self.files:
            yield from _quotations(path)

    def records(self) -> Iterator[Mapping[str, Any]]:
        """Yield the records of documents in all files."""
        for path in self.files:
            yield from (row for _, row in _rows(path) if _is_record(row))


def find_results(paths: Sequence[str]) -> Results:
    """Return the files that paths name; in the result folder of a corpus, those of its quotations.

    Raises:
        InputFileError: A folder contains no such file.
        InvalidOptionError: A path is standard input, or a manifest is not one of a corpus.
    """
    unfinished, named = [], []
    for path in paths:
        if path == "-":
            raise InvalidOptionError(
                "results cannot be read from standard input; name a file or folder"
            )
        folder = Path(path)
        if (folder / NAME).is_file():
            manifest = read_manifest(folder) or {}
            unfinished += [] if TOTALS in manifest else [folder]
            named.append(str(folder / _TABLE))
        else:
            named.append(path)
    found = find_sources(named, (*READERS, _RECORD)).texts
    return Results(tuple(source.path for source in found if source.path), tuple(unfinished))


def _quotations(path: Path) -> Iterator[Quotation]:
    for row, record in _rows(path):
        try:
            if _is_record(record):
                yield from _of_record(record)
            else:
                yield _of_row(record)
        except KeyError as error:
            what = f"no {error}; name a table of quotations, or records of documents"
            raise InputFileError(f"{path}: record {row} has {what}") from error
        except (ValueError, TypeError, AttributeError) as error:
            raise InputFileError(f"{path}: record {row} is not a quotation: {error}") from error


def _rows(path: Path) -> Iterator[tuple[int, Record]]:
    if (reader := reader_of(path)) is None:
        try:
            record = json.loads(read_text(path))
        except ValueError as error:
            raise InputFileError(f"{path}: not JSON: {error}") from error
        if not isinstance(record, dict):
            raise InputFileError(f"{path}: not the record of a document")
        yield 1, record
        return
    for row, record in enumerate(reader(path, UTF_8), start=1):
        if isinstance(record, Fault):
            raise InputFileError(f"{path}: record {row}: {record.reason}")
        yield row, record


def _is_record(record: Record) -> bool:
    return isinstance(record.get("quotes"), list)


def _of_record(record: Record) -> Iterator[Quotation]:
    names = {speaker["id"]: speaker["name"] for speaker in record.get("speakers", ())}
    for quote in record["quotes"]:
        source = quote.get("source")
        yield Quotation(
            document=record["id"],
            quote=quote["id"],
            kind=quote["kind"],
            text=quote["text"],
            parts=_parts(quote["parts"]),
            confidence=_probability(quote.get("confidence", 1.0)),
            speaker=names.get(quote["speaker"]),
            source=_words(source) if source else None,
            cue=_words(quote["cue"]) if quote.get("cue") else None,
            context=None,
            context_start=0,
        )


def _of_row(row: Record) -> Quotation:
    return Quotation(
        document=row["document"] or "",
        quote=int(row["quote"]),
        kind=row["kind"],
        text=row["text"] or "",
        parts=_parts(row["parts"]),
        confidence=_probability(row["confidence"]),
        speaker=row["speaker"],
        source=row["source"],
        cue=row["cue"],
        context=row["context"],
        context_start=int(row["context_start"]),
    )


def _probability(value: Any) -> float:  # noqa: ANN401  of any format
    found = float(value)
    if not 0 <= found <= 1:
        message = f"the confidence {value} is not from 0 to 1"
        raise ValueError(message)
    return found


def _parts(value: Any) -> tuple[tuple[int, int], ...]:  # noqa: ANN401  of any format
    """Return the offsets of parts; in CSV they are written as `120-164;181-203`."""
    plain = value.as_py() if hasattr(value, "as_py") else value
    if isinstance(plain, str):
        pairs = (part.partition("-") for part in plain.split(";"))
        return tuple((int(start), int(end)) for start, _, end in pairs)
    return tuple((int(part["start"]), int(part["end"])) for part in plain)


def _words(extent: Mapping[str, Any]) -> str:
    """Return the words of a cue or source of a record, which may be discontinuous."""
    parts = extent.get("parts")
    return " ".join(part["text"] for part in parts) if parts else str(extent["text"])
