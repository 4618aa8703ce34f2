"""One reading of the text from start to end that gives every mention and quotation its cluster."""

from collections.abc import Iterator, Mapping

import attrs

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.conversation.crf import Choice
from quoteattr.resolve.conversation.features import choices
from quoteattr.resolve.coreference.introductions import Conversation
from quoteattr.resolve.coreference.referents import References
from quoteattr.resolve.coreference.state import Reading, best_of, scale
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.salience import SPEAKER, mention_weight
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.span import Extent

# Set on LitBank and half of the PDNC novels; the accuracy is flat within a factor of 2.
_SPOKE_LAST = 0.05
"""Factor, where no words name the speaker, for who spoke the turn before."""
_SPOKE_BEFORE = 6.0
"""Factor for who spoke the turn before that."""
_ADDRESSED = 8.0
"""Factor for whom the turn before spoke to."""
_ACTOR_ABOVE = 4.0
"""Factor for who acts in the paragraph of narration right above."""
_PRESENT = 1.0
"""Salience that those who take part in the conversation have at least."""
_CERTAINTY = {MentionForm.NAME: 1.0, MentionForm.NOMINAL: 0.85, MentionForm.PRONOUN: 0.87}
"""Share of the sources of each form that are resolved rightly, for a turn of a conversation that
agrees with its words; measured like those that it overrules (`decision`)."""
_REPORTED = {MentionForm.NAME: 0.97, MentionForm.NOMINAL: 0.88, MentionForm.PRONOUN: 0.95}
"""The same for a reported quotation; set on PolNeAR dev, where the words must be right."""
_UNNAMED = 0.45
"""Share of the quotations without a word for who speaks that are right so, on PolNeAR dev."""
_THIRD = 3


@attrs.frozen
class _Guess:
    """A speaker and how certain it is."""

    cluster: Cluster | None
    confidence: float


class Walk:
    """Reads a text once."""

    def __init__(
        self,
        discourse: Discourse,
        names: NameClusters,
        decoded: Mapping[int, Cluster] | None = None,
        introduced: Mapping[int, Cluster] | None = None,
    ) -> None:
        """Start before the first word.

        Args:
            discourse: The text.
            names: What its names refer to.
            decoded: Speakers that an earlier reading has settled, by position.
            introduced: Who is described before being named, by the head of the description.
        """
        self.certainty_of: dict[int, float] = {}
        self.reading = Reading(discourse, names, decoded or {}, introduced or {})
        self._references = References(self.reading)
        self._pending: set[int] = set()
        self._here = 0
        self._actors: dict[int, Cluster | None] = {}
        self._answered = {one.reply_to for one in discourse.attributions}

    def run(self) -> "Walk":
        """Read the whole text."""
        discourse = self.reading.discourse
        mentions = [(one.head, 1, one) for one in discourse.mentions]
        starts = [
            (discourse.first_token(position), 0, position)
            for position in range(len(discourse.attributions))
        ]
        events: list[tuple[int, int, Markable | int]] = [*mentions, *starts]
        for index, _, event in sorted(events, key=lambda event: event[:2]):
            self._here = index
            if isinstance(event, Markable):
                self._read_mention(event)
            else:
                self._start_quotation(event, index)
        return self

    def _read_mention(self, mention: Markable) -> None:
        discourse = self.reading.discourse
        cluster = self._references.referent(mention)
        # Who says "I" or "you" in a quotation is salient for speaking, not for saying it.
        if cluster and (mention.person == _THIRD or discourse.is_narrated(mention)):
            weight = mention_weight(discourse, mention)
            self.reading.salience.see(cluster, discourse.clock[mention.head], weight)

    def _start_quotation(self, position: int, index: int) -> None:
        reading = self.reading
        time = reading.discourse.clock[index]
        if reading.discourse.is_turn(position):
            told = reading.salience.scores(time, _is_person, narrated=True, spoken=False)
            reading.salient_at[position] = told
        cluster = self._speaker(position)
        reading.addressee_of[position] = self._addressee(position)
        if reading.discourse.is_turn(position):
            reading.turns.append(position)
            if cluster:
                reading.salience.see(cluster, time, SPEAKER, spoken=True)

    def _speaker(self, position: int) -> Cluster | None:
        """Return the speaker of the utterance at `position`, deciding it if need be."""
        speaker_of = self.reading.speaker_of
        if position in speaker_of or position in self._pending:
            return speaker_of.get(position)
        self._pending.add(position)
        guess = self._decide(position)
        self._pending.discard(position)
        speaker_of[position] = guess.cluster
        self.certainty_of[position] = guess.confidence
        return guess.cluster

    def _decide(self, position: int) -> _Guess:
        discourse = self.reading.discourse
        attribution = discourse.attributions[position]
        source = discourse.source_of(position)
        if source is not None:
            cluster = self._references.referent(source, position)
            by_form = _CERTAINTY if discourse.is_turn(position) else _REPORTED
            return _Guess(cluster, attribution.confidence * by_form[source.form])
        if attribution.reply_to is not None:
            return self._guess(position)
        if attribution.same_as is not None:
            cluster = self._speaker(attribution.same_as)
            certainty = self.certainty_of.get(attribution.same_as, 0.0)
            return _Guess(cluster, attribution.confidence * certainty)
        if position in self._answered:
            return _Guess(self._guess(position).cluster, _UNNAMED)
        return _Guess(None, _UNNAMED)

    def _guess(self, position: int) -> _Guess:
        """Choose among those present by whose turn it is."""
        reading = self.reading
        confidence = reading.discourse.attributions[position].confidence
        time = reading.discourse.clock[reading.discourse.first_token(position)]
        if decoded := reading.decoded.get(position):
            return _Guess(decoded, confidence)
        scores = reading.salience.scores(time, _is_person, narrated=True)
        if actor := self._actor_above(position):
            scores[actor] = _ACTOR_ABOVE * scores.get(actor, 1.0)
        turns = reading.turns_before(position)
        addressed = reading.addressed_before(turns)
        for cluster in (*turns.speakers, addressed):
            if cluster:
                scores[cluster] = max(scores.get(cluster, 0.0), _PRESENT)
        scale(scores, turns.last_but_one, _SPOKE_BEFORE)
        scale(scores, turns.last, _SPOKE_LAST)
        scale(scores, addressed, _ADDRESSED)
        reading.weigh_names_inside(scores, position)
        return _Guess(best_of(scores), confidence)

    def _actor_above(self, position: int) -> Cluster | None:
        """Return who acts last in the paragraph of narration right above a quotation."""
        discourse = self.reading.discourse
        paragraph = discourse.paragraph_of(position) - 1
        if paragraph < 0:
            return None
        tokens = discourse.annotated.token_range(discourse.annotated.paragraphs[paragraph])
        if paragraph not in self._actors:
            actor = self._last_actor(tokens)
            if tokens.stop > self._here:
                return actor
            self._actors[paragraph] = actor
        return self._actors[paragraph]

    def _last_actor(self, tokens: range) -> Cluster | None:
        """Return who acts last among some tokens, if nobody speaks among them."""
        discourse = self.reading.discourse
        if any(discourse.quotation_of[index] is not None for index in tokens):
            return None
        for index in reversed(tokens):
            cluster = self.reading.cluster_of.get(index)
            is_subject = discourse.annotated.tokens[index].relation == "nsubj"
            if cluster and is_subject and cluster.is_person:
                return cluster
        return None

    def _addressee(self, position: int) -> Cluster | None:
        """Return whom words say that a quotation is spoken to, else who spoke the turn before."""
        reading = self.reading
        extent = reading.discourse.attributions[position].addressee
        speaker = reading.speaker_of.get(position)
        named = self._first_referent(extent) if extent else None
        is_guessed = reading.discourse.attributions[position].source is None
        if named and (named is not speaker or is_guessed):
            reading.called_of[position] = named
            return named
        if not reading.discourse.is_turn(position):
            return None
        last = reading.turns_before(position).last
        return last if last is not speaker else None

    def _first_referent(self, extent: Extent) -> Cluster | None:
        discourse = self.reading.discourse
        for part in extent.parts:
            for index in discourse.annotated.token_range(part):
                if mention := discourse.by_token.get(index):
                    return self._references.referent(mention)
        return None

    def conversation(self) -> Iterator[Choice]:
        """Yield the turns of the text with those who may have spoken them."""
        return choices(self.reading)

    def turns(self, decoded: Mapping[int, Cluster]) -> Conversation:
        """Return the turns of the text with the speakers that all turns together tell."""
        reading = self.reading
        speakers = {**reading.speaker_of, **decoded}
        return Conversation(tuple(reading.turns), speakers, reading.called_of)


def _is_person(cluster: Cluster) -> bool:
    return cluster.is_person
