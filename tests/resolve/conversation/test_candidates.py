"""The candidates for the speaker of a turn."""

import pytest

from quoteattr.resolve.conversation.candidates import find_candidates
from quoteattr.resolve.conversation.narration import Narration
from quoteattr.resolve.conversation.turns import read_turns
from quoteattr.schema.indexes import TurnIndex
from tests.parses import read_parse
from tests.passes import second_pass, shown

TALK = """
Miss|PROPN|2|nmod Lund|PROPN|3|nsubj saw|VERB|0|root Mr.|PROPN|5|nmod Bell|PROPN|3|obj .

“ Rain , Lucy|PROPN|2|vocative ? ” said|VERB|0|root Emma|PROPN|7|nsubj .

“ Snow . ”

“ Hail . ” said|VERB|0|root she|PRON|5|nsubj .
"""


def candidates(notation: str, number: int) -> list[str | None]:
    """Return the first mentions of the candidates of a turn, sorted."""
    state = second_pass(read_parse(notation, entities=(("Lucy", "PER"), ("Emma", "PER"))))
    turns = read_turns(state)
    nearby = Narration(state, turns).around(turns[number])
    clusters = find_candidates(turns, TurnIndex(number), nearby)
    return sorted((shown(state, cluster) for cluster in clusters), key=str)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, ["Emma"]),
        (1, ["Emma", "Lucy", "Miss Lund", "Mr. Bell"]),
        (2, ["Emma", "Lucy", "Miss Lund"]),
    ],
    ids=["named", "without words", "pronoun"],
)
def test_candidates(number: int, expected: list[str]) -> None:
    """People in narration, speakers and addressees nearby; for a pronoun those who agree."""
    assert candidates(TALK, number) == expected


def test_addressees_of_another_conversation_are_not_candidates() -> None:
    """After a long pause only people mentioned in narration are."""
    pause = "It|PRON|2|nsubj rained|VERB|0|root .\n\n" * 5

    assert "Lucy" not in candidates(TALK.replace("“ Snow", f"{pause}“ Snow"), 1)


def test_without_people_there_is_no_candidate() -> None:
    """Two quotations alone have no speakers."""
    assert candidates("“ Rain ? ”\n\n“ Snow . ”", 1) == []


ANSWER = "“ Rain|NOUN|0|root ? ”\n\n“ Hail . ” said|VERB|0|root Emma|PROPN|5|nsubj .\n\n“ Snow . ”"


@pytest.mark.parametrize(("number", "expected"), [(0, []), (1, ["Emma"]), (2, ["Emma"])])
def test_nobody_answers_himself(number: int, expected: list[str]) -> None:
    """But somebody may be quoted in the next paragraph, too."""
    assert candidates(ANSWER, number) == expected


def test_who_asks_one_of_two_is_undecided() -> None:
    """With two candidates the weights decide."""
    assert candidates("Ben|PROPN|2|nsubj came|VERB|0|root .\n\n" + ANSWER, 0) == ["Ben", "Emma"]


SAW = "Miss|PROPN|2|nmod Lund|PROPN|3|nsubj saw|VERB|0|root Mr.|PROPN|5|nmod Bell|PROPN|3|obj .\n"
CAME = "The|DET|2|det porter|NOUN|3|nsubj came|VERB|0|root .\n"


@pytest.mark.parametrize(
    "said",
    [
        "\n“ Rain ! ” said|VERB|0|root the|DET|7|det porter|NOUN|5|nsubj .",
        f"\n{CAME}“ Rain ! ” said|VERB|0|root he|PRON|5|nsubj .",
        f"\n{CAME}“ Rain ! ”",
    ],
    ids=["description", "pronoun", "beat"],
)
@pytest.mark.parametrize(
    ("uses", "expected"), [(1, ["The porter"]), (6, ["Mr. Bell", "The porter"])]
)
def test_only_a_name_that_is_often_used_is_varied(
    said: str, uses: int, expected: list[str]
) -> None:
    """A porter in a short text is nobody whom it names now and then."""
    found = candidates(f"{CAME}{SAW * uses}\n{said}\n\n“ Snow . ”", 0)

    assert [one for one in found if one != "Miss Lund"] == expected
