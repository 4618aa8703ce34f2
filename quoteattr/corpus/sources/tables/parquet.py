"""Parquet, read in batches; needs `pyarrow`."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.corpus.sources.tables.record import Record
from quoteattr.errors import EngineError, InputFileError, in_words

if TYPE_CHECKING:
    import pyarrow as pa

_PLAIN = (
    "is_string",
    "is_large_string",
    "is_string_view",
    "is_integer",
    "is_floating",
    "is_boolean",
    "is_null",
)
"""Tests of `pyarrow.types` for what Python represents without loss."""
_ROWS = 256
"""Records in a batch, which bounds memory."""


def parquet_records(path: Path, _encoding: str) -> Iterator[Record]:
    """Yield each row; values that Python cannot represent without loss are Arrow scalars.

    Raises:
        InputFileError: The file cannot be read to its end.
        EngineError: `pyarrow` is missing.
    """
    with _opened(path) as file:
        for batch in file.iter_batches(_ROWS):
            columns = [_values(column) for column in batch.columns]
            for values in zip(*columns, strict=True):
                yield dict(zip(batch.schema.names, values, strict=True))


def parquet_column(path: Path, name: str) -> Iterator[Any]:
    """Yield the values of a column, as far as they can be read.

    Raises:
        EngineError: `pyarrow` is missing.
    """
    with contextlib.suppress(InputFileError), _opened(path) as file:
        for batch in file.iter_batches(_ROWS, columns=[name]):
            yield from batch.column(0).to_pylist()


def parquet_schema(path: Path) -> "tuple[pa.Schema, int]":
    """Return the columns of a file with their types, and the number of its rows.

    Raises:
        InputFileError: The file cannot be read.
        EngineError: `pyarrow` is missing.
    """
    with _opened(path) as file:
        return file.schema_arrow.remove_metadata(), file.metadata.num_rows


@contextlib.contextmanager
def _opened(path: Path) -> "Iterator[Any]":
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra, and needed for these files only
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        message = f"{path}: pyarrow is missing: pip install 'quoteattr[tables]'"
        raise EngineError(message) from error
    try:
        with pq.ParquetFile(path) as file:
            yield file
    except OSError as error:
        raise InputFileError(f"{path}: {in_words(error)}") from error
    except pa.ArrowException as error:
        raise InputFileError(f"{path}: broken, or no Parquet file: {error}") from error


def _values(column: "pa.Array") -> Sequence[Any]:
    """Return the values of a column, as Python's own where nothing is lost."""
    import pyarrow.types as kinds  # noqa: PLC0415

    kind = column.type.value_type if kinds.is_dictionary(column.type) else column.type
    if any(test(kind) for test in (getattr(kinds, name) for name in _PLAIN)):
        plain: list[Any] = column.to_pylist()
        return plain
    return [value if value.is_valid else None for value in column]
