"""The pipeline that the options of a command describe."""

import argparse
from collections.abc import Callable
from functools import partial

from quoteattr.cli.knowledge import read_characters
from quoteattr.pipeline import Pipeline


def pipeline_of(
    options: argparse.Namespace, loader: Callable[..., Pipeline]
) -> Callable[[], Pipeline]:
    """Return a function that loads the pipeline, perhaps in another process.

    Args:
        options: The options of `add_reading` in `quoteattr.cli.parser`.
        loader: Loads the pipeline, with the arguments of `quoteattr.load`.

    Raises:
        InputFileError: The file of characters cannot be read.
        InvalidOptionError: The file of characters breaks the format.
    """
    characters = read_characters(options.characters) if options.characters else ()
    return partial(
        loader,
        options.models,
        acts=options.acts,
        verbs=options.verbs,
        nouns=options.nouns,
        characters=characters,
        direct_only=options.direct_only,
        rules_only=options.rules_only,
        min_confidence=options.min_confidence,
        terms=options.terms,
        markup=options.markup,
        precision=options.precision,
        device=options.device,
    )
