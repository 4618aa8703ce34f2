"""The options of the command line."""

import argparse
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from quoteattr.cli.feedback import add_corrections
from quoteattr.cli.parser import Parser, add_reading, add_running, one_of
from quoteattr.corpus.sinks.rendering import FORMATS
from quoteattr.errors import InvalidOptionError

_DESCRIPTION = """\
Find who said what in English text: quotations, their speakers and exact offsets, offline.
Texts are UTF-8 unless --encoding or a byte order mark says otherwise; of a folder, every .txt
file below it is read."""

_EPILOG = """\
OUT is a folder if it exists as one, if it ends in a slash, or if several documents are written in
a format with one document a file (json, brat, webannotation); otherwise it is a file. Its suffix
sets the format unless --format does. A file appears when it is complete: an interrupted or failed
run leaves an earlier one unchanged. No output may be one of the inputs.

exit status: 0 all done, 1 an input or output failed (the others are done), 2 wrong use,
130 interrupted, 143 terminated

`quoteattr corpus` processes millions of texts in shards, reads tables too, and resumes:
quoteattr corpus --help. `quoteattr sample` draws quotations to label by hand, and `quoteattr score`
estimates how many are right. `quoteattr serve` shows a page to paste texts into. To read a folder
of such a name, write ./corpus.

examples:
  quoteattr article.txt --explain
  quoteattr articles/ -o quotes.csv
  quoteattr articles/ --format json -o records/
  quoteattr novel.txt --workers 4 -o novel.html   (four processes share it)
  cat article.txt | quoteattr - --format jsonl"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the command line.

    Raises:
        SystemExit: With 0 after --help or --version, with 2 for invalid arguments.
        InvalidOptionError: Options contradict each other.
        OutputFileError: The help cannot be printed.
    """
    options = _parser().parse(arguments)
    if options.demo and options.paths:
        raise InvalidOptionError("--demo takes no PATH")
    return options


def _parser() -> Parser:
    parser = Parser("quoteattr", _DESCRIPTION, _EPILOG)
    add = parser.add_argument
    add(
        "paths", nargs="*", metavar="PATH", help="files, folders, patterns, or - for standard input"
    )
    add("--demo", action="store_true", help="show the article that comes with quoteattr")
    add(
        "--format",
        type=one_of(FORMATS),
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)} (default: that of the suffix of OUT, else table)",
    )
    add("-o", "--output", metavar="OUT", help="a file, or a folder (see below)")
    add(
        "--explain",
        action="store_true",
        help="show the source, the rule and the confidence of each quotation (table)",
    )
    add(
        "--write-voices",
        type=Path,
        metavar="FOLDER",
        help="write the lines of each voice too, as --format script has them, a file for each",
    )
    add(
        "--write-characters",
        type=Path,
        metavar="FILE",
        help="write the speakers too, to be edited and read by --characters",
    )
    found = add_reading(parser)
    found.add_argument(
        "--no-terms",
        dest="terms",
        action="store_false",
        help="leave out quoted words that are not speech",
    )
    found.add_argument(
        "--chains",
        type=Path,
        metavar="FILE",
        help="your own coreference chains: JSON, lists of lists of [start, end]; for several texts "
        "an object with such a list for the name of each",
    )
    add_corrections(found)
    add_running(parser)
    add("--version", action="version", version=f"%(prog)s {version('quoteattr')}")
    return parser
