"""How a turn follows the one before."""

from quoteattr.resolve.conversation.crf import Features, Weights
from quoteattr.resolve.conversation.features import turn_features
from quoteattr.resolve.resolve import resolve_mentions
from tests.parses import read_parse
from tests.scenes import attributions

ENTITIES = (("Ann", "PERSON"), ("Bob", "PERSON"), ("Tom", "PERSON"))
RAIN = "“ Rain ? ” said|VERB|0|root Ann|PROPN|5|nsubj .\n"


def _last(notation: str) -> Features:
    annotated = read_parse(notation, entities=ENTITIES)
    state = resolve_mentions(annotated, attributions(annotated), weights=Weights())
    *_, turn = turn_features(state)
    return turn.context


def test_a_question_and_its_answer() -> None:
    """In the next paragraph, with one known speaker."""
    context = _last(RAIN + "\n“ Yes . ”")

    assert {"last asks", "last contains a question", "last settled: next"} <= set(context)
    assert "1 speakers: next" in context
    assert 0 < context["log words last"] <= context["log words"]


def test_an_interruption() -> None:
    """A turn that breaks off, and one that goes on in lower case."""
    context = _last("“ But rain — ” said|VERB|0|root Ann|PROPN|6|nsubj .\n\n“ is wet ? ”")

    assert {"last is unfinished", "starts in lower case", "asks"} <= set(context)


def test_people_who_act_between() -> None:
    """They are counted in the paragraphs between the turns."""
    bob, tom = (f"\n{name}|PROPN|2|nsubj rose|VERB|0|root .\n" for name in ("Bob", "Tom"))

    context = _last(RAIN + bob + tom + "\n“ Oh . ”")

    assert {"2 actors between", "long pause"} <= set(context)


def test_narration_after_the_turn_above() -> None:
    """The source of that turn does not count."""
    beat = (
        "“ Rain ! ” said|VERB|0|root Ann|PROPN|5|nsubj and kissed|VERB|5|conj Tom|PROPN|8|obj .\n"
    )

    assert "narration after last" in _last(beat + "\n“ Oh . ”")
    assert "narration after last" not in _last(RAIN + "\n“ Oh . ”")
