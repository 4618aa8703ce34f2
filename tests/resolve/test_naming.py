"""Canonical names."""

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.naming import NARRATOR, canonical_name
from quoteattr.schema.quote import SpeakerKind
from tests.golden import golden
from tests.parses import read_parse

CLUSTER = Cluster(SpeakerKind.PERSON)


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The name is that of the file: full, without offices and epithets, else a description."""
    discourse = read_discourse(read_parse(given), ())

    assert canonical_name(discourse, CLUSTER, discourse.mentions) == expected


def test_characters_and_narrators() -> None:
    """The name that the user gave takes precedence; a narrator needs no name."""
    discourse = read_discourse(read_parse("I|PRON|2|nsubj left|VERB|0|root ."), ())
    character = Cluster(SpeakerKind.PERSON, character="Ada Lund")
    narrator = Cluster(SpeakerKind.PERSON, is_narrator=True)

    assert canonical_name(discourse, character, discourse.mentions) == "Ada Lund"
    assert canonical_name(discourse, narrator, discourse.mentions) == NARRATOR
