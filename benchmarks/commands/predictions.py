"""The predictions that a command scores: of an engine, or of a kept run."""

import argparse
from collections.abc import Iterable, Iterator

from benchmarks.engines.peers import load_peer
from benchmarks.engines.runs import AnyText, read_predictions, run
from quoteattr.schema.document import Document


def predictions(
    texts: Iterable[AnyText],
    options: argparse.Namespace,
    engine: str,
    *,
    acts: str = "default",
    show: bool = True,
) -> Iterator[tuple[AnyText, Document]]:
    """Yield each text with what was found in it.

    Args:
        texts: The texts.
        options: `--predictions` names a kept run, `--save` the file to keep the run in.
        engine: Name of the engine, if no kept run is named.
        acts: The acts of indirect quotations that the engine keeps.
        show: Whether the engine reports its progress on standard error.
    """
    if options.predictions:
        return read_predictions(texts, options.predictions)
    return run(load_peer(engine, acts=acts).engine, texts, save=options.save, show=show)
