"""The measures of a candidate for the speaker of a turn."""

from collections.abc import Iterable
from math import log1p

import pytest

from quoteattr.resolve.conversation.crf import Features, Weights
from quoteattr.resolve.conversation.features import turn_features
from quoteattr.resolve.resolve import resolve_mentions
from tests.parses import read_parse
from tests.scenes import attributions

ENTITIES = (("Ann", "PERSON"), ("Bob", "PERSON"), ("Tom", "PERSON"))
TALK = """
Ann|PROPN|2|nsubj rose|VERB|0|root .

Bob|PROPN|2|nsubj saw|VERB|0|root Tom|PROPN|2|obj .

“ Rain ! ” said|VERB|0|root Tom|PROPN|5|nsubj .

“ Snow . ” said|VERB|0|root Bob|PROPN|5|nsubj .

“ Oh . ”

Ann|PROPN|2|nsubj sat|VERB|0|root .
"""


@pytest.fixture(scope="module")
def last() -> dict[str, Features]:
    """The features of each candidate for the last turn."""
    annotated = read_parse(TALK, entities=ENTITIES)
    state = resolve_mentions(annotated, attributions(annotated), weights=Weights())
    *_, turn = turn_features(state)
    return {next(iter(one.names)): features for one, features in turn.candidates.items()}


def _values(features: Iterable[tuple[str, Features]], name: str) -> list[float]:
    return [values[name] for _, values in sorted(features)]


def test_salience(last: dict[str, Features]) -> None:
    """Whoever acts nearest to the turn has the greatest share."""
    ann, bob, tom = _values(last.items(), "open: log salience")

    assert ann < tom < bob < 0.1


def test_distances_to_mentions(last: dict[str, Features]) -> None:
    """In paragraphs, up and down; somebody who is not mentioned again is far away."""
    since = _values(last.items(), "open: log paragraphs since mention")
    until = _values(last.items(), "open: log paragraphs until mention")

    assert since[0] > since[2] > since[1]
    assert until[0] < until[1] == until[2]


def test_the_text_ends_before_somebody_is_mentioned_again(last: dict[str, Features]) -> None:
    """Bob is mentioned in none of the two paragraphs to the end."""
    assert last["Bob"]["open: log paragraphs until mention"] == pytest.approx(log1p(2) / 3)


def test_turns(last: dict[str, Features]) -> None:
    """Those who speak in the conversation are distinguished from those who only listen."""
    ann, bob, tom = _values(last.items(), "open: log turns in conversation")

    assert (ann, bob) == (0.0, tom)
    assert tom > 0


def test_style(last: dict[str, Features]) -> None:
    """It says nothing of somebody who says little."""
    assert _values(last.items(), "style") == [0.0, 0.0, 0.0]
