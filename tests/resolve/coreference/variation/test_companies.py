"""Descriptions that replace the name of a company."""

import pytest

from tests.clues import resolutions, resolved
from tests.golden import golden
from tests.parses import read_parse

_LENDER = "“ Rain ! ” said|VERB|0|root the|DET|7|det lender|NOUN|5|nsubj ."


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The clue resolves the mention to the referent of the file."""
    clue, _, mention_and_referent = expected.partition(" | ")
    entities = (("Bell Mills", "ORG"),)

    assert resolved(given, clue, entities=entities) == mention_and_referent


@pytest.mark.parametrize(
    "before",
    [
        "Orbis|PROPN|4|nsubj and|CCONJ|3|cc Vestra|PROPN|1|conj grew|VERB|0|root .",
        "The|DET|3|det Nurses|PROPN|3|compound Union|PROPN|4|nsubj met|VERB|0|root .",
    ],
)
def test_other_organisations_are_not_the_company(before: str) -> None:
    """Of two nobody knows which, and a union is no lender."""
    entities = (("Orbis", "ORG"), ("Vestra", "ORG"), ("Nurses Union", "ORG"))
    annotated = read_parse(f"{before}\n\n{_LENDER}", entities=entities)

    assert "varied company" not in resolutions(annotated)
