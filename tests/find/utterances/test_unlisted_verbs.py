"""Verbs that report in their place although no list has them."""

import pytest

from quoteattr.find.utterances.unlisted_verbs import unlisted_verb
from tests.parses import read_parse


@pytest.mark.parametrize(
    ("given", "last_character", "expected"),
    [
        ("“ Aw ” trilled|VERB|0|root|VBD Bo|PROPN|4|nsubj", "!", "trilled"),
        ("“ Aw ” the|DET|5|det miller|NOUN|6|nsubj reckoned|VERB|0|root|VBD", ",", "reckoned"),
        # The sentence ends with the quotation.
        ("“ Aw ” trilled|VERB|0|root|VBD Bo|PROPN|4|nsubj", ".", None),
        # The noun after the verb is its object.
        ("“ Aw ” trills|VERB|0|root|VBZ songs|NOUN|4|obj", "!", None),
    ],
)
def test_a_verb_with_its_subject_beside_a_quotation_reports_it(
    given: str, last_character: str, expected: str | None
) -> None:
    """Unless the sentence of the quotation has ended, or the noun is an object."""
    annotated = read_parse(given)

    verb = unlisted_verb(annotated, annotated.tokens[3:], last_character)

    assert (verb.text if verb else None) == expected
