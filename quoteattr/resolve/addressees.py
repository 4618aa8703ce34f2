"""Addressees: whom a turn names, else the other speaker of the conversation."""

from collections.abc import Sequence

import attrs

from quoteattr.resolve.conversation.turns import (
    Turn,
    opens_conversation,
    paragraphs_between,
    read_turns,
)
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.decision import Decision
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.schema.indexes import TurnIndex, UtteranceIndex

# Set on PDNC.
_NEARBY = 8
"""Number of turns in either direction in which somebody who is called by name must speak, and in
which a turn must reply to another."""


def find_addressees(state: State, decisions: Sequence[Decision]) -> dict[UtteranceIndex, Cluster]:
    """Return the addressees of turns that name them and of turns in a conversation.

    In a conversation, where turns reply to one another, the addressee is who speaks before or after
    in the next paragraph. In news, quotations follow one another without that.

    Args:
        state: A complete pass over the text, updated by the decisions.
        decisions: The decision on the speaker of each utterance.
    """
    turns = read_turns(state)
    exchange = _Exchange(state, turns, [decisions[turn.root].speaker for turn in turns])
    return {
        utterance: addressee
        for index, turn in enumerate(turns)
        for utterance in turn.utterances
        if (addressee := exchange.addressee(TurnIndex(index), utterance))
        and addressee is not decisions[utterance].speaker
    }


@attrs.frozen
class _Exchange:
    """The turns of a text with their speakers."""

    state: State
    turns: Sequence[Turn]
    speakers: Sequence[Cluster | None]

    def addressee(self, index: TurnIndex, utterance: UtteranceIndex) -> Cluster | None:
        """Return the addressee of an utterance in a turn, None if it is uncertain."""
        named = self.state.participants.named_addressee_of.get(utterance)
        if named and named.is_in_text and self._is_present(index, utterance, named):
            return named
        return self._partner(index) if self._is_conversation(index) else None

    def _nearby(self, index: TurnIndex) -> slice:
        return slice(max(0, index - _NEARBY), index + _NEARBY + 1)

    def _is_conversation(self, index: TurnIndex) -> bool:
        """Whether some turn nearby replies to another."""
        attributions = self.state.discourse.attributions
        return any(
            attributions[turn.root].reply_to is not None for turn in self.turns[self._nearby(index)]
        )

    def _is_present(self, index: TurnIndex, utterance: UtteranceIndex, named: Cluster) -> bool:
        """Whether somebody named is the addressee: "Ann" between commas may be a topic.

        Those named outside the quotation ("he said to Ann") are, and those who speak nearby.
        """
        discourse = self.state.discourse
        extent = discourse.attributions[utterance].addressee
        tokens = discourse.annotated.token_range(extent.parts[0]) if extent else range(0)
        is_called = all(discourse.quotation_of[token] is not None for token in tokens)
        if not is_called or not self._is_conversation(index):
            return True
        return named in self.speakers[self._nearby(index)]

    def _partner(self, index: TurnIndex) -> Cluster | None:
        """Return the other speaker of the turns above and below.

        If they have different speakers, that of the adjacent paragraph, above rather than below.
        """
        above = self._other_speaker(index, index, TurnIndex(index - 1))
        below = self._other_speaker(index, TurnIndex(index + 1), TurnIndex(index + 1))
        if above and above is below:
            return above
        for speaker, last in ((above, index), (below, TurnIndex(index + 1))):
            if speaker and paragraphs_between(self.turns, last) == 1:
                return speaker
        return None

    def _other_speaker(self, index: TurnIndex, last: TurnIndex, other: TurnIndex) -> Cluster | None:
        """Return the speaker of an adjacent turn of the conversation if it is somebody else.

        Args:
            index: The turn.
            last: The later one of the two.
            other: The adjacent turn.
        """
        if last == len(self.turns) or opens_conversation(self.turns, last):
            return None
        speaker = self.speakers[other]
        return None if speaker is self.speakers[index] else speaker
