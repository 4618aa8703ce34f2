"""Costs of marks and apostrophes in their contexts."""

from quoteattr.find.stretches.marks.costs import Context, Side, mark_with_costs
from quoteattr.schema.span import Span
from tests.find.stretches.finding import rendered
from tests.golden import golden


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The stretches are those of the file."""
    assert rendered(given) == expected


def context(
    left: Side, right: Side, before: str = "", after: str = "", next_word: str = ""
) -> Context:
    """Return a context inside a paragraph."""
    return Context(left, right, before, after, next_word, leading=False, trailing=False)


def test_a_mark_between_space_and_word_opens() -> None:
    """It is certain not to close, and ignoring it is expensive."""
    mark = mark_with_costs(Span(4, 5), "“", context(Side.SPACE, Side.WORD), before_another=False)

    assert mark.opening < 1 < mark.closing
    assert mark.ignoring > 1


def test_a_listed_elision_is_an_apostrophe() -> None:
    """Ignoring the mark is cheap."""
    around = context(Side.SPACE, Side.WORD, after="tis")

    mark = mark_with_costs(Span(4, 5), "'", around, before_another=False)

    assert mark.elided
    assert mark.ignoring < mark.opening
