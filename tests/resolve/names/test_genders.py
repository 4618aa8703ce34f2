"""The gender of names by the clauses around them."""

import pytest

from quoteattr.resolve.discourse.discourse import read_discourse
from quoteattr.resolve.names.genders import decisive_gender, gender_evidence
from quoteattr.schema.quote import Gender
from tests.scenes import attributions, story

CASES = {
    "reflexive": "Lund|PROPN|2|nsubj hurt|VERB|0|root himself|PRON|2|obj .",
    "possessive of the object": (
        "Lund|PROPN|2|nsubj shook|VERB|0|root his|PRON|4|nmod:poss hat|NOUN|2|obj ."
    ),
    "apposition": ("Lund|PROPN|5|nsubj , a|DET|4|det lad|NOUN|1|appos left|VERB|0|root ."),
    "subject of the next sentence": (
        "Lund|PROPN|2|nsubj left|VERB|0|root .\nHe|PRON|2|nsubj ran|VERB|0|root ."
    ),
}


@pytest.mark.parametrize("title", CASES)
def test_gender_evidence(title: str) -> None:
    """Syntax makes the pronoun or the noun refer to the name."""
    evidence = gender_evidence(read_discourse(story(CASES[title]), ()))

    assert list(evidence) == [0]
    assert list(evidence[0]) == [Gender.HE]


@pytest.mark.parametrize(
    "notation",
    [
        "Lund|PROPN|2|nsubj saw|VERB|0|root him|PRON|2|obj .",
        "Lund|PROPN|2|nsubj left|VERB|0|root .\n\nHe|PRON|2|nsubj ran|VERB|0|root .",
        "“ Lund|PROPN|3|nsubj hurt|VERB|0|root himself|PRON|3|obj . ”",
    ],
)
def test_no_evidence(notation: str) -> None:
    """Objects, pronouns of another paragraph and words in quotations are not evidence."""
    annotated = story(notation)
    discourse = read_discourse(annotated, attributions(annotated))

    assert gender_evidence(discourse) == {}


def test_decisive_gender() -> None:
    """Evidence decides if there is enough and most of it agrees; a list needs more against it."""
    assert decisive_gender({Gender.HE: 2.0}) is Gender.HE
    assert decisive_gender({Gender.HE: 1.0}) is None
    assert decisive_gender({Gender.HE: 2.0, Gender.SHE: 2.0}) is None
    assert decisive_gender({Gender.HE: 2.0}, against_list=True) is None
