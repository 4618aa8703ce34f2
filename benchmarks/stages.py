"""How long each of the four stages of the pipeline takes."""

import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

from benchmarks.peers import load_pipeline
from quoteattr.attribute.engine import attribute
from quoteattr.find import find
from quoteattr.pipeline import Pipeline
from quoteattr.resolve.speakers import resolve

_Result = TypeVar("_Result")


def stage_seconds(text: str, pipeline: Pipeline | None = None) -> Mapping[str, float]:
    """Return the seconds of annotate, find, attribute and resolve.

    The calls are those of `Pipeline.__call__` when all acts are asked for: then nothing is left
    out between finding and attributing.

    Args:
        text: The text.
        pipeline: What to time; the default one, loaded once and warmed up, if None.
    """
    pipeline = pipeline or _warm_pipeline()
    seconds: dict[str, float] = {}

    def timed(stage: str, call: Callable[[], _Result]) -> _Result:
        start = time.perf_counter()
        result = call()
        seconds[stage] = time.perf_counter() - start
        return result

    lexicon = pipeline.lexicon
    annotated = timed("annotate", lambda: pipeline.annotator(text))
    utterances, _ = timed("find", lambda: find(annotated, lexicon))
    attributions = timed("attribute", lambda: attribute(annotated, utterances, lexicon))
    timed("resolve", lambda: resolve(annotated, attributions, characters=pipeline.characters))
    return seconds


@cache
def _warm_pipeline() -> Pipeline:
    pipeline = load_pipeline("all")
    pipeline("“All is warm now,” said the clerk.")
    return pipeline
