"""Survey the inputs: the number of documents, and the names and types of the columns.

Every table is read once before the work begins, so that all shards have the same columns, and a run
that is continued can check that the corpus is the same. Reading is about a thousand times faster
than finding quotations.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from quoteattr.corpus.batch.columns import TEXT, Column, Kinds, columns
from quoteattr.corpus.batch.ids import Ids
from quoteattr.corpus.sources.entries import InputOptions, records
from quoteattr.corpus.sources.markup import extractor_of
from quoteattr.corpus.sources.markup.extracted import COLUMNS
from quoteattr.corpus.sources.tables import Reader, is_parquet, reader_of
from quoteattr.corpus.sources.tables.parquet import parquet_column, parquet_schema
from quoteattr.corpus.sources.tables.record import Fault
from quoteattr.corpus.sources.text import Source
from quoteattr.errors import InputFileError, InvalidOptionError

if TYPE_CHECKING:
    import pyarrow as pa

_EXTRACTED = Kinds(dict.fromkeys(COLUMNS, TEXT))
"""The columns of texts that are extracted from markup."""


@attrs.frozen
class Input:
    """A file with one or several documents."""

    source: Source
    """The file."""
    documents: int
    """Number of documents, including those that cannot be read."""
    size: int
    """Bytes of the file."""
    sha256: str | None = None
    """SHA-256 of a table; None for a file with one document."""


@attrs.frozen
class Survey:
    """All inputs of a corpus."""

    inputs: tuple[Input, ...]
    """The files in the order in which they are read."""
    columns: tuple[Column, ...]
    """The columns that are copied to the table of documents."""
    repeated_ids: int = 0
    """Number of documents with the id of an earlier one, which the tables cannot distinguish."""
    lacking: tuple[str, ...] = ()
    """Messages about tables without a column for the text or the id, which others have."""

    @property
    def documents(self) -> int:
        """Number of documents."""
        return sum(given.documents for given in self.inputs)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(given.size for given in self.inputs)

    def record(self) -> dict[str, Any]:
        """Return the record of the inputs for the manifest; single texts have one digest."""
        tables = [given for given in self.inputs if given.sha256 is not None]
        texts = [given for given in self.inputs if given.sha256 is None]
        listing = "\n".join(f"{given.source.name}\t{given.size}" for given in texts)
        return {
            "tables": [
                {
                    "file": given.source.name,
                    "bytes": given.size,
                    "documents": given.documents,
                    "sha256": given.sha256,
                }
                for given in tables
            ],
            "texts": {
                "files": len(texts),
                "bytes": sum(given.size for given in texts),
                "sha256_of_names_and_sizes": _digest(listing.encode("utf-8", "surrogatepass")),
            },
            "columns": {column.output: str(column.type) for column in self.columns},
            "documents": self.documents,
        }


def survey(
    sources: Iterable[Source], options: InputOptions, *, seen: Callable[[Source], object]
) -> Survey:
    """Read the tables among the inputs, and return the survey of all inputs.

    Args:
        sources: The inputs.
        options: How to read them.
        seen: Called with each input before it is read.

    Raises:
        InvalidOptionError: No table has a column that an option names.
        EngineError: A package that is needed to read an input is missing.
    """
    surveyor = _Surveyor(options)
    inputs = []
    for source in sources:
        seen(source)
        inputs.append(surveyor.visit(source))
    found = columns(surveyor.kinds, surveyor.schemas, (options.text_column, options.id_column))
    lacking = tuple(surveyor.lacking_columns())
    return Survey(tuple(inputs), tuple(found), surveyor.ids.repeated, lacking)


@attrs.define
class _Surveyor:
    """Visits one input after the other."""

    options: InputOptions
    kinds: Kinds = attrs.field(factory=Kinds)
    schemas: "list[pa.Schema]" = attrs.field(factory=list)
    ids: Ids = attrs.field(factory=Ids)
    _lacking: list[tuple[str, str]] = attrs.field(factory=list)
    """Options whose column a table lacks, each with a message."""
    _given: set[str] = attrs.field(factory=set)
    """Options whose column some table has."""

    def visit(self, source: Source) -> Input:
        path = source.path
        reader = None if path is None else reader_of(path)
        if path is None or reader is None:
            if path is not None and (extractor := extractor_of(path)):
                extractor.check()
                self.kinds.add_types(_EXTRACTED)
            return Input(source, 1, source.size)
        count = self._read_schema(path) if is_parquet(path) else self._read(source, reader)
        return Input(source, count, source.size, _file_digest(path))

    def _read_schema(self, path: Path) -> int:
        try:
            schema, count = parquet_schema(path)
        except InputFileError:
            return 1
        self.schemas.append(schema)
        has_ids = self._check(path, schema.names)
        if (name := self.options.id_column) is not None and has_ids:
            for value in parquet_column(path, name):
                self.ids.add(value)
        return count

    def _read(self, source: Source, reader: Reader) -> int:
        kinds, count, good = Kinds(), 0, 0
        for record in records(source, reader, self.options.encoding):
            count += 1
            if not isinstance(record, Fault):
                good += 1
                kinds.add(record)
                if self.options.id_column is not None:
                    self.ids.add(record.get(self.options.id_column))
        if good:
            self._check(source.name, kinds.names)
        self.kinds.add_types(kinds)
        return count

    def lacking_columns(self) -> Iterator[str]:
        """Yield a message for each table that lacks a column that an option names.

        Raises:
            InvalidOptionError: No table has the column, so that the option is wrong.
        """
        for option, message in self._lacking:
            if option not in self._given:
                raise InvalidOptionError(message)
            yield message

    def _check(self, name: Path | str, found: Collection[str]) -> bool:
        """Record which columns named by options a table lacks; return whether it has the ids."""
        for option, wanted in (
            ("--text-column", self.options.text_column),
            ("--id-column", self.options.id_column),
        ):
            if wanted is None or wanted in found:
                self._given.add(option)
                continue
            listed = ", ".join(found) or "no column"
            message = f"{name}: no column {wanted!r}; it has {listed}; name one with {option}"
            self._lacking.append((option, message))
        return self.options.id_column in found


def _file_digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # reading says why
        return ""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
