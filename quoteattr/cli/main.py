"""A run of the command line, from its arguments to the exit status."""

import argparse
import contextlib
import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TextIO

import attrs

from quoteattr.cli import corpus, serve, validation
from quoteattr.cli.knowledge import read_chains
from quoteattr.cli.loading import pipeline_of
from quoteattr.cli.options import parse
from quoteattr.cli.progress import Progress, say
from quoteattr.cli.streams import (
    abandon_standard_output,
    interruptible,
    occupy_closed_streams,
    status_of,
)
from quoteattr.cli.terminal import table_style
from quoteattr.corpus.overlap import STANDARD_INPUT, File, check_outputs
from quoteattr.corpus.plan import Plan, check_replaced, plan
from quoteattr.corpus.sinks.files import Sink
from quoteattr.corpus.sources.decoding import known_encoding
from quoteattr.corpus.sources.text import Source, Sources, demo_source, find_sources
from quoteattr.corpus.stream import Item
from quoteattr.errors import (
    EngineError,
    InputFileError,
    InvalidOptionError,
    OutputFileError,
    QuoteAttrError,
)
from quoteattr.export.table import Style
from quoteattr.pipeline import Pipeline, load
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText

DONE, FAILED, WRONG_USE = 0, 1, 2

_COMMANDS: dict[str, Callable[[Sequence[str], Callable[..., Pipeline]], int]] = {
    corpus.COMMAND: corpus.run,
    serve.COMMAND: serve.run,
    validation.SAMPLE: lambda words, _: validation.sample(words),
    validation.SCORE: lambda words, _: validation.score(words),
}


def main(arguments: Sequence[str] | None = None, *, loader: Callable[..., Pipeline] = load) -> int:
    """Run the command line and return its exit status.

    Args:
        arguments: The arguments; those of the process if None.
        loader: What loads the pipeline, called like `quoteattr.load`.
    """
    occupy_closed_streams()
    try:
        with interruptible():
            return _run(arguments, loader)
    except OutputFileError as error:
        say(error)
        return FAILED
    except QuoteAttrError as error:
        say(error)
        return WRONG_USE
    except KeyboardInterrupt as interrupt:
        return status_of(interrupt)


def _run(arguments: Sequence[str] | None, loader: Callable[..., Pipeline]) -> int:
    words = sys.argv[1:] if arguments is None else list(arguments)
    if command := _COMMANDS.get(words[0] if words else ""):
        return command(words[1:], loader)
    options = parse(words)
    sources = _sources(options)
    target = plan(options.format, options.output, [source.label for source in sources.texts])
    if options.explain and target.format != "table":
        raise InvalidOptionError(
            f"--explain goes with --format table; {target.format} has all of it anyway"
        )
    check_outputs(target.outputs, inputs=_inputs(options, sources), folders=sources.folders)
    check_replaced(target)
    chains = read_chains(options.chains) if options.chains else {}
    _check_labels(chains, sources.texts, options)
    encoding = known_encoding(options.encoding)
    size = sum(source.size for source in sources.texts)
    progress = Progress(len(sources.texts), options.quiet, size=size)
    if not (options.paths or options.demo) and sources.texts[0].path is not None:
        name = sources.texts[0].name
        progress.note(f"nothing to read, so here is the demo, {name} (--help explains the rest)")
    progress.announce("loading the models")
    try:
        pipeline = pipeline_of(options, loader)()
    finally:
        progress.clear()
    progress.start()
    style = table_style(explain=options.explain, to_file=target.place is not None)
    return _Job(sources.texts, _workers(options, sources), encoding, chains, progress).run(
        pipeline, target, style
    )


def _sources(options: argparse.Namespace) -> Sources:
    if options.paths:
        return find_sources(options.paths)
    if not options.demo and not _is_unattended(sys.stdin):
        return find_sources(["-"])
    return Sources((demo_source(),))


def _is_unattended(stdin: TextIO | None) -> bool:
    """Whether standard input has no text: a terminal, the null device, or closed."""
    if stdin is None or stdin.closed:
        return True
    with contextlib.suppress(OSError):
        return stat.S_ISCHR(os.fstat(stdin.fileno()).st_mode)
    return stdin.isatty()


def _inputs(options: argparse.Namespace, sources: Sources) -> dict[File, str]:
    """Return every file that is read, with its name in messages."""
    known = (options.characters, options.chains, options.verbs, options.nouns)
    inputs: dict[File, str] = {path: str(path) for path in known if path is not None}
    for source in sources.texts:
        inputs[STANDARD_INPUT if source.path is None else source.path] = source.name
    return inputs


def _workers(options: argparse.Namespace, sources: Sources) -> int:
    from quoteattr.system.capacity import default_workers  # its dependencies are slow to import

    size = sum(source.size for source in sources.texts)
    return options.workers or default_workers(size, len(sources.texts))


def _check_labels(
    chains: Mapping[str | None, Any], texts: Sequence[Source], options: argparse.Namespace
) -> None:
    if None in chains and len(texts) > 1:
        raise InvalidOptionError(
            f"{options.chains}: for several texts give an object with their names"
        )
    unknown = {*chains} - {None} - {source.label for source in texts}
    if unknown:
        raise InvalidOptionError(f"{options.chains}: no text is called {min(map(str, unknown))!r}")


@attrs.frozen
class _Job:
    """One run: inputs, pipeline, output."""

    sources: Sequence[Source]
    """The inputs in order."""
    workers: int
    """Number of processes."""
    encoding: str
    """Encoding of the inputs."""
    chains: Mapping[str | None, Any]
    """Coreference chains by the labels of the inputs; under None those of the only one."""
    progress: Progress
    """Messages on standard error."""

    def run(self, pipeline: Pipeline, target: Plan, style: Style) -> int:
        """Write the document of each input, and return the exit status."""
        names = {source.label: source.name for source in self.sources}
        sink = Sink(
            target,
            style,
            lambda document, why: self.progress.fail(f"{names[document.id]}: {why}"),
        )
        place = None if target.place is None else str(target.place)
        try:
            sink.write(self.documents(pipeline))
        except BrokenPipeError:
            # The reader of standard output, such as `head`, has closed it.
            abandon_standard_output()
        except KeyboardInterrupt:
            self.progress.fail(self._stopped("interrupted", sink, place))
            raise
        except (OutputFileError, EngineError) as error:
            if place is None:
                abandon_standard_output()
            self.progress.fail(self._stopped(str(error), sink, place))
        else:
            self.progress.close(sink.written, place)
        finally:
            self.progress.clear()
        return FAILED if self.progress.failures else DONE

    def _stopped(self, why: str, sink: Sink, place: str | None) -> str:
        if len(self.sources) == 1 or place is None:
            return why
        done = f"after {self.progress.done} of {len(self.sources)} documents"
        if sink.plan.files is None:
            return f"{why}, {done}; {place} is as it was before"
        return f"{why}, {done}; {sink.written.documents} are written to {place}"

    def documents(self, pipeline: Pipeline) -> Iterator[Document]:
        """Yield the documents that could be made, in the order of the inputs."""
        pairs = pipeline.pipe(self._texts(), as_tuples=True, workers=self.workers)
        for document, source in pairs:
            self.progress.advance(source.size)
            if reason := document.meta.get("error"):
                self.progress.fail(f"{source.name}: {reason}")
            else:
                self._note_markup(document, source)
                yield document
            self.progress.show()

    def _note_markup(self, document: Document, source: Source) -> None:
        if found := document.meta.get("markup"):
            self.progress.note_once(
                "markup",
                f"{source.name}: read through its markup ({found}); offsets count it, "
                "--no-markup takes it for text",
            )

    def _texts(self) -> Iterator[tuple[Item, Source]]:
        for source in self.sources:
            self.progress.show(source.name)
            chains = self.chains.get(source.label, self.chains.get(None))
            try:
                text = source.read(self.encoding)
                given = ChainedText(text, chains) if chains else text
            except InputFileError as error:
                self._refuse(source, str(error))
            except InvalidOptionError as error:
                self._refuse(source, f"{source.name}: {error}")
            else:
                yield (source.label, given), source

    def _refuse(self, source: Source, message: str) -> None:
        self.progress.advance(source.size)
        self.progress.fail(message)
