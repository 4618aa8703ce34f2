"""The options of the command `quoteattr corpus`."""

import argparse
from collections.abc import Sequence

from quoteattr.cli.feedback import add_corrections
from quoteattr.cli.linking import add_linking
from quoteattr.cli.parser import Parser, add_reading, add_running, one_of, whole_number
from quoteattr.corpus.batch.run import Task
from quoteattr.corpus.sinks.tables import TABLE_FORMATS
from quoteattr.errors import InvalidOptionError

COMMAND = "corpus"
"""The first argument of this command."""

_DESCRIPTION = """\
Find who said what in any number of texts, and write tables of quotations, speakers, documents and
errors. IN is any number of files, folders and patterns: plain text, or tables with a text in each
record (JSON Lines, CSV and TSV, which may be compressed, and Parquet), web pages (HTML) and books
(EPUB). All other columns of a table are copied to the table of documents."""

_EPILOG = """\
OUT is a new folder, or one in which the same command was stopped: shards that are done are kept,
and the missing ones are done. OUT/manifest.json lists inputs, options and versions; if they differ,
the command refuses to continue. Each file appears when it is complete.

exit status: 0 all done, 1 a document or an output failed (the others are done), 2 wrong use,
130 interrupted, 143 terminated

examples:
  quoteattr corpus articles.jsonl.gz quotes/ --text-column body --id-column url
  quoteattr corpus 'archive/*.parquet' quotes/ --workers 8
  quoteattr corpus articles/ quotes/ --format csv
  quoteattr corpus articles/ corrected/ --corrections kept/
  quoteattr corpus articles.jsonl quotes/ --link-speakers --date-column published
  quoteattr corpus articles/ quotes/ --task 3/16   (one of 16 on machines that share the folders)
  quoteattr corpus articles/ quotes/ --ray auto    (on a Ray cluster that shares the folders)"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments after the name of the command.

    Raises:
        SystemExit: With 0 after --help, with 2 for invalid arguments.
        InvalidOptionError: An option has an invalid value.
    """
    parser = Parser(f"quoteattr {COMMAND}", _DESCRIPTION, _EPILOG)
    add = parser.add_argument
    add("inputs", nargs="+", metavar="IN", help="files, folders and patterns")
    add("output", metavar="OUT", help="a folder for the tables")
    add(
        "--format",
        type=one_of(TABLE_FORMATS),
        default="parquet",
        metavar="FORMAT",
        help=f"{', '.join(TABLE_FORMATS)} (default: %(default)s)",
    )
    add(
        "--text-column",
        default="text",
        metavar="NAME",
        help="column with the texts (default: %(default)s)",
    )
    add(
        "--id-column",
        metavar="NAME",
        help="column with the names of the documents (default: file and record)",
    )
    add(
        "--shard-size",
        type=whole_number,
        default=1_000,
        metavar="N",
        help="documents in a shard, which is done again if it was not complete "
        "(default: %(default)s)",
    )
    add_linking(parser)
    add_corrections(add_reading(parser))
    add = add_running(parser).add_argument
    add(
        "--task",
        type=_task,
        default=Task(),
        metavar="I/N",
        help="do one of N equal parts, while other processes do the others",
    )
    add("--ray", metavar="ADDRESS", help="do the work on this Ray cluster: auto, or HOST:PORT")
    # No table contains terms.
    parser.set_defaults(terms=False)
    options = parser.parse(arguments)
    if options.ray and options.task != Task():
        raise InvalidOptionError("--ray has its own way to share the work; leave out --task")
    if options.shard_size < 1:
        raise InvalidOptionError(f"--shard-size must be at least 1, got {options.shard_size}")
    return options


def _task(word: str) -> Task:
    number, _, count = word.partition("/")
    try:
        task = Task(int(number), int(count))
    except ValueError:
        task = Task(0)
    if not 1 <= task.number <= task.count:
        raise argparse.ArgumentTypeError(f"{word!r} is not I/N, such as 3/16 with I from 1 to N")
    return task
