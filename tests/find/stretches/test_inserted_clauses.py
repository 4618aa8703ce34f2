"""Narration inside speech without marks."""

import pytest

from quoteattr.find.stretches.inserted_clauses import remarks
from quoteattr.schema.span import Span
from tests.find.stretches.finding import rendered
from tests.golden import golden


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The stretches are those of the file."""
    assert rendered(given) == expected


@pytest.mark.parametrize(
    "remark", ["laughing", "loud applause", "he sighed", "with a smile", "hear, hear"]
)
def test_remarks_of_the_narrator(remark: str) -> None:
    """They describe the speaker, or what happens meanwhile."""
    text = f"No ({remark}), not him."

    assert [span.of(text) for span in remarks(text, Span(0, len(text)))] == [f"({remark})"]


@pytest.mark.parametrize("remark", ["including me", "the mayor", "nothing"])
def test_remarks_of_the_speaker(remark: str) -> None:
    """Other words in brackets are the speaker's own."""
    text = f"No ({remark}), not him."

    assert not list(remarks(text, Span(0, len(text))))
