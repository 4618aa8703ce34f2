"""The tokens that make a name."""

from quoteattr.mentions.collect import find_mentions
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The mentions are those of the file."""
    annotated = read_parse(given)

    found = [mention.span.of(annotated.text) for mention in find_mentions(annotated)]

    assert found == expected.splitlines()
