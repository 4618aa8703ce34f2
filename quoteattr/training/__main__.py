"""Make what is shipped: ``python -m quoteattr.training STEP --data DIR --work DIR``."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

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


@attrs.frozen
class _Run:
    """The arguments of a run."""

    data: Path
    """Folder of the corpora."""
    work: Path
    """Folder for training files, checkpoints and logs."""
    out: Path
    """Folder of the packaged models."""
    parses: ParseFolder
    """What parses novels."""
    threads: int
    """Threads for torch."""
    settings: tuple[str, ...]
    """Settings of Stanza's trainers that override ours."""

    @property
    def antecedents(self) -> Path:
        """Folder of the weights for antecedents of held-out authors."""
        return self.work / "antecedents"

    def train_processor(self, name: str) -> None:
        """Train one of Stanza's processors."""
        processors.train(name, self.data, self.work, threads=self.threads, overrides=self.settings)


_STEPS: Mapping[str, Callable[[_Run], object]] = {
    "tokenize": lambda run: run.train_processor("tokenize"),
    "lemma": lambda run: run.train_processor("lemma"),
    "package-stanza": lambda run: packaging.package(run.work, run.out / "stanza"),
    "reader": lambda run: reader_training.train(run.data, run.work, threads=run.threads),
    "package-reader": lambda run: reader_packaging.package(run.work, run.out / "reader"),
    "antecedents": lambda run: antecedents_training.train(run.data, _ANTECEDENTS, run.parses),
    "antecedents-apart": lambda run: antecedents_training.train_apart(
        run.data, run.antecedents, run.parses
    ),
    "turns": lambda run: turns_training.train(run.data, _TURNS, run.antecedents, run.parses),
    "turns-apart": lambda run: turns_training.train_apart(
        run.data, run.work / "turns", run.antecedents, run.parses
    ),
    "evaluate": lambda run: print(json.dumps(evaluation.report(run.data), indent=1)),
}
"""The steps in their order: the reader learns from text that the packaged tokenizer splits, and the
weights for turns are learned from what the reader predicts and from the antecedents of pronouns."""
_ALL = tuple(name for name in _STEPS if name != "turns-apart")
"""The steps that make and measure what is shipped."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    top = argparse.ArgumentParser(prog="python -m quoteattr.training", description=__doc__)
    top.add_argument(
        "step",
        choices=(*_STEPS, "all"),
        help="what to make; ...-apart makes weights for held-out authors. A step whose result is in"
        " the work folder is skipped, and an interrupted one is resumed",
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
        help="folder for the parses that antecedents and turns are learned from, by default"
        " `parses` in the work folder; several work folders can share it",
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
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    arguments.work.mkdir(parents=True, exist_ok=True)
    run = _Run(
        arguments.data,
        arguments.work,
        arguments.out,
        ParseFolder(arguments.parses or arguments.work / "parses"),
        arguments.threads,
        tuple(arguments.settings.split()),
    )
    for step in _ALL if arguments.step == "all" else (arguments.step,):
        _STEPS[step](run)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
