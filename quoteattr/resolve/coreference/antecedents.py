"""Salience of the possible antecedents of a pronoun or description."""

from quoteattr.mentions.markable import Markable
from quoteattr.mentions.nominals import is_plural
from quoteattr.resolve.coreference.binding import (
    mentions_below_verb,
    other_arguments,
    subject_of_possessive,
    subject_of_same_clause,
)
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.discourse.salience import UNKNOWN_GENDER
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import Gender, MentionForm

# Set on LitBank and half of the PDNC novels; the accuracy is flat within a factor of 2.
_SPOKE_LAST = 0.4
"""Factor, for a mention that is a source, for the speaker of the turn before."""
_SPOKE_BEFORE = 2.0
"""Factor for the speaker of the turn before that."""
_ADDRESSED = 3.0
"""Factor for the addressee of the turn before."""
_ONE_BODY = 0.3
"""Factor, for "they", for a cluster last mentioned in the singular, such as a company."""
_OWNER = 2.0
"""Factor, for a possessive, for the subject of its clause."""
_NAMED_INSIDE = 0.2
"""Factor for each word of a name in the quotation itself; set on LitBank and PDNC."""


def possible_antecedents(
    state: State, mention: Markable, utterance: UtteranceIndex | None
) -> dict[Cluster, float]:
    """Return the recent clusters to which a pronoun or description can refer, by grammar alone.

    Args:
        state: The pass so far.
        mention: The pronoun or description.
        utterance: The utterance of which it is the source, None if it is not one.

    Returns:
        The salience of each.
    """
    discourse = state.discourse
    excluded = _excluded(state, mention)
    excluded |= named_in_complement(state, mention, utterance)

    def fits(cluster: Cluster) -> bool:
        return cluster not in excluded and cluster.fits(mention) and not cluster.is_narrator

    index = mention.head if utterance is None else discourse.first_token(utterance)
    time = discourse.clock[index]
    scores = state.salience.scores(time, fits, narrated=discourse.is_narrated(mention))
    return scores or state.salience.scores(time, fits)


def salient_antecedents(
    state: State, mention: Markable, utterance: UtteranceIndex | None
) -> dict[Cluster, float]:
    """Return how likely each possible antecedent of a description or of "they" is.

    Args:
        state: The pass so far.
        mention: The pronoun or description.
        utterance: The utterance of which it is the source, None if it is not one.
    """
    scores = possible_antecedents(state, mention, utterance)
    for cluster in scores:
        if cluster.gender is None and mention.gender:
            scores[cluster] *= UNKNOWN_GENDER * cluster.gender_lift(mention.gender)
        if mention.gender is Gender.THEY and _is_one_body(state, cluster):
            scores[cluster] *= _ONE_BODY
    _scale(scores, subject_of_possessive(state.discourse, mention, state.cluster_of), _OWNER)
    if utterance is not None and state.discourse.is_turn(utterance):
        turns = state.turns_before(utterance)
        _scale(scores, turns.last, _SPOKE_LAST)
        _scale(scores, turns.last_but_one, _SPOKE_BEFORE)
        _scale(scores, state.participants.addressed_before(turns), _ADDRESSED)
        for cluster in state.named_in(utterance):
            _scale(scores, cluster, _NAMED_INSIDE)
    return scores


def named_in_complement(
    state: State, mention: Markable, utterance: UtteranceIndex | None
) -> set[Cluster]:
    """Return those named in what depends on the verb of a subject: "[he] said that *Tom* lied".

    A pronoun cannot refer to a name or a noun that it c-commands (Principle C of binding theory).
    In direct speech, whose words are not the narrator's, people may use their own names.
    """
    if mention.form is not MentionForm.PRONOUN:
        return set()
    discourse = state.discourse
    found: set[Cluster] = set()
    for below in mentions_below_verb(discourse, mention):
        if below.form is MentionForm.NOMINAL:
            noun = nominal_traits.head_lemma(discourse, below)
            found.update(state.described.by_noun.get(noun, ()))
        elif named := state.names.at(below.head):
            found.add(named)
    if utterance is not None and not discourse.is_turn(utterance):
        found.update(state.named_in(utterance))
    return found


def is_location(state: State, cluster: Cluster) -> bool:
    """Whether a place was last mentioned as where something is: "They came to [Norway]".

    A country that acts may be its people: "[Norway] refused. They said".
    """
    last = state.discourse.annotated.tokens[state.history.of(cluster).head]
    return cluster.is_place and last.relation not in {"nsubj", "conj"}


def _excluded(state: State, mention: Markable) -> set[Cluster]:
    """Return the clusters that the clause and the quotations around a mention rule out."""
    discourse = state.discourse
    found = {subject_of_same_clause(discourse, mention, state.cluster_of)}
    for other in other_arguments(discourse, mention):
        if other.form is MentionForm.NAME:
            found.add(state.referent(other))
    quotation, participants = discourse.quotation_of[mention.head], state.participants
    while quotation is not None:
        index = UtteranceIndex(quotation)
        found |= {participants.speaker_of.get(index), participants.addressee_of.get(index)}
        quotation = discourse.attributions[quotation].utterance.parent
    return {cluster for cluster in found if cluster}


def _is_one_body(state: State, cluster: Cluster) -> bool:
    """Whether the last words for a cluster are singular: "Norway", "the company"."""
    last = state.discourse.annotated.tokens[state.history.of(cluster).head]
    # The head of several people is their "and".
    is_several = is_plural(last) or last.relation == "cc" or last.upos == "PRON"
    return cluster.kind in COLLECTIVES and not is_several


def _scale(scores: dict[Cluster, float], cluster: Cluster | None, factor: float) -> None:
    if cluster in scores:
        scores[cluster] *= factor
