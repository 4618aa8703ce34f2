"""Do the missing shards of a corpus."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import attrs

from quoteattr.corpus.batch.columns import Column
from quoteattr.corpus.batch.corrected import (
    Corrector,
    Outcome,
    ShardCorrections,
    outcome_of,
    with_knowledge,
)
from quoteattr.corpus.batch.deferred import Deferred, Load
from quoteattr.corpus.batch.manifest import (
    TOTALS,
    Manifest,
    check_unchanged,
    create_manifest,
    read_manifest,
    write_manifest,
)
from quoteattr.corpus.batch.shards import Counts, Shards, documents_of
from quoteattr.corpus.batch.survey import Survey
from quoteattr.corpus.sinks.tables import Rows
from quoteattr.corpus.sources.entries import Entry, InputOptions
from quoteattr.corpus.stream import Item, documents, with_contexts
from quoteattr.export.records import to_rows
from quoteattr.export.tables import TABLES, ErrorRow, document_row, speaker_rows
from quoteattr.schema.document import Document


@attrs.frozen
class Task:
    """One of several runs that share the shards of a corpus."""

    number: int = 1
    """Its number, from 1."""
    count: int = 1
    """Number of runs."""

    def shards(self, count: int) -> range:
        """Return its shards: consecutive ones, so that each task opens few files.

        Args:
            count: Number of shards of the corpus.
        """
        first, stop = (count * number // self.count for number in (self.number - 1, self.number))
        return range(first, stop)


@attrs.frozen
class Batch:
    """A corpus to be done, and where the results go."""

    survey: Survey
    """The inputs."""
    input_options: InputOptions
    """How to read them."""
    shards: Shards
    """Where to write."""
    size: int
    """Number of documents in a shard."""
    manifest: Manifest
    """The inputs, options and versions, which later runs must share."""
    task: Task = Task()
    """The shards to be done."""
    corrector: Corrector | None = None
    """Corrections of the documents."""

    @property
    def count(self) -> int:
        """Number of shards of the corpus."""
        return -(-self.survey.documents // self.size)

    @property
    def documents(self) -> int:
        """Number of documents to be done."""
        return sum(map(self._length, self.task.shards(self.count)))

    def begin(self) -> None:
        """Check that the folder is empty, or contains shards of the same run.

        Raises:
            InvalidOptionError: The folder has other content, or is the result of another run.
        """
        earlier = read_manifest(self.shards.folder)
        if earlier is not None:
            check_unchanged(self.shards.folder, earlier, self.manifest)
        if self.task == Task():  # else it may be what another task is writing
            self.shards.remove_unfinished()

    def done(self) -> dict[int, Counts]:
        """Return the counts of those shards of the task that are done."""
        return self._done(self.task.shards(self.count))

    def run(
        self,
        load: Load,
        *,
        workers: int,
        meta: Mapping[str, str],
        advance: Callable[[Document], object] = lambda _: None,
    ) -> Iterator[Counts]:
        """Do the missing shards, and yield the counts of each as soon as it is written.

        Args:
            load: Loads the pipeline; has to be picklable if there are several workers.
            workers: Number of processes; with 1 everything is done in this one, else this one
                loads no models.
            meta: `Document.meta` of documents that cannot be made.
            advance: Called with each document.

        Raises:
            OutputFileError: Nothing more can be written; the shards that are done remain.
            EngineError: The models or the worker processes cannot be loaded.
        """
        if missing := self.missing():
            process = load() if workers == 1 else Deferred(load)

            def results(items: Iterator[Item]) -> Iterator[Document]:
                for document in documents(items, process, meta=meta, workers=workers):
                    advance(document)
                    yield document

            yield from self.make(missing, results)
        self.finish()

    def outcome(self) -> Outcome:
        """Return the outcome of the corrections in those shards of the task that are done."""
        return outcome_of(self.shards.notes(shard) for shard in self.done())

    def whole_outcome(self) -> Outcome | None:
        """Return the outcome of all corrections, None until all shards of the corpus are done."""
        done = self._done(range(self.count))
        if len(done) < self.count:
            return None
        return outcome_of(self.shards.notes(shard) for shard in done)

    def missing(self) -> list[int]:
        """Return the shards of the task that are not done."""
        done = self.done()
        return [shard for shard in self.task.shards(self.count) if shard not in done]

    def make(
        self, missing: Sequence[int], results: Callable[[Iterator[Item]], Iterator[Document]]
    ) -> Iterator[Counts]:
        """Do some shards, and yield the counts of each as soon as it is written.

        Args:
            missing: The shards in ascending order.
            results: Returns the documents of items in order.

        Raises:
            OutputFileError: Nothing more can be written.
            EngineError: The models or the worker processes cannot be loaded.
        """
        made = with_contexts(self._items(missing), results)
        for shard in missing:
            # By number, since grouping would keep a complete shard until the next document.
            yield self._write(shard, list(islice(made, self._length(shard))))

    def bind(self) -> None:
        """Write the manifest, or check that an existing one is that of this run.

        Called after the models are loaded, so that a run that cannot load them leaves no manifest
        to which later runs would be bound.

        Raises:
            InvalidOptionError: The manifest is that of another run.
            OutputFileError: The manifest cannot be written.
        """
        if (earlier := read_manifest(self.shards.folder)) is None:
            create_manifest(self.shards.folder, self.manifest)
        else:
            check_unchanged(self.shards.folder, earlier, self.manifest)

    def finish(self) -> None:
        """Add the totals to the manifest, if all shards of the corpus are done.

        Raises:
            OutputFileError: It cannot be written.
        """
        done = self._done(range(self.count))
        if len(done) == self.count:
            totals = {table: sum(counts[table] for counts in done.values()) for table in TABLES}
            write_manifest(self.shards.folder, {**self.manifest, TOTALS: totals})

    def _done(self, shards: Iterable[int]) -> dict[int, Counts]:
        found = ((shard, self.shards.counts(shard)) for shard in shards)
        return {shard: counts for shard, counts in found if counts is not None}

    def _length(self, shard: int) -> int:
        """Return the number of documents in a shard; the last one may have fewer."""
        return min(self.size, self.survey.documents - shard * self.size)

    def _items(self, missing: Sequence[int]) -> Iterator[tuple[Item, Entry]]:
        for entry in documents_of(self.survey, self.input_options, self.size, missing):
            yield (entry.id, with_knowledge(entry, self.corrector)), entry

    def _write(self, shard: int, made: Sequence[tuple[Document, Entry]]) -> Counts:
        self.bind()
        columns = self.survey.columns
        types = {column.output: column.type for column in columns}
        if self.corrector is None:
            return self.shards.write(shard, _tables(made, columns), types)
        correcting = ShardCorrections(self.corrector)
        corrected = [(correcting.corrected(document), entry) for document, entry in made]
        return self.shards.write(shard, _tables(corrected, columns), types, correcting.notes())


def _tables(
    made: Iterable[tuple[Document, Entry]], columns: Sequence[Column]
) -> Mapping[str, Rows]:
    """Return the rows of all tables for some documents."""
    rows: dict[str, list[Mapping[str, Any]]] = {table: [] for table in TABLES}
    for document, entry in made:
        if reason := document.meta.get("error"):
            rows["errors"].append(
                ErrorRow(document=document.id, source=entry.source, row=entry.row, error=reason)
            )
            continue
        rows["quotes"] += to_rows(document)
        rows["speakers"] += speaker_rows(document)
        own = document_row(
            document, source=entry.source, row=entry.row, with_text=entry.is_extracted
        )
        given = {one.output: one.value(entry.columns.get(one.name)) for one in columns}
        rows["documents"].append({**own, **given})
    return rows
