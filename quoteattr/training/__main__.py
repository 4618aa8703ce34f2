"""Command line: ``python -m quoteattr.training stanza STEP --data DIR --work DIR``."""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

from quoteattr.training.stanza import evaluation, packaging, processors
from quoteattr.training.teacher import silver
from quoteattr.training.teacher import training as teaching

_WEIGHTS = Path(__file__).resolve().parent.parent / "weights" / "stanza"
# In their order. The teacher reads raw text by the tokenizer that is packaged.
_ALL = (
    *("vectors", "tokenize", "package", "teacher", "silver"),
    *("pos", "lemma", "depparse", "ner", "package", "evaluate"),
)
_STEPS = (*dict.fromkeys(_ALL), "all")


def parser() -> argparse.ArgumentParser:
    """The arguments of the command."""
    top = argparse.ArgumentParser(prog="python -m quoteattr.training", description=__doc__)
    models = top.add_subparsers(dest="models", required=True)
    stanza = models.add_parser("stanza", help="the compact Stanza models")
    stanza.add_argument(
        "step",
        choices=_STEPS,
        help="what to make; every step is left out where its result is in the work folder already",
    )
    stanza.add_argument(
        "--data", type=Path, required=True, help="folder of the corpora in their published layouts"
    )
    stanza.add_argument(
        "--work", type=Path, required=True, help="folder for training files, checkpoints and logs"
    )
    stanza.add_argument("--out", type=Path, default=_WEIGHTS, help="folder of the packaged models")
    stanza.add_argument("--threads", type=int, default=2, help="threads for torch")
    stanza.add_argument(
        "--set",
        dest="settings",
        default="",
        metavar="'--NAME VALUE ...'",
        help="settings of Stanza's trainer that override ours",
    )
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one step, or all in order."""
    arguments = parser().parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    arguments.work.mkdir(parents=True, exist_ok=True)
    steps = _ALL if arguments.step == "all" else (arguments.step,)
    for step in steps:
        if step == "vectors":
            processors.train_vectors(arguments.data, arguments.work, threads=arguments.threads)
        elif step == "teacher":
            teaching.train(arguments.data, arguments.work, threads=arguments.threads)
        elif step == "silver":
            silver.build(arguments.data, arguments.work)
        elif step == "package":
            packaging.package(arguments.work, arguments.out)
        elif step == "evaluate":
            print(json.dumps(evaluation.report(arguments.data, arguments.out), indent=1))
        else:
            more = tuple(arguments.settings.split())
            processors.train(
                step, arguments.data, arguments.work, threads=arguments.threads, more=more
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
