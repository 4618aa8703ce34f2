"""Nested marks and marks of different forms."""

from quoteattr.find.stretches.marks.grammar import Step, transitions
from tests.find.stretches.finding import rendered
from tests.golden import golden


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The stretches are those of the file."""
    assert rendered(given) == expected


def test_a_mark_in_a_quotation_of_its_kind_can_do_anything() -> None:
    """It is ignored, nested, replaces what is open, or closes it."""
    steps = [move.step for move in transitions(('"',), 0, '"', leading=False, sure=True)]

    assert steps == [None, Step.OPEN, Step.REPLACE, Step.CLOSE]


def test_a_paragraph_reopens_only_with_its_first_mark() -> None:
    """A later mark cannot, and the first one can do nothing else."""
    (reopening,) = transitions(("“",), 1, "“", leading=True, sure=False)

    assert (reopening.step, reopening.awaited) == (Step.RESUME, 0)
    assert transitions(("“",), 1, "“", leading=False, sure=False) == ()
