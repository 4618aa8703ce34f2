"""Formats for results.

Enters: `Document`s. Leaves: text in one format, one module for each. The functions here are those
of `quoteattr` itself, for one document or several.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from quoteattr.schema.document import Document, checked, several


def to_json(document: Document) -> str:
    """Return the record of a document as JSON, which `Document.from_record` reads back.

    Raises:
        InvalidOptionError: `document` is not a `Document`.
    """
    from quoteattr.export.records import to_json as document_json

    return document_json(checked(document))


def to_rows(documents: Document | Iterable[Document]) -> list[dict[str, Any]]:
    """Return a flat row for each quotation: what `pandas.DataFrame` takes.

    Args:
        documents: One document or several. The columns are those of
            `quoteattr.export.records.Row`.

    Raises:
        InvalidOptionError: There is something else among the documents.
    """
    from quoteattr.export.records import to_rows as document_rows

    return [{**row} for document in several(documents) for row in document_rows(document)]


def to_csv(documents: Document | Iterable[Document]) -> str:
    r"""Return a header and a line of CSV for each quotation, for a file opened with `newline=""`.

    Args:
        documents: One document or several.

    Raises:
        InvalidOptionError: There is something else among the documents.
    """
    from quoteattr.export.records import to_csv as pieces

    return "".join(pieces(several(documents)))


def to_parquet(documents: Document | Iterable[Document], path: str | Path) -> None:
    """Write a Parquet file with a row for each quotation; an existing file is replaced.

    Args:
        documents: One document or several.
        path: The file.

    Raises:
        EngineError: `pyarrow` is missing.
        InvalidOptionError: There is something else among the documents.
        OutputFileError: The file cannot be written.
    """
    from quoteattr.export.arrow import write_parquet

    write_parquet(several(documents), path)
