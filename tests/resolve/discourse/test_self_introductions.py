"""Speakers who state their own names."""

import pytest

from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.discourse.self_introductions import find_stated_names
from tests.parses import read_parse
from tests.scenes import attributions

ASKED = "“ What is|AUX|5|cop your|PRON|4|nmod:poss name|NOUN|5|nsubj ? ”"
QUESTION = f"{ASKED}\n\n“ {{}} ”"


def stated_in(notation: str) -> list[str]:
    """Return the names that the speakers of a text state, in the order of the turns."""
    annotated = read_parse(notation)
    discourse = read_discourse(annotated, attributions(annotated))
    return [mention.span.of(annotated.text) for mention in find_stated_names(discourse).values()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I|PRON|4|nsubj am|AUX|4|cop Bo|PROPN|0|root", ["Bo"]),
        ("My|PRON|3|nmod:poss name|NOUN|5|nsubj is|AUX|5|cop Bo|PROPN|0|root", ["Bo"]),
        ("Mine|PRON|4|nsubj is|AUX|4|cop Bo|PROPN|0|root", ["Bo"]),
        (
            "It is me|PRON|0|root . it|PRON|8|nsubj is|AUX|8|cop Bo|PROPN|4|parataxis",
            ["Bo"],
        ),
        ("It|PRON|4|nsubj is|AUX|4|cop Bo|PROPN|0|root", []),
        ("Ann|PROPN|0|root ? It|PRON|6|nsubj is|AUX|6|cop Bo|PROPN|0|root", ["Bo"]),
        ("Her|PRON|3|nmod:poss name|NOUN|5|nsubj is|AUX|5|cop Bo|PROPN|0|root", []),
        ("You|PRON|4|nsubj are|AUX|4|cop Bo|PROPN|0|root", []),
        ("Am|AUX|4|cop I|PRON|4|nsubj Bo|PROPN|0|root", []),
        ("I|PRON|5|nsubj am|AUX|5|cop not|PART|5|advmod Bo|PROPN|0|root", []),
        ("if|SCONJ|5|mark I|PRON|5|nsubj am|AUX|5|cop Bo|PROPN|0|root", []),
        ("He|PRON|3|nsubj says|VERB|0|root I|PRON|6|nsubj am|AUX|6|cop Bo|PROPN|3|ccomp", []),
    ],
)
def test_who_says_so_bears_the_name(words: str, expected: list[str]) -> None:
    """What "I am" states is a fact; questions, denials, conditions and others' words are not."""
    assert stated_in(f"“ {words} . ”") == expected


def test_the_reporting_verb_states_nothing_else() -> None:
    """“I am Bo,” she said: the clause is not somebody else's."""
    clause = "I|PRON|4|nsubj am|AUX|4|cop Bo|PROPN|8|ccomp"

    assert stated_in(f"“ {clause} , ” she|PRON|8|nsubj said|VERB|0|root .") == ["Bo"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Bo|PROPN|0|root .", ["Bo"]),
        ("Bo|PROPN|2|nsubj knows|VERB|0|root .", []),
        ("Rain|NOUN|0|root .", []),
    ],
)
def test_a_name_alone_answers_the_question_for_it(answer: str, expected: list[str]) -> None:
    """“What is your name?” “Bo.”."""
    assert stated_in(QUESTION.format(answer)) == expected


def test_the_word_alone_asks_for_a_name() -> None:
    """“Name?” “Bo.”."""
    assert stated_in("“ Name|NOUN|0|root ? ”\n\n“ Bo|PROPN|0|root . ”") == ["Bo"]


def test_a_name_that_nobody_asked_for_states_nothing() -> None:
    """“Rain.” “Bo.” calls somebody."""
    assert stated_in("“ Rain|NOUN|0|root . ”\n\n“ Bo|PROPN|0|root . ”") == []


def test_the_bearer_of_a_name_completes_it() -> None:
    """“Bo who?” asks for the rest of a name."""
    assert stated_in(
        "“ Bo|PROPN|0|root who|PRON|2|dep ? ”\n\n“ Bo|PROPN|0|root Lund|PROPN|2|flat . ”"
    ) == ["Bo Lund"]
