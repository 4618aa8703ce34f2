"""Reasons to reject a report."""

import attrs
import pytest

from quoteattr.find.reports.merge import rule_reports
from quoteattr.find.reports.report import Report
from quoteattr.find.reports.table import VETOES, Stage
from quoteattr.find.reports.vetoes import Evidence
from quoteattr.find.stretches.levels import Levels
from quoteattr.find.stretches.stretches import find_stretches
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words
from tests.golden import golden
from tests.parses import read_parse

LEXICON = Lexicon.load()


def vetoes(annotated: AnnotatedText, report: Report, stage: Stage = Stage.ALL) -> list[str]:
    """Return the names of the vetoes of a stage that apply to a report."""
    levels = Levels(annotated, find_stretches(annotated.text, annotated.paragraphs))
    evidence = Evidence(levels, LEXICON, rule_reports(annotated, LEXICON))
    return [veto.name for veto in VETOES if veto.stage is stage and veto.applies(evidence, report)]


def said_after(notation: str) -> tuple[AnnotatedText, Report]:
    """Return a parse, and a report with its second token as cue and the later ones as content."""
    annotated = read_parse(notation)
    words = tuple(range(2, len(annotated.tokens)))
    report = Report(Words.single(annotated.tokens[1]), words, FoundBy.READER, Act.SPEECH)
    return annotated, report


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The vetoes on any report are those of the file."""
    assert vetoes(*said_after(given)) == expected.split()


@pytest.mark.parametrize(("noun", "expected"), [("age", ["measure"]), ("rumor", []), ("Ann", [])])
def test_a_measure_after_according_to_cannot_speak(noun: str, expected: list[str]) -> None:
    """They move up according to age, and nobody says so."""
    tags = "PROPN|2|obl|NNP" if noun == "Ann" else "NOUN|2|obl|NN"
    annotated = read_parse(
        "They|PRON|2|nsubj move|VERB|0|root according/accord|VERB|5|case to|ADP|3|fixed "
        f"{noun}|{tags}"
    )
    cue = Words.single(annotated.tokens[2])

    report = Report(cue, (0, 1), FoundBy.READER, Act.SPEECH)

    assert vetoes(annotated, report) == expected


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


SHOWN = (
    "The|DET|2|det {}|NOUN|3|nsubj shows/show|VERB|0|root|VBZ that|SCONJ|6|mark it|PRON|6|nsubj "
    "fell|VERB|3|ccomp ."
)


@pytest.mark.parametrize(
    ("noun", "probability", "names"),
    [
        ("crack", None, ["evidence"]),
        ("crack", 0.3, ["evidence"]),
        ("crack", 0.8, []),
        ("poll", 0.3, []),
        ("clerk", 0.3, []),
    ],
)
def test_a_thing_that_shows_something_says_nothing(
    noun: str, probability: float | None, names: list[str]
) -> None:
    """It does if the network is sure; documents and people do."""
    annotated = read_parse(SHOWN.format(noun))
    cue = Words.single(annotated.tokens[2])
    report = Report(cue, (3, 4, 5), FoundBy.COMPLEMENT, Act.SPEECH, probability=probability)

    assert vetoes(annotated, report) == names


ORDER = (
    "Please|INTJ|2|discourse tell|VERB|0|root|{} us/we|PRON|2|iobj|PRP that|SCONJ|6|mark "
    "it|PRON|6|nsubj fell|VERB|2|ccomp ."
)


@pytest.mark.parametrize(("tag", "names"), [("VB", ["order"]), ("VBP", [])])
def test_an_order_to_speak_reports_nothing(tag: str, names: list[str]) -> None:
    """Only an imperative is one."""
    annotated = read_parse(ORDER.format(tag))
    cue = Words.single(annotated.tokens[1])

    assert vetoes(annotated, Report(cue, (3, 4, 5), FoundBy.COMPLEMENT, Act.SPEECH)) == names


def test_what_somebody_shows_is_no_report() -> None:
    """A clause after it modifies the thing."""
    annotated = read_parse(
        "Ann|PROPN|2|nsubj showed/show|VERB|0|root|VBD us/we|PRON|2|iobj|PRP the|DET|5|det "
        "mill|NOUN|2|obj that|SCONJ|8|mark Bob|PROPN|8|nsubj says|VERB|2|ccomp|VBZ "
        "fell|VERB|8|ccomp ."
    )
    cue = Words.single(annotated.tokens[1])
    report = Report(cue, (5, 6, 7, 8), FoundBy.COMPLEMENT, Act.WRITING)

    assert vetoes(annotated, report) == ["shows-thing"]
