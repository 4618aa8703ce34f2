"""Clues in and beside the words of a description."""

from quoteattr.mentions.markable import Number
from quoteattr.schema.quote import SpeakerKind
from tests.clues import resolved
from tests.golden import golden
from tests.passes import first_pass

ENTITIES = (("Orbis", "ORG"),)


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The clue resolves the mention to the referent of the file."""
    clue, _, mention_and_referent = expected.partition(" | ")

    assert resolved(given, clue, entities=ENTITIES) == mention_and_referent


def test_the_latter_of_three_is_unknown() -> None:
    """Only a sentence that mentions exactly two people has a former and a latter."""
    notation = """
    Emma|PROPN|2|nsubj knew|VERB|0|root Lucy|PROPN|2|obj and|CCONJ|5|cc Ada|PROPN|3|conj .

    “ Rain ! ” said|VERB|0|root the|DET|7|det latter|ADJ|5|nsubj .
    """

    assert not resolved(notation, "former or latter")


def test_a_plural_in_apposition_is_everybody_named() -> None:
    """Of "the poets Ann and Bo", the poets are neither of them alone."""
    state = first_pass(
        """
        “ Rain ! ” the|DET|6|det poets|NOUN|10|nsubj|NNS Ann|PROPN|6|appos and|CCONJ|9|cc
          Bo|PROPN|7|conj said|VERB|0|root .
        """
    )
    poets = next(one for one in state.discourse.mentions if one.number is Number.PLURAL)
    group = state.referent(poets)

    assert group is not None
    assert group.kind is SpeakerKind.GROUP
    assert not group.names
