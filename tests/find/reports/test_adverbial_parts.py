"""The parts of a report by an adverbial."""

from quoteattr.find.reports.adverbials import adverbial_report
from quoteattr.language.lexicon import Lexicon
from tests.find.reports.finding import cue_source_and_content
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """Each of several has its own share of the sentence."""
    annotated, lexicon = read_parse(given), Lexicon.load()
    candidates = (adverbial_report(annotated, token, lexicon) for token in annotated.tokens)

    found = [cue_source_and_content(annotated, report) for report in candidates if report]

    assert found == expected.splitlines()
