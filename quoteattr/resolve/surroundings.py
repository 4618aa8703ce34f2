"""Who stands in the narration around a turn: in its paragraph, right above and right below."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

import attrs

from quoteattr.resolve.clusters import Cluster
from quoteattr.resolve.exchange import Turn
from quoteattr.resolve.reading import Reading

_Found = Sequence[tuple[int, Cluster]]
"""Clusters by the head tokens of their mentions, in text order."""


@attrs.frozen
class Surroundings:
    """Who is mentioned outside quotation marks near a turn, its own source left out."""

    before: frozenset[Cluster] = frozenset()
    """In its paragraph before it."""
    after: frozenset[Cluster] = frozenset()
    """In its paragraph after its beginning."""
    above: frozenset[Cluster] = frozenset()
    """In the paragraph of narration right above."""
    acts_before: Cluster | None = None
    """The last person who acts in its paragraph before it."""
    acts_after: Cluster | None = None
    """The first person who acts in its paragraph after it."""
    acts_above: Cluster | None = None
    """The last person who acts in the paragraph of narration right above."""
    acts_below: Cluster | None = None
    """The first person who acts in the paragraph of narration right below."""
    ranks: Mapping[Cluster, int] = attrs.field(factory=dict)
    """Whom the narration before mentions, the most salient with rank 0."""

    @property
    def actors(self) -> tuple[Cluster, ...]:
        """Everybody who acts."""
        acting = (self.acts_before, self.acts_after, self.acts_above, self.acts_below)
        return tuple(one for one in acting if one is not None)


class Narration:
    """The mentions outside quotation marks, by paragraph."""

    def __init__(self, reading: Reading, turns: Iterable[Turn]) -> None:
        """Collect them from a reading that has come to its end."""
        self._annotated = reading.discourse.annotated
        self._spoken = {turn.paragraph for turn in turns}
        self._of: dict[int, list[tuple[int, Cluster]]] = {}
        for mention in sorted(reading.discourse.mentions, key=attrgetter("head")):
            cluster = reading.cluster_of.get(mention.head)
            if cluster is not None and reading.discourse.narrated(mention):
                paragraph = self._annotated.paragraph_at(mention.span.start)
                self._of.setdefault(paragraph, []).append((mention.head, cluster))

    def around(self, turn: Turn) -> Surroundings:
        """Return who stands around a turn."""
        source = turn.source.head if turn.source else -1
        own = [one for one in self._of.get(turn.paragraph, ()) if one[0] != source]
        place = bisect_left(own, turn.first, key=lambda one: one[0])
        before, after = own[:place], own[place:]
        above, below = self._alone(turn.paragraph - 1), self._alone(turn.paragraph + 1)
        return Surroundings(
            _people(before),
            _people(after),
            _people(above),
            self._actor(before[::-1]),
            self._actor(after),
            self._actor(above[::-1]),
            self._actor(below),
            _ranks(turn.salient),
        )

    def _alone(self, paragraph: int) -> _Found:
        """Return who is mentioned in a paragraph in which nobody speaks."""
        return () if paragraph in self._spoken else self._of.get(paragraph, ())

    def _actor(self, found: _Found) -> Cluster | None:
        for head, cluster in found:
            if cluster.is_person and self._annotated.tokens[head].relation == "nsubj":
                return cluster
        return None


def _people(found: _Found) -> frozenset[Cluster]:
    return frozenset(cluster for _, cluster in found)


def _ranks(salient: Mapping[Cluster, float]) -> Mapping[Cluster, int]:
    ordered = sorted(salient, key=lambda cluster: -salient[cluster])
    return {cluster: rank for rank, cluster in enumerate(ordered)}
