"""Reports by an adverbial."""

import pytest

from quoteattr.find.reports.adverbials import adverbial_report
from quoteattr.find.reports.report import Report
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from tests.find.reports.finding import cue_source_and_content
from tests.golden import golden
from tests.parses import read_parse


def reports(annotated: AnnotatedText) -> list[Report]:
    """Return the reports by an adverbial of a text."""
    lexicon = Lexicon.load()
    candidates = (adverbial_report(annotated, token, lexicon) for token in annotated.tokens)
    return [report for report in candidates if report]


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The cue, the source and the content are those of the file."""
    annotated = read_parse(given)

    (report,) = reports(annotated)

    assert cue_source_and_content(annotated, report) == expected


def test_a_phrase_without_a_source_reports_nothing() -> None:
    """The text ends with it."""
    annotated = read_parse("Rain|NOUN|0|root , according/accord|VERB|1|case to|ADP|3|fixed")

    assert reports(annotated) == []


@pytest.mark.parametrize(
    "source", ["plan|NOUN|2|obl|NN", "the|DET|7|det|DT size|NOUN|2|obl|NN"], ids=["plan", "size"]
)
def test_a_measure_is_not_a_source(source: str) -> None:
    """Work goes according to plan, and nobody is quoted."""
    annotated = read_parse(
        "Work|NOUN|2|nsubj goes/go|VERB|0|root , according/accord|VERB|6|case to|ADP|4|fixed "
        f"{source} ."
    )

    assert reports(annotated) == []


def test_an_adjective_is_not_a_source() -> None:
    """Nobody is quoted by "in other words"."""
    annotated = read_parse(
        "In|ADP|3|case other|ADJ|3|amod|JJ words/word|NOUN|6|obl ,|3 "
        "it|PRON|6|nsubj rains/rain|VERB|0|root ."
    )

    assert reports(annotated) == []
