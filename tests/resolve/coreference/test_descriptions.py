"""Clues in and beside the words of a description."""

import pytest

from tests.clues import Case, resolved

CASES: list[Case] = [
    (
        "quantified",
        """
Every|DET|2|det man|NOUN|3|nsubj ran|VERB|0|root .

“ Rain ! ” he|PRON|6|nsubj said|VERB|0|root .
""",
        "Every man",
        "-",
    ),
    (
        "coordination",
        "“ Rain ! ” said|VERB|0|root Emma|PROPN|5|nsubj and|CCONJ|8|cc Thomas|PROPN|6|conj .",
        "Emma and Thomas",
        "Emma and Thomas",
    ),
    (
        "letter writer",
        """
“ Rain , ” said|VERB|0|root a|DET|7|det note|NOUN|5|nsubj from|ADP|9|case Emma|PROPN|7|nmod .
""",
        "a note",
        "Emma",
    ),
    (
        "former or latter",
        """
Emma|PROPN|2|nsubj knew|VERB|0|root Lucy|PROPN|2|obj .

“ Rain ! ” said|VERB|0|root the|DET|7|det latter|ADJ|5|nsubj .
""",
        "the latter",
        "Lucy",
    ),
    (
        "apposition",
        "“ Rain ! ” said|VERB|0|root Ann|PROPN|5|nsubj , the|DET|9|det mayor|NOUN|6|appos .",
        "the mayor",
        "Ann",
    ),
    (
        "office holder",
        """
Ann|PROPN|5|nsubj , Orbis|PROPN|4|compound chief|NOUN|1|appos left|VERB|0|root .

“ Rain ! ” said|VERB|0|root the|DET|7|det head|NOUN|5|nsubj of|ADP|9|case Orbis|PROPN|7|nmod .
""",
        "the head of Orbis",
        "Ann",
    ),
    (
        "new cluster",
        "“ Rain ! ” said|VERB|0|root the|DET|7|det miller|NOUN|5|nsubj .",
        "the miller",
        "the miller",
    ),
]
ENTITIES = (("Orbis", "ORG"),)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_clue(case: Case) -> None:
    """The clue resolves the mention."""
    assert resolved(case, entities=ENTITIES) == case[2:]


def test_the_latter_of_three_is_unknown() -> None:
    """Only a sentence that mentions exactly two people has a former and a latter."""
    _, notation, *_ = CASES[3]
    three = notation.replace("Lucy|PROPN|2|obj", "Lucy|PROPN|2|obj and|CCONJ|5|cc Ada|PROPN|3|conj")

    assert resolved(("former or latter", three, "", "")) == ("", "")
