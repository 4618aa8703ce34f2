"""Families: who is whose mother, brother or wife, as a pass over the whole text has found."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

import attrs

from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.quote import Gender

# Set on PDNC.
_ENOUGH = 1.0
"""Weight of the evidence from which somebody counts as a relative."""
_SHARE = 0.5
"""Share of the weight that the only parent or spouse of one gender must have."""


class Kinship(StrEnum):
    """How a relative is related to the possessor in a description: "her [mother]"."""

    PARENT = "parent"
    CHILD = "child"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    ELDER = "elder"
    YOUNGER = "younger"
    SIBLING = "sibling"
    SPOUSE = "spouse"
    COUSIN = "cousin"
    PARENT_IN_LAW = "parent_in_law"
    CHILD_IN_LAW = "child_in_law"
    SIBLING_IN_LAW = "sibling_in_law"

    @property
    def inverse(self) -> "Kinship":
        """How the possessor is related to the relative."""
        return _INVERSES.get(self, self)

    @property
    def is_unique(self) -> bool:
        """Whether a person has one such relative of each gender."""
        return self in {Kinship.PARENT, Kinship.SPOUSE}


_PAIRS = (
    (Kinship.PARENT, Kinship.CHILD),
    (Kinship.GRANDPARENT, Kinship.GRANDCHILD),
    (Kinship.ELDER, Kinship.YOUNGER),
    (Kinship.PARENT_IN_LAW, Kinship.CHILD_IN_LAW),
)
_INVERSES = {**dict(_PAIRS), **{younger: elder for elder, younger in _PAIRS}}
_BY_MARRIAGE: Mapping[Kinship, tuple[tuple[Kinship, Kinship], ...]] = {
    Kinship.PARENT_IN_LAW: ((Kinship.SPOUSE, Kinship.PARENT),),
    Kinship.CHILD_IN_LAW: ((Kinship.CHILD, Kinship.SPOUSE),),
    Kinship.SIBLING_IN_LAW: (
        (Kinship.SIBLING, Kinship.SPOUSE),
        (Kinship.SPOUSE, Kinship.SIBLING),
    ),
}
"""The pairs of relations of which each relation by marriage is made."""

Votes = Mapping[Cluster, float]
"""Weight of the evidence for each relative."""


@cache
def _relations() -> Mapping[str, Kinship]:
    classes = read_classes("kinship.txt").items()
    return {noun: Kinship(relation) for relation, nouns in classes for noun in nouns}


def relation_of(lemma: str) -> Kinship | None:
    """Return the relation that a noun states, None if it is not one for a relative.

    "Step-son" is "stepson".
    """
    return _relations().get(lemma) or _relations().get(lemma.replace("-", ""))


def kin_key(noun: str, gender: Gender | None) -> str:
    """Return a key that is the same for all nouns for one relative: "mother", "Mummy".

    Of other relatives than parents and spouses there may be several, whom their nouns distinguish.
    """
    relation = relation_of(noun)
    is_one = relation is not None and relation.is_unique and gender is not None
    return f"{relation} {gender}" if is_one else noun


@attrs.frozen
class Families:
    """The relatives of the people in a text."""

    votes: Mapping[tuple[Cluster, Kinship], Votes] = attrs.field(factory=dict)
    """Evidence for the relatives of each person, by relation."""

    def relatives(self, possessor: Cluster, relation: Kinship, mention: Markable) -> list[Cluster]:
        """Return the known relatives to whom a description can refer, the most certain first.

        Of several fathers, or husbands, only one can be right.
        """
        votes = {
            cluster: weight
            for cluster, weight in self._votes(possessor, relation).items()
            if cluster is not possessor and cluster.fits(mention)
        }
        enough = _SHARE * sum(votes.values()) if relation.is_unique else 0.0
        known = [one for one in votes if votes[one] >= max(_ENOUGH, enough)]
        known.sort(key=lambda one: -votes[one])
        return known[:1] if relation.is_unique else known

    def _votes(self, possessor: Cluster, relation: Kinship) -> Votes:
        """Return the evidence for relatives; those by marriage follow from two relations."""
        votes = dict(self.votes.get((possessor, relation), {}))
        for first, second in _BY_MARRIAGE.get(relation, ()):
            for relative, weight in self.votes.get((possessor, first), {}).items():
                for other, strength in self.votes.get((relative, second), {}).items():
                    votes[other] = votes.get(other, 0.0) + min(weight, strength)
        return votes

    def renewed(self, new: Mapping[Cluster, Cluster]) -> "Families":
        """Return the same families with new clusters for the people."""
        return Families(
            {
                (new[person], relation): {new[one]: weight for one, weight in votes.items()}
                for (person, relation), votes in self.votes.items()
            }
        )
