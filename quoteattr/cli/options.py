"""The options of the command line, and the message for a mistyped one."""

import argparse
import difflib
import sys
from collections.abc import Callable, Collection, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, NoReturn

from quoteattr.cli.streams import print_out
from quoteattr.corpus.sinks.rendering import SUFFIXES
from quoteattr.corpus.sources.decoding import UTF_8
from quoteattr.errors import InvalidOptionError
from quoteattr.schema.quote import Act

_DESCRIPTION = """\
Find who said what in English text: quotations, their speakers and exact offsets, offline.
Texts are UTF-8 unless --encoding or a byte order mark says otherwise; of a folder, every .txt
file below it is read."""

_EPILOG = """\
OUT is a folder if it exists as one, if it ends in a slash, or if several documents are written in
a format of which a file holds one (json, brat, webannotation); otherwise it is a file. Its suffix
sets the format unless --format does. A file appears when it is complete: an interrupted or failed
run leaves an earlier one unchanged. No output may be one of the inputs.

exit status: 0 all done, 1 an input or output failed (the others are done), 2 wrong use,
130 interrupted, 143 terminated

examples:
  quoteattr article.txt --explain
  quoteattr articles/ -o quotes.csv
  quoteattr articles/ --format json -o records/
  cat article.txt | quoteattr - --format jsonl"""


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse the command line.

    Args:
        arguments: The arguments; those of the process if None.

    Raises:
        SystemExit: With 0 after --help or --version, with 2 for invalid arguments.
        InvalidOptionError: Options contradict each other.
        OutputFileError: The help cannot be printed.
    """
    parser = _parser()
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.error(_unknown(unknown[0], parser))
    if options.workers is not None and options.workers < 1:
        raise InvalidOptionError(f"--workers must be at least 1, got {options.workers}")
    if options.demo and options.paths:
        raise InvalidOptionError("--demo takes no PATH")
    return options


class _Parser(argparse.ArgumentParser):
    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401  as argparse has it
        """Print a message; fail where it cannot be printed, which argparse would ignore."""
        if file is not None and file is sys.stdout:
            print_out(message)
        elif message:
            super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        """Exit with the message alone; the usage would fill a screen and hide it."""
        self.exit(2, f"{self.prog}: {message} (--help lists the options)\n")


def _parser() -> argparse.ArgumentParser:
    # An abbreviation that works today is ambiguous as soon as there is another option.
    parser = _Parser(
        "quoteattr",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add(
        "paths", nargs="*", metavar="PATH", help="files, folders, patterns, or - for standard input"
    )
    add("--demo", action="store_true", help="show the article that comes with quoteattr")
    add(
        "--format",
        type=_one_of(SUFFIXES),
        metavar="FORMAT",
        help=f"{', '.join(SUFFIXES)} (default: that of the suffix of OUT, else table)",
    )
    add("-o", "--output", metavar="OUT", help="a file, or a folder (see below)")
    add("--explain", action="store_true", help="say of each quotation what decided (table)")
    add("--direct-only", action="store_true", help="only what stands in quotation marks")
    add("--rules-only", action="store_true", help="by rules alone, without the network's reports")
    add(
        "--acts",
        type=_acts,
        default=("speech", "writing"),
        help="what to keep of indirect speech: speech, writing, thought, or all "
        "(default: speech,writing)",
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
    add(
        "--no-markup",
        dest="markup",
        action="store_false",
        help="read HTML entities, tags and garbled characters as they are",
    )
    add("--no-terms", dest="terms", action="store_false", help="leave out what is no speech")
    add("--encoding", default=UTF_8, metavar="NAME", help="of the texts (default: %(default)s)")
    add("--models", default="embedded", help="embedded (default), or stanza:en")
    add(
        "--workers",
        type=int,
        metavar="N",
        help="processes of about 750 MB (default: one for each core where the texts are worth it)",
    )
    add("-q", "--quiet", action="store_true", help="say nothing but errors on standard error")
    add("--version", action="version", version=f"%(prog)s {version('quoteattr')}")
    return parser


def _unknown(word: str, parser: argparse.ArgumentParser) -> str:
    given = word.partition("=")[0]
    options = parser._option_string_actions  # noqa: SLF001  argparse has no public list
    known = [option.removeprefix("--") for option in options if option.startswith("--")]
    name = given.removeprefix("--")
    begun = [option for option in known if len(name) > 1 and option.startswith(name)]
    near = begun or difflib.get_close_matches(name, known, n=1)
    advice = f"; did you mean --{near[0]}?" if near else ""
    return f"there is no option {given}{advice}"


def _one_of(names: Collection[str]) -> Callable[[str], str]:
    def read(word: str) -> str:
        if word not in names:
            raise argparse.ArgumentTypeError(_unlisted(word, names))
        return word

    return read


def _unlisted(word: str, names: Collection[str]) -> str:
    near = difflib.get_close_matches(word.lower(), names, n=1)
    advice = f"did you mean {near[0]}?" if near else f"use one of {', '.join(names)}"
    return f"{word!r} is not known; {advice}"


def _acts(words: str) -> Literal["all"] | tuple[str, ...]:
    if words == "all":
        return "all"
    known = [act.value for act in Act]
    acts = tuple(word.strip() for word in words.split(","))
    for act in acts:
        if act not in known:
            raise argparse.ArgumentTypeError(_unlisted(act, [*known, "all"]))
    return acts
