"""Names of organisations that their form shows."""

from quoteattr.mentions.collect import find_mentions
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The mentions are those of the file."""
    annotated = read_parse(given)

    found = [mention.span.of(annotated.text) for mention in find_mentions(annotated)]

    assert found == expected.splitlines()


def test_an_entity_inside_it_is_continued() -> None:
    """The tagger of entities stopped after the noun."""
    annotated = read_parse(
        "The|DET|2|det Office|PROPN|6|nsubj for|ADP|5|case Rural|ADJ|5|amod Roads|PROPN|2|nmod"
        " met|VERB|0|root .",
        entities=(("Office", "ORG"),),
    )

    assert [one.span.of(annotated.text) for one in find_mentions(annotated)] == [
        "The Office for Rural Roads"
    ]
