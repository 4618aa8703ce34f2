"""Who speaks each utterance in the end, with the evidence for exactly this answer.

A reading decides by the words beside an utterance; the conversation, decoded for all its turns
together, takes precedence. Words that it overrules are not evidence any more.
"""

from collections.abc import Mapping

import attrs

from quoteattr.mentions.markable import Number
from quoteattr.resolve.coreference.state import Reading
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.preceding_turns import chain_root
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.rules import AttributedBy
from quoteattr.schema.words import Words

_OVERRULED = {MentionForm.NAME: 0.48, MentionForm.NOMINAL: 0.55, MentionForm.PRONOUN: 0.42}
"""Share that is right where the conversation overrules what words of a form mean; measured on the
beginnings of 18 PDNC novels by weights that never saw their authors."""


@attrs.frozen
class Decision:
    """The speaker of one utterance: one value, so that answer and evidence cannot part."""

    speaker: Cluster | None
    """None if unknown."""
    attributed_by: AttributedBy
    """What decided on the speaker."""
    certainty: float
    """Share of decisions of this kind that are right."""
    source: Words | None
    """The words that name the speaker; None where the decision rests on no words."""


def settle(
    reading: Reading, certainty_of: Mapping[int, float], decoded: Mapping[int, Cluster]
) -> tuple[Decision, ...]:
    """Return who speaks each utterance.

    The mentions of the reading are updated: "I" refers to the speaker, and so does a pronoun or a
    description that names the speaker.

    Args:
        reading: A reading that has come to the end of the text.
        certainty_of: How certain its speakers are, by position.
        decoded: The speakers decoded from all turns together, by position.
    """
    settlement = _Settlement(reading, certainty_of, decoded, dict(reading.speaker_of))
    settlement.correct()
    return tuple(map(settlement.decision, range(len(reading.discourse.attributions))))


@attrs.frozen
class _Settlement:
    """Replaces the speakers that follow from words alone by those of the conversation."""

    reading: Reading
    certainty_of: Mapping[int, float]
    decoded: Mapping[int, Cluster]
    before: Mapping[int, Cluster | None]
    """The speakers that follow from words alone, by position."""

    def correct(self) -> None:
        """Adopt the decoded speakers, and update mentions and other utterances accordingly."""
        self.reading.speaker_of.update(self.decoded)
        owners = self._owners()
        for position in filter(self._is_overruled, self.decoded):
            self._correct_first_person(position)
            if position in owners:
                self._correct_source(position)
        for position in range(len(self.reading.discourse.attributions)):
            if position not in self.decoded:
                self._follow(position)
            self._forget_unmentioned(position)

    def _is_overruled(self, position: int) -> bool:
        """Whether the conversation decided against the words."""
        decoded = self.decoded.get(position)
        return decoded is not None and decoded is not self.before.get(position)

    def _owners(self) -> frozenset[int]:
        """Return the turns that decide the antecedents of their sources: one for each source.

        One source can name the speaker of several turns, and the conversation may have given one
        of them to somebody else. The most certain turn decides.
        """
        discourse = self.reading.discourse
        deciding: dict[int, int] = {}
        for position in sorted(
            self.decoded, key=lambda one: -discourse.attributions[one].confidence
        ):
            if source := discourse.source_of(position):
                deciding.setdefault(source.head, position)
        return frozenset(deciding.values())

    def decision(self, position: int) -> Decision:
        """Return the speaker of an utterance with the evidence for this speaker alone."""
        discourse = self.reading.discourse
        attribution = discourse.attributions[position]
        speaker = self.reading.speaker_of.get(position)
        certainty = self.certainty_of.get(position, 0.0)
        root = chain_root(discourse, position)
        if self._is_named(position, speaker, by_words=position not in self.decoded):
            source = discourse.source_of(position)
            if source is not None and self._is_overruled(position):
                certainty = _OVERRULED[source.form]
            return Decision(speaker, attribution.attributed_by, certainty, attribution.source)
        if attribution.source is None and root != position:
            certainty = attribution.confidence * self.decision(root).certainty
            return Decision(speaker, attribution.attributed_by, certainty, None)
        if position not in self.decoded:
            return Decision(speaker, attribution.attributed_by, certainty, None)
        if attribution.source is not None:
            certainty = _OVERRULED[MentionForm.NAME]
        return Decision(speaker, AttributedBy.CONVERSATION, certainty, None)

    def _is_named(self, position: int, speaker: Cluster | None, *, by_words: bool) -> bool:
        """Whether the words of the source name the speaker, or nobody at all.

        A document names its writer without being a mention of him.

        Args:
            position: The utterance.
            speaker: Who speaks it.
            by_words: Whether no conversation decided it.
        """
        if self.reading.discourse.attributions[position].source is None:
            return False
        source = self.reading.discourse.source_of(position)
        if source is None or speaker is None:
            return by_words or speaker is None
        is_document = source.kind is SpeakerKind.DOCUMENT
        return source.head in speaker.evidence.mentions or (by_words and is_document)

    def _follow(self, position: int) -> None:
        """Update a speaker to the antecedent of its source, or to that of the turn it continues."""
        reading = self.reading
        source = reading.discourse.source_of(position)
        if reading.discourse.attributions[position].source is None:
            root = chain_root(reading.discourse, position)
            if root != position:
                reading.speaker_of[position] = reading.speaker_of.get(root)
        elif source is not None and source.form is not MentionForm.NAME:
            meant = reading.cluster_of.get(source.head)
            if meant is not None and source.head in meant.evidence.mentions:
                reading.speaker_of[position] = meant

    def _forget_unmentioned(self, position: int) -> None:
        """Drop a speaker or addressee whose only mention was moved to another."""
        for cluster_of in (self.reading.speaker_of, self.reading.addressee_of):
            cluster = cluster_of.get(position)
            if cluster is not None and not cluster.is_in_text:
                cluster_of[position] = None

    def _correct_first_person(self, position: int) -> None:
        reading = self.reading
        for part in reading.discourse.attributions[position].utterance.parts:
            for index in reading.discourse.annotated.token_range(part):
                mention = reading.discourse.by_token.get(index)
                if mention is None or mention.person != 1 or mention.number is Number.PLURAL:
                    continue
                if reading.discourse.quotation_of[index] == position:
                    reading.move(mention, self.decoded[position])

    def _correct_source(self, position: int) -> None:
        source = self.reading.discourse.source_of(position)
        if source is None or source.form is MentionForm.NAME:
            return
        cluster = self.decoded[position]
        self.reading.move(source, cluster)
        if source.form is MentionForm.NOMINAL:
            cluster.evidence.guessed.add(source.head)
