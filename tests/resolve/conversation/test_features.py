"""What speaks for whom."""

from quoteattr.resolve.conversation.crf import Choice
from quoteattr.resolve.conversation.weights import Weights
from quoteattr.resolve.discourse.discourse import read_discourse
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.resolve.resolve import read_twice
from quoteattr.schema.character import Character
from tests.scenes import attributions, story

PEOPLE = ("Ann", "Bob", "Tom")
TALK = """
Ann|PROPN|2|nsubj saw|VERB|0|root Bob|PROPN|2|obj .

“ Rain , Bob|PROPN|2|vocative ? ” said|VERB|0|root Ann|PROPN|7|nsubj .

“ Yes . ”

“ Oh ! ” he|PRON|6|nsubj cried|VERB|0|root .
"""


def _choices(notation: str, *characters: Character) -> list[Choice]:
    annotated = story(notation, entities=tuple((name, "PERSON") for name in PEOPLE))
    discourse = read_discourse(annotated, attributions(annotated))
    names = cluster_names(discourse.mentions, characters)
    return list(read_twice(discourse, names, Weights()).conversation())


def _by_name(choice: Choice) -> dict[str, set[str]]:
    return {next(iter(one.names)): set(told) for one, told in choice.candidates.items()}


def test_a_name_settles() -> None:
    """Who is named as speaker is the only candidate, and needs no features."""
    assert _by_name(_choices(TALK)[0]) == {"Ann": set()}


def test_an_open_turn() -> None:
    """All who are about are candidates; whom the turn before asks speaks more likely."""
    choice = _choices(TALK)[1]

    assert set(_by_name(choice)) == {"Ann", "Bob"}
    assert "spoke before" in _by_name(choice)["Ann"]
    assert "called above" in _by_name(choice)["Bob"]
    assert choice.context == ("open: next paragraph", "last settled", "last asks")


def test_a_pronoun_leaves_open() -> None:
    """All whom the pronoun fits are candidates; whom the words before it mean is one of them."""
    told = _by_name(_choices(TALK.replace("Ann", "Tom"))[2])

    assert set(told) == {"Tom", "Bob"}
    assert sum("pronoun: is meant" in features for features in told.values()) == 1


def test_no_conversation() -> None:
    """Where nobody answers anybody, a pronoun goes to whom the words before it mean."""
    (choice,) = _choices(
        "Ann|PROPN|2|nsubj saw|VERB|0|root Bob|PROPN|2|obj .\n"
        "“ Rain ! ” she|PRON|6|nsubj said|VERB|0|root ."
    )

    assert len(choice.candidates) == 1


def test_the_actor_above() -> None:
    """Who acts in the paragraph of narration above a turn is known as such."""
    choices = _choices(TALK + "\nBob|PROPN|2|nsubj rose|VERB|0|root .\n\n“ Ah . ”")

    told = _by_name(choices[-1])

    assert {"open: acts above", "stands above"} <= told["Bob"]
    assert "open: acts above" not in told["Ann"]
    assert choices[-1].context[0] == "open: other paragraph"


def test_whom_the_next_turn_calls() -> None:
    """Who is called by the turn below or by the turn itself is known as such."""
    choices = _choices(
        TALK + "\n“ Snow , Ann|PROPN|2|vocative . ”\n\n“ Oh , Bob|PROPN|2|vocative . ”"
    )

    fourth, last = _by_name(choices[3]), _by_name(choices[4])

    assert {"called", "named inside"} <= fourth["Ann"]
    assert "called below" in fourth["Bob"]
    assert "called above" in last["Ann"]


def test_polite_words() -> None:
    """The word "sir" tells the gender of who is spoken to, who may answer."""
    choices = _choices(
        "Ann|PROPN|2|nsubj saw|VERB|0|root Mr.|PROPN|4|nmod Bob|PROPN|2|obj .\n\n"
        "“ Rain , sir . ”\n\n“ Oh . ”\n\n“ Snow . ”"
    )

    first, second = _by_name(choices[0]), _by_name(choices[1])

    assert "polite to own gender" in first["mr Bob"]
    assert "polite to other gender" in first["Ann"]
    assert "polite above to own gender" in second["mr Bob"]
    assert "polite above to other gender" in second["Ann"]


def test_a_description() -> None:
    """What the noun is counts for whom it means; others whom it fits may speak too."""
    choices = _choices(
        "Tom|PROPN|2|nsubj saw|VERB|0|root Bob|PROPN|2|obj .\n\n"
        "“ Rain . ” said|VERB|0|root Tom|PROPN|5|nsubj .\n\n“ Snow . ”\n\n"
        "“ Oh ! ” said|VERB|0|root the|DET|7|det man|NOUN|5|nsubj ."
    )

    told = _by_name(choices[2])

    assert set(told) == {"Tom", "Bob"}
    assert sum("generic noun: is meant" in features for features in told.values()) == 1


def test_speakers_who_are_several() -> None:
    """Two who speak together settle a turn, and are no candidate for another one."""
    choices = _choices(
        "“ Rain . ” said|VERB|0|root Tom|PROPN|5|nsubj and|CCONJ|8|cc Bob|PROPN|6|conj .\n\n"
        "“ Snow . ”\n\n“ Oh . ”"
    )

    assert [len(choice.candidates) for choice in choices[:1]] == [1]
    assert not set(choices[0].candidates) & set(choices[1].candidates)


def test_a_known_description_settles() -> None:
    """What the user says a description means, no turn can outweigh."""
    choices = _choices(
        TALK.replace("he|PRON|6|nsubj", "the|DET|6|det mayor|NOUN|7|nsubj"),
        Character("Tom Lund", aliases=("the mayor",)),
    )

    assert [one.character for one in choices[2].candidates] == ["Tom Lund"]
