"""Decisions on the speaker of each utterance, with the evidence for exactly this speaker.

A pass over the text decides by the words beside an utterance; the conversation, decoded for all its
turns together, takes precedence. Words that it overrules are no longer evidence.
"""

from collections.abc import Mapping

import attrs

from quoteattr.mentions.markable import GrammaticalPerson, Number
from quoteattr.resolve.conversation.marginals import DecodedSpeakers
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.preceding_turns import chain_root
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.rules import AttributedBy
from quoteattr.schema.words import Words

_RULES = tuple(AttributedBy)


@attrs.frozen
class Decision:
    """The speaker of one utterance with the evidence for it, as one value."""

    speaker: Cluster | None
    """The speaker, None if unknown."""
    attributed_by: AttributedBy
    """The rule that decided on the speaker."""
    source: Words | None
    """The words that name the speaker, None if the decision rests on no words."""
    probability: float | None = None
    """Probability of the speaker in the conversation, None if there was no choice."""


def decide(state: State, decoded: DecodedSpeakers) -> tuple[Decision, ...]:
    """Return the decision on the speaker of each utterance.

    The state is updated: "I" refers to the decoded speaker, and so does a pronoun or a description
    that is the source.

    Args:
        state: A complete pass over the text.
        decoded: The speakers decoded from all turns together.
    """
    changes = _Changes(
        state, decoded.speaker_of, decoded.probability_of, dict(state.participants.speaker_of)
    )
    changes.make()
    return tuple(map(changes.decision, state.utterances()))


@attrs.frozen
class _Changes:
    """The changes to a pass over the text that the decoded speakers entail."""

    state: State
    decoded: Mapping[UtteranceIndex, Cluster]
    probability_of: Mapping[UtteranceIndex, float]
    by_words: Mapping[UtteranceIndex, Cluster | None]
    """The speakers that follow from words alone."""

    def make(self) -> None:
        """Adopt the decoded speakers, and update mentions and other utterances accordingly."""
        self.state.participants.speaker_of.update(self.decoded)
        deciding = self._deciding_turns()
        for utterance in filter(self._is_overruled, self.decoded):
            self._move_first_person(utterance)
            if utterance in deciding:
                self._move_source(utterance)
        for utterance in self.state.utterances():
            if utterance not in self.decoded:
                self._follow(utterance)
            self._drop_unmentioned(utterance)

    def decision(self, utterance: UtteranceIndex) -> Decision:
        """Return the decision on the speaker of an utterance."""
        attribution = self.state.discourse.attributions[utterance]
        speaker = self.state.participants.speaker_of.get(utterance)
        probability = self.probability_of.get(utterance)
        if self._is_named(utterance, speaker):
            return Decision(speaker, attribution.attributed_by, attribution.source, probability)
        continues = attribution.source is None and self._root_of(utterance) != utterance
        if continues or utterance not in self.decoded:
            return Decision(speaker, attribution.attributed_by, None, probability)
        return Decision(speaker, AttributedBy.CONVERSATION, None, probability)

    def _is_overruled(self, utterance: UtteranceIndex) -> bool:
        """Whether the conversation decided against the words."""
        decoded = self.decoded.get(utterance)
        return decoded is not None and decoded is not self.by_words.get(utterance)

    def _is_named(self, utterance: UtteranceIndex, speaker: Cluster | None) -> bool:
        """Whether the source names the speaker, or nobody at all.

        A document names its writer without being a mention of him.
        """
        if self.state.discourse.attributions[utterance].source is None:
            return False
        is_by_words = utterance not in self.decoded
        source = self.state.discourse.source_of(utterance)
        if source is None or speaker is None:
            return is_by_words or speaker is None
        is_document = source.kind is SpeakerKind.DOCUMENT
        return source.head in speaker.evidence.mentions or (is_by_words and is_document)

    def _deciding_turns(self) -> frozenset[UtteranceIndex]:
        """Return the turns that decide on the referent of their source: one for each source.

        One source can name the speaker of several turns, to which the conversation may give
        different speakers. The turn with the nearest evidence decides.
        """
        discourse = self.state.discourse
        found: dict[int, UtteranceIndex] = {}
        for utterance in sorted(
            self.decoded,
            key=lambda index: _RULES.index(discourse.attributions[index].attributed_by),
        ):
            if source := discourse.source_of(utterance):
                found.setdefault(source.head, utterance)
        return frozenset(found.values())

    def _move_first_person(self, utterance: UtteranceIndex) -> None:
        discourse = self.state.discourse
        for index in discourse.tokens_of(utterance):
            mention = discourse.by_token.get(index)
            if mention is None or mention.number is Number.PLURAL:
                continue
            if mention.person is not GrammaticalPerson.FIRST:
                continue
            if discourse.quotation_of[index] == utterance:
                self.state.move(mention, self.decoded[utterance])

    def _move_source(self, utterance: UtteranceIndex) -> None:
        source = self.state.discourse.source_of(utterance)
        if source is None or source.form is MentionForm.NAME:
            return
        cluster = self.decoded[utterance]
        self.state.move(source, cluster)
        if source.form is MentionForm.NOMINAL:
            cluster.evidence.guessed.add(source.head)

    def _follow(self, utterance: UtteranceIndex) -> None:
        """Update a speaker to the referent of its source, or to that of the turn it continues."""
        state = self.state
        source = state.discourse.source_of(utterance)
        if state.discourse.attributions[utterance].source is None:
            root = self._root_of(utterance)
            if root != utterance:
                state.participants.speaker_of[utterance] = state.participants.speaker_of.get(root)
        elif source is not None and source.form is not MentionForm.NAME:
            referent = state.cluster_of.get(source.head)
            if referent is not None and source.head in referent.evidence.mentions:
                state.participants.speaker_of[utterance] = referent

    def _drop_unmentioned(self, utterance: UtteranceIndex) -> None:
        """Drop a speaker or addressee whose only mention was moved to another."""
        participants = self.state.participants
        for cluster_of in (participants.speaker_of, participants.addressee_of):
            cluster = cluster_of.get(utterance)
            if cluster is not None and not cluster.is_in_text:
                cluster_of[utterance] = None

    def _root_of(self, utterance: UtteranceIndex) -> UtteranceIndex:
        return chain_root(self.state.discourse, utterance)
