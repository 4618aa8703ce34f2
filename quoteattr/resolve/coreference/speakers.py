"""The speaker and the addressee of an utterance, decided where a pass over the text reaches it."""

from operator import attrgetter

from quoteattr.language.titles import title_of
from quoteattr.resolve.coreference.state import State, most_salient
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.families import relation_of
from quoteattr.resolve.discourse.salience import SPEAKER
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import MentionForm
from quoteattr.schema.rules import AttributedBy
from quoteattr.schema.span import Extent

_IS_PERSON = attrgetter("is_person")


def open_utterance(state: State, utterance: UtteranceIndex) -> None:
    """Decide the speaker and the addressee of an utterance at its first token."""
    discourse = state.discourse
    time = discourse.clock[discourse.first_token(utterance)]
    is_turn = discourse.is_turn(utterance)
    if is_turn:
        salience = state.salience.scores(time, _IS_PERSON, narrated=True, spoken=False)
        state.participants.salience_at[utterance] = salience
    speaker = _speaker(state, utterance)
    state.participants.addressee_of[utterance] = _addressee(state, utterance)
    if is_turn:
        state.participants.turns.append(utterance)
        if speaker:
            state.salience.see(speaker, time, SPEAKER, spoken=True)


def _speaker(state: State, utterance: UtteranceIndex) -> Cluster | None:
    """Return the speaker of an utterance, decided when it is first needed."""
    if utterance not in state.participants.speaker_of:
        # Attributions may refer to each other in a circle, which ends here without a speaker.
        state.participants.speaker_of[utterance] = None
        state.participants.speaker_of[utterance] = _decide(state, utterance)
    return state.participants.speaker_of[utterance]


def _decide(state: State, utterance: UtteranceIndex) -> Cluster | None:
    attribution = state.discourse.attributions[utterance]
    if source := state.discourse.source_of(utterance):
        return state.referent(source, utterance)
    if state.discourse.is_turn(utterance) and (stated := state.stated_speaker(utterance)):
        return stated
    if attribution.attributed_by is AttributedBy.REPEATED:
        return None  # until the quotation that it repeats is reached, which may be below
    if attribution.reply_to is None and attribution.same_as is not None:
        return _speaker(state, UtteranceIndex(attribution.same_as))
    is_in_conversation = attribution.reply_to is not None or utterance in state.discourse.answered
    return _next_speaker(state, utterance) if is_in_conversation else None


def _next_speaker(state: State, utterance: UtteranceIndex) -> Cluster | None:
    """Return the likely speaker of a turn that no words attribute.

    That is the speaker decoded in an earlier pass; else the addressee of the turn above, the
    speaker of the turn before that, or the most salient person, but neither the speaker of the turn
    above nor anybody named in the turn itself.
    """
    if decoded := state.earlier.decoded.get(utterance):
        return decoded
    turns = state.turns_before(utterance)
    excluded = {turns.last, *state.named_in(utterance)}
    for cluster in (state.participants.addressed_before(turns), turns.last_but_one):
        if cluster and cluster not in excluded:
            return cluster

    def may_speak(cluster: Cluster) -> bool:
        return cluster.is_person and cluster not in excluded

    time = state.discourse.clock[state.discourse.first_token(utterance)]
    return most_salient(state.salience.scores(time, may_speak, narrated=True))


def _addressee(state: State, utterance: UtteranceIndex) -> Cluster | None:
    """Return the addressee that words name, else the speaker of the turn before."""
    attribution = state.discourse.attributions[utterance]
    speaker = state.participants.speaker_of.get(utterance)
    last = state.turns_before(utterance).last if state.discourse.is_turn(utterance) else None
    named = _called(state, attribution.addressee, last) if attribution.addressee else None
    if named and (named is not speaker or attribution.source is None):
        state.participants.named_addressee_of[utterance] = named
        return named
    return last if last is not speaker else None


def _called(state: State, extent: Extent, last: Cluster | None) -> Cluster | None:
    """Return the addressee whom words name.

    A noun without a determiner that has no other referent, such as "sister", addresses whoever
    spoke last.

    Args:
        state: The pass so far.
        extent: The words.
        last: The speaker of the turn before.
    """
    indexes = state.discourse.annotated.token_indexes(extent.parts)
    mentions = (state.discourse.by_token.get(index) for index in indexes)
    mention = next(filter(None, mentions), None)
    if mention is None:
        return None
    cluster = state.referent(mention)
    is_bare = mention.form is MentionForm.NOMINAL and mention.first == mention.head
    if not is_bare or cluster is None or not state.discourse.is_hearsay(cluster):
        return cluster
    noun = nominal_traits.head_lemma(state.discourse, mention)
    if title_of(noun) is None and relation_of(noun) is None:
        return cluster
    if last is None or not last.fits(mention):
        return None
    state.move(mention, last)
    return last
