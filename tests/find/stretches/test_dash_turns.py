"""Paragraphs that a dash opens."""

from tests.find.stretches.finding import rendered
from tests.golden import golden


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The stretches are those of the file."""
    assert rendered(given) == expected
