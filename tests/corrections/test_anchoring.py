"""A correction goes where its words are, and nowhere else."""

import attrs

from quoteattr.corrections.actions import RemoveQuote, SetSpeaker
from quoteattr.corrections.anchoring import anchor_to
from quoteattr.corrections.corrections import Corrections
from tests.corrections.scene import corrections, scene, shown
from tests.documents import DOCUMENT

TEXT = "“Yes.” {=Ann}\n“Once more?” {=Bob}\n“Yes.” {=Ann}\n"
SAID_BY_BOB = corrections("set-speaker “Yes.” #2 Bob", scene(TEXT))


def test_a_text_that_grew_above_is_no_obstacle() -> None:
    """The words around a short line distinguish it from others."""
    document = scene(f"A new beginning.\n\n{TEXT}")

    result = SAID_BY_BOB.apply(document)

    assert list(shown(result.document))[:3] == ["“Yes.” Ann", "“Once more?” Bob", "“Yes.” Bob !"]
    assert result.refused == ()


def test_other_line_breaks_are_no_obstacle() -> None:
    """Words are found again in a text that was wrapped to another width."""
    document = scene("He read: Once upon\na time. “Once\nmore?” {=Bob}\n")
    made_for = scene("Once upon a time. “Once more?” {=Bob}\n")

    result = corrections("set-speaker “Once more?” Ann", made_for).apply(document)

    assert next(iter(shown(result.document))) == "“Once\nmore?” Ann !"


def test_a_line_that_is_there_twice_is_not_guessed() -> None:
    """Without the words around it, either could be meant."""
    (action,) = SAID_BY_BOB.actions
    assert isinstance(action, SetSpeaker)
    bare = attrs.evolve(action, quote=attrs.evolve(action.quote, prefix="", suffix=""))

    result = attrs.evolve(SAID_BY_BOB, actions=(bare,)).apply(scene(f"Oh.\n{TEXT}"))

    assert result.document == scene(f"Oh.\n{TEXT}")
    (refused,) = result.refused
    assert refused.reason == (
        "“Yes.” was at 23, but “” “” is there, and these words are in several places"
    )


def test_words_that_are_gone_are_told() -> None:
    """The message says what is there instead."""
    document = scene("“Yes.” {=Ann}\n“Once more?” {=Bob}\n“No!!” {=Ann}\n")

    result = SAID_BY_BOB.apply(document)

    (refused,) = result.refused
    assert str(refused) == (
        "correction 1 (set-speaker): “Yes.” was at 23, but “No!!” is there, and they are not found "
        "again"
    )


def test_punctuation_at_the_ends_may_be_another_quotations() -> None:
    """A version that finds the same words without the comma finds the same quotation."""
    made_for = scene("“Late,” {=Ann} she said.\n")
    document = made_for.corrected(corrections("remove-quote “Late,”", made_for))
    document = document.corrected(corrections("add-quote “Late” Bob", document))

    result = corrections("set-speaker “Late,” Zoe", made_for).apply(document)

    assert next(iter(shown(result.document))) == "“Late” Zoe !"


def test_one_part_of_an_interrupted_quotation_names_it() -> None:
    """A person writes down the words that they see; to remove more than these is not meant."""
    anchor = anchor_to([DOCUMENT.quotes[0].parts[1]], DOCUMENT.text)
    asked = Corrections((SetSpeaker(anchor, None), RemoveQuote(anchor)))

    result = asked.apply(DOCUMENT).document

    assert [quote.speaker for quote in result.quotes] == [None, None]
