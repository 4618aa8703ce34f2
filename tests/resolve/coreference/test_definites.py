"""Clues for definite descriptions of somebody already known."""

import pytest

from tests.clues import Case, resolutions, resolved
from tests.scenes import story

SAID = "“ Rain ! ” said|VERB|0|root"
CASES: list[Case] = [
    (
        "same relative",
        f"""
Thomas|PROPN|2|nsubj met|VERB|0|root his|PRON|4|nmod:poss aunt|NOUN|2|obj .

{SAID} his|PRON|7|nmod:poss aunt|NOUN|5|nsubj .
""",
        "his aunt",
        "his aunt",
    ),
    (
        "family title",
        f"""
Mrs.|PROPN|2|nmod Bell|PROPN|3|nsubj sat|VERB|0|root .
Thomas|PROPN|3|nsubj Bell|PROPN|1|flat smiled|VERB|0|root .

{SAID} his|PRON|7|nmod:poss mother|NOUN|5|nsubj .
""",
        "his mother",
        "Mrs. Bell",
    ),
    (
        "title or role",
        f"""
Captain|PROPN|2|nmod Reed|PROPN|3|nsubj rose|VERB|0|root .

{SAID} the|DET|7|det captain|NOUN|5|nsubj .
""",
        "the captain",
        "Captain Reed",
    ),
    (
        "organisation",
        f"""
The|DET|2|det Ministry|PROPN|5|nsubj of|ADP|4|case Works|PROPN|2|nmod met|VERB|0|root .

{SAID} the|DET|7|det ministry|NOUN|5|nsubj .
""",
        "the ministry",
        "The Ministry of Works",
    ),
    (
        "present person",
        f"""
Thomas|PROPN|2|nsubj rose|VERB|0|root .

{SAID} the|DET|7|det man|NOUN|5|nsubj .
""",
        "the man",
        "Thomas",
    ),
    (
        "repeated description",
        f"""
An|DET|3|det old|ADJ|3|amod miller|NOUN|4|nsubj rose|VERB|0|root .

{SAID} the|DET|7|det miller|NOUN|5|nsubj .
""",
        "the miller",
        "An old miller",
    ),
]
ENTITIES = (("Ministry of Works", "ORG"), ("Thomas Bell", "PER"))


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_clue(case: Case) -> None:
    """The clue resolves the mention."""
    assert resolved(case, entities=ENTITIES) == case[2:]


def test_a_different_modifier_makes_a_new_referent() -> None:
    """The old miller is not the young one."""
    _, notation, *_ = CASES[-1]
    young = notation.replace(
        "the|DET|7|det miller|NOUN|5", "the|DET|8|det young|ADJ|8|amod miller|NOUN|5"
    )

    assert resolutions(story(young))["new cluster"] == ("the young miller", "the young miller")


def test_an_indefinite_description_is_new() -> None:
    """The words "a man" do not refer to the man who is present."""
    _, notation, *_ = CASES[-2]

    assert "present person" not in resolutions(story(notation.replace("the|DET", "a|DET")))


def test_a_specific_noun_with_a_possessor_is_somebody_else() -> None:
    """Nobody present is her lawyer unless the text says so."""
    notation = f"""
Mary|PROPN|2|nsubj met|VERB|0|root Thomas|PROPN|2|obj .

{SAID} her|PRON|7|nmod:poss lawyer|NOUN|5|nsubj .
"""

    assert resolutions(story(notation))["new cluster"] == ("her lawyer", "her lawyer")
