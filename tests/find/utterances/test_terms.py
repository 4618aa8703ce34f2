"""Quoted stretches that are not speech."""

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.reporting_clauses import find_reporting_clauses
from quoteattr.find.utterances.terms import has_form_of_speech, terms_by_context
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.indexes import StretchIndex
from tests.golden import golden
from tests.parses import read_parse

LEXICON = Lexicon.load()


def levels_of(notation: str) -> Levels:
    """Return a parse with its quoted stretches."""
    annotated = read_parse(notation)
    return Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The context makes the stretch a term or not, as in the file."""
    levels = levels_of(given)
    clauses = find_reporting_clauses(levels, LEXICON)

    assert terms_by_context(levels, clauses, LEXICON) == ({0} if expected == "term" else set())


@golden(__file__, "forms_of_speech.txt")
def test_golden_forms_of_speech(given: str, expected: str) -> None:
    """The stretch has the form of speech or not, as in the file."""
    assert has_form_of_speech(levels_of(given), StretchIndex(0)) is (expected == "speech")
