"""The extent of a noun phrase."""

from quoteattr.language import syntax
from tests.parses import read_parse

ANNOTATED = read_parse(
    """
Ann|PROPN|11|nsubj Lee|PROPN|1|flat ,|5 the|DET|5|det mayor|NOUN|1|appos of|ADP|7|case
  Hull|PROPN|5|nmod ,|1 has|AUX|11|aux also|ADV|11|advmod said|VERB|0|root that|SCONJ|15|mark
  the|DET|14|det mill|NOUN|15|nsubj burned/burn|VERB|11|ccomp down|ADP|15|compound:prt ,|19
  and|CCONJ|19|cc left|VERB|11|conj .
"""
)


def test_noun_phrase_keeps_the_apposition() -> None:
    """Titles and appositions belong to the phrase."""
    assert syntax.noun_phrase(ANNOTATED, ANNOTATED.tokens[0]).of(ANNOTATED.text) == (
        "Ann Lee, the mayor of Hull"
    )


def test_a_name_that_the_parser_cut_short_is_completed() -> None:
    """A bracket after a name belongs to it, and a clause after a comma does not."""
    annotated = read_parse(
        """
Ann|PROPN|10|nsubj Lee|PROPN|1|flat (|4 Hull|PROPN|10|dep )|4 ,|8 who|PRON|8|nsubj
  waited|VERB|1|acl:relcl ,|8 left|VERB|0|root .
"""
    )

    assert syntax.noun_phrase(annotated, annotated.tokens[0]).of(annotated.text) == "Ann Lee (Hull)"


def test_a_determiner_opens_the_phrase_of_its_noun() -> None:
    """A verb opens none."""
    annotated = read_parse("the|DET|3|det old|ADJ|3|amod mill|NOUN|4|nsubj fell|VERB|0|root .")

    assert syntax.noun_opened_at(annotated, 0) == annotated.tokens[2]
    assert syntax.noun_opened_at(annotated, 3) is None
