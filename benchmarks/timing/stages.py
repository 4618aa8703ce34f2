"""The time of each of the four stages of the pipeline, and the memory of the process."""

import sys
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

from benchmarks.engines.peers import load_pipeline
from quoteattr.attribute.engine import attribute
from quoteattr.export.html import to_html
from quoteattr.export.records import to_csv
from quoteattr.find import find
from quoteattr.pipeline import Pipeline
from quoteattr.resolve.resolve import resolve
from quoteattr.schema.document import Document

_Result = TypeVar("_Result")
# ru_maxrss counts kilobytes, but bytes on macOS.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


def stage_seconds(
    text: str,
    pipeline: Pipeline | None = None,
    *,
    clock: Callable[[], float] = time.perf_counter,
    rounds: int = 1,
    export: bool = False,
) -> Mapping[str, float]:
    """Return the seconds of annotate, find, attribute and resolve, and of export if asked for.

    The calls are those of `Pipeline.__call__` when all acts are asked for: then nothing is left
    out between finding and attributing.

    Args:
        text: The text.
        pipeline: What to time; the default one, loaded once and warmed up, if None.
        clock: Returns the time in seconds.
        rounds: How often each stage but annotate is run; the fastest run counts.
        export: Whether to make the record, the table and the page too.
    """
    pipeline = pipeline or warm_pipeline()
    seconds: dict[str, float] = {}

    def timed(stage: str, call: Callable[[], _Result], rounds: int = rounds) -> _Result:
        runs = []
        for _ in range(rounds):
            start = clock()
            result = call()
            runs.append(clock() - start)
        seconds[stage] = min(runs)
        return result

    lexicon = pipeline.lexicon
    annotated = timed("annotate", lambda: pipeline.annotator(text), 1)
    utterances, terms = timed("find", lambda: find(annotated, lexicon))
    attributions = timed("attribute", lambda: attribute(annotated, utterances, lexicon))
    quotes, speakers = timed(
        "resolve", lambda: resolve(annotated, attributions, characters=pipeline.characters)
    )
    if export:
        document = Document(text, quotes, speakers, terms)
        timed("export", lambda: _export(document))
    return seconds


def _export(document: Document) -> None:
    document.to_record()
    for _ in to_csv([document]):
        pass
    to_html(document)


@cache
def warm_pipeline() -> Pipeline:
    """Return the default pipeline, loaded once and warmed up."""
    pipeline = load_pipeline("all")
    pipeline("“All is warm now,” said the clerk.")
    return pipeline


def peak_memory() -> int:
    """Return the most memory that this process has had until now, in bytes."""
    import resource  # not on Windows, where all but the memory can be measured

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MEMORY_UNIT
