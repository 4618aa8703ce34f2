"""The narration around a turn."""

from quoteattr.resolve.conversation.narration import Narration, NearbyNarration
from quoteattr.resolve.conversation.turns import read_turns
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster
from tests.parses import read_parse
from tests.passes import second_pass

STORY = """
Ann|PROPN|2|nsubj rose|VERB|0|root .

Bob|PROPN|2|nsubj saw|VERB|0|root Cat|PROPN|2|obj . “ Rain ! ” said|VERB|0|root Dan|PROPN|5|nsubj .
Eva|PROPN|2|nsubj left|VERB|0|root .

Fay|PROPN|2|nsubj sat|VERB|0|root .
"""
PERSON_LABELS = ("Ann", "Bob", "Cat", "Dan", "Eva", "Fay")


def _read() -> tuple[State, NearbyNarration, dict[str, Cluster]]:
    state = second_pass(read_parse(STORY, entities=tuple((name, "PER") for name in PERSON_LABELS)))
    (turn,) = turns = read_turns(state)
    by_name = {next(iter(one.names)): one for one in state.names.clusters}
    return state, Narration(state, turns).around(turn), by_name


def test_people_who_act() -> None:
    """The nearest one in each direction counts; the source of the turn is not a beat."""
    _, nearby, by_name = _read()

    assert nearby.acts_before is by_name["Bob"]
    assert nearby.acts_after is by_name["Eva"]
    assert nearby.acts_above is by_name["Ann"]
    assert nearby.acts_below is by_name["Fay"]


def test_people_who_are_mentioned() -> None:
    """They are mentioned, whether they act or not."""
    _, nearby, by_name = _read()

    assert [name for name in PERSON_LABELS if by_name[name] in nearby.before] == ["Bob", "Cat"]
    assert [name for name in PERSON_LABELS if by_name[name] in nearby.after] == ["Eva"]
    assert [name for name in PERSON_LABELS if by_name[name] in nearby.above] == ["Ann"]


def test_the_subject_right_before_is_the_most_salient() -> None:
    """Ranks count from 0, and end with the turn."""
    _, nearby, by_name = _read()

    assert nearby.ranks[by_name["Bob"]] == 0
    assert by_name["Eva"] not in nearby.ranks


def test_a_text_without_narration_has_nobody_around() -> None:
    """The turns above and below are not narration."""
    state = second_pass(read_parse("“ Rain ! ”\n\n“ Snow ! ”\n\n“ Hail ! ”"))
    turns = read_turns(state)
    nearby = Narration(state, turns).around(turns[1])

    assert not any((nearby.before, nearby.after, nearby.above))
    assert nearby.actors == ()
