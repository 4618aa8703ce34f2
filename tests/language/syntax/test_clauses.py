"""Where clauses start and end."""

from quoteattr.language import syntax
from tests.parses import read_parse

ANNOTATED = read_parse(
    """
Ann|PROPN|2|nsubj said|VERB|0|root the|DET|4|det mill|NOUN|5|nsubj burned|VERB|2|ccomp
  down|ADP|2|dep on|ADP|8|case Monday|PROPN|2|obl .
"""
)


def test_a_word_of_the_content_is_in_the_reported_clause() -> None:
    """The head of the clause is the complement of the cue."""
    assert syntax.clause_around(ANNOTATED, ANNOTATED.tokens[2]).text == "burned"
    assert syntax.clause_around(ANNOTATED, ANNOTATED.tokens[0]).text == "said"


def test_a_clause_that_was_cut_short_ends_before_a_day() -> None:
    """Its last word is completed, and when it was said is not part of it."""
    extended = syntax.to_boundary(ANNOTATED, [2, 3, 4])

    assert [ANNOTATED.tokens[index].text for index in extended] == ["the", "mill", "burned", "down"]
