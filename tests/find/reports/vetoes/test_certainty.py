"""Reasons to reject a report because the evidence for it is weak."""

import attrs
import pytest

from quoteattr.find.reports.report import Report
from quoteattr.find.reports.table import Stage
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Extent
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


CONVERSATION = """

“ Is/be|AUX|3|cop it|PRON|3|nsubj shut|ADJ|0|root ?|3 ”|3

“ No|INTJ|0|root .|1 ”|1

“ Well|INTJ|0|root .|1 ”|1
"""


@pytest.mark.parametrize(
    ("cue", "content", "probability", "expected"),
    [
        ("tripped/trip", CLAUSE, 0.9, ["unlikely-in-conversation"]),
        ("shivered/shiver", CLAUSE, 0.9, ["unlikely-in-conversation"]),
        ("noted/note", NOUN, 0.5, []),
        ("said", CLAUSE, 0.2, []),
        ("said", "to|PART|4|mark|TO rain|VERB|2|advcl|VB", 0.2, ["unlikely-in-conversation"]),
        ("tripped/trip", "“|4 Rain|NOUN|2|obj !|4 ”|4", 0.9, []),
    ],
    ids=["no reporting word", "no content", "certain", "clause", "neither", "in marks"],
)
def test_what_the_network_finds_in_a_conversation(
    cue: str, content: str, probability: float, expected: list[str]
) -> None:
    """It learned from news, so narration needs a reporting word, and a clause or certainty."""
    line = f"Ann|PROPN|2|nsubj {cue}|VERB|0|root|VBD {content}"
    words = tuple(range(2, len(line.split())))
    annotated = read_parse(line + "\n" + CONVERSATION)
    cue_words = Words.single(annotated.tokens[1])
    report = Report(cue_words, words, FoundBy.READER, Act.SPEECH, probability=probability)

    assert vetoes(annotated, report, Stage.NETWORK) == expected


def test_the_mark_of_an_infinitive_is_no_cue() -> None:
    """Ann came to look."""
    annotated = read_parse(
        "rain|NOUN|2|nsubj fell|VERB|0|root|VBD Ann|PROPN|4|nsubj came|VERB|2|parataxis|VBD "
        "to|PART|6|mark|TO look|VERB|4|advcl|VB"
    )
    cue = Words.single(annotated.tokens[4])
    report = Report(cue, (0, 1), FoundBy.READER, Act.SPEECH, probability=0.9)

    assert vetoes(annotated, report, Stage.NETWORK) == ["bare-mark"]


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


@pytest.mark.parametrize(
    "verbs",
    [
        "quoted/quote|VERB|0|root|VBN as|SCONJ|5|mark saying|VERB|3|advcl|VBG",
        "reported/report|VERB|0|root|VBN to|PART|5|mark say|VERB|3|xcomp|VB",
    ],
    ids=["quoted as saying", "reported to say"],
)
def test_the_passive_before_saying_is_no_cue(verbs: str) -> None:
    """She was quoted as saying it rained."""
    annotated = read_parse(
        f"She|PRON|3|nsubj:pass was|AUX|3|aux:pass {verbs} it|PRON|7|nsubj "
        "rained/rain|VERB|5|ccomp|VBD ."
    )
    cue = Words.single(annotated.tokens[2])
    report = Report(cue, (0, 4, 5, 6), FoundBy.READER, Act.SPEECH, probability=0.9)

    assert vetoes(annotated, report, Stage.ALL) == ["quoted-as-saying"]


def test_quoting_somebody_as_saying_is_no_cue() -> None:
    """They quoted her as saying it rained."""
    annotated = read_parse(
        "They|PRON|2|nsubj quoted/quote|VERB|0|root|VBD her|PRON|2|obj as|SCONJ|5|mark "
        "saying|VERB|2|advcl|VBG it|PRON|7|nsubj rained/rain|VERB|5|ccomp|VBD ."
    )
    cue = Words.single(annotated.tokens[1])
    report = Report(cue, (2, 3, 4, 5, 6), FoundBy.READER, Act.SPEECH, probability=0.9)

    assert vetoes(annotated, report, Stage.ALL) == ["quoted-as-saying"]


@pytest.mark.parametrize(("source", "expected"), [(1, ["source-is-content"]), (5, [])])
def test_the_words_before_an_inverted_cue_are_no_source(source: int, expected: list[str]) -> None:
    """The toll, warned the mayor, would fall."""
    annotated = read_parse(
        "The|DET|2|det toll|NOUN|9|nsubj ,|4 warned/warn|VERB|0|root|VBD the|DET|6|det "
        "mayor|NOUN|4|nsubj ,|9 would|AUX|9|aux|MD fall|VERB|4|ccomp|VB ."
    )
    report = Report(
        Words.single(annotated.tokens[3]),
        (7, 8),
        FoundBy.READER,
        Act.SPEECH,
        source=Words.single(annotated.tokens[source]),
        probability=0.9,
    )

    assert vetoes(annotated, report, Stage.NETWORK) == expected


@pytest.mark.parametrize(("source", "expected"), [((6, 8), ["dash"]), ((6, 6), [])])
def test_the_dash_of_a_signature_with_a_place_is_no_cue(
    source: tuple[int, int], expected: list[str]
) -> None:
    """“A joy” – Ann, Hull."""
    annotated = read_parse("“ A|DET joy|NOUN|0|root today|ADV ” – Ann|PROPN , Hull|PROPN")
    first, last = (annotated.tokens[index] for index in source)
    report = Report(
        Words.single(annotated.tokens[5]),
        (1, 2, 3),
        FoundBy.READER,
        Act.SPEECH,
        source=Words(first.index, Extent.single(first.start, last.end)),
        probability=0.9,
    )

    assert vetoes(annotated, report, Stage.NETWORK) == expected
