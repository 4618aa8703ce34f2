"""The speaker by layout."""

import pytest

from quoteattr.attribute.engine import attribute
from quoteattr.language.reporting import Lexicon
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Utterance
from tests.parses import parsed

QUOTED = """
“ “ PUNCT 2 punct
Rain rain NOUN 0 root
! ! PUNCT 2 punct
” ” PUNCT 2 punct
"""
NAME = """
Ann Ann PROPN 0 root
Lee Lee PROPN 1 flat
, , PUNCT 4 punct
mayor mayor NOUN 1 appos
"""
CASES = {
    "signature": (
        "“Rain!” — Ann Lee, mayor",
        QUOTED + "\n— — PUNCT 2 punct\n" + NAME.strip().replace(" 1 ", " 2 ").replace(" 4 ", " 5 "),
        ("signature", "Ann Lee, mayor"),
    ),
    "signature on the line below": (
        "“Rain!”\n\n- Ann Lee, mayor",
        QUOTED + "\n- - PUNCT 2 punct\n" + NAME.strip().replace(" 1 ", " 2 ").replace(" 4 ", " 5 "),
        ("signature", "Ann Lee, mayor"),
    ),
    "label": (
        "Ann Lee, mayor: “Rain!”",
        NAME + ": : PUNCT 1 punct\n" + QUOTED,
        ("label", "Ann Lee, mayor"),
    ),
    "colon above": (
        "Ann was blunt:\n\n“Rain!”",
        "Ann Ann PROPN 3 nsubj\nwas be AUX 3 cop\nblunt blunt ADJ 0 root\n: : PUNCT 3 punct\n"
        + QUOTED,
        ("colon", "Ann"),
    ),
    "no layout": ("“Rain!”", QUOTED, ("none", None)),
}


@pytest.mark.parametrize("name", CASES)
def test_rule_and_source(name: str) -> None:
    """The rule and the words that name the speaker are those of the case."""
    text, rows, expected = CASES[name]
    start = text.index("Rain")
    utterance = Utterance(QuoteKind.DIRECT, (Span(start, start + 5),), found_by=FoundBy.MARKS)

    (found,) = attribute(parsed(text, rows), [utterance], Lexicon.load())

    assert expected == (
        found.attributed_by,
        found.source.of(text) if found.source else None,
    )


def test_a_label_is_not_the_source_of_a_report() -> None:
    """`Ann: I was told to go`: the one who told her is not named."""
    rows = """
    Ann Ann PROPN 0 root
    : : PUNCT 1 punct
    I I PRON 5 nsubj:pass
    was be AUX 5 aux:pass
    told tell VERB 1 parataxis
    to to PART 7 mark
    go go VERB 5 xcomp
    """
    annotated = parsed("Ann: I was told to go", rows)
    reported = Utterance(QuoteKind.INDIRECT, (Span(5, 21),), found_by=FoundBy.ORDER)

    (found,) = attribute(annotated, [reported], Lexicon.load())

    assert found.source is None
