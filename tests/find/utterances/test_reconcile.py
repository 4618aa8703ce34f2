"""Reports laid over quotation marks."""

from tests.find.utterances.finding import utterances_and_terms
from tests.golden import golden


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The utterances and the terms are those of the file."""
    assert utterances_and_terms(given) == expected
