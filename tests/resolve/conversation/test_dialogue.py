"""What the turns of a text have in common."""

from quoteattr.resolve.conversation.dialogue import Dialogue
from quoteattr.resolve.conversation.narration import Narration
from quoteattr.resolve.conversation.turns import read_turns
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import TurnIndex
from quoteattr.schema.quote import Gender
from tests.parses import read_parse
from tests.passes import second_pass

TALK = """
“ Rain , sir ? ” said|VERB|0|root Ann|PROPN|6|nsubj .

“ He|PRON|2|nsubj left|VERB|0|root . ” said|VERB|2|dep Bob|PROPN|6|nsubj .

“ Oh . ”
"""
PAUSE = "\nRain fell .\n" * 6


def _dialogue(notation: str) -> tuple[Dialogue, dict[str, Cluster]]:
    annotated = read_parse(notation, entities=(("Ann", "PERSON"), ("Bob", "PERSON")))
    state = second_pass(annotated)
    turns = read_turns(state)
    by_name = {next(iter(one.names)): one for one in state.names.clusters}
    return Dialogue(state, turns, Narration(state, turns)), by_name


def test_a_long_pause_separates_conversations() -> None:
    """Each turn knows the turns of its conversation."""
    dialogue, _ = _dialogue(TALK + PAUSE + TALK)

    assert dialogue.conversations == [range(3)] * 3 + [range(3, 6)] * 3


def test_speakers_that_words_identify() -> None:
    """A turn without a source has none."""
    dialogue, by_name = _dialogue(TALK)

    assert dialogue.known == [by_name["Ann"], by_name["Bob"], None]
    assert dialogue.turns_of == {by_name["Ann"]: [0], by_name["Bob"]: [1]}
    assert dialogue.named_turns[by_name["Ann"]] == 1


def test_words_of_turns() -> None:
    """Questions and polite forms are recognised by the words of each turn."""
    dialogue, _ = _dialogue(TALK)

    assert dialogue.asks == [True, False, False]
    assert dialogue.polite == [Gender.HE, None, None]
    assert dialogue.words[2] == ["oh", "."]


def test_style_compares_with_the_other_turns_of_a_speaker() -> None:
    """Words that only one of two speakers uses are evidence for that one."""
    said = "“ {} ” said|VERB|0|root {}|PROPN|{}|nsubj ."
    ann = said.format("snow " * 20, "Ann", 24)
    bob = said.format("rain " * 20, "Bob", 24)
    dialogue, by_name = _dialogue("\n\n".join([ann, bob] * 4 + ["“ snow snow . ”"]))
    last = TurnIndex(len(dialogue.turns) - 1)

    assert dialogue.style(last, by_name["Ann"]) > 0 > dialogue.style(last, by_name["Bob"])


def test_style_of_somebody_who_says_little() -> None:
    """Too few words are no evidence."""
    dialogue, by_name = _dialogue(TALK)

    assert dialogue.style(TurnIndex(2), by_name["Ann"]) == 0.0
