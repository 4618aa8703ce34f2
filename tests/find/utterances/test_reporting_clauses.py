"""The reporting clause of a quotation."""

import pytest

from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.find.utterances.reporting_clauses import (
    find_reporting_clauses,
    is_action_after,
    is_action_before,
)
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.indexes import StretchIndex
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


BEFORE = (
    "Ann|PROPN|2|nsubj {}|VERB|0|root|VBD the|DET|4|det lid|NOUN|2|obj {}\n“ Rain|NOUN|0|root . ”"
)
AFTER = (
    "“ Rain|NOUN|0|root . ”\nAnn|PROPN|2|nsubj {}|VERB|0|root|VBD the|DET|4|det lid|NOUN|2|obj ."
)


@pytest.mark.parametrize(
    ("verb", "mark", "expected"),
    [
        ("slammed/slam", ".", True),
        ("shook/shake", ".", True),
        ("said/say", ".", False),
        ("shook/shake", ":", False),
    ],
)
def test_what_somebody_does_before_a_quotation_is_no_cue(
    verb: str, mark: str, *, expected: bool
) -> None:
    """In a sentence that is complete, unless its verb introduces direct speech."""
    annotated = read_parse(BEFORE.format(verb, mark))
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))

    found = is_action_before(levels, StretchIndex(0), annotated.tokens[1], Lexicon.load())

    assert found is expected


@pytest.mark.parametrize(("verb", "expected"), [("slammed/slam", True), ("said/say", False)])
def test_what_somebody_does_after_a_quotation_is_no_cue(verb: str, *, expected: bool) -> None:
    """Not even a verb that reports other things: “Rain.” Ann slammed the lid."""
    annotated = read_parse(AFTER.format(verb))
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))

    found = is_action_after(levels, StretchIndex(0), annotated.tokens[5], Lexicon.load())

    assert found is expected
