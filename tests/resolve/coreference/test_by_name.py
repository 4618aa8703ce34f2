"""Clues from names."""

import attrs
import pytest

from quoteattr.schema.character import Character
from quoteattr.schema.span import Extent
from tests.clues import Case, resolutions, resolved
from tests.scenes import story

CASES: list[Case] = [
    (
        "name",
        """
Ann|PROPN|3|nsubj Bell|PROPN|1|flat met|VERB|0|root Bob|PROPN|3|obj Bell|PROPN|4|flat .
Bell|PROPN|2|nsubj left|VERB|0|root .

“ Rain ! ” said|VERB|0|root Bob|PROPN|5|nsubj .
""",
        "Bob",
        "Bob Bell",
    ),
    (
        "own name",
        """
The|DET|2|det Walrus|PROPN|3|nsubj rose|VERB|0|root .

“ Rain ! ” said|VERB|0|root the|DET|7|det Walrus|NOUN|5|nsubj .
""",
        "the Walrus",
        "The Walrus",
    ),
]
RAIN = "“ Rain ! ” said|VERB|0|root the|DET|7|det mayor|NOUN|5|nsubj ."


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_clue(case: Case) -> None:
    """The clue resolves the mention."""
    assert resolved(case) == case[2:]


def test_given_chain() -> None:
    """A chain of the engine resolves a description to the name in it."""
    annotated = story(f"Ann|PROPN|2|nsubj met|VERB|0|root Bob|PROPN|2|obj .\n\n{RAIN}")
    starts = [(annotated.text.index(words), len(words)) for words in ("Bob", "the mayor")]
    chain = tuple(Extent.single(start, start + length) for start, length in starts)

    found = resolutions(attrs.evolve(annotated, chains=(chain,)))

    assert found["given chain"] == ("the mayor", "Bob")


def test_known_alias() -> None:
    """An alias of a character of the user resolves a description, with or without its article."""
    found = resolutions(story(RAIN), Character("Ada Bell", aliases=["Mayor"]))

    assert found["known alias"] == ("the mayor", "the mayor")
    assert "new cluster" not in found
