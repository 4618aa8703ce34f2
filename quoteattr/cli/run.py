"""A run of the command line, from its arguments to the exit status."""

import argparse
import contextlib
import os
import stat
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TextIO

from quoteattr.cli.feedback import find_corrections, read_corrector
from quoteattr.cli.job import Job
from quoteattr.cli.knowledge import read_chains, read_characters
from quoteattr.cli.loading import pipeline_of
from quoteattr.cli.options import parse
from quoteattr.cli.progress import Progress, say
from quoteattr.cli.status import FAILED, WRONG_USE
from quoteattr.cli.streams import interruptible, occupy_closed_streams
from quoteattr.cli.terminal import table_style
from quoteattr.corpus.overlap import STANDARD_INPUT, File, check_outputs
from quoteattr.corpus.plan import Plan, check_replaced, plan
from quoteattr.corpus.sinks.extra_files import ExtraFiles
from quoteattr.corpus.sinks.rendering import FORMATS
from quoteattr.corpus.sources.decoding import known_encoding
from quoteattr.corpus.sources.text import Source, Sources, demo_source, find_sources
from quoteattr.errors import InvalidOptionError, OutputFileError, QuoteAttrError
from quoteattr.pipeline import Pipeline, load
from quoteattr.system.capacity import default_workers

Command = Callable[[Sequence[str], Callable[..., Pipeline]], int]


def _corpus() -> Command:
    from quoteattr.cli.commands.corpus import run

    return run


def _serve() -> Command:
    from quoteattr.cli.commands.serve import run

    return run


def _sample() -> Command:
    from quoteattr.cli.commands.validation import sample

    return lambda words, _: sample(words)


def _score() -> Command:
    from quoteattr.cli.commands.validation import score

    return lambda words, _: score(words)


_COMMANDS = {"corpus": _corpus, "serve": _serve, "sample": _sample, "score": _score}
"""Functions that import and return a command, by its name; the imports are slow."""


def run(arguments: Sequence[str] | None = None, *, loader: Callable[..., Pipeline] = load) -> int:
    """Run the command line and return its exit status.

    Args:
        arguments: The arguments; None for those of the process.
        loader: Loads the pipeline, with the arguments of `quoteattr.load`.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed, or a signal ended the process.
    """
    occupy_closed_streams()
    # loky restarts a worker that a long text has made large, and suspects a leak.
    warnings.filterwarnings("ignore", message="A worker was restarted", category=UserWarning)
    try:
        with interruptible():
            return _run(arguments, loader)
    except OutputFileError as error:
        say(error)
        return FAILED
    except QuoteAttrError as error:
        say(error)
        return WRONG_USE


def _run(arguments: Sequence[str] | None, loader: Callable[..., Pipeline]) -> int:
    words = sys.argv[1:] if arguments is None else list(arguments)
    if command := _COMMANDS.get(words[0] if words else ""):
        return command()(words[1:], loader)
    options = parse(words)
    sources = _sources(options)
    target = plan(options.format, options.output, [source.label for source in sources.texts])
    corrections = find_corrections(options.corrections)
    extra_files = ExtraFiles(options.write_characters, options.write_voices)
    _check_format(options, target)
    check_outputs(
        [*target.outputs, *extra_files.outputs],
        inputs=_inputs(options, (*sources.texts, *corrections)),
        folders=sources.folders,
    )
    check_replaced(target)
    extra_files.check()
    chains = read_chains(options.chains) if options.chains else {}
    _check_labels(chains, sources.texts, options)
    characters = read_characters(options.characters) if options.characters else ()
    corrector = read_corrector(corrections, characters)
    encoding = known_encoding(options.encoding)
    size = sum(source.size for source in sources.texts)
    progress = Progress(len(sources.texts), options.quiet, size=size)
    if not (options.paths or options.demo) and sources.texts[0].path is not None:
        name = sources.texts[0].name
        progress.note(f"nothing to read, so here is the demo, {name} (--help explains the rest)")
    pipeline = _loaded(options, loader, progress)
    workers = options.workers or default_workers(size, len(sources.texts))
    job = Job(sources.texts, workers, encoding, chains, corrector, extra_files, progress)
    style = table_style(explain=options.explain, to_file=target.place is not None)
    return job.run(pipeline, target, style)


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


def _inputs(options: argparse.Namespace, sources: Sequence[Source]) -> dict[File, str]:
    """Return every file that is read, with its name in messages."""
    known = (options.characters, options.chains, options.verbs, options.nouns)
    inputs: dict[File, str] = {path: str(path) for path in known if path is not None}
    for source in sources:
        inputs[STANDARD_INPUT if source.path is None else source.path] = source.name
    return inputs


def _check_format(options: argparse.Namespace, target: Plan) -> None:
    FORMATS[target.format].check()
    if options.explain and target.format != "table":
        raise InvalidOptionError(
            f"--explain needs --format table; {target.format} shows all of this anyway"
        )


def _check_labels(
    chains: Mapping[str | None, Any], texts: Sequence[Source], options: argparse.Namespace
) -> None:
    """Check that each of the user's coreference chains belongs to a text of the run."""
    if None in chains and len(texts) > 1:
        raise InvalidOptionError(
            f"{options.chains}: for several texts give an object with their names"
        )
    unknown = {*chains} - {None} - {source.label for source in texts}
    if unknown:
        raise InvalidOptionError(f"{options.chains}: no text is called {min(map(str, unknown))!r}")


def _loaded(
    options: argparse.Namespace, loader: Callable[..., Pipeline], progress: Progress
) -> Pipeline:
    """Load the pipeline, and start the clock of the progress when it is loaded."""
    progress.announce("loading the models")
    try:
        pipeline = pipeline_of(options, loader)()
    except KeyboardInterrupt:
        progress.fail("interrupted")
        raise
    finally:
        progress.clear()
    progress.start()
    return pipeline
