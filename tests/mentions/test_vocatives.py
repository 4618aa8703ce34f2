"""Who is addressed by name in a quotation."""

import pytest

from quoteattr.mentions.vocatives import vocatives
from quoteattr.schema.span import Span
from tests.scenes import story


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Come|VERB|0|root here , Ann|PROPN|1|vocative !", ["Ann"]),
        ("Ann|PROPN|3|vocative , come|VERB|0|root !", ["Ann"]),
        (
            "Thank|VERB|0|root you|PRON|1|obj , Mr.|PROPN|5|nmod Bell|PROPN|1|vocative .",
            ["Mr. Bell"],
        ),
        ("My|PRON|3|nmod:poss dear|ADJ|3|amod Ann|PROPN|5|vocative , come|VERB|0|root .", ["Ann"]),
        ("Ann|PROPN|2|nsubj came|VERB|0|root .", []),
        ("Ann|PROPN|0|root , Bob|PROPN|1|conj , Cid|PROPN|1|conj .", []),
        ("Bob|PROPN|0|root , and|CCONJ|4|cc Ann|PROPN|1|conj too .", []),
    ],
)
def test_vocatives(notation: str, expected: list[str]) -> None:
    """Names set off by commas are vocatives; subjects and items of a list are not."""
    annotated = story(notation)
    span = Span(0, len(annotated.text.strip()))

    assert expected == [vocative.of(annotated.text) for vocative in vocatives(annotated, span)]
