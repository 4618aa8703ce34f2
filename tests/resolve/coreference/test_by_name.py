"""Clues from names."""

import attrs

from quoteattr.schema.knowledge import Character
from quoteattr.schema.span import Extent
from tests.clues import resolutions, resolved
from tests.golden import golden
from tests.parses import read_parse

RAIN = "“ Rain ! ” said|VERB|0|root the|DET|7|det mayor|NOUN|5|nsubj ."


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The clue resolves the mention to the referent of the file."""
    clue, _, mention_and_referent = expected.partition(" | ")

    assert resolved(given, clue) == mention_and_referent


def test_given_chain() -> None:
    """A chain of the engine resolves a description to the name in it."""
    annotated = read_parse(f"Ann|PROPN|2|nsubj met|VERB|0|root Bob|PROPN|2|obj .\n\n{RAIN}")
    starts = [(annotated.text.index(words), len(words)) for words in ("Bob", "the mayor")]
    chain = tuple(Extent.single(start, start + length) for start, length in starts)

    found = resolutions(attrs.evolve(annotated, chains=(chain,)))

    assert found["given chain"] == ("the mayor", "Bob")


def test_known_alias() -> None:
    """An alias of a character of the user resolves a description, with or without its article."""
    found = resolutions(read_parse(RAIN), Character("Ada Bell", aliases=["Mayor"]))

    assert found["known alias"] == ("the mayor", "the mayor")
    assert "new cluster" not in found
