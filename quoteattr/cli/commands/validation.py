"""`quoteattr sample IN -o SHEET` and `quoteattr score SHEET`: the precision of results."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from quoteattr.cli.parser import Parser, add_encoding, add_quiet, whole_number
from quoteattr.cli.progress import Progress, say
from quoteattr.cli.status import DONE, FAILED
from quoteattr.cli.streams import print_out
from quoteattr.corpus.overlap import check_outputs
from quoteattr.corpus.sources.decoding import known_encoding
from quoteattr.corpus.sources.text import find_sources
from quoteattr.errors import InvalidOptionError
from quoteattr.validation.contexts import with_contexts
from quoteattr.validation.labelled import read_sheet
from quoteattr.validation.results import find_results
from quoteattr.validation.sampling import draw
from quoteattr.validation.sheet import check_sheet, write_sheet
from quoteattr.validation.summary import faults, left_out, lines, missing

SAMPLE, SCORE = "sample", "score"
"""The first arguments of these commands."""

_SAMPLE = """\
Draw quotations at random from results, and write a sheet to label by hand. IN is the folder of
`quoteattr corpus`, tables of quotations (Parquet, JSON Lines, CSV), or records (JSON, JSON Lines)
that quoteattr wrote. The sample is stratified by kind and confidence; the same results and the same
seed draw the same sample."""
_SAMPLE_EPILOG = """\
Write yes or no into is_quotation, extent_right and speaker_right. A row that is not a quotation
needs no other label, and a row without a speaker no speaker_right. Then run `quoteattr score
SHEET`.

examples:
  quoteattr sample quotes/ --n 200 -o sheet.xlsx
  quoteattr sample records.jsonl --texts articles/ -o sheet.csv"""
_SCORE = """\
Estimate from a labelled sheet the share of all quotations that are right, with intervals, by
stratum, and compared with the confidence. Missing labels, and labels other than yes and no, are
reported by row.

exit status: 0 all labels could be read, 1 some are neither yes nor no, 2 wrong use"""


def sample(arguments: Sequence[str]) -> int:
    """Write the sheet of a sample, and return the exit status.

    Args:
        arguments: The arguments after the name of the command.
    """
    options = _parse_sample(arguments)
    progress = Progress(1, options.quiet)
    sheet = Path(options.output)
    results = find_results(options.inputs)
    check_sheet(sheet)
    check_outputs([sheet], inputs={path: str(path) for path in results.files}, folders=())
    encoding = known_encoding(options.encoding)
    texts = find_sources(options.texts).texts if options.texts else ()
    for folder in results.unfinished:
        progress.note(
            f"{folder} is not complete; the sample is drawn from the documents that are done"
        )
    drawn = draw(results.quotations(), options.n, options.seed)
    if texts:
        drawn = with_contexts(drawn, results.records(), texts, encoding)
    elif any(row.quotation.context is None for row in drawn):
        progress.note(
            "no contexts, because records do not contain the text; name the texts with --texts"
        )
    write_sheet(sheet, drawn)
    total = sum({row.stratum: row.stratum_size for row in drawn}.values())
    progress.note(f"{len(drawn)} of {total} quotations written to {sheet}")
    return DONE


def score(arguments: Sequence[str]) -> int:
    """Print the score of a sheet, and return the exit status.

    Args:
        arguments: The arguments after the name of the command.
    """
    parser = Parser(f"quoteattr {SCORE}", _SCORE)
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="a labelled sheet")
    judgements = read_sheet(parser.parse(arguments).sheet)
    wrong = [*faults(judgements)]
    for message in (*wrong, *missing(judgements)):
        say(message)
    if without := left_out(judgements):
        say(f"strata without a label, left out of the score: {', '.join(without)}")
    if all(judgement.is_quotation is None for judgement in judgements):
        raise InvalidOptionError("no row is labelled; write yes or no into is_quotation")
    print_out("".join(f"{line}\n" for line in lines(judgements)))
    return FAILED if wrong else DONE


def _parse_sample(arguments: Sequence[str]) -> argparse.Namespace:
    parser = Parser(f"quoteattr {SAMPLE}", _SAMPLE, _SAMPLE_EPILOG)
    add = parser.add_argument
    add("inputs", nargs="+", metavar="IN", help="results: folders, files and patterns")
    add("-o", "--output", required=True, metavar="SHEET", help="a new .csv or .xlsx file")
    add(
        "--n",
        type=whole_number,
        default=200,
        metavar="N",
        help="quotations to draw (default: %(default)s)",
    )
    add(
        "--seed",
        type=whole_number,
        default=0,
        help="a different number draws a different sample (default: 0)",
    )
    add(
        "--texts",
        nargs="+",
        metavar="PATH",
        help="the texts of records, named as in the run that made them",
    )
    add_encoding(add)
    add_quiet(add)
    options = parser.parse(arguments)
    if options.n < 1:
        raise InvalidOptionError(f"--n must be at least 1, got {options.n}")
    return options
