"""Salience: how recently, how often and in which role each cluster was mentioned.

After Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora Resolution": every mention gives
its cluster a weight by its syntactic role, and the weight decays as the text goes on.
"""

from collections import deque
from collections.abc import Callable

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse

# Set on LitBank and half of the PDNC novels; the accuracy is flat within a factor of 2.
SUBJECT = 1.0
"""Weight of a subject in narration."""
OBLIQUE = 0.6
"""Weight of any other mention in narration."""
POSSESSOR = 0.5
"""Weight of a possessor in narration."""
QUOTED = 0.2
"""Weight of a mention inside a quotation."""
SPEAKER = 0.8
"""Weight of speaking a quotation."""
_DECAY = 0.7
"""Share of a weight that is left after a sentence of narration or a quotation."""
_MEMORY = 14
"""Number of sentences and quotations after which a mention is forgotten."""
_LONG_MEMORY = 60
"""The same number where no cluster fits that was mentioned within `_MEMORY`."""
UNKNOWN_GENDER = 0.6
"""Factor for a cluster of unknown gender."""
PRESENT = 0.25
"""Least salience of somebody to whom a description can refer as present."""
_CROWD = 500
"""Number of clusters of one quotation, or one sentence of narration, that are remembered. The most
that any has in PolNeAR dev, LitBank and three whole novels is 26."""


@attrs.frozen
class _MentionType:
    """A cluster and how it was mentioned."""

    cluster: Cluster
    """The cluster."""
    is_quoted: bool
    """Whether in a quotation."""
    is_speaker: bool
    """Whether as the speaker of a quotation."""


@attrs.define
class _Weight:
    """Weight of all mentions of one type at one time."""

    total: float
    """Their sum."""
    last: float
    """Weight of the last one."""


@attrs.frozen
class _Moment:
    """All mentions at one time: those of a sentence of narration, or of a whole quotation."""

    time: int
    """Time of the discourse clock."""
    weights: dict[_MentionType, _Weight] = attrs.field(factory=dict)
    """Weights in the order of the last mention of each type."""


class Salience:
    """The clusters mentioned lately.

    The time a query takes depends on the number of clusters, not on the number of mentions.
    """

    def __init__(self) -> None:
        """Start without any mention."""
        self._moments: deque[_Moment] = deque()

    def see(self, cluster: Cluster, time: int, weight: float, *, spoken: bool = False) -> None:
        """Record that a cluster is mentioned, or has spoken, at a time of the discourse clock."""
        if not self._moments or self._moments[-1].time != time:
            self._moments.append(_Moment(time))
            while self._moments[0].time < time - _LONG_MEMORY:
                self._moments.popleft()
        weights = self._moments[-1].weights
        mention_type = _MentionType(cluster, weight <= QUOTED, spoken)
        before = weights.pop(mention_type, None)
        weights[mention_type] = _Weight(weight + (before.total if before else 0.0), weight)
        if len(weights) > _CROWD:
            del weights[next(iter(weights))]

    def scores(
        self,
        time: int,
        fits: Callable[[Cluster], bool],
        *,
        narrated: bool = False,
        spoken: bool = True,
    ) -> dict[Cluster, float]:
        """Return the salience of the clusters that fit.

        Args:
            time: A time of the discourse clock.
            fits: Whether a cluster is a candidate; asked once of each.
            narrated: Whether to leave out mentions in quotations.
            spoken: Whether having spoken counts.
        """
        scores: dict[Cluster, float] = {}
        fitting: dict[Cluster, bool] = {}
        for moment in reversed(self._moments):
            distance = max(0, time - moment.time)
            decay = _DECAY**distance
            is_near = distance <= _MEMORY
            for mentioned, weight in reversed(moment.weights.items()):
                if not is_near and scores:
                    return scores
                if (narrated and mentioned.is_quoted) or (mentioned.is_speaker and not spoken):
                    continue
                cluster = mentioned.cluster
                if cluster not in fitting:
                    fitting[cluster] = fits(cluster)
                if fitting[cluster]:
                    gain = (weight.total if is_near else weight.last) * decay
                    scores[cluster] = scores.get(cluster, 0.0) + gain
        return scores

    def most_recent(self, fits: Callable[[Cluster], bool]) -> Cluster | None:
        """Return the cluster that fits and was mentioned last, None if none was lately."""
        return next(
            (
                mentioned.cluster
                for moment in reversed(self._moments)
                for mentioned in reversed(moment.weights)
                if fits(mentioned.cluster)
            ),
            None,
        )


def mention_weight(discourse: Discourse, mention: Markable) -> float:
    """Return the weight by which a mention raises the salience of its cluster."""
    if not discourse.is_narrated(mention):
        return QUOTED
    relation = discourse.annotated.tokens[mention.head].deprel
    # The head of several people is their "and".
    if relation.startswith("nsubj") or relation == "cc":
        return SUBJECT
    return POSSESSOR if relation == "nmod:poss" else OBLIQUE
