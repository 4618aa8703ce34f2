"""Families: who is whose mother, brother or wife."""

import pytest

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.families import Families, Kinship, relation_of
from quoteattr.schema.quote import Gender, SpeakerKind
from tests.passes import first_pass

CHILD, FIRST, SECOND = (Cluster(SpeakerKind.PERSON) for _ in range(3))
FATHER = Cluster(SpeakerKind.PERSON, explicit_gender=Gender.HE)


def test_nouns_state_relations() -> None:
    """A nickname is as good as the noun itself; a friend is not a relative."""
    assert relation_of("mamma") is relation_of("mother") is Kinship.PARENT
    assert relation_of("step-son") is relation_of("son") is Kinship.CHILD
    assert relation_of("friend") is None


@pytest.mark.parametrize("relation", Kinship)
def test_a_relation_is_the_inverse_of_its_inverse(relation: Kinship) -> None:
    """A parent's child is a child's parent."""
    assert relation.inverse.inverse is relation


@pytest.mark.parametrize(
    ("relation", "votes", "known"),
    [
        (Kinship.PARENT, {FIRST: 3.0, SECOND: 1.0}, [FIRST]),
        (Kinship.PARENT, {FIRST: 0.5}, []),
        (Kinship.SIBLING, {FIRST: 1.0, SECOND: 3.0}, [SECOND, FIRST]),
        (Kinship.PARENT, {FATHER: 3.0, CHILD: 3.0}, []),
    ],
    ids=["one mother", "too little evidence", "two sisters", "a man, and herself"],
)
def test_relatives(relation: Kinship, votes: dict[Cluster, float], known: list[Cluster]) -> None:
    """A person has one mother, and as many sisters as the evidence shows."""
    families = Families({(CHILD, relation): votes})

    assert families.relatives(CHILD, relation, _woman()) == known


def test_relatives_by_marriage_follow_from_two_relations() -> None:
    """The mother of a husband is a mother-in-law, and the mother is not."""
    votes = {
        (CHILD, Kinship.SPOUSE): {FATHER: 3.0},
        (FATHER, Kinship.PARENT): {SECOND: 3.0},
        (CHILD, Kinship.PARENT): {FIRST: 3.0},
    }

    assert Families(votes).relatives(CHILD, Kinship.PARENT_IN_LAW, _woman()) == [SECOND]


def test_another_reading_has_other_clusters() -> None:
    """The evidence stays the same."""
    families = Families({(CHILD, Kinship.PARENT): {FIRST: 2.0}})

    renewed = families.renewed({CHILD: SECOND, FIRST: CHILD})

    assert renewed.votes == {(SECOND, Kinship.PARENT): {CHILD: 2.0}}


def _woman() -> Markable:
    state = first_pass("“ Rain ! ” said|VERB|0|root the|DET|7|det woman|NOUN|5|nsubj .")
    return state.discourse.mentions[0]
