"""The turns of a text."""

import pytest

from quoteattr.attribute.engine import attribute
from quoteattr.find import find
from quoteattr.language.lexicon import Lexicon
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.conversation.turns import (
    TurnForm,
    opens_conversation,
    paragraphs_between,
    read_turns,
)
from quoteattr.resolve.resolve import resolve_mentions
from quoteattr.schema.indexes import TurnIndex
from tests.parses import read_parse
from tests.passes import second_pass

LEXICON = Lexicon.load()
REPLY = "\n\n“ Snow ? ”\n\n“ Hail . ”"


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("Ann|PROPN|5|nsubj", TurnForm.SETTLED),
        ("the|DET|7|det man|NOUN|5|nsubj", TurnForm.DESCRIPTION),
        ("a|DET|7|det man|NOUN|5|nsubj", TurnForm.SETTLED),
        ("a|DET|7|det voice|NOUN|5|nsubj", TurnForm.DESCRIPTION),
        ("he|PRON|5|nsubj", TurnForm.PRONOUN),
        ("they|PRON|5|nsubj", TurnForm.SETTLED),
        ("I|PRON|5|nsubj", TurnForm.SETTLED),
    ],
)
def test_the_source_gives_the_form(source: str, form: TurnForm) -> None:
    """Only the description of somebody known, and "he" or "she", leave a doubt."""
    turn, *others = read_turns(
        second_pass(read_parse(f"“ Rain ! ” said|VERB|0|root {source} .{REPLY}"))
    )

    assert turn.form is form
    assert [other.form for other in others] == [TurnForm.OPEN, TurnForm.OPEN]


def test_a_name_of_a_beat_is_less_certain() -> None:
    """Acting beside a quotation is not saying it."""
    beat = "Ann|PROPN|2|nsubj rose|VERB|0|root . “ Rain ! ”"
    turn, *_ = read_turns(second_pass(read_parse(beat + REPLY)))

    assert turn.form is TurnForm.BEAT
    assert turn.is_named


def test_quotations_of_one_speaker_in_a_paragraph_are_one_turn() -> None:
    """A reporting clause does not end a turn."""
    split = "“ Rain , ” said|VERB|0|root Ann|PROPN|5|nsubj . “ Snow . ”"
    (turn,) = read_turns(second_pass(read_parse(split)))

    assert turn.utterances == (0, 1)


@pytest.mark.parametrize(("paragraphs", "opens"), [(3, False), (4, True)])
def test_a_pause_ends_a_conversation(paragraphs: int, opens: bool) -> None:  # noqa: FBT001
    """A turn opens a new one after several paragraphs of narration."""
    narration = "\n\nIt|PRON|2|nsubj rained|VERB|0|root ." * paragraphs
    turns = read_turns(second_pass(read_parse(f"“ Rain ! ”{narration}\n\n“ Snow ! ”")))
    second = TurnIndex(1)

    assert paragraphs_between(turns, second) == paragraphs + 1
    assert opens_conversation(turns, second) is opens


REPORTED = (
    "Ann|PROPN|2|nsubj said|VERB|0|root that|SCONJ|5|mark it|PRON|5|nsubj fell|VERB|2|ccomp .\n"
    "“ Rain ! ” she|PRON|6|nsubj said|VERB|0|root ."
)


@pytest.mark.parametrize(
    ("report", "turn", "form"),
    [
        (REPORTED, "“ No ! ” said|VERB|0|root Bob|PROPN|5|nsubj .", TurnForm.SETTLED),
        (REPORTED, "“ No ! ”", TurnForm.PRONOUN),
    ],
)
def test_who_is_reported_and_then_quoted_takes_no_turns(
    report: str, turn: str, form: TurnForm
) -> None:
    """Unless somebody answers whom no words name."""
    far = "\n\nIt|PRON|2|nsubj rained|VERB|0|root ." * 2
    annotated = read_parse(f"{turn}\n\n{report}{far}\n\n“ Hail ! ”\n\n“ Snow ! ”")
    utterances, _ = find(annotated, LEXICON)
    found = attribute(annotated, utterances, LEXICON)

    turns = read_turns(resolve_mentions(annotated, found, weights=Weights()))

    assert turns[1].form is form


@pytest.mark.parametrize(
    ("article", "noun", "form"),
    [
        ("A", "porter", TurnForm.SETTLED),
        ("The", "porter", TurnForm.DESCRIPTION),
        ("A", "man", TurnForm.DESCRIPTION),
    ],
)
def test_who_is_introduced_by_a_noun_is_nobody_else(
    article: str, noun: str, form: TurnForm
) -> None:
    """“A porter” has no other name; “the porter” may have one, and “man” suits anybody."""
    came = f"{article}|DET|2|det {noun}|NOUN|3|nsubj came|VERB|0|root ."
    said = f"“ Rain ! ” said|VERB|0|root the|DET|7|det {noun}|NOUN|5|nsubj ."
    turn, *_ = read_turns(second_pass(read_parse(f"{came}\n\n{said}{REPLY}")))

    assert turn.form is form
