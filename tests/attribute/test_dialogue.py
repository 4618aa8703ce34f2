"""The speaker by conversation."""

from tests.scenes import attributions, story

TURNS = """
“ Rain ? ” said|VERB|0|root Ann|PROPN|5|nsubj .

“ Snow ! ” said|VERB|0|root Bob|PROPN|5|nsubj .

“ Hail . ”
"""


def test_alternation() -> None:
    """A bare turn answers the one before and goes with the one before that."""
    found = attributions(story(TURNS))[-1]

    assert (found.same_as, found.reply_to) == (0, 1)


def test_pause() -> None:
    """After many paragraphs of narration a conversation is over."""
    narration = "\n\n".join(["It|PRON|2|nsubj rained|VERB|0|root ."] * 5)
    found = attributions(story(f"{TURNS.strip()}\n\n{narration}\n\n“ Sleet . ”"))[-1]

    assert (found.same_as, found.reply_to) == (None, None)


def test_second_in_a_bare_paragraph() -> None:
    """Of two quotations in one paragraph without a word between, the second answers the first."""
    found = attributions(story(f"{TURNS.strip()} “ Sleet . ”"))[-1]

    assert (found.same_as, found.reply_to) == (1, 2)


def test_vocative_is_addressee() -> None:
    """Whom the quotation calls by name is spoken to."""
    annotated = story("“ Come|VERB|0|root , Ann|PROPN|2|vocative ! ”")

    (found,) = attributions(annotated)

    assert found.addressee is not None
    assert found.addressee.of(annotated.text) == "Ann"


def test_addressee_beside_the_cue() -> None:
    """Whom the reporting clause says that somebody spoke to is the addressee."""
    annotated = story(
        "“ Rain . ” Ann|PROPN|6|nsubj said|VERB|0|root to|ADP|8|case Bob|PROPN|6|obl ."
    )

    (found,) = attributions(annotated)

    assert found.addressee is not None
    assert found.addressee.of(annotated.text) == "Bob"
