"""Runs of quotation marks."""

from tests.find.stretches.golden import golden, rendered


@golden("scan.txt")
def test_golden_cases(text: str, expected: str) -> None:
    """The stretches are those of the file."""
    assert rendered(text) == expected
