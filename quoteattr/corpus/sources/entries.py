"""The documents of an input: one for each record of a table, and one for any other file."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from quoteattr.corpus.sources.decoding import UTF_8
from quoteattr.corpus.sources.markup import EXTRACTORS, Extractor, extractor_of
from quoteattr.corpus.sources.tables import READERS, Reader, reader_of
from quoteattr.corpus.sources.tables.record import Fault, Record
from quoteattr.corpus.sources.text import SUFFIX, Source
from quoteattr.corpus.stream import Unread
from quoteattr.errors import InputFileError

SUFFIXES = (SUFFIX, *READERS, *EXTRACTORS)
"""Suffixes of the files that are taken from a folder."""


@attrs.frozen
class InputOptions:
    """How to read inputs."""

    text_column: str = "text"
    """The column of a table with the texts."""
    id_column: str | None = None
    """The column with the names of the documents; None to name them after file and row."""
    encoding: str = UTF_8
    """Encoding of plain texts, CSV and TSV, as `known_encoding` names it."""


@attrs.frozen
class Entry:
    """A document of an input."""

    id: str
    """Name of the document."""
    source: str
    """The file, as it was named."""
    row: int | None
    """Number of the record in a table, from 1; None for a file with one document."""
    text: str | Unread
    """The text, or why there is none."""
    columns: Mapping[str, Any] = attrs.field(factory=dict)
    """The other columns of its record."""
    is_extracted: bool = False
    """Whether the text was extracted from markup, so that it is in no file."""


def entries(source: Source, options: InputOptions) -> Iterator[Entry]:
    """Yield the documents of an input, including those that cannot be read.

    If a table cannot be read to its end, the last entry says why.
    """
    path = source.path
    reader = None if path is None else reader_of(path)
    if reader is None:
        extractor = None if path is None else extractor_of(path)
        yield _extracted(source, extractor) if extractor else _text(source, options)
        return
    for row, record in enumerate(records(source, reader, options.encoding), start=1):
        yield _entry(source, row, record, options)


def records(source: Source, reader: Reader, encoding: str) -> Iterator[Record | Fault]:
    """Yield the records of a table; if it cannot be read to its end, the last fault says why."""
    assert source.path is not None  # noqa: S101  only a file has a suffix
    try:
        yield from reader(source.path, encoding)
    except InputFileError as error:
        yield Fault(str(error))


def _text(source: Source, options: InputOptions) -> Entry:
    try:
        text: str | Unread = source.read(options.encoding)
    except InputFileError as error:
        text = Unread(str(error))
    return Entry(source.label, source.name, None, text)


def _extracted(source: Source, extractor: Extractor) -> Entry:
    assert source.path is not None  # noqa: S101  only a file has a suffix
    try:
        found = extractor.extract(source.path)
    except InputFileError as error:
        return Entry(source.label, source.name, None, Unread(str(error)))
    return Entry(source.label, source.name, None, found.text, found.columns, is_extracted=True)


def _entry(source: Source, row: int, record: Record | Fault, options: InputOptions) -> Entry:
    name = f"{source.label}:{row}"
    if isinstance(record, Fault):
        return Entry(name, source.name, row, Unread(record.reason))
    text = record.get(options.text_column)
    if text is None:
        text = Unread(f"no text in the column {options.text_column}")
    elif not isinstance(text, str):
        kind = type(text).__name__
        text = Unread(f"the column {options.text_column} has no string, but a value of type {kind}")
    if options.id_column is not None and (given := record.get(options.id_column)) is not None:
        name = str(given)
    taken = {options.text_column, options.id_column}
    columns = {column: value for column, value in record.items() if column not in taken}
    return Entry(name, source.name, row, text, columns)
