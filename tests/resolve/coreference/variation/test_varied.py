"""Descriptions that replace a name."""

import pytest

from tests.clues import resolutions, resolved
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The clue resolves the mention to the referent of the file."""
    clue, _, mention_and_referent = expected.partition(" | ")

    assert resolved(given, clue) == mention_and_referent


@pytest.mark.parametrize(
    "description",
    [
        "a|DET|8|det German|ADJ|8|amod engineer|NOUN|5|nsubj",
        "the|DET|7|det engineer|NOUN|5|nsubj",
        "the|DET|7|det tycoon|NOUN|5|nsubj who|PRON|9|nsubj left|VERB|7|acl:relcl",
    ],
)
def test_other_descriptions_vary_no_name(description: str) -> None:
    """What is new, says nothing known, or is identified by a clause is not the person named."""
    scene = f"Ada|PROPN|2|nsubj rose|VERB|0|root .\n\n“ Rain ! ” said|VERB|0|root {description} ."

    assert "varied name" not in resolutions(read_parse(scene))
