"""Speakers and addressees as a pass over the text decides on them."""

from tests.passes import addressees, first_pass, speakers

TALK = """
Emma|PROPN|2|nsubj saw|VERB|0|root Thomas|PROPN|2|obj .

“ Rain ? ” said|VERB|0|root Emma|PROPN|5|nsubj .

“ Snow . ” said|VERB|0|root Thomas|PROPN|5|nsubj .

“ Hail ? ”
"""


def test_a_turn_without_words_alternates() -> None:
    """It goes to the speaker of the turn before the last."""
    state = first_pass(TALK)

    assert speakers(state) == ["Emma", "Thomas", "Emma"]
    assert addressees(state)[1:] == ["Emma", "Thomas"]


def test_the_addressee_of_the_turn_above_answers() -> None:
    """The addressee answers even if somebody else spoke before."""
    state = first_pass(TALK.replace("Snow", "Snow , Lucy|PROPN|2|vocative"))

    assert speakers(state) == ["Emma", "Thomas", "Lucy"]
    assert addressees(state)[1] == "Lucy"


def test_nobody_speaks_to_himself() -> None:
    """A person named in the turn is not its speaker; somebody salient is."""
    lucy = "Lucy|PROPN|2|nsubj rose|VERB|0|root ."
    state = first_pass(lucy + TALK.replace("Hail", "Hail , Emma|PROPN|2|vocative"))

    assert speakers(state)[2] == "Lucy"


def test_a_reply_without_people_has_no_speaker() -> None:
    """Where nobody is mentioned, there is no answer."""
    state = first_pass("“ Rain ? ”\n\n“ Snow . ”")

    assert speakers(state) == [None, None]


def test_a_noun_that_names_nobody_else_addresses_who_spoke_last() -> None:
    """The words "oh, cousin" are for Thomas."""
    state = first_pass(TALK.replace("Hail", "Hail , cousin|NOUN|2|vocative"))

    assert addressees(state)[2] == "Thomas"
