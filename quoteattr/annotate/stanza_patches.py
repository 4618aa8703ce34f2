"""What we change in Stanza while it loads a pipeline, and in the pipeline that it loads."""

import contextlib
import logging
from collections.abc import Iterator
from typing import Any

import stanza.models.common.utils as stanza_utils

from quoteattr.annotate.trees import with_greedy_trees


def skip_needless_searches(pipeline: Any) -> None:  # noqa: ANN401  Stanza has no types
    """Let the parser search only where needed, if it has the structure that we know."""
    parser = pipeline.processors.get("depparse")
    model: Any = getattr(getattr(parser, "trainer", None), "model", None)
    search = getattr(model, "decode_graph_predictions", None)
    if search is not None:
        model.decode_graph_predictions = with_greedy_trees(search)


@contextlib.contextmanager
def quiet_logger() -> Iterator[None]:
    """Restore the level of Stanza's logger, which building a pipeline changes permanently."""
    logger = logging.getLogger("stanza")
    level = logger.level
    try:
        yield
    finally:
        logger.setLevel(level)


@contextlib.contextmanager
def no_optimizers() -> Iterator[None]:
    """Stop Stanza's loaders from making optimizers, which only training needs.

    The first optimizer imports PyTorch's compiler, which takes a third of the start-up time.
    """
    makers = ("get_optimizer", "get_split_optimizer")
    originals = {
        name: getattr(stanza_utils, name) for name in makers if hasattr(stanza_utils, name)
    }
    try:
        for name in originals:
            setattr(stanza_utils, name, lambda *_, **__: {})
        yield
    finally:
        for name, original in originals.items():
            setattr(stanza_utils, name, original)
