"""The shards of a corpus: the documents and the files of each."""

import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from quoteattr.corpus.batch.survey import Input, Survey
from quoteattr.corpus.sinks.atomic import is_unfinished, naming, replacing, unfinished_name
from quoteattr.corpus.sinks.tables import Rows, TableFormat
from quoteattr.corpus.sources.entries import Entry, InputOptions, entries
from quoteattr.corpus.stream import Unread
from quoteattr.export.tables import ROWS, TABLES

DONE = "shards"
"""Folder with a file for each shard that is done."""

Counts = dict[str, int]
"""The number of rows of each table."""


@attrs.frozen
class Shards:
    """The files of the shards in the folder of a corpus."""

    folder: Path
    """The folder."""
    format: TableFormat
    """The format of the tables."""

    def part(self, table: str, shard: int) -> Path:
        """Return the file of a table of a shard."""
        return self.folder / table / f"part-{shard:05}{self.format.suffix}"

    def marker(self, shard: int) -> Path:
        """Return the file that shows that a shard is done, and contains its counts."""
        return self.folder / DONE / f"{shard:05}.json"

    def attempt(self, shard: int) -> Path:
        """Return the file that an actor creates when it begins a shard, and removes at the end."""
        return self.folder / DONE / unfinished_name(f"{shard:05}")

    def counts(self, shard: int) -> Counts | None:
        """Return the number of rows of each table of a shard, None if it is not done."""
        if not all(self.part(table, shard).is_file() for table in TABLES):
            return None
        found = self.notes(shard)
        return {table: int(found[table]) for table in TABLES} if found else None

    def notes(self, shard: int) -> Mapping[str, Any]:
        """Return the content of the file of a shard, empty if the shard is not done."""
        try:
            found = json.loads(self.marker(shard).read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def write(
        self,
        shard: int,
        tables: Mapping[str, Rows],
        extra: Mapping[str, Any],
        notes: Mapping[str, Any] | None = None,
    ) -> Counts:
        """Write the tables of a shard, and then the file that shows that it is done.

        Args:
            shard: Number of the shard, from 0.
            tables: The rows of each table.
            extra: The types of the input's columns in the table of documents.
            notes: What the file of the shard contains in addition to the numbers of rows.

        Raises:
            OutputFileError: A file cannot be written, so that the shard is not done.
        """
        counts = {table: len(rows) for table, rows in tables.items()}
        for table, rows in tables.items():
            self.write_table(shard, table, rows, extra if table == "documents" else {})
        with _written(self.marker(shard)) as file:
            file.write(f"{json.dumps({**counts, **(notes or {})})}\n".encode())
        return counts

    def write_table(
        self, part: int, table: str, rows: Rows, extra: Mapping[str, Any] | None = None
    ) -> None:
        """Write a part of one table, a file that appears whole or not at all.

        Args:
            part: Number of the part, from 0.
            table: Name of the table.
            rows: Its rows.
            extra: The types of further columns.

        Raises:
            OutputFileError: The file cannot be written.
        """
        with _written(self.part(table, part)) as file:
            self.format.write(file, table, rows, extra or {})

    def remove_unfinished(self) -> None:
        """Remove the unfinished files of a run that was killed."""
        for folder in (self.folder, *(self.folder / name for name in (*ROWS, DONE))):
            for path in folder.glob("*") if folder.is_dir() else ():
                if is_unfinished(path.name):
                    path.unlink(missing_ok=True)


def documents_of(
    survey: Survey, options: InputOptions, size: int, missing: Sequence[int]
) -> Iterator[Entry]:
    """Yield the documents of the missing shards, in order.

    Files without such a document are not opened. Every file has as many documents as the survey
    counted: if it has become shorter since, the missing ones are documents that cannot be read.

    Args:
        survey: The inputs.
        options: How to read them.
        size: Number of documents in a shard.
        missing: The shards.
    """
    wanted = frozenset(missing)
    first = 0
    for given in survey.inputs:
        after = first + given.documents
        here = wanted.intersection(range(first // size, (after - 1) // size + 1))
        last = max(here, default=-1)
        for index, entry in enumerate(_entries(given, options), start=first) if here else ():
            if index // size > last:
                break
            if index // size in wanted:
                yield entry
        first = after


def _entries(given: Input, options: InputOptions) -> Iterator[Entry]:
    count = 0
    for entry in entries(given.source, options):
        if count == given.documents:
            return
        count += 1
        yield entry
    source = given.source
    for row in range(count + 1, given.documents + 1):
        reason = Unread(f"{source.name}: the file ends before this record")
        yield Entry(f"{source.label}:{row}", source.name, row, reason)


@contextlib.contextmanager
def _written(path: Path) -> Iterator[BinaryIO]:
    with naming(path), replacing(path) as file:
        yield file
