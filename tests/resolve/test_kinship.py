"""What a first pass learns about families."""

import pytest

from quoteattr.resolve.discourse.families import Relation
from quoteattr.resolve.kinship import find_families
from quoteattr.schema.indexes import UtteranceIndex
from tests.passes import first_pass

BROTHER = """
Ada|PROPN|2|nsubj sat|VERB|0|root with|ADP|5|case her|PRON|5|nmod:poss brother|NOUN|2|obl
  Paul|PROPN|5|appos .

“ Rain ! ” said|VERB|0|root Ada|PROPN|5|nsubj .
"""
MOTHER = """
Ada|PROPN|2|nsubj met|VERB|0|root Mrs.|PROPN|4|nmod Reed|PROPN|2|obj .

“ Rain ! ” said|VERB|0|root her|PRON|7|nmod:poss mother|NOUN|5|nsubj .
"""


def test_an_apposition_states_a_relative() -> None:
    """Paul is the brother of Ada, and Ada is the sister of Paul."""
    state = first_pass(BROTHER)

    votes = find_families(state, {}).votes

    facts = {
        (*person.names, relation, *relative.names)
        for (person, relation), relatives in votes.items()
        for relative in relatives
    }
    assert facts == {("Ada", Relation.SIBLING, "Paul"), ("Paul", Relation.SIBLING, "Ada")}


@pytest.mark.parametrize("name", ["Reed", "Ada"])
def test_the_conversation_states_a_relative(name: str) -> None:
    """Whoever speaks as her mother is her mother, unless it is herself."""
    state = first_pass(MOTHER)
    speaker = next(one for one in state.names.clusters if name in " ".join(one.names))

    votes = find_families(state, {UtteranceIndex(0): speaker}).votes

    assert bool(votes) is (name == "Reed")
