"""Few calls lead from `Pipeline` to a rule, so that a decision can be followed in the code."""

import sys
from collections.abc import Callable
from types import CodeType, FrameType, FunctionType

import pytest

from quoteattr.attribute.engine import RULES
from quoteattr.find.reports.table import PATTERNS
from quoteattr.pipeline import Pipeline
from quoteattr.resolve.conversation.features import FEATURES
from quoteattr.resolve.coreference.table import CLUES
from quoteattr.schema.annotation import AnnotatedText
from tests.parses import read_parse

STORY = """
Emma|PROPN|2|nsubj met|VERB|0|root the|DET|4|det miller|NOUN|2|obj .
She|PRON|2|nsubj hurt|VERB|0|root herself|PRON|2|obj .
I|PRON|2|nsubj left|VERB|0|root .

“ Rain ? ” she|PRON|6|nsubj said|VERB|0|root .

“ Snow , Emma|PROPN|2|vocative . ” said|VERB|0|root the|DET|9|det miller|NOUN|7|nsubj .

“ Hail . ”

Emma|PROPN|2|nsubj said|VERB|0|root that|SCONJ|5|mark it|PRON|5|nsubj rains|VERB|2|ccomp .
"""
DEEPEST = 7
"""Number of calls from `Pipeline.__call__` to a rule, its own call included."""


def _depth(frame: FrameType | None) -> int:
    """Return the number of functions called from `Pipeline.__call__` to a frame."""
    calls = 0
    while frame is not None and frame.f_code is not Pipeline.__call__.__code__:
        is_ours = frame.f_globals.get("__name__", "").startswith("quoteattr.")
        # A generator expression is part of the function that contains it.
        calls += is_ours and frame.f_code.co_name != "<genexpr>"
        frame = frame.f_back
    return calls


def depths(annotated: AnnotatedText, functions: set[CodeType]) -> dict[str, int]:
    """Return the least number of calls to each of some functions while a text is read."""
    found: dict[str, int] = {}

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in functions:
            name = frame.f_code.co_qualname
            found[name] = min(_depth(frame), found.get(name, sys.maxsize))

    sys.setprofile(profile)
    try:
        Pipeline(lambda _: annotated)(annotated.text)
    finally:
        sys.setprofile(None)
    return found


FUNCTIONS: dict[str, list[Callable[..., object]]] = {
    "patterns": [pattern.content for pattern in PATTERNS],
    "rules": [rule.find for rule in RULES],
    "clues": [clue.resolve for clue in CLUES],
    "features": [*FEATURES],
}


@pytest.mark.parametrize("functions", FUNCTIONS.values(), ids=FUNCTIONS)
def test_few_calls_lead_to_a_rule(functions: list[FunctionType]) -> None:
    """The loop over a table calls the functions in its rows, and a stage calls the loop."""
    found = depths(read_parse(STORY), {function.__code__ for function in functions})

    assert found
    assert {name: depth for name, depth in found.items() if depth > DEEPEST} == {}
