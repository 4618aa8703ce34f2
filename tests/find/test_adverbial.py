"""Reports that an adverbial or a label makes."""

import pytest

from quoteattr.find.adverbial import find_adverbial
from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from tests.parses import parsed

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
    "headline": (
        "Poll: Voters like rain",
        """
        Poll poll NOUN 4 nsubj
        : : PUNCT 1 punct
        Voters voter NOUN 4 nsubj
        like like VERB 0 root
        rain rain NOUN 4 obj
        """,
        (":", "Poll", ["Voters like rain"]),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_cue_source_and_content(name: str) -> None:
    """The cue, the source and the content are those of the case."""
    text, rows, expected = CASES[name]
    annotated = parsed(text, rows)

    (report,) = find_adverbial(annotated, Lexicon.load())

    assert expected == (
        report.cue.of(text).replace("'s", "’s"),
        report.source.of(text) if report.source else None,
        [span.of(text) for span in syntax.spans_of(annotated, report.content)],
    )


def test_an_odd_phrase_is_no_error() -> None:
    """A phrase at the end of the text has no source."""
    annotated = parsed(
        "Rain, according to",
        "Rain rain NOUN 0 root\n, , PUNCT 1 punct\n"
        "according accord VERB 1 case\nto to ADP 3 fixed\n",
    )

    assert find_adverbial(annotated, Lexicon.load()) == ()
