"""The reporting clause of a quotation."""

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.reporting_clauses import find_reporting_clauses
from quoteattr.language.lexicon import Lexicon
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The place of the clause and the words of its cue are those of the file."""
    annotated = read_parse(given)
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))

    clauses = find_reporting_clauses(levels, Lexicon.load()).values()

    found = [
        f"{clause.place.name.lower().replace('_', ' ')} | {clause.report.cue.of(annotated.text)}"
        for clause in clauses
    ]
    assert (found[0] if found else "-") == expected
