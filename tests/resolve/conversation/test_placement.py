"""Where the narration around a turn mentions a candidate."""

from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.conversation.features import turn_features
from quoteattr.resolve.resolve import resolve_mentions
from tests.parses import read_parse
from tests.scenes import attributions

ENTITIES = (("Ann", "PERSON"), ("Bob", "PERSON"), ("Tom", "PERSON"))
OPENING = """
“ Rain ! ” said|VERB|0|root Ann|PROPN|5|nsubj .

“ Snow . ” said|VERB|0|root Bob|PROPN|5|nsubj , and looked|VERB|5|conj at Tom|PROPN|9|obl .
"""


def _last(notation: str) -> dict[str, set[str]]:
    annotated = read_parse(notation, entities=ENTITIES)
    state = resolve_mentions(annotated, attributions(annotated), weights=Weights())
    *_, turn = turn_features(state)
    return {next(iter(one.names)): set(features) for one, features in turn.candidates.items()}


def test_beside_the_turn_above() -> None:
    """Whom the speaker above looks at is mentioned beside that turn; the source itself is not."""
    features = _last(OPENING + "\n“ Oh . ”")

    assert {"open: beside turn above", "open: last beside turn above"} <= features["Tom"]
    assert "open: beside turn above" not in features["Bob"]


def test_the_paragraph_above() -> None:
    """Its only actor and those who do not act are distinguished."""
    features = _last(OPENING + "\nTom|PROPN|2|nsubj saw|VERB|0|root Ann|PROPN|2|obj .\n\n“ Oh . ”")

    assert {"open: first above", "open: only actor above"} <= features["Tom"]
    assert {"open: last above", "open: passive above"} <= features["Ann"]
    assert "open: alone above" not in features["Tom"]


def test_the_second_paragraph_above() -> None:
    """Somebody who acts there has a feature for it."""
    features = _last(
        OPENING + "\nTom|PROPN|2|nsubj rose|VERB|0|root .\n\nRain fell|VERB|0|root .\n\n“ Oh . ”"
    )

    assert "open: acts two above" in features["Tom"]
    assert "open: acts two above" not in features["Ann"]
