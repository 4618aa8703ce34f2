"""The speaker and the addressee of an utterance, decided where a pass over the text reaches it."""

from operator import attrgetter

from quoteattr.resolve.coreference.state import State, most_salient
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.salience import SPEAKER
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.span import Extent

_CERTAINTY = {MentionForm.NAME: 1.0, MentionForm.NOMINAL: 0.85, MentionForm.PRONOUN: 0.87}
"""Share of the sources of each form that are resolved correctly, for a turn of a conversation that
agrees with its words; measured like those that it overrules (`decision`)."""
_REPORTED = {MentionForm.NAME: 0.97, MentionForm.NOMINAL: 0.88, MentionForm.PRONOUN: 0.95}
"""The same share for an utterance that is not a turn; set on PolNeAR dev, which scores the words
of the source."""
_UNNAMED = 0.45
"""Share of the utterances without a source whose speaker is right, on PolNeAR dev."""
_IS_PERSON = attrgetter("is_person")


def open_utterance(state: State, utterance: UtteranceIndex) -> None:
    """Decide the speaker and the addressee of an utterance at its first token."""
    discourse = state.discourse
    time = discourse.clock[discourse.first_token(utterance)]
    is_turn = discourse.is_turn(utterance)
    if is_turn:
        salience = state.salience.scores(time, _IS_PERSON, narrated=True, spoken=False)
        state.salience_at[utterance] = salience
    speaker = _speaker(state, utterance)
    state.addressee_of[utterance] = _addressee(state, utterance)
    if is_turn:
        state.turns.append(utterance)
        if speaker:
            state.salience.see(speaker, time, SPEAKER, spoken=True)


def _speaker(state: State, utterance: UtteranceIndex) -> Cluster | None:
    """Return the speaker of an utterance, decided when it is first needed."""
    if utterance not in state.speaker_of:
        # Attributions may refer to each other in a circle, which ends here without a speaker.
        state.speaker_of[utterance] = None
        speaker, certainty = _decide(state, utterance)
        state.speaker_of[utterance] = speaker
        state.certainty_of[utterance] = certainty
    return state.speaker_of[utterance]


def _decide(state: State, utterance: UtteranceIndex) -> tuple[Cluster | None, float]:
    """Return the speaker of an utterance and how certain it is."""
    attribution = state.discourse.attributions[utterance]
    if source := state.discourse.source_of(utterance):
        by_form = _CERTAINTY if state.discourse.is_turn(utterance) else _REPORTED
        certainty = attribution.confidence * by_form[source.form]
        return state.referent(source, utterance), certainty
    if attribution.reply_to is not None:
        return _next_speaker(state, utterance), attribution.confidence
    if attribution.same_as is not None:
        other = UtteranceIndex(attribution.same_as)
        speaker = _speaker(state, other)
        return speaker, attribution.confidence * state.certainty_of.get(other, 0.0)
    if utterance in state.answered:
        return _next_speaker(state, utterance), _UNNAMED
    return None, _UNNAMED


def _next_speaker(state: State, utterance: UtteranceIndex) -> Cluster | None:
    """Return the likely speaker of a turn that no words attribute, until turns are decoded.

    The addressee of the turn above, else the speaker of the turn before that, else the most salient
    person; not the speaker of the turn above, nor anybody named in the turn itself.
    """
    if decoded := state.decoded.get(utterance):
        return decoded
    turns = state.turns_before(utterance)
    excluded = {turns.last, *state.named_in(utterance)}
    for cluster in (state.addressed_before(turns), turns.last_but_one):
        if cluster and cluster not in excluded:
            return cluster

    def may_speak(cluster: Cluster) -> bool:
        return cluster.is_person and cluster not in excluded

    time = state.discourse.clock[state.discourse.first_token(utterance)]
    return most_salient(state.salience.scores(time, may_speak, narrated=True))


def _addressee(state: State, utterance: UtteranceIndex) -> Cluster | None:
    """Return the addressee that words name, else the speaker of the turn before."""
    attribution = state.discourse.attributions[utterance]
    speaker = state.speaker_of.get(utterance)
    named = _first_referent(state, attribution.addressee) if attribution.addressee else None
    if named and (named is not speaker or attribution.source is None):
        state.named_addressee_of[utterance] = named
        return named
    if not state.discourse.is_turn(utterance):
        return None
    last = state.turns_before(utterance).last
    return last if last is not speaker else None


def _first_referent(state: State, extent: Extent) -> Cluster | None:
    mentions = (
        state.discourse.by_token.get(index)
        for part in extent.parts
        for index in state.discourse.annotated.token_range(part)
    )
    first = next(filter(None, mentions), None)
    return state.referent(first) if first else None
