"""The speaker by conversation."""

from tests.parses import read_parse
from tests.scenes import attributions

TURNS = """
“ Rain ? ” said|VERB|0|root Ann|PROPN|5|nsubj .

“ Snow ! ” said|VERB|0|root Bob|PROPN|5|nsubj .

“ Hail . ”
"""


def test_alternation() -> None:
    """A turn without a cue replies to the last one, and has the speaker of the one before."""
    found = attributions(read_parse(TURNS))[-1]

    assert (found.same_as, found.reply_to) == (0, 1)


def test_pause() -> None:
    """A conversation ends with many paragraphs of narration."""
    narration = "\n\n".join(["It|PRON|2|nsubj rained|VERB|0|root ."] * 5)
    found = attributions(read_parse(f"{TURNS.strip()}\n\n{narration}\n\n“ Sleet . ”"))[-1]

    assert (found.same_as, found.reply_to) == (None, None)


def test_adjacent_quotations() -> None:
    """The second of two quotations without a word between them replies to the first."""
    found = attributions(read_parse(f"{TURNS.strip()} “ Sleet . ”"))[-1]

    assert (found.same_as, found.reply_to) == (1, 2)


def test_the_vocative_is_the_addressee() -> None:
    """A vocative in the quotation names the addressee."""
    annotated = read_parse("“ Come|VERB|0|root , Ann|PROPN|2|vocative ! ”")

    (found,) = attributions(annotated)

    assert found.addressee is not None
    assert found.addressee.of(annotated.text) == "Ann"


def test_addressee_beside_the_cue() -> None:
    """The reporting clause names the addressee."""
    annotated = read_parse(
        "“ Rain . ” Ann|PROPN|6|nsubj said|VERB|0|root to|ADP|8|case Bob|PROPN|6|obl ."
    )

    (found,) = attributions(annotated)

    assert found.addressee is not None
    assert found.addressee.of(annotated.text) == "Bob"
