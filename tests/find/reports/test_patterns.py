"""The application of the patterns to the cues of a text."""

from tests.find.reports.finding import patterns_found
from tests.golden import golden


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The pattern, the cue and the parts of the content are those of the file."""
    assert patterns_found(given) == expected


def test_a_cue_that_governs_only_the_next_report_is_not_one() -> None:
    """The content is cut before the next report, and nothing is left."""
    found = patterns_found(
        """
        Ann|PROPN|2|nsubj explained/explain|VERB|0|root and|CCONJ|4|cc warned/warn|VERB|2|ccomp|VBD
          of|ADP|6|case rain|NOUN|4|obl .
        """,
    )

    assert "explained" not in found
