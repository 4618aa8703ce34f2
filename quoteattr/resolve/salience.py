"""Who is salient: mentioned lately, often, and as a subject.

In the manner of Lappin and Leass 1994 ("An Algorithm for Pronominal Anaphora Resolution"): every
mention gives its cluster a weight by its syntactic role, and the weight fades as the text goes on.
"""

from collections import deque
from collections.abc import Callable

import attrs

from quoteattr.language.markable import Markable
from quoteattr.resolve.clusters import Cluster
from quoteattr.resolve.discourse import Discourse

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


@attrs.frozen
class _Seen:
    cluster: Cluster
    time: int
    weight: float
    spoken: bool


class Salience:
    """Who has been mentioned lately."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._seen: deque[_Seen] = deque()

    def see(self, cluster: Cluster, time: int, weight: float, *, spoken: bool = False) -> None:
        """Note that a cluster is mentioned, or has spoken, at a time of the discourse clock."""
        self._seen.append(_Seen(cluster, time, weight, spoken))
        while self._seen[0].time < time - _LONG_MEMORY:
            self._seen.popleft()

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
        for seen in reversed(self._seen):
            distance = max(0, time - seen.time)
            if distance > _MEMORY and found:
                break
            if (narrated and seen.weight <= QUOTED) or (seen.spoken and not spoken):
                continue
            if fits(seen.cluster):
                gain = seen.weight * _DECAY**distance
                found[seen.cluster] = found.get(seen.cluster, 0.0) + gain
        return found

    def last_of(self, clusters: tuple[Cluster, ...]) -> Cluster | None:
        """Return the one of some clusters that was mentioned last, None if none was lately."""
        return next(
            (seen.cluster for seen in reversed(self._seen) if seen.cluster in clusters), None
        )


def weight_of(discourse: Discourse, mention: Markable) -> float:
    """Return how much a mention raises the salience of its cluster."""
    if not discourse.narrated(mention):
        return QUOTED
    relation = discourse.annotated.tokens[mention.head].deprel
    if relation.startswith("nsubj"):
        return SUBJECT
    return POSSESSOR if relation == "nmod:poss" else OBLIQUE
