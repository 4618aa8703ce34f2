"""Clues for pronouns."""

import pytest

from tests.clues import Case, resolved

CASES: list[Case] = [
    (
        "first person",
        "“ I|PRON|3|nsubj go|VERB|0|root . ” said|VERB|0|root Emma|PROPN|6|nsubj .",
        "I",
        "I",
    ),
    (
        "second person",
        """
“ You|PRON|3|nsubj go|VERB|0|root , Ann|PROPN|3|vocative . ” said|VERB|0|root Emma|PROPN|9|nsubj .
""",
        "You",
        "You",
    ),
    (
        "reflexive",
        "Emma|PROPN|2|nsubj hurt|VERB|0|root herself|PRON|2|obj .\n\n“ Rain ! ”",
        "herself",
        "Emma",
    ),
    (
        "salient antecedent",
        """
Emma|PROPN|2|nsubj met|VERB|0|root Thomas|PROPN|2|obj .
“ Rain ! ” he|PRON|6|nsubj said|VERB|0|root .
""",
        "he",
        "Thomas",
    ),
    (
        "singular they",
        """
Varley|PROPN|2|nsubj rose|VERB|0|root .

“ Rain ! ” they|PRON|6|nsubj said|VERB|0|root .
""",
        "they",
        "Varley",
    ),
    (
        "named next",
        "“ Rain ! ” she|PRON|6|nsubj said|VERB|0|root .\nEmma|PROPN|2|nsubj rose|VERB|0|root .",
        "she",
        "she",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_clue(case: Case) -> None:
    """The clue resolves the mention."""
    assert resolved(case) == case[2:]


def test_a_name_of_another_gender_is_not_next() -> None:
    """A pronoun without an antecedent refers to a following name only if the two agree."""
    _, notation, *_ = CASES[-1]

    assert resolved(("named next", notation.replace("Emma", "Thomas"), "", "")) == ("", "")
