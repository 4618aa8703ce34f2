"""Who is addressed by name in a quotation."""

from quoteattr.mentions.vocatives import vocatives
from quoteattr.schema.span import Span
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The vocatives are those of the file."""
    annotated = read_parse(given)

    found = vocatives(annotated, Span(0, len(annotated.text)))

    assert [vocative.of(annotated.text) for vocative in found] == expected.splitlines()
