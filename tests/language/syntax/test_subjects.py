"""Subjects, and what is like one."""

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
SAID = ANNOTATED.tokens[10]


def test_subject_of_a_coordinated_verb_is_found_through_its_controller() -> None:
    """A verb without a subject takes that of the verb it is coordinated with."""
    left = ANNOTATED.tokens[18]

    assert syntax.subject_of(ANNOTATED, left) is None
    assert syntax.controller_of(ANNOTATED, left) == SAID


def test_the_nearest_coordinated_subject_is_shared() -> None:
    """The tree attaches all coordinated verbs to the first one."""
    annotated = read_parse(
        """
We|PRON|2|nsubj sat|VERB|0|root ,|2 and|CCONJ|7|cc then|ADV|7|advmod Ann|PROPN|7|nsubj
  rose|VERB|2|conj and|CCONJ|9|cc said|VERB|2|conj no|INTJ|9|obj .
"""
    )

    subject = syntax.shared_subject(annotated, annotated.tokens[8])

    assert subject
    assert subject.text == "Ann"
