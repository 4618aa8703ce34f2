"""What the text as a whole says about its names."""

from tests.passes import first_pass


def test_a_statement_below_is_known_from_the_start() -> None:
    """The title that a name has in the last sentence is one of its bearer in the first."""
    state = first_pass(
        """
        Lund|PROPN|2|nsubj left|VERB|0|root .
        Mayor|PROPN|2|nmod Lund|PROPN|3|nsubj returned|VERB|0|root .
        """
    )
    bearers = state.background.offices.by_title["mayor"]

    assert bearers == (state.names.at(0),)
