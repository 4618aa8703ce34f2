"""The speakers and addressees of the utterances that a pass has reached."""

import attrs

from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.preceding_turns import PrecedingTurns
from quoteattr.schema.indexes import UtteranceIndex


@attrs.frozen(eq=False)
class Participants:
    """Who speaks to whom so far, by the words of the text alone."""

    speaker_of: dict[UtteranceIndex, Cluster | None] = attrs.field(factory=dict)
    """Speakers so far, None where unknown."""
    addressee_of: dict[UtteranceIndex, Cluster | None] = attrs.field(factory=dict)
    """Addressees so far, None where unknown."""
    named_addressee_of: dict[UtteranceIndex, Cluster] = attrs.field(factory=dict)
    """Addressees that the utterance or its report names."""
    turns: list[UtteranceIndex] = attrs.field(factory=list)
    """The turns so far."""
    salience_at: dict[UtteranceIndex, dict[Cluster, float]] = attrs.field(factory=dict)
    """Salience of each person in the narration before a turn."""

    def addressed_before(self, turns: PrecedingTurns) -> Cluster | None:
        """Return the addressee that the nearest of some preceding turns names."""
        if not turns.utterance_indexes:
            return None
        return self.named_addressee_of.get(UtteranceIndex(turns.utterance_indexes[0]))
