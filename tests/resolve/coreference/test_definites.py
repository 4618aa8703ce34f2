"""Clues for definite descriptions of somebody already known."""

from tests.clues import resolutions, resolved
from tests.golden import golden
from tests.parses import read_parse

ENTITIES = (
    ("Ministry of Works", "ORG"),
    ("Thomas Bell", "PER"),
    ("Orbis", "ORG"),
    ("Lund University", "ORG"),
)


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The clue resolves the mention to the referent of the file."""
    clue, _, mention_and_referent = expected.partition(" | ")

    assert resolved(given, clue, entities=ENTITIES) == mention_and_referent


def test_a_different_modifier_makes_a_new_referent() -> None:
    """The old miller is not the young one."""
    notation = """
    An|DET|3|det old|ADJ|3|amod miller|NOUN|4|nsubj rose|VERB|0|root .

    “ Rain ! ” said|VERB|0|root the|DET|8|det young|ADJ|8|amod miller|NOUN|5|nsubj .
    """

    assert resolutions(read_parse(notation))["new cluster"] == (
        "the young miller",
        "the young miller",
    )


def test_an_indefinite_description_is_new() -> None:
    """The words "a man" do not refer to the man who is present."""
    notation = """
    Thomas|PROPN|2|nsubj rose|VERB|0|root .

    “ Rain ! ” said|VERB|0|root a|DET|7|det man|NOUN|5|nsubj .
    """

    assert "present person" not in resolutions(read_parse(notation))


def test_a_specific_noun_with_a_possessor_is_somebody_else() -> None:
    """Nobody present is her lawyer unless the text says so."""
    notation = """
    Mary|PROPN|2|nsubj met|VERB|0|root Thomas|PROPN|2|obj .

    “ Rain ! ” said|VERB|0|root her|PRON|7|nmod:poss lawyer|NOUN|5|nsubj .
    """

    assert resolutions(read_parse(notation))["new cluster"] == ("her lawyer", "her lawyer")


def test_a_phrase_says_which_man_is_meant() -> None:
    """The man with the lamp is not whoever is present."""
    notation = """
    Thomas|PROPN|2|nsubj rose|VERB|0|root .

    “ Rain ! ” said|VERB|0|root the|DET|7|det man|NOUN|5|nsubj
      with|ADP|10|case the|DET|10|det lamp|NOUN|7|nmod .
    """

    assert "present person" not in resolutions(read_parse(notation))


def test_no_officer_is_a_girl() -> None:
    """An inspector is grown up, and so "the girl" is somebody else."""
    notation = """
    Inspector|PROPN|2|nmod Bell|PROPN|3|nsubj rose|VERB|0|root .

    “ Rain ! ” said|VERB|0|root the|DET|7|det girl|NOUN|5|nsubj .
    """

    assert resolutions(read_parse(notation))["new cluster"] == ("the girl", "the girl")
