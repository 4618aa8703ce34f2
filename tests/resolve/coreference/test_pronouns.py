"""Clues for pronouns."""

from tests.clues import resolved
from tests.golden import golden


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The clue resolves the mention to the referent of the file."""
    clue, _, mention_and_referent = expected.partition(" | ")

    assert resolved(given, clue) == mention_and_referent


def test_a_name_of_another_gender_is_not_next() -> None:
    """A pronoun without an antecedent refers to a following name only if the two agree."""
    notation = """
    “ Rain ! ” she|PRON|6|nsubj said|VERB|0|root .
    Thomas|PROPN|2|nsubj rose|VERB|0|root .
    """

    assert not resolved(notation, "named next")


def test_whoever_is_called_is_not_the_owner_of_anybody_but_relatives() -> None:
    """In ““Sit, Emma,” said her doctor” the doctor may be that of somebody else."""
    notation = """
    “ Sit|VERB|0|root , Emma|PROPN|2|vocative , ” said|VERB|2|parataxis
        her|PRON|9|nmod:poss doctor|NOUN|7|nsubj .
    """

    assert not resolved(notation, "called by relative")
