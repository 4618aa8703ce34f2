"""Who is addressed by name in a quotation."""

import pytest

from quoteattr.mentions.vocatives import names_of_addressee, vocatives
from quoteattr.schema.span import Span
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The vocatives are those of the file."""
    annotated = read_parse(given)

    found = vocatives(annotated, Span(0, len(annotated.text)))

    assert [vocative.of(annotated.text) for vocative in found] == expected.splitlines()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Are|AUX|4|cop you|PRON|4|nsubj Mr.|PROPN|4|nmod Lund|PROPN|0|root ?", ["Lund"]),
        ("You|PRON|4|nsubj must|AUX|4|aux be|AUX|4|cop Ann|PROPN|0|root .", ["Ann"]),
        ("You|PRON|4|nsubj are|AUX|4|cop not|PART|4|advmod Ann|PROPN|0|root .", []),
        ("You|PRON|4|nsubj are|AUX|4|cop a|DET|4|det Lund|PROPN|0|root .", []),
        ("You|PRON|4|nsubj are|AUX|4|cop in|ADP|4|case Hull|PROPN|0|root .", []),
        ("I|PRON|3|nsubj am|AUX|3|cop Ann|PROPN|0|root .", []),
    ],
)
def test_names_of_the_addressee(given: str, expected: list[str]) -> None:
    """They are names that complete "you are"."""
    annotated = read_parse(given)

    found = names_of_addressee(annotated, Span(0, len(annotated.text)))

    assert [name.of(annotated.text) for name in found] == expected
