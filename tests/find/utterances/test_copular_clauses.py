"""Reporting clauses around a form of "be", and `came the answer`."""

import pytest

from quoteattr.find.utterances.copular_clauses import copular_cue_after, copular_cue_before
from quoteattr.language.lexicon import Lexicon
from tests.golden import Case, golden_cases
from tests.parses import read_parse


@pytest.mark.parametrize("case", golden_cases(__file__), ids=lambda case: case.title)
def test_golden_cases(case: Case) -> None:
    """The cue and its source are those in the file."""
    annotated = read_parse(case.given)
    is_before = case.title.startswith("before")
    cue_of = copular_cue_before if is_before else copular_cue_after

    cue = cue_of(annotated, annotated.tokens, Lexicon.load())

    words = [cue.head.text, *([cue.source.text] if cue.source else [])] if cue else ["none"]
    assert " by ".join(words) == case.expected
