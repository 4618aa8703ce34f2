"""Canonical names."""

import pytest

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import read_discourse
from quoteattr.resolve.naming import NARRATOR, canonical_name
from quoteattr.schema.quote import SpeakerKind
from tests.scenes import story

CLUSTER = Cluster(SpeakerKind.PERSON)


@pytest.mark.parametrize(
    ("notation", "name"),
    [
        ("Ann|PROPN|0|root .\nAnn|PROPN|0|root Lund|PROPN|1|flat .", "Ann Lund"),
        ("Lund|PROPN|0|root .\nPresident|PROPN|2|nmod Lund|PROPN|0|root .", "Lund"),
        ("Old|PROPN|3|nmod Mr.|PROPN|3|nmod Bell|PROPN|0|root .", "Mr. Bell"),
        ("Lord|PROPN|2|nmod Tom|PROPN|0|root Bell|PROPN|2|flat .", "Lord Tom Bell"),
        ("Mr.|PROPN|2|nmod Tom|PROPN|0|root Bell|PROPN|2|flat .", "Tom Bell"),
        ("the|DET|3|det old|ADJ|3|amod mayor|NOUN|0|root .", "the old mayor"),
        ("she|PRON|2|nsubj left|VERB|0|root .", "she"),
    ],
)
def test_canonical_name(notation: str, name: str) -> None:
    """The fullest name, without offices and epithets, else a description, else a pronoun."""
    discourse = read_discourse(story(notation), ())

    assert canonical_name(discourse, CLUSTER, discourse.mentions) == name


def test_characters_and_narrators() -> None:
    """The name that the user gave takes precedence; a narrator needs no name."""
    discourse = read_discourse(story("I|PRON|2|nsubj left|VERB|0|root ."), ())
    character = Cluster(SpeakerKind.PERSON, character="Ada Lund")
    narrator = Cluster(SpeakerKind.PERSON, is_narrator=True)

    assert canonical_name(discourse, character, discourse.mentions) == "Ada Lund"
    assert canonical_name(discourse, narrator, discourse.mentions) == NARRATOR
