"""The people mentioned in the narration around a turn: in its paragraph, right above and below."""

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter, itemgetter

import attrs

from quoteattr.resolve.conversation.turns import Turn
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster


class NarratedParagraph:
    """The clusters mentioned in the narration of a paragraph, by head token."""

    def __init__(self) -> None:
        """Start without a mention."""
        self.heads: list[int] = []
        """All head tokens, in order."""
        self.heads_of: dict[Cluster, list[int]] = {}
        """The head tokens of each cluster, in order."""
        self.actors: list[tuple[int, Cluster]] = []
        """The head tokens of people who act, each with the person."""

    def add(self, head: int, cluster: Cluster, *, acts: bool) -> None:
        """Add a mention after all others."""
        self.heads.append(head)
        self.heads_of.setdefault(cluster, []).append(head)
        if acts:
            self.actors.append((head, cluster))


@attrs.frozen
class MentionedPeople:
    """The clusters mentioned in a part of a paragraph.

    Many parts share one index of the paragraph, which is not searched for each of its turns.
    """

    _paragraph: NarratedParagraph = attrs.field(factory=NarratedParagraph)
    _first: int = 0
    """Index of the first token of the part."""
    _stop: int = sys.maxsize
    """Index after its last token."""
    _ignored: int = -1
    """Head token of a mention that is ignored."""

    def __contains__(self, cluster: Cluster) -> bool:
        """Whether a cluster is mentioned there."""
        return self._has(self._paragraph.heads_of.get(cluster, ()))

    def __bool__(self) -> bool:
        """Whether anybody is mentioned there."""
        return self._has(self._paragraph.heads)

    def _has(self, heads: Sequence[int]) -> bool:
        first, stop = bisect_left(heads, self._first), bisect_left(heads, self._stop)
        return any(heads[index] != self._ignored for index in range(first, stop))

    def first_actor(self) -> Cluster | None:
        """Return the first person who acts there."""
        return self._actor(self._actors())

    def last_actor(self) -> Cluster | None:
        """Return the last person who acts there."""
        return self._actor(reversed(self._actors()))

    def _actors(self) -> range:
        """Return the indexes of the part among the actors of the paragraph."""
        actors, head = self._paragraph.actors, itemgetter(0)
        return range(
            bisect_left(actors, self._first, key=head), bisect_left(actors, self._stop, key=head)
        )

    def _actor(self, indexes: Iterable[int]) -> Cluster | None:
        actors = (self._paragraph.actors[index] for index in indexes)
        return next((cluster for head, cluster in actors if head != self._ignored), None)


@attrs.frozen
class NearbyNarration:
    """The people mentioned in the narration near a turn, except by its source."""

    before: MentionedPeople = attrs.field(factory=MentionedPeople)
    """Mentioned in its paragraph before it."""
    after: MentionedPeople = attrs.field(factory=MentionedPeople)
    """Mentioned in its paragraph after its start."""
    above: MentionedPeople = attrs.field(factory=MentionedPeople)
    """Mentioned in the paragraph of narration right above."""
    acts_before: Cluster | None = None
    """The last person who acts in its paragraph before it."""
    acts_after: Cluster | None = None
    """The first person who acts in its paragraph after it."""
    acts_above: Cluster | None = None
    """The last person who acts in the paragraph of narration right above."""
    acts_below: Cluster | None = None
    """The first person who acts in the paragraph of narration right below."""
    ranks: Mapping[Cluster, int] = attrs.field(factory=dict)
    """Ranks of the people mentioned in the narration before it, 0 for the most salient."""

    @property
    def actors(self) -> tuple[Cluster, ...]:
        """Everybody who acts."""
        acting = (self.acts_before, self.acts_after, self.acts_above, self.acts_below)
        return tuple(one for one in acting if one is not None)


class Narration:
    """The mentions in narration, by paragraph."""

    def __init__(self, state: State, turns: Iterable[Turn]) -> None:
        """Collect the mentions that a pass over the text resolved."""
        self._annotated = state.discourse.annotated
        self._with_turns = {turn.paragraph for turn in turns}
        self._by_index: dict[int, NarratedParagraph] = defaultdict(NarratedParagraph)
        for mention in sorted(state.discourse.mentions, key=attrgetter("head")):
            cluster = state.cluster_of.get(mention.head)
            if cluster is not None and state.discourse.is_narrated(mention):
                is_subject = self._annotated.tokens[mention.head].relation == "nsubj"
                paragraph = self._annotated.paragraph_at(mention.span.start)
                self._by_index[paragraph].add(
                    mention.head, cluster, acts=is_subject and cluster.is_person
                )

    def around(self, turn: Turn) -> NearbyNarration:
        """Return the people mentioned around a turn."""
        source = turn.source.head if turn.source else -1
        own = self.in_paragraph(turn.paragraph)
        before = MentionedPeople(own, stop=turn.first_token, ignored=source)
        after = MentionedPeople(own, first=turn.first_token, ignored=source)
        above, below = self._alone(turn.paragraph - 1), self._alone(turn.paragraph + 1)
        return NearbyNarration(
            before,
            after,
            above,
            before.last_actor(),
            after.first_actor(),
            above.last_actor(),
            below.first_actor(),
            _ranks(turn.salience),
        )

    def _alone(self, paragraph: int) -> MentionedPeople:
        """Return the people mentioned in a paragraph without turns."""
        return (
            MentionedPeople()
            if paragraph in self._with_turns
            else MentionedPeople(self.in_paragraph(paragraph))
        )

    def in_paragraph(self, paragraph: int) -> NarratedParagraph:
        """Return the mentions in the narration of a paragraph."""
        return self._by_index.get(paragraph, NarratedParagraph())

    @cached_property
    def heads_of(self) -> Mapping[Cluster, Sequence[int]]:
        """The head tokens of all mentions of each cluster in narration, in order."""
        found: dict[Cluster, list[int]] = {}
        for index in sorted(self._by_index):
            for cluster, heads in self._by_index[index].heads_of.items():
                found.setdefault(cluster, []).extend(heads)
        return found


def _ranks(salience: Mapping[Cluster, float]) -> Mapping[Cluster, int]:
    ordered = sorted(salience, key=lambda cluster: -salience[cluster])
    return {cluster: rank for rank, cluster in enumerate(ordered)}
