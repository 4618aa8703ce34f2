"""Write results to standard output, to one file, or to a folder with a file for each document."""

import contextlib
import errno
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from quoteattr.corpus.places import exists
from quoteattr.corpus.plan import Plan, configuration, text_file
from quoteattr.corpus.sinks.atomic import naming, replacing
from quoteattr.corpus.sinks.rendering import rendered
from quoteattr.errors import OutputFileError, QuoteAttrError, in_words
from quoteattr.export.brat import ANNOTATION_CONF, brat_text
from quoteattr.export.table import Style
from quoteattr.schema.document import Document

if TYPE_CHECKING:
    from quoteattr.corpus.sinks.overview import Overview

Failed = Callable[[Document, str], None]
"""Called with a document that could not be written, and the reason."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""Errors after which no other document can be written either."""


@attrs.define
class Written:
    """Counts of what a run has written."""

    documents: int = 0
    """Documents that are written completely."""
    quotations: int = 0
    """Their quotations."""

    def add(self, document: Document) -> None:
        """Count a document."""
        self.documents += 1
        self.quotations += len(document.quotes)


@attrs.frozen
class Sink:
    """Writes documents as they come."""

    plan: Plan
    """Where to write, and in which format."""
    style: Style
    """The style of tables."""
    failed: Failed
    """Called for each document that cannot be written; the others are written."""
    written: Written = attrs.field(factory=Written)
    """Counts so far; a file of several documents counts when it is complete."""

    def write(self, documents: Iterable[Document]) -> None:
        """Write the documents one by one; if none can be written, an earlier file is unchanged.

        Raises:
            OutputFileError: Nothing more can be written.
            BrokenPipeError: The reader of standard output has closed it.
        """
        if self.plan.files is not None and self.plan.place is not None:
            self._write_folder(self.plan.place, self.plan.files, documents)
            return
        taken = Written()
        whole = self._counted(self._writable(documents), taken)
        if self.plan.place is None:
            self._write_standard_output(whole)
        else:
            self._write_file(self.plan.place, whole, taken)
        self.written.documents += taken.documents
        self.written.quotations += taken.quotations

    def _rendered(self, documents: Iterable[Document]) -> Iterator[bytes]:
        for piece in rendered(documents, self.plan.format, self.style):
            yield piece if isinstance(piece, bytes) else piece.encode("utf-8")

    def _printed(self, documents: Iterable[Document]) -> Iterator[str]:
        """Yield the text that is printed; the plan has no binary format here."""
        pieces = rendered(documents, self.plan.format, self.style)
        return (piece for piece in pieces if isinstance(piece, str))

    def _writable(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield the documents that can be rendered, so that none is written in part."""
        for document in documents:
            try:
                for _ in self._rendered([document]):
                    pass
                if self.plan.has_text_files and self.plan.place is not None:
                    _write_text(text_file(self.plan.place), document)
            except OSError as error:
                self.failed(document, _refusal(error))
            except Exception as error:  # noqa: BLE001  the others are written
                self.failed(document, f"cannot be written as {self.plan.format}: {error}")
            else:
                yield document

    @staticmethod
    def _counted(documents: Iterable[Document], taken: Written) -> Iterator[Document]:
        for document in documents:
            taken.add(document)
            yield document

    def _write_standard_output(self, documents: Iterable[Document]) -> None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            if self.plan.format == "table":
                sys.stdout.reconfigure(errors="replace")
            else:
                sys.stdout.reconfigure(encoding="utf-8", newline="")
        for piece in self._printed(documents):
            with naming("standard output"):
                sys.stdout.write(piece)
        with naming("standard output"):
            sys.stdout.flush()

    def _write_file(self, path: Path, documents: Iterable[Document], taken: Written) -> None:
        with (
            contextlib.suppress(_NothingToWriteError),
            naming(path),
            replacing(path) as file,
        ):
            file.writelines(self._rendered(documents))
            if not taken.documents:
                raise _NothingToWriteError

    def _write_folder(
        self, folder: Path, files: Mapping[str, Path], documents: Iterable[Document]
    ) -> None:
        with naming(folder):
            folder.mkdir(parents=True, exist_ok=True)
        overview = _overview() if self.plan.index else None
        for document in documents:
            path = files[document.id]
            try:
                self._write_alone(path, document)
            except OSError as error:
                if error.errno in _FULL:
                    raise OutputFileError(f"{path}: {in_words(error)}") from error
                self.failed(document, _refusal(error, path))
            except Exception as error:  # noqa: BLE001  the others are written
                self.failed(document, f"cannot be written as {self.plan.format}: {error}")
            else:
                self.written.add(document)
                if overview:
                    overview.add(document, path.relative_to(folder))
        if self.written.documents:
            self._write_beside(folder, overview)

    def _write_alone(self, path: Path, document: Document) -> None:
        content = b"".join(self._rendered([document]))
        if self.plan.has_text_files:
            # Annotations are useless without the text that they refer to.
            _write_text(text_file(path), document)
            _write_once(path, content, "other annotations, which somebody may have corrected")
        else:
            _replace(path, content)

    def _write_beside(self, folder: Path, overview: "Overview | None") -> None:
        if overview and self.plan.index:
            with naming(self.plan.index):
                _replace(self.plan.index, overview.page().encode("utf-8"))
        # An existing configuration may be the user's.
        if self.plan.format == "brat" and not exists(configuration(folder)):
            with naming(configuration(folder)):
                _replace(configuration(folder), ANNOTATION_CONF.encode("utf-8"))


def _overview() -> "Overview":
    from quoteattr.corpus.sinks.overview import Overview  # slow to import

    return Overview()


class _NothingToWriteError(Exception):
    """Every document failed, so the file is unchanged."""


def _write_text(path: Path, document: Document) -> None:
    """Write the text that annotations refer to."""
    _write_once(
        path, brat_text(document).encode("utf-8"), "another text than the one that was annotated"
    )


def _write_once(path: Path, content: bytes, other: str) -> None:
    """Write a file, or check that an existing one has the same content."""
    if not exists(path):
        _replace(path, content)
    elif path.read_bytes() != content:
        raise OutputFileError(f"{path} contains {other}; use a new folder")


def _replace(path: Path, content: bytes) -> None:
    with replacing(path) as file:
        file.write(content)


def _refusal(error: OSError, path: Path | None = None) -> str:
    if isinstance(error, QuoteAttrError):
        return str(error)
    return f"cannot write {path or error.filename}: {in_words(error)}"
