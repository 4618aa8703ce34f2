"""Who is mentioned in the narration around a turn: in its paragraph, right above and below."""

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter

import attrs

from quoteattr.resolve.conversation.turns import Turn
from quoteattr.resolve.coreference.state import Reading
from quoteattr.resolve.discourse.cluster import Cluster


class _Paragraph:
    """Who is mentioned in the narration of a paragraph, by the head tokens of the mentions."""

    def __init__(self) -> None:
        """Start with nobody."""
        self.heads: list[int] = []
        """All head tokens, in order."""
        self.heads_of: dict[Cluster, list[int]] = {}
        """Those of each cluster."""
        self.actors: list[tuple[int, Cluster]] = []
        """Those of people who act, with who they are."""

    def add(self, head: int, cluster: Cluster, *, acts: bool) -> None:
        """Add a mention behind all others."""
        self.heads.append(head)
        self.heads_of.setdefault(cluster, []).append(head)
        if acts:
            self.actors.append((head, cluster))


@attrs.frozen
class People:
    """Who is mentioned in a part of a paragraph.

    A paragraph with many turns is not gone through for each of them.
    """

    _paragraph: _Paragraph = attrs.field(factory=_Paragraph)
    _first: int = 0
    """Index of the first token of the part."""
    _last: int = sys.maxsize
    """Index after its last token."""
    _without: int = -1
    """Head token of a mention that does not count."""

    def __contains__(self, cluster: Cluster) -> bool:
        """Whether a cluster is mentioned there."""
        return self._has(self._paragraph.heads_of.get(cluster, ()))

    def __bool__(self) -> bool:
        """Whether anybody is."""
        return self._has(self._paragraph.heads)

    def _has(self, heads: Sequence[int]) -> bool:
        first, last = bisect_left(heads, self._first), bisect_left(heads, self._last)
        return any(heads[place] != self._without for place in range(first, last))

    def first_actor(self) -> Cluster | None:
        """Return the first person who acts there."""
        return self._actor(self._actors())

    def last_actor(self) -> Cluster | None:
        """Return the last person who acts there."""
        return self._actor(reversed(self._actors()))

    def _actors(self) -> range:
        """Return the places of the part among the actors of the paragraph."""
        actors, head = self._paragraph.actors, itemgetter(0)
        return range(
            bisect_left(actors, self._first, key=head), bisect_left(actors, self._last, key=head)
        )

    def _actor(self, places: Iterable[int]) -> Cluster | None:
        actors = (self._paragraph.actors[place] for place in places)
        return next((cluster for head, cluster in actors if head != self._without), None)


@attrs.frozen
class Surroundings:
    """Who is mentioned outside quotation marks near a turn, its own source left out."""

    before: People = attrs.field(factory=People)
    """In its paragraph before it."""
    after: People = attrs.field(factory=People)
    """In its paragraph after its beginning."""
    above: People = attrs.field(factory=People)
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
        self._of: dict[int, _Paragraph] = defaultdict(_Paragraph)
        for mention in sorted(reading.discourse.mentions, key=attrgetter("head")):
            cluster = reading.cluster_of.get(mention.head)
            if cluster is not None and reading.discourse.is_narrated(mention):
                is_subject = self._annotated.tokens[mention.head].relation == "nsubj"
                paragraph = self._annotated.paragraph_at(mention.span.start)
                self._of[paragraph].add(
                    mention.head, cluster, acts=is_subject and cluster.is_person
                )

    def around(self, turn: Turn) -> Surroundings:
        """Return who is mentioned around a turn."""
        source = turn.source.head if turn.source else -1
        own = self._in(turn.paragraph)
        before = People(own, last=turn.first, without=source)
        after = People(own, first=turn.first, without=source)
        above, below = self._alone(turn.paragraph - 1), self._alone(turn.paragraph + 1)
        return Surroundings(
            before,
            after,
            above,
            before.last_actor(),
            after.first_actor(),
            above.last_actor(),
            below.first_actor(),
            _ranks(turn.salient),
        )

    def _alone(self, paragraph: int) -> People:
        """Return who is mentioned in a paragraph in which nobody speaks."""
        return People() if paragraph in self._spoken else People(self._in(paragraph))

    def _in(self, paragraph: int) -> _Paragraph:
        return self._of.get(paragraph, _Paragraph())


def _ranks(salient: Mapping[Cluster, float]) -> Mapping[Cluster, int]:
    ordered = sorted(salient, key=lambda cluster: -salient[cluster])
    return {cluster: rank for rank, cluster in enumerate(ordered)}
