"""Where the command line writes: standard output, one file, or a folder with a file a document."""

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from urllib.parse import quote

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.export.brat import ANNOTATION_CONF, brat_text, to_brat
from quoteattr.export.html import Tally, index, report, to_html
from quoteattr.export.records import to_csv, to_json, to_jsonl
from quoteattr.export.table import to_table
from quoteattr.export.tei import to_tei, to_tei_corpus
from quoteattr.export.webannotation import to_webannotation
from quoteattr.schema.quote import Document

SUFFIXES = {
    "table": ".txt",
    "json": ".json",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "html": ".html",
    "tei": ".xml",
    "brat": ".ann",
    "webannotation": ".jsonld",
}
"""The formats, each with the suffix of its files."""

# One file of these holds any number of documents.
_STREAMS = frozenset({"jsonl", "csv", "tei", "html"})
# One file, or standard output, holds one document of these; what to do instead.
_SINGLE = {
    "json": "use --format jsonl, or -o with a folder",
    "brat": "use -o with a folder, which gets the texts as well",
    "webannotation": "use -o with a folder",
}
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
            if name in _SINGLE and documents > 1:
                raise InvalidOptionError(f"{name} holds one document: {_SINGLE[name]}")
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
            for document in self._indexed(documents, self.place):
                self._write_file(self.place / f"{document.id}{SUFFIXES[self.format]}", [document])
            if self.format == "brat":
                _write_once(self.place / "annotation.conf", ANNOTATION_CONF)
        else:
            self._write_file(self.place, documents)

    def _indexed(self, documents: Iterable[Document], folder: Path) -> Iterator[Document]:
        """Yield the documents; write the overview of several pages when the last one is done."""
        if self.format != "html":
            yield from documents
            return
        tally = Tally()
        labels = []
        for document in documents:
            yield document
            tally.add(document)
            labels.append(document.id)
        if len(labels) > 1:
            _write_index(folder, tally, labels)

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
        if self.format == "brat":
            # Annotations without the text that they count in are worth nothing.
            documents = list(documents)
            for document in documents:
                _write_text(path.with_suffix(".txt"), brat_text(document))
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
            case "tei":
                return _tei(documents)
            case "html":
                return iter([_html(documents)])
            case "brat":
                return map(to_brat, documents)
            case "webannotation":
                return map(to_webannotation, documents)
        return self._tables(documents)

    def _tables(self, documents: Iterable[Document]) -> Iterator[str]:
        width = min(shutil.get_terminal_size((88, 24)).columns, _WIDEST_TABLE)
        for number, document in enumerate(documents):
            table = to_table(document, width=width, explain=self.explain)
            yield table if number == 0 else f"\n\n{table}"


def _tei(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a TEI document if there is one document, else a corpus."""
    remaining = iter(documents)
    first = list(islice(remaining, 2))
    if len(first) == 1:
        return iter([to_tei(first[0])])
    return to_tei_corpus(chain(first, remaining))


def _html(documents: Iterable[Document]) -> str:
    """Return the page of the document if there is one, else a page that holds all of them."""
    remaining = iter(documents)
    first = list(islice(remaining, 2))
    return to_html(first[0]) if len(first) == 1 else report(chain(first, remaining))


def _write_index(folder: Path, tally: Tally, labels: Sequence[str]) -> None:
    """Write the overview beside the pages, under a name that none of them has."""
    # Some file systems take names for the same that differ in case.
    taken = {label.casefold() for label in labels}
    name = "index"
    while name in taken:
        name += "_"
    suffix = SUFFIXES["html"]
    # The dot keeps a name with a colon or slashes from being read as an address of its own.
    links = {
        number: f"./{quote(os.fsencode(f'{label}{suffix}'))}"
        for number, label in enumerate(labels, start=1)
    }
    (folder / f"{name}{suffix}").write_text(index(tally, links), encoding="utf-8", newline="")


def _write_text(path: Path, text: str) -> None:
    """Write the text that annotations point into, but never over another one."""
    content = text.encode("utf-8")
    if path.exists() and path.read_bytes() != content:
        message = f"{path} holds another text than the one that was annotated; use a new folder"
        raise FileExistsError(message)
    path.write_bytes(content)


def _write_once(path: Path, content: str) -> None:
    """Write a file unless there is one, which may be the user's own."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
