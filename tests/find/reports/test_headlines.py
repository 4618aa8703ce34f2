"""Headlines that name their source."""

import pytest

from quoteattr.find.reports.headlines import (
    headline_report,
    sourced_headlines,
    without_dateline,
)
from quoteattr.find.reports.report import Report
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words
from tests.find.reports.finding import cue_source_and_content
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The cue, the source and the content are those of the file."""
    annotated = read_parse(given)

    report = headline_report(annotated)

    assert report
    assert cue_source_and_content(annotated, report) == expected


@pytest.mark.parametrize(
    ("label", "is_source"),
    [("Stealth", False), ("Wipfli", True), ("Monday", False), ("Minister", True)],
)
def test_a_label_names_a_source(label: str, is_source: bool) -> None:  # noqa: FBT001  a case
    """It is a noun for a speaker or an unknown name, not a word of the text or a day."""
    annotated = read_parse(
        f"{label}/{label.lower()}|PROPN|4|nsubj : Ships/ship|NOUN|4|nsubj hide|VERB|0|root "
        "by|ADP|6|case stealth|NOUN|4|obl"
    )

    assert (headline_report(annotated) is not None) is is_source


@pytest.mark.parametrize("end", ["rain|NOUN", "minister|NOUN ."], ids=["noun", "sentence"])
def test_a_dash_before_something_else_is_not_a_signature(end: str) -> None:
    """A person must follow the dash, and nothing after that."""
    annotated = read_parse(
        "It|PRON|4|nsubj is|AUX|4|aux to|PART|4|mark come|VERB|0|root again|ADV|4|advmod –|7 " + end
    )

    assert headline_report(annotated) is None


def test_a_part_of_a_document_is_not_a_source() -> None:
    """A note, a warning or a step names nobody."""
    notation = "Step|NOUN|4|nsubj 2|NUM|1|nummod : Open/open|VERB|0|root it|PRON|4|obj"

    assert headline_report(read_parse(notation)) is None


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("widow|NOUN claims/claim|NOUN|5|appos|NNS", ["claims | widow | [Cat ate ticket]"]),
        ("says|VERB|5|parataxis|VBZ union|NOUN", ["says | union | [Cat ate ticket]"]),
        ("the|DET widow|NOUN claims/claim|NOUN|5|appos|NNS", []),
        ("police|NOUN reports/report|NOUN|5|appos|NNS .", []),
        ("widow|NOUN sleeps/sleep|VERB|5|appos|VBZ", []),
    ],
    ids=["source first", "verb first", "article", "sentence", "no speech"],
)
def test_a_headline_ends_in_its_source(tail: str, expected: list[str]) -> None:
    """Without an article and a full stop, whatever the tagger made of the verb."""
    annotated = read_parse(f"Cat|NOUN|2|nsubj ate/eat|VERB|0|root|VBD ticket|NOUN|2|obj , {tail}")

    reports = sourced_headlines(annotated, Lexicon.load())

    assert [cue_source_and_content(annotated, report) for report in reports] == expected


def test_a_comma_in_a_signature_is_left_to_attribution() -> None:
    """“A joy again today” – Ann, Hull."""
    annotated = read_parse(
        "“ A|DET joy|NOUN|0|root again|ADV today|NOUN ” – Ann|PROPN , Hull|PROPN"
    )

    assert headline_report(annotated) is None


@pytest.mark.parametrize(
    ("dateline", "first"),
    [
        ("OSLO|PROPN|1|nsubj —|1", 2),
        ("OSLO|PROPN|1|nsubj , Norway|PROPN|1|appos ( AP|PROPN|1|appos ) —|1", 7),
        ("Oslo|PROPN|1|nsubj —|1", 0),
        ("NATO|PROPN|1|nsubj — the|DET|4|det bloc|NOUN|1|appos —|1", 0),
    ],
    ids=["place", "agency", "no capitals", "apposition"],
)
def test_a_dateline_is_no_content(dateline: str, first: int) -> None:
    """OSLO — Rain fell, Ann said."""
    annotated = read_parse(f"{dateline} Rain|NOUN|1|dep fell|VERB|0|root")
    content = tuple(range(len(annotated.tokens)))
    report = Report(Words.single(annotated.tokens[-1]), content, FoundBy.READER, Act.SPEECH)

    assert without_dateline(annotated, report).content[0] == first
