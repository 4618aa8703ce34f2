"""One pass over a text."""

from tests.passes import first_pass, shown


def test_a_mention_refers_back_not_forward() -> None:
    """A pronoun refers to the man mentioned before it."""
    state = first_pass(
        """
Thomas|PROPN|2|nsubj rose|VERB|0|root .
He|PRON|2|nsubj left|VERB|0|root .
Arthur|PROPN|2|nsubj rose|VERB|0|root .

“ Rain ! ”
"""
    )
    he = state.discourse.mentions[1]

    assert shown(state, state.cluster_of[he.head]) == "Thomas"


def test_a_speaker_is_known_inside_the_quotation() -> None:
    """The utterance is decided before its words are resolved, though its source follows."""
    state = first_pass("“ I|PRON|3|nsubj go|VERB|0|root . ” said|VERB|0|root Emma|PROPN|6|nsubj .")

    assert shown(state, state.cluster_of[state.discourse.mentions[0].head]) == "I"
    assert state.cluster_of[state.discourse.mentions[0].head].names
