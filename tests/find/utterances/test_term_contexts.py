"""Quoted stretches that are not speech because of the words around them."""

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.reporting_clauses import find_reporting_clauses
from quoteattr.find.utterances.term_contexts import terms_by_context
from quoteattr.language.lexicon import Lexicon
from tests.golden import golden
from tests.parses import read_parse

LEXICON = Lexicon.load()


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The context makes the stretch a term or not, as in the file."""
    annotated = read_parse(given)
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))
    clauses = find_reporting_clauses(levels, LEXICON)

    assert terms_by_context(levels, clauses, LEXICON) == ({0} if expected == "term" else set())
