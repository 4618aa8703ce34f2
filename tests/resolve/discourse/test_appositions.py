"""Mentions that syntax makes coreferent with a nominal."""

import pytest

from quoteattr.resolve.discourse.appositions import coreferent_mention
from quoteattr.resolve.discourse.discourse import read_discourse
from quoteattr.schema.quote import MentionForm
from tests.scenes import story

CASES = {
    "apposition after a name": (
        "Ann|PROPN|6|nsubj Lund|PROPN|1|flat , the|DET|5|det poet|NOUN|1|appos left|VERB|0|root .",
        "Ann Lund",
    ),
    "noun before a name": (
        "the|DET|2|det poet|NOUN|4|nsubj Lund|PROPN|2|appos left|VERB|0|root .",
        "Lund",
    ),
    "copula": (
        "Lund|PROPN|4|nsubj is|AUX|4|cop the|DET|4|det owner|NOUN|0|root .",
        "Lund",
    ),
    "named": (
        "a|DET|2|det man|NOUN|5|nsubj named|VERB|2|acl Lund|PROPN|3|xcomp left|VERB|0|root .",
        "Lund",
    ),
    "office": (
        "Lund|PROPN|3|nsubj would|AUX|3|aux become|VERB|0|root mayor|NOUN|3|xcomp .",
        "Lund",
    ),
    "apposition to the noun that an of-phrase belongs to": (
        (
            "the|DET|2|det widow|NOUN|8|nsubj of|ADP|5|case the|DET|5|det baker|NOUN|2|nmod , "
            "Lund|PROPN|5|appos left|VERB|0|root ."
        ),
        "Lund",
    ),
    "another clause": (
        "the|DET|2|det poet|NOUN|3|nsubj saw|VERB|0|root Lund|PROPN|3|obj .",
        None,
    ),
}


@pytest.mark.parametrize("title", CASES)
def test_coreferent_mention(title: str) -> None:
    """The first nominal is coreferent with the name of the case, or with nothing."""
    notation, expected = CASES[title]
    discourse = read_discourse(story(notation), ())
    nominal = next(one for one in discourse.mentions if one.form is MentionForm.NOMINAL)

    found = coreferent_mention(discourse, nominal)

    assert expected == (found and found.span.of(discourse.annotated.text))
