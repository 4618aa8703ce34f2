"""Files with a document in each record: JSON Lines, CSV and TSV, and Parquet."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from quoteattr.corpus.sources.tables.compression import COMPRESSED
from quoteattr.corpus.sources.tables.delimited import delimited_records
from quoteattr.corpus.sources.tables.json_lines import json_records
from quoteattr.corpus.sources.tables.parquet import parquet_records
from quoteattr.corpus.sources.tables.record import Fault, Record

Reader = Callable[[Path, str], Iterator[Record | Fault]]
"""Yields the records of a file in an encoding; raises `InputFileError` if it cannot continue."""

_TEXTUAL: Mapping[str, Reader] = {
    ".jsonl": json_records,
    ".ndjson": json_records,
    ".csv": delimited_records,
    ".tsv": delimited_records,
}
_PARQUET = ".parquet"
READERS: Mapping[str, Reader] = {
    **{f"{suffix}{packed}": read for suffix, read in _TEXTUAL.items() for packed in COMPRESSED},
    **_TEXTUAL,
    _PARQUET: parquet_records,
}
"""The readers by the suffixes of files, in lower case."""


def reader_of(path: Path) -> Reader | None:
    """Return the reader of a file with several documents, None for any other file."""
    name = path.name.lower()
    return next((read for suffix, read in READERS.items() if name.endswith(suffix)), None)


def is_parquet(path: Path) -> bool:
    """Whether a file stores the types of its columns."""
    return path.name.lower().endswith(_PARQUET)
