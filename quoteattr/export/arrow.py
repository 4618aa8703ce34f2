"""Arrow schemas of the tables, for Parquet and everything that reads it; needs `pyarrow`.

Each schema has a column for each field of the row in `quoteattr.export.tables`, in that order and
with the type of its annotation. A column that is empty in one batch has the same type as in the
next, so that batches fit together without a cast. The metadata of a schema names the table and the
version of its columns.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import NoneType
from typing import Any, BinaryIO, get_args, get_origin, get_type_hints, is_typeddict

from quoteattr.errors import EngineError, OutputFileError, in_words
from quoteattr.export.records import to_rows
from quoteattr.export.tables import ROWS, VERSION
from quoteattr.schema.document import Document
from quoteattr.schema.surrogates import replaced_halves

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise EngineError("pyarrow is missing: pip install 'quoteattr[tables]'") from error

_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def _type(annotation: Any) -> pa.DataType:  # noqa: ANN401  any annotation of a row
    if is_typeddict(annotation):
        hints = get_type_hints(annotation)
        return pa.struct([pa.field(name, _type(hint)) for name, hint in hints.items()])
    if get_origin(annotation) is list:
        return pa.list_(_type(*get_args(annotation)))
    (plain,) = {*(get_args(annotation) or (annotation,))} - {NoneType}
    return _TYPES[plain]


def _schema(table: str) -> pa.Schema:
    fields = [pa.field(name, _type(hint)) for name, hint in get_type_hints(ROWS[table]).items()]
    return pa.schema(
        fields, metadata={"quoteattr.table": table, "quoteattr.schema_version": str(VERSION)}
    )


QUOTES = _schema("quotes")
"""Schema of the quotations, whose rows `quoteattr.export.records.to_rows` returns."""
SPEAKERS = _schema("speakers")
"""Schema of the speakers, whose rows `quoteattr.export.tables.speaker_rows` returns."""
DOCUMENTS = _schema("documents")
"""Schema of the documents, whose rows `quoteattr.export.tables.document_row` returns."""
ERRORS = _schema("errors")
"""Schema of the failures."""
LINKS = _schema("links")
"""Schema of the links of speakers, whose rows `quoteattr.export.tables.link_row` returns."""
PEOPLE = _schema("people")
"""Schema of the people of a corpus, whose rows `quoteattr.export.tables.person_row` returns."""
SCHEMAS = {
    "quotes": QUOTES,
    "speakers": SPEAKERS,
    "documents": DOCUMENTS,
    "errors": ERRORS,
    "links": LINKS,
    "people": PEOPLE,
}
"""The schemas by the names of the tables."""


def write_parquet(documents: Iterable[Document], path: str | Path) -> None:
    """Write a Parquet file with a row for each quotation; an existing file is replaced.

    Args:
        documents: The documents.
        path: The file.

    Raises:
        OutputFileError: It cannot be written.
    """
    rows = (row for document in documents for row in to_rows(document))
    try:
        write_rows(rows, QUOTES, str(path))
    except OSError as error:
        raise OutputFileError(f"{path}: {in_words(error)}") from error


def write_rows(rows: Iterable[Mapping[str, Any]], schema: pa.Schema, place: str | BinaryIO) -> None:
    """Write a Parquet file.

    Args:
        rows: The rows, such as `to_rows` returns.
        schema: Their schema, such as `QUOTES`.
        place: A path or an open file.

    Raises:
        OSError: It cannot be written.
    """
    table = to_arrow(rows, schema)
    with pq.ParquetWriter(place, schema, compression="zstd") as writer:
        # Of a file with a row group that is empty, datasets reads batches of no rows, and fails.
        if table.num_rows:
            writer.write_table(table)


def to_arrow(rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Return rows as an Arrow table.

    A lone surrogate, which UTF-8 cannot encode, is replaced by U+FFFD.

    Args:
        rows: The rows, such as `to_rows` returns.
        schema: Their schema, such as `QUOTES`.
    """
    listed = list(rows)
    columns = [
        pa.array([_plain(row[field.name]) for row in listed], field.type) for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _plain(value: Any) -> Any:  # noqa: ANN401  any value of a row
    """Return a value with its strings encodable."""
    match value:
        case str():
            return value if value.isascii() else replaced_halves(value)
        case list():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items()}
    return value
