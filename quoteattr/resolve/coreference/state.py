"""What has been read so far: the state that all decisions of one reading share."""

from collections.abc import Iterator, Mapping

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.preceding_turns import PrecedingTurns, preceding_turns
from quoteattr.resolve.discourse.salience import Salience
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm

_NAMED_INSIDE = 0.2
"""Factor for being the speaker of a quotation in which one is named; set on LitBank and PDNC."""


@attrs.define
class Reading:
    """The state of one reading of a text."""

    discourse: Discourse
    """The text."""
    names: NameClusters
    """What its names refer to."""
    decoded: Mapping[int, Cluster] = attrs.field(factory=dict)
    """Speakers that an earlier reading has settled, by position."""
    introduced: Mapping[int, Cluster] = attrs.field(factory=dict)
    """Who is described before being named, by the head token of the first description."""
    cluster_of: dict[int, Cluster] = attrs.field(factory=dict)
    """What each mention refers to, by the index of its head token."""
    told: set[int] = attrs.field(factory=set)
    """Head tokens of the mentions that a chain, or a character known beforehand, settles."""
    antecedent_of: dict[int, Cluster] = attrs.field(factory=dict)
    """The most salient one that each pronoun can mean, by the same; turns may tell another."""
    speaker_of: dict[int, Cluster | None] = attrs.field(factory=dict)
    """The speakers so far, by position; None where none can be told."""
    addressee_of: dict[int, Cluster | None] = attrs.field(factory=dict)
    """The addressees so far, by position."""
    called_of: dict[int, Cluster] = attrs.field(factory=dict)
    """The addressees that words name, by position."""
    salient_at: dict[int, dict[Cluster, float]] = attrs.field(factory=dict)
    """How salient every person is by the narration before a turn."""
    turns: list[int] = attrs.field(factory=list)
    """Positions of the turns so far."""
    salience: Salience = attrs.field(factory=Salience)
    """Who has been mentioned lately."""
    _sets: dict[int, frozenset[Cluster]] = attrs.field(factory=dict, init=False)

    def as_set(self, clusters: tuple[Cluster, ...]) -> frozenset[Cluster]:
        """Return some clusters as a set, which is made once for each tuple.

        Args:
            clusters: A tuple that lasts as long as the reading does, such as what a name can mean.
        """
        if id(clusters) not in self._sets:
            self._sets[id(clusters)] = frozenset(clusters)
        return self._sets[id(clusters)]

    def move(self, mention: Markable, cluster: Cluster) -> None:
        """Make a mention refer to another cluster than before."""
        if before := self.cluster_of.get(mention.head):
            before.evidence.mentions.pop(mention.head, None)
        self.cluster_of[mention.head] = cluster
        cluster.add(mention)

    def turns_before(self, position: int) -> PrecedingTurns:
        """Return the two turns before the utterance at `position`."""
        return preceding_turns(self.discourse, position, self.turns, self.speaker_of)

    def addressed_before(self, turns: PrecedingTurns) -> Cluster | None:
        """Return whom the nearest of some turns speaks to by words that say so."""
        return self.called_of.get(turns.utterance_indexes[0]) if turns.utterance_indexes else None

    def weigh_names_inside(self, scores: dict[Cluster, float], position: int) -> None:
        """Lower the scores of everybody whom a quotation names: nobody speaks so of himself."""
        for cluster in self.named_in(position):
            scale(scores, cluster, _NAMED_INSIDE)

    def named_in(self, position: int) -> Iterator[Cluster]:
        """Yield whom the words of a quotation name, once for each word of a name."""
        for part in self.discourse.attributions[position].utterance.parts:
            for index in self.discourse.annotated.token_range(part):
                mention = self.discourse.by_token.get(index)
                if mention and mention.form is MentionForm.NAME:
                    yield from self.names.by_head.get(mention.head, ())[:1]


def scale(scores: dict[Cluster, float], cluster: Cluster | None, factor: float) -> None:
    """Multiply the score of a cluster, if it has one."""
    if cluster in scores:
        scores[cluster] *= factor


def best_of(scores: Mapping[Cluster, float]) -> Cluster | None:
    """Return the cluster with the highest score, None if there is none."""
    return max(scores, key=lambda cluster: scores[cluster]) if scores else None
