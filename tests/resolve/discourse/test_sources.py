"""Sources as mentions."""

import pytest

from quoteattr.resolve.discourse.discourse import read_discourse
from quoteattr.schema.quote import MentionForm
from tests.scenes import attributions, story

CASES = {
    "noun that is a mention only as a source": (
        "“ Rain . ” said|VERB|0|root the|DET|7|det flyer|NOUN|5|nsubj .",
        "the flyer",
    ),
    "indefinite pronoun": ("“ Rain . ” said|VERB|0|root everyone|PRON|5|nsubj .", "everyone"),
    "coordination": (
        (
            "“ Rain . ” said|VERB|0|root Ann|PROPN|5|nsubj and|CCONJ|9|cc the|DET|9|det "
            "mayor|NOUN|6|conj ."
        ),
        "Ann and the mayor",
    ),
    "one person with two nouns": (
        (
            "“ Rain . ” said|VERB|0|root the|DET|7|det writer|NOUN|5|nsubj and|CCONJ|9|cc "
            "director|NOUN|7|conj ."
        ),
        "the writer",
    ),
}


@pytest.mark.parametrize("title", CASES)
def test_source_of(title: str) -> None:
    """The mention that names the speaker is that of the case."""
    notation, expected = CASES[title]
    annotated = story(notation)

    source = read_discourse(annotated, attributions(annotated)).source_of(0)

    assert source is not None
    assert source.span.of(annotated.text) == expected


def test_a_source_is_a_mention_once() -> None:
    """Two quotations with one source make one mention of it."""
    annotated = story(
        "“ Rain , ” said|VERB|0|root the|DET|7|det flyer|NOUN|5|nsubj , “ and snow . ”"
    )

    mentions = read_discourse(annotated, attributions(annotated)).mentions

    assert [one.form for one in mentions] == [MentionForm.NOMINAL]
