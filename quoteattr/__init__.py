"""Who said what in English text: quotations, their speakers and exact offsets, offline.

```python
import quoteattr

pipeline = quoteattr.load()
for quote in pipeline("“I am late,” said Alice.").quotes:
    print(quote.speaker.name if quote.speaker else None, quote.text)
```
"""

import datetime as dt
import logging
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.errors import QuoteAttrError
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText, Character
from quoteattr.schema.linked.links import Link, LinkedSpeakers
from quoteattr.schema.linked.people import LinkedBy, Person, PersonName
from quoteattr.schema.quote import (
    Act,
    Gender,
    Mention,
    MentionForm,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
    Term,
)
from quoteattr.schema.span import Extent, Span

if TYPE_CHECKING:
    from quoteattr.corrections.corrections import Corrections
    from quoteattr.pipeline import Pipeline, load

__all__ = [
    "Act",
    "ChainedText",
    "Character",
    "Corrections",
    "Document",
    "Extent",
    "Gender",
    "Link",
    "LinkedBy",
    "LinkedSpeakers",
    "Mention",
    "MentionForm",
    "Person",
    "PersonName",
    "Pipeline",
    "Quote",
    "QuoteAttrError",
    "QuoteKind",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Term",
    "link_speakers",
    "load",
    "to_csv",
    "to_html",
    "to_json",
    "to_parquet",
    "to_rows",
]

_LAZY = {
    "Corrections": "quoteattr.corrections.corrections",
    "Pipeline": "quoteattr.pipeline",
    "load": "quoteattr.pipeline",
}
"""Names that are imported on first use, because they load all rules and word lists."""


def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever has the name
    """Import a name of `_LAZY`, or look up the version of the package."""
    if name == "__version__":
        from importlib.metadata import version  # slow to import

        return version(__name__)
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LAZY[name]), name)
    return value


# Whoever uses the library decides where its log goes.
logging.getLogger(__name__).addHandler(logging.NullHandler())


def to_html(document: Document) -> str:
    """Return a page that shows the text with its quotations and their speakers.

    The page is one file that loads nothing else; the text is escaped, so markup in it is not run.
    """
    from quoteattr.export.html import to_html as document_page

    return document_page(document)


def link_speakers(
    documents: Iterable[Document],
    *,
    dates: Mapping[str, dt.date] | None = None,
    corrections: Iterable[str] = (),
) -> LinkedSpeakers:
    """Return which speakers of several documents are one person or organisation, and why.

    A full name is one person's in all documents, and so are its forms with a middle name, an
    initial or a pet form, unless there is evidence against it. A surname is a person's if nobody
    else of that surname is a candidate: in the days around the document if it has a date.

    Args:
        documents: The documents; no two may have the same name.
        dates: The date of each document by its name; a document without one has the date in its
            name, if there is one.
        corrections: Lines of a file of corrections, which override all rules:
            `merge | ada-lund | Mayor Lund`, `split | NAME | NAME`, `rename | PERSON | NAME`, and
            `assign | PERSON | NAME | DOCUMENT`, where a person is an id or a name.

    Raises:
        InvalidOptionError: A correction breaks the format; says in which line.
    """
    from quoteattr.linking.linker import link_speakers as linked

    return linked(documents, dates=dates, corrections=corrections)


def to_rows(documents: Document | Iterable[Document]) -> list[dict[str, Any]]:
    """Return a flat row for each quotation: what `pandas.DataFrame` takes.

    Args:
        documents: One document or several. The columns are those of
            `quoteattr.export.records.Row`.
    """
    from quoteattr.export.records import to_rows as document_rows

    return [{**row} for document in _several(documents) for row in document_rows(document)]


def to_csv(documents: Document | Iterable[Document]) -> str:
    r"""Return a header and a line of CSV for each quotation, for a file opened with `newline=""`.

    Args:
        documents: One document or several.
    """
    from quoteattr.export.records import to_csv as pieces

    return "".join(pieces(_several(documents)))


def to_json(document: Document) -> str:
    """Return the record of a document as JSON, which `Document.from_record` reads back."""
    from quoteattr.export.records import to_json as document_json

    return document_json(document)


def to_parquet(documents: Document | Iterable[Document], path: str | Path) -> None:
    """Write a Parquet file with a row for each quotation; an existing file is replaced.

    Args:
        documents: One document or several.
        path: The file.

    Raises:
        EngineError: `pyarrow` is missing.
        OutputFileError: The file cannot be written.
    """
    from quoteattr.export.arrow import write_parquet

    write_parquet(_several(documents), path)


def _several(documents: Document | Iterable[Document]) -> Iterable[Document]:
    return (documents,) if isinstance(documents, Document) else documents


if "IPython" in sys.modules:
    from quoteattr.interop.notebook import register_with_running_shell

    register_with_running_shell()
    del register_with_running_shell  # it is not public
