"""The command line: `quoteattr [PATH ...]`, the same as `python -m quoteattr`."""

import argparse
import contextlib
import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO

import attrs

from quoteattr.errors import EngineError, InputFileError, InvalidOptionError, QuoteAttrError
from quoteattr.inputs import UTF_8, Source, demo_source, find_sources, known_encoding
from quoteattr.knowledge import read_chains, read_characters
from quoteattr.outputs import SUFFIXES, Output
from quoteattr.pipeline import Pipeline, load
from quoteattr.schema.chains import ChainedText
from quoteattr.schema.quote import Document

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130

_BAR = 20
_LONGEST_LINE = 78
_CLEAR_LINE = "\r\x1b[K"

_DESCRIPTION = """\
Find who said what in English text: quotations, their speakers and exact offsets, offline.
Texts are UTF-8, if --encoding tells no other; of a folder, every .txt file below it is read."""

_EPILOG = """\
exit status: 0 all done, 1 an input failed (the others are done), 2 wrong use

examples:
  quoteattr article.txt --explain
  quoteattr articles/ --format csv -o quotes.csv
  quoteattr articles/ --format json -o records/
  cat article.txt | quoteattr - --format jsonl"""


def main(arguments: Sequence[str] | None = None, *, loader: Callable[..., Pipeline] = load) -> int:
    """Run the command line and return its exit status.

    Args:
        arguments: The words after the program's name; those of the process if None.
        loader: What loads the pipeline, called like `quoteattr.load`.
    """
    try:
        return _run(_parser().parse_args(arguments), loader)
    except QuoteAttrError as error:
        _say(error)
        return WRONG_USE
    except BrokenPipeError:
        # The reader, such as `head`, has enough; Python's own flush at exit must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "quoteattr",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add(
        "paths", nargs="*", metavar="PATH", help="files, folders, patterns, or - for standard input"
    )
    add("--demo", action="store_true", help="show the article that comes with quoteattr")
    add("--format", choices=SUFFIXES, default="table", help="default: %(default)s")
    add("-o", "--output", metavar="OUT", help="a file, or a folder for several inputs")
    add("--explain", action="store_true", help="say of each quotation what decided (table)")
    add("--direct-only", action="store_true", help="only what stands in quotation marks")
    add("--rules-only", action="store_true", help="by rules alone, without the network's reports")
    add(
        "--acts",
        default="speech,writing",
        help="what to keep of indirect speech: speech, writing, thought, or all "
        "(default: %(default)s)",
    )
    add("--verbs", type=Path, metavar="FILE", help="more reporting verbs, a lemma a line")
    add("--nouns", type=Path, metavar="FILE", help="more reporting nouns, a lemma a line")
    add(
        "--characters",
        type=Path,
        metavar="FILE",
        help="known speakers, one a line: name | alias | alias | he; or a .json list",
    )
    add(
        "--chains",
        type=Path,
        metavar="FILE",
        help="coreference of your own: JSON, lists of lists of [start, end]; for several texts an "
        "object with such a list for the name of each",
    )
    add(
        "--min-confidence",
        type=float,
        default=0.0,
        metavar="P",
        help="leave out quotations that are less sure, from 0 to 1 (default: %(default)s)",
    )
    add("--no-terms", dest="terms", action="store_false", help="leave out what is no speech")
    add("--encoding", default=UTF_8, metavar="NAME", help="of the texts (default: %(default)s)")
    add("--models", default="embedded", help="embedded (default), or stanza:en")
    add("--workers", type=int, default=1, metavar="N", help="processes (default: %(default)s)")
    add("--version", action="version", version=f"%(prog)s {version('quoteattr')}")
    return parser


def _run(options: argparse.Namespace, loader: Callable[..., Pipeline]) -> int:
    if options.explain and options.format != "table":
        raise InvalidOptionError("--explain goes with --format table; the others tell it anyway")
    if options.workers < 1:
        raise InvalidOptionError(f"--workers must be at least 1, got {options.workers}")
    sources = _sources(options)
    output = Output.plan(
        options.format, options.output, documents=len(sources), explain=options.explain
    )
    chains = read_chains(options.chains) if options.chains else {}
    _check_labels(chains, sources, options.chains)
    job = _Job(sources, options.workers, known_encoding(options.encoding), chains)
    job.show("loading the models")
    pipeline = _load(options, loader)
    try:
        output.write(job.documents(pipeline))
    except BrokenPipeError:
        raise
    except (OSError, EngineError) as error:
        job.fail(str(error))
    finally:
        job.clear()
    return FAILED if job.failures else DONE


def _sources(options: argparse.Namespace) -> tuple[Source, ...]:
    if options.demo and options.paths:
        raise InvalidOptionError("--demo takes no PATH")
    if options.paths:
        return find_sources(options.paths)
    if not options.demo and not _is_unattended(sys.stdin):
        return find_sources(["-"])
    source = demo_source()
    if not options.demo:
        _say(f"nothing to read, so here is the demo, {source.name} (--help tells more)")
    return (source,)


def _is_unattended(stdin: TextIO | None) -> bool:
    """Whether nothing is piped in: a terminal, the null device, or closed."""
    if stdin is None or stdin.closed:
        return True
    with contextlib.suppress(OSError):
        return stat.S_ISCHR(os.fstat(stdin.fileno()).st_mode)
    return stdin.isatty()


def _load(options: argparse.Namespace, loader: Callable[..., Pipeline]) -> Pipeline:
    characters = read_characters(options.characters) if options.characters else ()
    acts = options.acts if options.acts == "all" else tuple(options.acts.split(","))
    return loader(
        options.models,
        acts=acts,
        verbs=options.verbs,
        nouns=options.nouns,
        characters=characters,
        direct_only=options.direct_only,
        rules_only=options.rules_only,
        min_confidence=options.min_confidence,
        terms=options.terms,
    )


def _check_labels(
    chains: Mapping[str | None, Any], sources: Sequence[Source], path: Path | None
) -> None:
    if None in chains and len(sources) > 1:
        raise InvalidOptionError(f"{path}: for several texts give an object with their names")
    unknown = {*chains} - {None} - {source.label for source in sources}
    if unknown:
        raise InvalidOptionError(f"{path}: no text is called {min(map(str, unknown))!r}")


@attrs.define
class _Job:
    """The inputs on their way through the pipeline; tells on standard error how it goes."""

    sources: Sequence[Source]
    """The inputs in order."""
    workers: int
    """Number of processes."""
    encoding: str
    """Encoding of the inputs."""
    chains: Mapping[str | None, Any]
    """Coreference chains by the labels of the inputs; under None those of the only one."""
    failures: int = 0
    """Inputs that failed so far."""
    done: int = 0
    """Inputs that left the pipeline so far."""

    def documents(self, pipeline: Pipeline) -> Iterator[Document]:
        """Yield the documents that could be made, in the order of the inputs."""
        pairs = pipeline.pipe(self._texts(), as_tuples=True, workers=self.workers)
        for document, source in pairs:
            self.done += 1
            self.clear()
            if reason := document.meta.get("error"):
                self.fail(f"{source.name}: {reason}")
            else:
                yield attrs.evolve(document, id=source.label)
            self.show("")

    def _texts(self) -> Iterator[tuple[str | ChainedText, Source]]:
        for source in self.sources:
            self.show(source.name)
            chains = self.chains.get(source.label, self.chains.get(None))
            try:
                text = source.read(self.encoding)
                yield ChainedText(text, chains) if chains else text, source
            except InputFileError as error:
                self.done += 1
                self.fail(str(error))
            except InvalidOptionError as error:
                self.done += 1
                self.fail(f"{source.name}: {error}")

    def fail(self, message: str) -> None:
        """Count a failure and say what it was."""
        self.failures += 1
        self.clear()
        _say(message)

    def show(self, what: str) -> None:
        """Draw the progress bar, if somebody is watching."""
        if sys.stderr.isatty():
            filled = _BAR * self.done // len(self.sources)
            bar = "#" * filled + "." * (_BAR - filled)
            line = f"[{bar}] {self.done}/{len(self.sources)} {what}"
            print(f"{_CLEAR_LINE}{line[:_LONGEST_LINE]}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the progress bar away."""
        if sys.stderr.isatty():
            print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)


def _say(message: object) -> None:
    print(f"quoteattr: {message}", file=sys.stderr)
