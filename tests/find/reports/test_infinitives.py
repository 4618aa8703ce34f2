"""Contents that are infinitives."""

from tests.find.reports.finding import patterns_found
from tests.golden import golden


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The pattern, the cue and the parts of the content are those of the file."""
    assert patterns_found(given) == expected
