"""`quoteattr corpus IN OUT`: many texts, in shards; a run that was stopped can be continued."""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from quoteattr.cli.commands.corpus_options import parse
from quoteattr.cli.feedback import Corrector, find_corrections, read_corrector
from quoteattr.cli.knowledge import digest, read_characters
from quoteattr.cli.linking import Linking
from quoteattr.cli.loading import pipeline_of
from quoteattr.cli.progress import Progress, counted
from quoteattr.cli.status import DONE, FAILED
from quoteattr.corpus.batch.folder import check_folder, exclusive
from quoteattr.corpus.batch.manifest import manifest
from quoteattr.corpus.batch.run import Batch, Task
from quoteattr.corpus.batch.shards import Counts, Shards
from quoteattr.corpus.batch.survey import Survey, survey
from quoteattr.corpus.places import check_readable
from quoteattr.corpus.sinks.tables import TABLE_FORMATS
from quoteattr.corpus.sources.decoding import known_encoding
from quoteattr.corpus.sources.entries import SUFFIXES, InputOptions
from quoteattr.corpus.sources.text import Source, Sources, find_sources
from quoteattr.errors import EngineError, InputFileError, InvalidOptionError, OutputFileError
from quoteattr.pipeline import Pipeline
from quoteattr.schema.document import Document
from quoteattr.system.capacity import default_workers

_PACKAGES = ("quoteattr", "stanza", "torch")
"""The packages whose versions affect the result."""
_READING = (
    "models",
    "precision",
    "device",
    "acts",
    "direct_only",
    "rules_only",
    "min_confidence",
    "markup",
)
_FILES = ("verbs", "nouns", "characters")


def run(arguments: Sequence[str], loader: Callable[..., Pipeline]) -> int:
    """Run the command and return its exit status.

    Args:
        arguments: The arguments after the name of the command.
        loader: Loads the pipeline, with the arguments of `quoteattr.load`. Every worker calls it,
            so it has to be picklable.
    """
    options = parse(arguments)
    table_format = TABLE_FORMATS[options.format]
    table_format.check()
    if options.ray:
        from quoteattr.corpus.batch.on_ray import check_ray

        check_ray()
    out = Path(options.output)
    corrections = find_corrections(options.corrections)
    sources = _sources(options, out, corrections)
    characters = read_characters(options.characters) if options.characters else ()
    corrector = read_corrector(corrections, characters)
    linking = Linking.of(options)
    input_options = InputOptions(
        options.text_column, options.id_column, known_encoding(options.encoding)
    )
    load = pipeline_of(options, loader)
    counting = Progress(max(1, len(sources.texts)), options.quiet)
    found = survey(sources.texts, input_options, seen=lambda source: _count(counting, source.name))
    counting.clear()
    if not found.documents:
        raise InputFileError(f"{', '.join(options.inputs)}: no documents to read")
    if linking:
        linking.check(found)
    for fault in found.lacking:
        counting.note(fault)
    if found.repeated_ids:
        counting.note(
            f"documents with the id of an earlier one: {found.repeated_ids}; their rows "
            "cannot be distinguished; without --id-column, file and record name a document"
        )
    shards = Shards(out, table_format)
    made_with = _manifest(options, found, corrections)
    applied = corrector if corrections else None
    batch = Batch(
        found, input_options, shards, options.shard_size, made_with, options.task, applied
    )
    with exclusive(out, shared=options.task != Task()):
        batch.begin()
        status = _Job(batch, options, corrector).run(load)
        return linking.run(batch, status) if linking else status


def _count(progress: Progress, name: str) -> None:
    progress.done += 1
    progress.announce(f"counting documents: {name}")


@attrs.define
class _Job:
    """One run."""

    batch: Batch
    options: argparse.Namespace
    corrector: Corrector
    progress: Progress = attrs.field(init=False)
    quotations: int = 0

    @progress.default
    def _start(self) -> Progress:
        return Progress(self.batch.documents, self.options.quiet)

    def run(self, load: Callable[[], Pipeline]) -> int:
        """Do what is missing, and return the exit status."""
        before = self.batch.done()
        for counts in before.values():
            self._add(counts)
        self.progress.start(sum(_documents(counts) for counts in before.values()))
        if before:
            done, count = len(before), len(self.batch.task.shards(self.batch.count))
            self.progress.note(f"{done} of {count} shards were done before")
        try:
            for counts in self._shards(load):
                self._add(counts)
        except KeyboardInterrupt:
            self._stop("interrupted")
            raise
        except (OutputFileError, EngineError) as error:
            self._stop(str(error))
            return FAILED
        finally:
            self.progress.clear()
        self._close()
        return FAILED if self.progress.failures else DONE

    def _shards(self, load: Callable[[], Pipeline]) -> Iterator[Counts]:
        """Do the missing shards, here or on a cluster."""
        meta = {"engine": self.options.models, "quoteattr": version("quoteattr")}
        if not self.options.ray:
            workers = self._workers()
            yield from self.batch.run(load, workers=workers, meta=meta, advance=self._advance)
            return
        from quoteattr.corpus.batch.on_ray import run_on_ray

        address, actors = self.options.ray, self.options.workers
        for counts in run_on_ray(self.batch, load, address=address, actors=actors, meta=meta):
            for _ in range(_documents(counts)):
                self._advance()
            yield counts

    def _workers(self) -> int:
        found = self.batch.survey
        workers: int = self.options.workers or default_workers(found.size, found.documents)
        return workers

    def _advance(self, _: Document | None = None) -> None:
        self.progress.advance()
        self.progress.show()

    def _add(self, counts: Mapping[str, int]) -> None:
        self.progress.failures += counts["errors"]
        self.quotations += counts["quotes"]

    def _stop(self, why: str) -> None:
        total = self.batch.documents
        self.progress.fail(
            f"{why}, after {self.progress.done} of {total} documents; "
            "start the same command again to go on"
        )

    def _close(self) -> None:
        self._report_corrections()
        out, failures = self.batch.shards.folder, self.progress.failures
        failed = f", {failures} failed (see {out / 'errors'})" if failures else ""
        self.progress.note(
            f"{counted(self.batch.documents, 'document')}, "
            f"{counted(self.quotations, 'quotation')}{failed}, written to {out}"
        )

    def _report_corrections(self) -> None:
        """Report the corrections that were not applied, in this run or an earlier one."""
        if not self.corrector.given:
            return
        for message in self.batch.outcome().refused:
            self.progress.warn(message)
        if outcome := self.batch.whole_outcome():
            for message in self.corrector.unused(outcome.used):
                self.progress.warn(message)


def _documents(counts: Mapping[str, int]) -> int:
    return counts["documents"] + counts["errors"]


def _sources(options: argparse.Namespace, out: Path, corrections: Sequence[Source]) -> Sources:
    if "-" in options.inputs:
        raise InvalidOptionError("standard input cannot be read again; name a file")
    found = find_sources(options.inputs, SUFFIXES)
    # Otherwise OUT would be bound to a mistyped name; dead links in folders are rows of `errors`.
    named = {Path(path) for path in options.inputs}
    for source in found.texts:
        if source.path in named:
            check_readable(source.path)
    known = [
        getattr(options, name)
        for name in (*_FILES, "link_corrections")
        if getattr(options, name) is not None
    ]
    given = (*found.texts, *corrections)
    read = [source.path for source in given if source.path is not None]
    check_folder(out, inputs=[*read, *known], folders=found.folders)
    return found


def _manifest(
    options: argparse.Namespace, found: Survey, corrections: Sequence[Source]
) -> dict[str, Any]:
    reading = {f"--{name.replace('_', '-')}": getattr(options, name) for name in _READING}
    files = {f"--{name}": digest(getattr(options, name)) for name in _FILES}
    input_options = {
        "--text-column": options.text_column,
        "--id-column": options.id_column,
        "--encoding": options.encoding,
    }
    corrected = [digest(source.path) for source in corrections] or None
    return manifest(
        versions={name: version(name) for name in _PACKAGES},
        options={**reading, **files, **input_options, "--corrections": corrected},
        output={"--format": options.format, "--shard-size": options.shard_size},
        inputs=found.record(),
    )
