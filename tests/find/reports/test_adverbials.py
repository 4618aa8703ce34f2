"""Reports by an adverbial."""

import pytest

from quoteattr.find.reports.adverbials import adverbial_report
from quoteattr.find.reports.report import Report
from quoteattr.language import syntax
from quoteattr.language.reporting import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from tests.parses import parsed


def reports(annotated: AnnotatedText) -> list[Report]:
    """Return the reports by an adverbial of a text."""
    lexicon = Lexicon.load()
    candidates = (adverbial_report(annotated, token, lexicon) for token in annotated.tokens)
    return [report for report in candidates if report]


CASES = {
    "according to at the end": (
        "Rain fell, according to the old mayor.",
        """
        Rain rain NOUN 2 nsubj
        fell fall VERB 0 root
        , , PUNCT 2 punct
        according accord VERB 8 case
        to to ADP 4 fixed
        the the DET 8 det
        old old ADJ 8 amod
        mayor mayor NOUN 2 obl
        . . PUNCT 2 punct
        """,
        ("according to", "the old mayor", ["Rain fell"]),
    ),
    "according to before an adjective": (
        "According to the report, it was dear.",
        """
        According accord VERB 4 case
        to to ADP 1 fixed
        the the DET 4 det
        report report NOUN 8 obl
        , , PUNCT 8 punct
        it it PRON 8 nsubj
        was be AUX 8 cop
        dear dear ADJ 0 root
        . . PUNCT 8 punct
        """,
        ("According to", "the report", ["it was dear"]),
    ),
    "somebody's view": (
        "In Ann's view it rains.",
        """
        In in ADP 4 case
        Ann Ann PROPN 4 nmod:poss
        's 's PART 2 case
        view view NOUN 6 obl
        it it PRON 6 nsubj
        rains rain VERB 0 root
        . . PUNCT 6 punct
        """,
        ("In ’s view", "Ann", ["it rains"]),
    ),
    "a typeset apostrophe": (
        "In Ann’s view it rains.",
        """
        In in ADP 4 case
        Ann Ann PROPN 4 nmod:poss
        ’s 's PART 2 case
        view view NOUN 6 obl
        it it PRON 6 nsubj
        rains rain VERB 0 root
        . . PUNCT 6 punct
        """,
        ("In ’s view", "Ann", ["it rains"]),
    ),
    "everybody will tell you": (
        "Rain, as any miller in town will tell you, is wet.",
        """
        Rain rain NOUN 13 nsubj
        , , PUNCT 1 punct
        as as SCONJ 9 mark
        any any DET 5 det
        miller miller NOUN 9 nsubj
        in in ADP 7 case
        town town NOUN 5 nmod
        will will AUX 9 aux
        tell tell VERB 13 advcl
        you you PRON 9 iobj
        , , PUNCT 9 punct
        is be AUX 13 cop
        wet wet ADJ 0 root
        . . PUNCT 13 punct
        """,
        ("as will tell you", "any miller in town", ["Rain", "is wet"]),
    ),
    "a phrase that heads the sentence in the parse": (
        "Rain is, to quote Ann Lee, “wet.”",
        """
        Rain rain NOUN 2 nsubj
        is be AUX 10 cop
        , , PUNCT 2 punct
        to to PART 5 mark
        quote quote VERB 0 root
        Ann Ann PROPN 5 obj
        Lee Lee PROPN 6 flat
        , , PUNCT 10 punct
        “ “ PUNCT 10 punct
        wet wet ADJ 6 appos
        . . PUNCT 10 punct
        ” ” PUNCT 10 punct
        """,
        ("to quote", "Ann Lee", ["Rain is", "“wet.”"]),
    ),
    "according to before a semicolon": (
        "It rained, according to Ann; the mill burned.",
        """
        It it PRON 2 nsubj
        rained rain VERB 0 root
        , , PUNCT 2 punct
        according accord VERB 6 case
        to to ADP 4 fixed
        Ann Ann PROPN 2 obl
        ; ; PUNCT 2 punct
        the the DET 9 det
        mill mill NOUN 10 nsubj
        burned burn VERB 2 parataxis
        . . PUNCT 2 punct
        """,
        ("according to", "Ann", ["It rained"]),
    ),
    "apposition of the source": (
        "According to them, a cook, rain fell.",
        """
        According accord VERB 3 case
        to to ADP 1 fixed
        them they PRON 9 obl
        , , PUNCT 3 punct
        a a DET 6 det
        cook cook NOUN 9 nsubj
        , , PUNCT 6 punct
        rain rain NOUN 9 nsubj
        fell fall VERB 0 root
        . . PUNCT 9 punct
        """,
        ("According to", "them", ["rain fell"]),
    ),
    "quoted words that depend on the phrase": (
        "It is, to quote Ann, “odd”.",
        """
        It it PRON 2 nsubj
        is be AUX 0 root
        , , PUNCT 2 punct
        to to PART 5 mark
        quote quote VERB 2 advcl
        Ann Ann PROPN 5 obj
        , , PUNCT 9 punct
        “ “ PUNCT 9 punct
        odd odd ADJ 5 obj
        ” ” PUNCT 9 punct
        . . PUNCT 2 punct
        """,
        ("to quote", "Ann", ["It is", "“odd”"]),
    ),
    "hearsay": (
        "The mill reportedly burned.",
        """
        The the DET 2 det
        mill mill NOUN 4 nsubj
        reportedly reportedly ADV 4 advmod
        burned burn VERB 0 root
        . . PUNCT 4 punct
        """,
        ("reportedly", None, ["The mill", "burned"]),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_cue_source_and_content(name: str) -> None:
    """The cue, the source and the content are those of the case."""
    text, rows, expected = CASES[name]
    annotated = parsed(text, rows)

    (report,) = reports(annotated)

    assert expected == (
        report.cue.of(text).replace("'s", "’s"),
        report.source.of(text) if report.source else None,
        [span.of(text) for span in syntax.spans_of(annotated, report.content)],
    )


def test_a_phrase_without_a_source_reports_nothing() -> None:
    """The text ends with it."""
    annotated = parsed(
        "Rain, according to",
        "Rain rain NOUN 0 root\n, , PUNCT 1 punct\n"
        "according accord VERB 1 case\nto to ADP 3 fixed\n",
    )

    assert reports(annotated) == []


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("plan", "plan plan NOUN 2 obl NN"),
        ("the size", "the the DET 7 det DT\nsize size NOUN 2 obl NN"),
    ],
)
def test_a_measure_is_not_a_source(source: str, rows: str) -> None:
    """Work goes according to plan, and nobody is quoted."""
    annotated = parsed(
        f"Work goes, according to {source}.",
        "Work work NOUN 2 nsubj\ngoes go VERB 0 root\n, , PUNCT 2 punct\n"
        f"according accord VERB 6 case\nto to ADP 4 fixed\n{rows}\n. . PUNCT 2 punct",
    )

    assert reports(annotated) == []


def test_an_adjective_is_not_a_source() -> None:
    """Nobody is quoted by "in other words"."""
    annotated = parsed(
        "In other words, it rains.",
        "In in ADP 3 case\nother other ADJ 3 amod JJ\nwords word NOUN 6 obl\n, , PUNCT 3 punct\n"
        "it it PRON 6 nsubj\nrains rain VERB 0 root\n. . PUNCT 6 punct",
    )

    assert reports(annotated) == []
