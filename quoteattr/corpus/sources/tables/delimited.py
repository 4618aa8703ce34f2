"""CSV and TSV with a header (RFC 4180); every value is a string, None if it is empty."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from quoteattr.corpus.sources.decoding import AUTO, UTF_8, guessed_encoding
from quoteattr.corpus.sources.tables.compression import opened
from quoteattr.corpus.sources.tables.record import Fault, Record
from quoteattr.errors import InputFileError

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 2**20
"""Bytes by which an encoding is guessed."""
_LONGEST_CELL = 2**31 - 1
"""Characters of a cell: the largest limit that the `csv` module takes on every system."""


def delimited_records(path: Path, encoding: str) -> Iterator[Record | Fault]:
    """Yield each row by the names in the header.

    The delimiter of a `.tsv` file is the tab; that of any other file is the delimiter that occurs
    most often in the header.

    Raises:
        InputFileError: The file cannot be read to its end, or has no valid header.
    """
    # The limit of the csv module holds for the whole process, and many articles are longer.
    csv.field_size_limit(_LONGEST_CELL)
    if encoding == AUTO:
        with opened(path) as file:
            encoding = guessed_encoding(file.read(_SAMPLE))
    with opened(path) as file:
        text = io.TextIOWrapper(
            file, encoding="utf-8-sig" if encoding == UTF_8 else encoding, newline=""
        )
        try:
            yield from _rows(path, text)
        except UnicodeError as error:
            message = f"{path}: not {encoding} ({error}); name its encoding with --encoding"
            raise InputFileError(message) from error


def _rows(path: Path, text: io.TextIOWrapper) -> Iterator[Record | Fault]:
    first = text.readline()
    is_tabbed = ".tsv" in [suffix.lower() for suffix in path.suffixes]
    delimiter = "\t" if is_tabbed else max(_DELIMITERS, key=first.count)
    header = next(csv.reader([first], delimiter=delimiter), [])
    if not header or len({*header}) < len(header):
        raise InputFileError(f"{path}: the first line has to name each column once")
    # Without `strict`, a quotation mark that is never closed would swallow all rows after it.
    rows = csv.reader(text, delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Fault(f"not CSV: {error}")
            continue
        if row:
            yield _record(header, row)


def _record(header: Sequence[str], row: Sequence[str]) -> Record | Fault:
    if len(row) != len(header):
        return Fault(f"{len(row)} values, but the header names {len(header)} columns")
    return {name: value or None for name, value in zip(header, row, strict=True)}
