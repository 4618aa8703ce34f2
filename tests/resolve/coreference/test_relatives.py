"""Clues for the relatives of somebody known."""

from tests.clues import resolutions, resolved
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The clue resolves the mention to the referent of the file."""
    clue, _, mention_and_referent = expected.partition(" | ")

    assert resolved(given, clue) == mention_and_referent


def test_nobody_is_his_own_relative() -> None:
    """Mrs. Bell has a mother, who is not she."""
    notation = """
    Mrs.|PROPN|2|nmod Bell|PROPN|3|nsubj sat|VERB|0|root .

    “ Rain ! ” said|VERB|0|root her|PRON|7|nmod:poss mother|NOUN|5|nsubj .
    """

    assert resolutions(read_parse(notation))["new cluster"] == ("her mother", "her mother")
