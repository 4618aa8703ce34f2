"""The cheapest analysis of all marks."""

from tests.find.stretches.golden import golden, rendered


@golden("viterbi.txt")
def test_golden_cases(text: str, expected: str) -> None:
    """The stretches are those of the file."""
    assert rendered(text) == expected
