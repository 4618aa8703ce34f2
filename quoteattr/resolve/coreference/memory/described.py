"""What one pass remembers of descriptions: their referents, possessors and groups."""

from collections import defaultdict
from collections.abc import Iterator

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.families import Kinship, kin_key, relation_of
from quoteattr.schema.quote import SpeakerKind


@attrs.frozen(eq=False)
class Described:
    """The descriptions so far."""

    by_noun: dict[str, list[Cluster]] = attrs.field(factory=lambda: defaultdict(list))
    """Clusters that each noun introduced, in text order."""
    by_statement: dict[str, list[Cluster]] = attrs.field(factory=lambda: defaultdict(list))
    """Clusters of which a clause about a pronoun states each noun: "she served as [minister]"."""
    possessor_of: dict[int, Cluster | None] = attrs.field(factory=dict)
    """Possessor of each description, by head token."""
    owner_of: dict[Cluster, Cluster] = attrs.field(factory=dict)
    """First possessor of each cluster that was described with one."""
    _relatives: dict[tuple[Cluster, str], Cluster] = attrs.field(factory=dict)
    """Referent of a noun with a possessor: "[Ann]'s mother"."""
    _kin: dict[tuple[Cluster, Kinship], list[Cluster]] = attrs.field(factory=dict)
    """Those to whom descriptions relate a cluster, by how they are related to it."""
    _groups: dict[frozenset[Cluster | None], Cluster] = attrs.field(factory=dict)
    """Groups by their members."""

    def note(self, mention: Markable, noun: str, cluster: Cluster) -> None:
        """Note whose the referent of a description is, if it has a possessor."""
        if possessor := self.possessor_of.get(mention.head):
            self._relatives[possessor, kin_key(noun, mention.gender)] = cluster
            self.owner_of.setdefault(cluster, possessor)
            if relation := relation_of(noun):
                self._kin.setdefault((cluster, relation.inverse), []).append(possessor)

    def relative(self, possessor: Cluster, noun: str, mention: Markable) -> Cluster | None:
        """Return the referent of an earlier noun like it with the same possessor."""
        return self._relatives.get((possessor, kin_key(noun, mention.gender)))

    def kin(self, person: Cluster, relation: Kinship) -> Iterator[Cluster]:
        """Yield whose relative a description has called somebody, the last one first.

        After "[Ann]'s son", the parent of the son is Ann.
        """
        return reversed(self._kin.get((person, relation), ()))

    def group(self, members: frozenset[Cluster | None]) -> Cluster:
        """Return the group of some members, the same one for the same members."""
        return self._groups.setdefault(members, Cluster(SpeakerKind.GROUP))
