"""Where the command line writes: standard output, one file, or a folder with a file a document."""

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.export.records import to_csv, to_json, to_jsonl
from quoteattr.export.table import to_table
from quoteattr.schema.quote import Document

SUFFIXES = {"table": ".txt", "json": ".json", "jsonl": ".jsonl", "csv": ".csv"}
"""The formats, each with the suffix of its files."""

# One file of these holds any number of documents.
_STREAMS = frozenset({"jsonl", "csv"})
# Longer lines are hard to read.
_WIDEST_TABLE = 100


@attrs.frozen
class Output:
    """A format and a place to write it to."""

    format: str
    """One of `SUFFIXES`."""
    place: Path | None
    """A file or folder, None for standard output."""
    is_folder: bool
    """Whether every document gets a file of its own in `place`."""
    explain: bool
    """Whether tables tell what decided."""

    @classmethod
    def plan(cls, name: str, place: str | None, *, documents: int, explain: bool) -> "Output":
        """Decide what `place` is.

        It is a folder if it is one already, if it ends in a slash, and for several documents unless
        its suffix is that of a format whose files hold several.

        Args:
            name: One of `SUFFIXES`.
            place: A file or folder, None for standard output.
            documents: How many documents are to be written.
            explain: Whether tables tell what decided.

        Raises:
            InvalidOptionError: The format cannot hold so many documents on standard output.
        """
        if place is None:
            if name == "json" and documents > 1:
                raise InvalidOptionError(
                    "json holds one document: use --format jsonl, or -o with a folder"
                )
            return cls(name, None, is_folder=False, explain=explain)
        path = Path(place)
        holds_all = documents == 1 or (name in _STREAMS and path.suffix == SUFFIXES[name])
        ends_in_slash = place.endswith(tuple(filter(None, (os.sep, os.altsep))))
        is_folder = path.is_dir() or ends_in_slash or not holds_all
        return cls(name, path, is_folder=is_folder, explain=explain)

    def write(self, documents: Iterable[Document]) -> None:
        """Write the documents one by one, as they come.

        Raises:
            OSError: A file cannot be written.
        """
        if self.place is None:
            self._write_standard_output(documents)
        elif self.is_folder:
            for document in documents:
                file = self.place / f"{document.id}{SUFFIXES[self.format]}"
                self._write_file(file, [document])
        else:
            self._write_file(self.place, documents)

    def _write_standard_output(self, documents: Iterable[Document]) -> None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            if self.format == "table":
                sys.stdout.reconfigure(errors="replace")
            else:
                sys.stdout.reconfigure(encoding="utf-8", newline="")
        for piece in self._pieces(documents):
            sys.stdout.write(piece)
        sys.stdout.flush()

    def _write_file(self, path: Path, documents: Iterable[Document]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(self._pieces(documents))

    def _pieces(self, documents: Iterable[Document]) -> Iterator[str]:
        match self.format:
            case "json":
                return map(to_json, documents)
            case "jsonl":
                return to_jsonl(documents)
            case "csv":
                return to_csv(documents)
        return self._tables(documents)

    def _tables(self, documents: Iterable[Document]) -> Iterator[str]:
        width = min(shutil.get_terminal_size((88, 24)).columns, _WIDEST_TABLE)
        for number, document in enumerate(documents):
            table = to_table(document, width=width, explain=self.explain)
            yield table if number == 0 else f"\n\n{table}"
