"""Who is salient: mentioned lately, often, and as a subject.

In the manner of Lappin and Leass 1994 ("An Algorithm for Pronominal Anaphora Resolution"): every
mention gives its cluster a weight by its syntactic role, and the weight fades as the text goes on.
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
"""Weight of having spoken a quotation."""
_DECAY = 0.7
"""What is left of a weight after a sentence of narration or a quotation."""
_MEMORY = 14
"""After so many sentences and quotations a mention is forgotten."""
_LONG_MEMORY = 60
"""The same where nobody nearer fits."""
UNKNOWN_GENDER = 0.6
"""Factor for a cluster of unknown gender."""
_CROWD = 500
"""So many different clusters of one quotation, or one sentence of narration, are remembered. The
most that any has in PolNeAR dev, LitBank and three whole novels is 26."""


@attrs.frozen
class _Seen:
    """How a cluster was mentioned."""

    cluster: Cluster
    """The cluster."""
    quoted: bool
    """Whether inside a quotation."""
    spoken: bool
    """Whether it spoke."""


@attrs.define
class _Weight:
    """What the mentions of one sort add up to."""

    total: float
    """Of all of them."""
    last: float
    """Of the last one."""


@attrs.frozen
class _Moment:
    """All mentions at one time: those of a sentence of narration, or of a whole quotation."""

    time: int
    seen: dict[_Seen, _Weight] = attrs.field(factory=dict)
    """In the order of the last mention of each."""


class Salience:
    """Who has been mentioned lately.

    The time that a question takes depends on how many different clusters were mentioned, not on
    how often each was.
    """

    def __init__(self) -> None:
        """Start with nobody."""
        self._moments: deque[_Moment] = deque()

    def see(self, cluster: Cluster, time: int, weight: float, *, spoken: bool = False) -> None:
        """Note that a cluster is mentioned, or has spoken, at a time of the discourse clock."""
        if not self._moments or self._moments[-1].time != time:
            self._moments.append(_Moment(time))
            while self._moments[0].time < time - _LONG_MEMORY:
                self._moments.popleft()
        seen = self._moments[-1].seen
        sort = _Seen(cluster, weight <= QUOTED, spoken)
        before = seen.pop(sort, None)
        seen[sort] = _Weight(weight + (before.total if before else 0.0), weight)
        if len(seen) > _CROWD:
            del seen[next(iter(seen))]

    def scores(
        self,
        time: int,
        fits: Callable[[Cluster], bool],
        *,
        narrated: bool = False,
        spoken: bool = True,
    ) -> dict[Cluster, float]:
        """Return the salience, at a time, of the clusters that fit.

        Args:
            time: A time of the discourse clock.
            fits: Which clusters are asked for.
            narrated: Whether to leave out what is mentioned inside quotations.
            spoken: Whether having spoken counts.
        """
        found: dict[Cluster, float] = {}
        for moment in reversed(self._moments):
            distance = max(0, time - moment.time)
            left = _DECAY**distance
            is_near = distance <= _MEMORY
            for seen, weight in reversed(moment.seen.items()):
                if not is_near and found:
                    return found
                if (narrated and seen.quoted) or (seen.spoken and not spoken):
                    continue
                if fits(seen.cluster):
                    gain = (weight.total if is_near else weight.last) * left
                    found[seen.cluster] = found.get(seen.cluster, 0.0) + gain
        return found

    def last_of(self, fits: Callable[[Cluster], bool]) -> Cluster | None:
        """Return the one of those that fit that was mentioned last, None if none was lately."""
        return next(
            (
                seen.cluster
                for moment in reversed(self._moments)
                for seen in reversed(moment.seen)
                if fits(seen.cluster)
            ),
            None,
        )


def weight_of(discourse: Discourse, mention: Markable) -> float:
    """Return how much a mention raises the salience of its cluster."""
    if not discourse.narrated(mention):
        return QUOTED
    relation = discourse.annotated.tokens[mention.head].deprel
    if relation.startswith("nsubj"):
        return SUBJECT
    return POSSESSOR if relation == "nmod:poss" else OBLIQUE
