"""Words of the tree as spans."""

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
TEXT = ANNOTATED.text


def test_subtree_is_the_clause() -> None:
    """The complement clause is the subtree of its verb."""
    spans = syntax.spans_of(ANNOTATED, syntax.subtree(ANNOTATED, 14))

    assert [span.of(TEXT) for span in spans] == ["that the mill burned down"]


def test_excluded_branches_split_the_span() -> None:
    """The dependents of an excluded token are excluded too."""
    spans = syntax.spans_of(ANNOTATED, syntax.subtree(ANNOTATED, 10, without={14}))

    assert [span.of(TEXT) for span in spans] == [
        "Ann Lee, the mayor of Hull, has also said",
        "and left",
    ]


def test_runs_end_at_gaps() -> None:
    """Consecutive indexes are one run."""
    assert list(syntax.runs([5, 1, 2, 9, 6])) == [(1, 2), (5, 6), (9, 9)]


def test_no_indexes_have_no_run() -> None:
    """An empty list has no runs."""
    assert not list(syntax.runs([]))


def test_the_head_of_some_words_is_governed_from_outside() -> None:
    """The words "of Hull" depend on the mayor, who is not one of them."""
    assert syntax.head_among(ANNOTATED, range(5, 7)).text == "Hull"
