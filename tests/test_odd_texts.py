"""Invariants of any text, with the shipped models: the fast half of `benchmarks fuzz`."""

import functools
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.robustness.invariants import broken
from benchmarks.robustness.odd_texts import odd_text
from benchmarks.robustness.trials import VARIANTS
from quoteattr.pipeline import Pipeline, load
from tests.strategies import texts

pytestmark = pytest.mark.model
loaded = functools.cache(load)


def broken_with(options: str, text: str) -> list[str]:
    """Return the invariants that a text breaks with one of the sets of options."""
    pipeline: Pipeline = attrs.evolve(loaded(), **VARIANTS[options])
    known = [character.name for character in pipeline.characters]
    return list(broken(pipeline(text), text, known=known))


def odd_texts() -> st.SearchStrategy[str]:
    """Sentences that quote and report, mutated; now and then any str."""
    randoms: st.SearchStrategy[Random] = st.randoms(use_true_random=True)
    return randoms.map(odd_text) | randoms.map(odd_text) | texts()


@given(st.sampled_from(sorted(VARIANTS)), odd_texts())
def test_every_promise_is_kept(options: str, text: str) -> None:
    """Spans, nesting, speakers, the record and every export, whatever the text and the options."""
    assert not broken_with(options, text)


@pytest.mark.parametrize(
    "text",
    [
        "The senators want to know why the bridge closed and who paid.",
        "The old mill seemed to have closed.",
        "“He said that the bridge,” she said, “was shut and fell” and that it rained.",
        "“Hush!” cried a voice, as a man rose. “Go, \ud83d\ude00!” said \ud83d\ude00 Lee.",
        "“No \ud83d,” said Ada.",
    ],
)
@pytest.mark.parametrize("options", sorted(VARIANTS))
def test_what_was_broken_once(text: str, options: str) -> None:
    """Texts like those in which a promise was broken before it was one."""
    assert not broken_with(options, text)
