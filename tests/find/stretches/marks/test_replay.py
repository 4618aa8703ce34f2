"""Stretches made of decisions."""

from quoteattr.schema.span import Span
from tests.find.stretches.finding import rendered, stretches
from tests.golden import golden


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The stretches are those of the file."""
    assert rendered(given) == expected


def test_outer_spans_include_the_marks() -> None:
    """The outer span of a stretch runs from its opening to its closing mark."""
    text = "He wrote ``We won.'' and left."
    (stretch,) = stretches(text)
    assert [span.of(text) for span in stretch.outer] == ["``We won.''"]


def test_outer_span_of_an_unclosed_stretch_adds_no_mark_at_its_end() -> None:
    """A missing mark adds nothing to the outer span."""
    text = 'He said: "We won.'
    (stretch,) = stretches(text)
    assert stretch.outer == (Span(9, len(text)),)
    assert stretch.parts == (Span(10, len(text)),)
