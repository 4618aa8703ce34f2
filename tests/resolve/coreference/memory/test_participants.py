"""The speakers and addressees so far."""

from quoteattr.resolve.coreference.memory.participants import Participants
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.preceding_turns import PrecedingTurns
from quoteattr.schema.indexes import UtteranceIndex

FIRST, SECOND = UtteranceIndex(0), UtteranceIndex(1)


def test_the_nearest_turn_names_the_addressee() -> None:
    """Whom an earlier turn names does not count."""
    ann, bob = Cluster(), Cluster()
    participants = Participants(named_addressee_of={FIRST: ann, SECOND: bob})

    turns = PrecedingTurns(utterance_indexes=(SECOND, FIRST))

    assert participants.addressed_before(turns) is bob
    assert participants.addressed_before(PrecedingTurns()) is None
