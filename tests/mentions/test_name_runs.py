"""The tokens that make a name."""

import pytest

from quoteattr.mentions.collect import find_mentions
from tests.scenes import story

CASES = {
    "title and name": ("Mr.|PROPN|2|nmod Bell|PROPN|3|nsubj left|VERB|0|root .", ["Mr. Bell"]),
    "title that ends a sentence": (
        "She|PRON|2|nsubj met|VERB|0|root Mrs|PROPN|2|obj .\nBell|PROPN|0|root .",
        ["She", "Mrs. Bell"],
    ),
    "surname with a wrong tag": (
        "Theresa|PROPN|3|nsubj May|AUX|3|aux left|VERB|0|root .",
        ["Theresa May"],
    ),
    "office between two names": (
        "Orbis|PROPN|4|compound Mayor|PROPN|4|compound Jan|PROPN|4|compound Berg|PROPN|0|root .",
        ["Orbis", "Mayor Jan Berg"],
    ),
    "a long string of titles": (
        (
            "The|DET|2|det Rt|PROPN|5|nmod Rev.|PROPN|5|nmod Dr.|PROPN|5|nmod Ann|PROPN|11|nsubj "
            "de|PROPN|5|flat la|PROPN|5|flat Mare|PROPN|5|flat Vane|PROPN|5|flat Orm|PROPN|5|flat "
            "left|VERB|0|root ."
        ),
        ["Rt Rev. Dr. Ann de la Mare Vane Orm"],
    ),
    "weekday": ("Monday|PROPN|2|nsubj came|VERB|0|root .", []),
    "capital at the start": (
        "No|PROPN|3|discourse , come|VERB|0|root , no|INTJ|3|discourse .",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_mentions(name: str) -> None:
    """The mentions are those of the case."""
    notation, expected = CASES[name]
    annotated = story(notation)

    mentions = find_mentions(annotated)

    assert expected == [mention.span.of(annotated.text) for mention in mentions]
