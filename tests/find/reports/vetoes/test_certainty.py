"""Reasons to reject a report because the evidence for it is weak."""

import attrs
import pytest

from quoteattr.find.reports.report import Report
from quoteattr.find.reports.table import Stage
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words
from tests.find.reports.vetoes.judging import said_after, vetoes
from tests.parses import read_parse

NOUN = "the|DET|4|det rain|NOUN|2|obj"
CLAUSE = "rain|NOUN|4|nsubj fell|VERB|2|ccomp"


@pytest.mark.parametrize(
    ("cue", "content", "probability", "expected"),
    [
        ("noted/note", CLAUSE, 0.2, []),
        ("noted/note", CLAUSE, 0.1, ["unsure"]),
        ("noted/note", NOUN, 0.5, []),
        ("noted/note", NOUN, 0.3, ["unsure-noun-phrase"]),
        ("debated/debate", NOUN, 0.9, ["takes-no-noun-phrase"]),
        ("said", NOUN, 0.9, []),
    ],
)
def test_vetoes_on_the_network(
    cue: str, content: str, probability: float, expected: list[str]
) -> None:
    """A noun phrase needs a higher probability than a clause, and a verb that takes one."""
    annotated, report = said_after(f"Ann|PROPN|2|nsubj {cue}|VERB|0|root|VBD {content}")
    report = attrs.evolve(report, probability=probability)

    assert vetoes(annotated, report, Stage.NETWORK) == expected


@pytest.mark.parametrize(
    ("found_by", "act", "expected"),
    [
        (FoundBy.COMPLEMENT, Act.SPEECH, []),
        (FoundBy.COMPLEMENT, Act.WRITING, []),
        (FoundBy.COMPLEMENT, Act.THOUGHT, ["thought"]),
        (FoundBy.OBJECT, Act.SPEECH, ["unreliable-pattern"]),
        (FoundBy.PREPOSITIONAL, Act.SPEECH, ["unreliable-pattern"]),
    ],
)
def test_vetoes_on_what_only_rules_find(found_by: FoundBy, act: Act, expected: list[str]) -> None:
    """Clauses of speech and writing need no confirmation; thoughts and noun phrases do."""
    annotated, report = said_after(f"Ann|PROPN|2|nsubj said|VERB|0|root|VBD {CLAUSE}")
    report = attrs.evolve(report, found_by=found_by, act=act)

    assert vetoes(annotated, report, Stage.UNCONFIRMED) == expected


@pytest.mark.parametrize(
    ("found_by", "expected"),
    [(FoundBy.COMPLEMENT, []), (FoundBy.OBJECT, ["unclear-in-quotation"])],
)
def test_only_clear_reports_count_in_a_quotation(found_by: FoundBy, expected: list[str]) -> None:
    """A complement of a verb of speech is clear, an object is not."""
    annotated = read_parse(
        "“ Ann|PROPN|3|nsubj said|VERB|0|root|VBD rain|NOUN|5|nsubj fell|VERB|3|ccomp . ”"
    )
    report = Report(Words.single(annotated.tokens[2]), (3, 4), found_by, Act.SPEECH)

    assert vetoes(annotated, report) == expected
