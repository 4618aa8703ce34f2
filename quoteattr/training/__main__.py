"""Command line: ``python -m quoteattr.training STEP --data DIR --work DIR``."""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

from quoteattr.training.antecedents import training as antecedents_training
from quoteattr.training.reader import packaging as reader_packaging
from quoteattr.training.reader import training as reader_training
from quoteattr.training.stanza import evaluation, packaging, processors
from quoteattr.training.texts.parses import ParseFolder
from quoteattr.training.turns import training as turns_training

_PACKAGE = Path(__file__).resolve().parent.parent
_WEIGHTS = _PACKAGE / "weights"
_ANTECEDENTS = _PACKAGE / "resolve" / "coreference" / "ranking" / "weights.txt"
_TURNS = _PACKAGE / "resolve" / "conversation" / "weights.txt"
# In their order: the reader learns from raw text by the tokenizer that is packaged, and whose turn
# it is from what the reader sees and from the antecedents of pronouns.
_ALL = (
    *("tokenize", "lemma", "package-stanza", "reader", "package-reader"),
    *("antecedents", "antecedents-apart", "turns", "evaluate"),
)


def parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    top = argparse.ArgumentParser(prog="python -m quoteattr.training", description=__doc__)
    top.add_argument(
        "step",
        choices=(*_ALL, "turns-apart", "all"),
        help="what to make, or ...-apart for weights of held-out authors; a step is left out"
        " where its result is in the work folder already, and goes on where it was broken off",
    )
    top.add_argument(
        "--data", type=Path, required=True, help="folder of the corpora in their published layouts"
    )
    top.add_argument(
        "--work", type=Path, required=True, help="folder for training files, checkpoints and logs"
    )
    top.add_argument(
        "--parses",
        type=Path,
        help="folder in which the parses are kept that antecedents and turns are learned from, by"
        " default `parses` in the work folder; trainings in several work folders can share one",
    )
    top.add_argument("--out", type=Path, default=_WEIGHTS, help="folder of the packaged models")
    top.add_argument("--threads", type=int, default=2, help="threads for torch")
    top.add_argument(
        "--set",
        dest="settings",
        default="",
        metavar="'--NAME VALUE ...'",
        help="settings of Stanza's trainers that override ours",
    )
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one step, or all in order."""
    arguments = parser().parse_args(argv)
    data, work, out, threads = arguments.data, arguments.work, arguments.out, arguments.threads
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    work.mkdir(parents=True, exist_ok=True)
    parses = ParseFolder(arguments.parses or work / "parses")
    apart = work / "antecedents"
    for step in _ALL if arguments.step == "all" else (arguments.step,):
        if step == "reader":
            reader_training.train(data, work, threads=threads)
        elif step == "package-stanza":
            packaging.package(work, out / "stanza")
        elif step == "package-reader":
            reader_packaging.package(work, out / "reader")
        elif step == "antecedents":
            antecedents_training.train(data, _ANTECEDENTS, parses)
        elif step == "antecedents-apart":
            antecedents_training.train_apart(data, apart, parses)
        elif step == "turns":
            turns_training.train(data, _TURNS, apart, parses)
        elif step == "turns-apart":
            turns_training.train_apart(data, work / "turns", apart, parses)
        elif step == "evaluate":
            print(json.dumps(evaluation.report(data), indent=1))
        else:
            more = tuple(arguments.settings.split())
            processors.train(step, data, work, threads=threads, more=more)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
