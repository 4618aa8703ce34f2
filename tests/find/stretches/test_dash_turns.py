"""Paragraphs that a dash opens."""

from tests.find.stretches.golden import golden, rendered


@golden("dash_turns.txt")
def test_golden_cases(text: str, expected: str) -> None:
    """The stretches are those of the file."""
    assert rendered(text) == expected
