"""What a first pass learns about families."""

import pytest

from quoteattr.resolve.discourse.families import Kinship
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


def _facts(notation: str) -> set[tuple[str, ...]]:
    votes = find_families(first_pass(notation), {}).votes
    return {
        (*person.names, relation, *relative.names)
        for (person, relation), relatives in votes.items()
        for relative in relatives
    }


def test_an_apposition_states_a_relative() -> None:
    """Paul is the brother of Ada, and Ada is the sister of Paul."""
    assert _facts(BROTHER) == {("Ada", Kinship.SIBLING, "Paul"), ("Paul", Kinship.SIBLING, "Ada")}


@pytest.mark.parametrize(
    ("clause", "relation"),
    [
        ("Ada|PROPN|2|nsubj married|VERB|0|root|VBD Paul|PROPN|2|obj .", Kinship.SPOUSE),
        (
            """Ada|PROPN|4|nsubj and|CCONJ|3|cc Paul|PROPN|1|conj married|VERB|0|root|VBD .""",
            Kinship.SPOUSE,
        ),
        (
            """Ada|PROPN|3|nsubj:pass was|AUX|3|aux born|VERB|0|root|VBN to|ADP|5|case
              Paul|PROPN|3|obl .""",
            Kinship.PARENT,
        ),
        (
            """Ada|PROPN|4|nsubj was|AUX|4|cop a|DET|4|det daughter|NOUN|0|root of|ADP|6|case
              Paul|PROPN|4|nmod .""",
            Kinship.PARENT,
        ),
    ],
)
def test_a_clause_states_a_relative(clause: str, relation: Kinship) -> None:
    """Weddings, births, and the of-phrase of a predicate."""
    facts = _facts(f"{clause}\n\n“ Rain ! ”\n")

    assert facts == {("Ada", relation, "Paul"), ("Paul", relation.inverse, "Ada")}


def test_a_wish_is_no_wedding() -> None:
    """To say that Ada would marry Paul is not to say that she has."""
    clause = "Ada|PROPN|3|nsubj would|AUX|3|aux marry|VERB|0|root|VB Paul|PROPN|3|obj ."

    assert not _facts(f"{clause}\n\n“ Rain ! ”\n")


@pytest.mark.parametrize("name", ["Reed", "Ada"])
def test_the_conversation_states_a_relative(name: str) -> None:
    """Whoever speaks as her mother is her mother, unless it is herself."""
    state = first_pass(MOTHER)
    speaker = next(one for one in state.names.clusters if name in " ".join(one.names))

    votes = find_families(state, {UtteranceIndex(0): speaker}).votes

    assert bool(votes) is (name == "Reed")
