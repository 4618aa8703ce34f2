"""The options of the command line."""

import argparse
from pathlib import Path
from typing import TypeAlias

from benchmarks.corpora import gap
from benchmarks.engines.given import Given
from benchmarks.engines.peers import OURS, PEERS
from benchmarks.timing import throughput
from benchmarks.timing.hostile import KINDS
from benchmarks.timing.interaction import SLOWER
from benchmarks.timing.speed import GROWTH, REPEATS
from benchmarks.timing.teams import PROCESSES

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
_DESCRIPTION = "Accuracy and speed of quoteattr and its peers; see benchmarks/README.md."


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; it sets `command` to the name of the command."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=_DESCRIPTION)
    commands = top.add_subparsers(dest="command", required=True)
    _add_accuracy(commands)
    _add_small_sets(commands)
    _add_own(commands)
    _add_timing(commands)
    _add_coreference(commands)
    _add_identity(commands)
    _add_hostile(commands)
    return top


def _add_accuracy(commands: _Commands) -> None:
    """Add the command that scores engines on the corpora."""
    accuracy = commands.add_parser("accuracy", help="score engines and kept runs on the corpora")
    for corpus in ("polnear", "pdnc", "litbank"):
        accuracy.add_argument(f"--{corpus}", type=Path, help="a clone of its repository")
    accuracy.add_argument("--novels", type=Path, help="the texts of 100_english_novels")
    accuracy.add_argument("--data", type=Path, help="a folder that holds all four by name")
    accuracy.add_argument("--split", default="dev", help="of PolNeAR: train, dev or test")
    accuracy.add_argument("--engine", action="append", choices=list(PEERS))
    accuracy.add_argument("--predictions", type=Path, action="append", default=[])
    accuracy.add_argument(
        "--held-out", action="store_true", help="read PDNC by weights of other authors, too"
    )
    accuracy.add_argument(
        "--given",
        nargs="+",
        type=Given,
        choices=list(Given),
        default=[],
        help="read PDNC by weights of other authors and with this of its annotation, too",
    )
    accuracy.add_argument("--booknlp", type=Path, help="a folder of BookNLP's output")
    accuracy.add_argument("--save", type=Path, help="keep the run here; an earlier one is resumed")
    accuracy.add_argument("--against", type=Path, help="an earlier run: what changed since")
    accuracy.add_argument("--json", type=Path, help="write the results here")
    accuracy.add_argument("--errors", type=Path, help="write a listing of all errors here")
    accuracy.add_argument("--documents", type=int, help="number of documents of each corpus")
    accuracy.add_argument("--characters", type=int, help="only the beginning of each document")
    accuracy.add_argument("--only", action="append", default=[], help="only this document")


def _add_run(command: argparse.ArgumentParser) -> None:
    """Add the options of a command that keeps the predictions of an engine."""
    command.add_argument("--predictions", type=Path, help="score a kept run instead")
    command.add_argument("--save", type=Path, help="keep the run here; an earlier one is resumed")


def _add_small_sets(commands: _Commands) -> None:
    """Add the commands that score layouts, the hand-written passages, and acts."""
    turns = commands.add_parser("layouts", help="score the turns of transcripts in many layouts")
    turns.add_argument("--only", nargs="+", default=[], metavar="FAMILY", help="these families")
    turns.add_argument("--show", action="store_true", help="print each turn that is not right")
    passages = commands.add_parser("challenge", help="score the hand-written passages")
    passages.add_argument("--engine", default=OURS, choices=list(PEERS))
    passages.add_argument("--only", action="append", default=[], help="only this file")
    _add_run(passages)
    passages.add_argument("--against", type=Path, help="an earlier run: what changed since")
    passages.add_argument("--show", action="store_true", help="print what failed")

    kinds = commands.add_parser("acts", help="score speech, writing and thought on PolNeAR dev")
    kinds.add_argument("--polnear", type=Path, required=True, help="a clone of its repository")
    kinds.add_argument("--engine", default=OURS, choices=list(PEERS))
    _add_run(kinds)
    kinds.add_argument("--show", action="store_true", help="print the errors of the open labels")


def _add_own(commands: _Commands) -> None:
    """Add the commands that compare with floors, fit the confidence, and score people."""
    floors = commands.add_parser("gate", help="fail where the floors are not reached")
    floors.add_argument("--litbank", type=Path, help="a clone of its repository")
    floors.add_argument("--update", action="store_true", help="raise the floors")
    floors.add_argument("--allow-lower", action="store_true", help="lower them too")

    fitted = commands.add_parser("confidence", help="fit the confidence of quotations")
    fitted.add_argument("--data", type=Path, required=True, help="a folder with all three corpora")
    fitted.add_argument("--write", action="store_true", help="replace the weights of the package")

    humans = commands.add_parser("people", help="score PolNeAR's annotators against each other")
    humans.add_argument("--polnear", type=Path, required=True, help="a clone of its repository")


def _add_timing(commands: _Commands) -> None:
    """Add the commands that measure time and memory."""
    rates = commands.add_parser("speed", help="time the engines in turn")
    rates.add_argument("--text", type=Path, help="a text; by default the challenge passages")
    rates.add_argument("--words", type=int, help="repeat or cut the text to this many words")
    rates.add_argument("--engine", action="append", choices=list(PEERS))
    rates.add_argument("--repeats", type=int, default=REPEATS)
    rates.add_argument(
        "--processes", type=int, default=PROCESSES, help="at once, too; 2 by default"
    )
    rates.add_argument("--growth", type=int, nargs="*", default=GROWTH, help="1 4 16 by default")

    bulk = commands.add_parser("corpus", help="time a large corpus, and watch its memory")
    bulk.add_argument("--data", type=Path, required=True, help="a folder with novels and polnear")
    bulk.add_argument("--workers", type=int, default=throughput.WORKERS)
    bulk.add_argument("--bytes", type=int, default=throughput.BYTES, help="of novels")
    bulk.add_argument("--documents", type=int, help="number of articles of PolNeAR")
    bulk.add_argument(
        "--times", type=int, default=throughput.TIMES, help="how often each article is read"
    )

    report = commands.add_parser("page", help="time a report on a phone: every interaction")
    report.add_argument("report", type=Path, help="the report of a novel, by `quoteattr -o`")
    report.add_argument("--rounds", type=int, default=3, help="3 by default")
    report.add_argument("--slower", type=float, default=SLOWER, help="than here; 4 by default")


def _add_coreference(commands: _Commands) -> None:
    pronouns = commands.add_parser("gap", help="score the antecedents of pronouns on GAP")
    pronouns.add_argument("--data", type=Path, required=True, help="a folder with GAP in `gap`")
    pronouns.add_argument("--part", default=gap.PART, help="development, validation or test")

    named = commands.add_parser(
        "coreference", help="score the names that pronouns and descriptions refer to, on GUM"
    )
    named.add_argument("--data", type=Path, required=True, help="a folder with GUM in `ud/gum`")
    named.add_argument("--train", action="store_true", help="the documents of train instead")


def _add_identity(commands: _Commands) -> None:
    same = commands.add_parser("identity", help="score which names of a novel are one character")
    same.add_argument("--data", type=Path, required=True, help="a folder that holds pdnc")
    same.add_argument("--characters", type=int, help="only the beginning of each novel")
    same.add_argument("--only", action="append", default=[], help="only this novel")
    _add_run(same)


def _add_hostile(commands: _Commands) -> None:
    """Add the commands that look for texts that break a promise."""
    odd = commands.add_parser("fuzz", help="try odd texts, and keep those that break something")
    odd.add_argument("--minutes", type=float, default=1.0, help="how long to go on, 1 by default")
    odd.add_argument("--seed", type=int, default=0, help="which texts to make, 0 by default")
    odd.add_argument(
        "--keep",
        type=Path,
        default=Path("fuzz-failures"),
        help="where to keep what failed; what is there from before is tried first",
    )

    lengths = commands.add_parser("growth", help="fail where the time grows faster than the text")
    lengths.add_argument("--only", action="append", default=[], choices=list(KINDS))
    lengths.add_argument("--size", type=int, help="characters of the largest text of each kind")
