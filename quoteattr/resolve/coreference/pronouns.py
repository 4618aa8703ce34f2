"""Clues for pronouns: "I", "you", "it", reflexives, salient antecedents, singular "they"."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import takewhile
from math import exp

from quoteattr.language import syntax
from quoteattr.mentions.markable import Markable, Number
from quoteattr.mentions.nominals import is_plural
from quoteattr.mentions.pronouns import neuter_at
from quoteattr.resolve.coreference.antecedents import (
    is_location,
    named_in_complement,
    possible_antecedents,
    salient_antecedents,
)
from quoteattr.resolve.coreference.binding import subject_of_reflexive
from quoteattr.resolve.coreference.ranking.features import features_of, read_pronoun
from quoteattr.resolve.coreference.reported import reported_before
from quoteattr.resolve.coreference.state import NOBODY, Referent, State, most_salient
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.discourse.families import relation_of
from quoteattr.schema.annotation import Token
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import Gender, SpeakerKind

_FOLLOWING = 6
"""Number of mentions after a pronoun without an antecedent among which a name is looked for."""
_NEUTERS = COLLECTIVES | {SpeakerKind.DOCUMENT}
"""The kinds of speaker to which "it" can refer."""
_NEAR = 2
"""Number of sentences above "it" among whose subjects its antecedent is looked for."""


def first_person(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the speaker of the quotation around an "I", the narrator outside quotations."""
    quotation = state.quotation_around(mention)
    if quotation is None:
        return state.names.narrator
    return state.participants.speaker_of.get(quotation)


def second_person(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the addressee of the quotation around a "you"."""
    quotation = state.quotation_around(mention)
    return None if quotation is None else state.participants.addressee_of.get(quotation)


def speaking_neuter(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the organisation or document to which an "it" refers, which is nobody else.

    That is the subject of a sentence just above, or whose member the subject is: "a spokesman for
    [the council]".
    """
    if mention.kind is not SpeakerKind.ORGANISATION:
        return None
    annotated = state.discourse.annotated
    for subject in _subjects_above(state, mention):
        words = (subject.index, *syntax.subtree(annotated, subject.index))
        clusters = filter(None, map(state.cluster_of.get, words))
        if found := next((one for one in clusters if _is_neuter(state, one)), None):
            return found
        # "Its wages, [it] said, are fair": the subject of the content is something else.
        if annotated.sentence_of[subject.index] != annotated.sentence_of[mention.head]:
            break
    return NOBODY


def reflexive(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the subject of the clause of a reflexive pronoun."""
    return subject_of_reflexive(state.discourse, mention, state.cluster_of)


def called_by_relative(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return whom a relative addresses by name: "“Come, Ann,” said [her] brother"."""
    annotated = state.discourse.annotated
    token = annotated.tokens[mention.head]
    noun = annotated.head_of(token)
    if token.deprel != "nmod:poss" or noun is None or relation_of(noun.lemma.lower()) is None:
        return None
    turn = state.discourse.turn_of_source.get(noun.index)
    addressee = None if turn is None else state.discourse.attributions[turn].addressee
    for index in annotated.token_indexes(addressee.parts if addressee else ()):
        called = state.names.at(index)
        if called and called.is_person and called.fits(mention):
            return called
    return None


def possessor_of_source(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return who spoke last, whom a relative or friend answers: "“Why?” said [her] mother".

    Nobody else to whom the pronoun may refer acts before it in its paragraph.
    """
    token = state.discourse.annotated.tokens[mention.head]
    turn = state.discourse.turn_of_source.get(-1 if token.head is None else token.head)
    if token.deprel != "nmod:poss" or turn is None:
        return None
    last = state.turns_before(turn).last
    if last is None or not last.is_person or not last.fits(mention):
        return None
    if any(one.fits(mention) for one in _people_above(state, mention) if one is not last):
        return None
    return last if last in possible_antecedents(state, mention, None) else None


def _people_above(state: State, mention: Markable) -> Iterator[Cluster]:
    """Yield the people whom the narration has mentioned before in the paragraph of a mention."""
    annotated = state.discourse.annotated
    paragraph = annotated.paragraph_around(mention.span.start)
    for index in range(annotated.token_range(paragraph).start, mention.head):
        cluster = state.cluster_of.get(index)
        if cluster and cluster.is_person and state.discourse.quotation_of[index] is None:
            yield cluster


def ranked_antecedent(
    state: State, mention: Markable, utterance: UtteranceIndex | None
) -> Referent:
    """Return the most probable antecedent of a "he" or "she" by the learned weights.

    Whom the sentence before a turn reports is certain: "[Bell] agreed. “It rained,” he said."
    """
    if mention.gender not in {Gender.HE, Gender.SHE}:
        return None
    pronoun = read_pronoun(state, mention, possible_antecedents(state, mention, utterance))
    reported = reported_before(state, mention, utterance)
    found = (
        {reported: 0.0}
        if reported
        else state.weights.log_probabilities(pronoun.setting, features_of(pronoun))
    )
    state.antecedents_of[mention.head] = found
    probabilities = {cluster: exp(value) for cluster, value in found.items()}
    return _agreed(state, mention, utterance, most_salient(probabilities), probabilities)


def salient_antecedent(
    state: State, mention: Markable, utterance: UtteranceIndex | None
) -> Referent:
    """Return the most salient antecedent that agrees with a "they", nobody if it is a location."""
    scores = salient_antecedents(state, mention, utterance)
    best = most_salient(scores)
    if best and mention.gender is Gender.THEY and is_location(state, best):
        return NOBODY
    return _agreed(state, mention, utterance, best, scores)


def singular_they(state: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
    """Return the most salient person of unknown gender for a "they" without a group."""
    if mention.gender is not Gender.THEY or _is_of_family(state, mention):
        return None

    def fits(cluster: Cluster) -> bool:
        return cluster.kind is SpeakerKind.PERSON and cluster.gender is None

    scores = state.salience.scores(state.discourse.clock[mention.head], fits)
    return _agreed(state, mention, utterance, most_salient(scores), {})


def _is_of_family(state: State, mention: Markable) -> bool:
    """Whether a pronoun is the possessor of a relative: "[their] mother" has several children."""
    annotated = state.discourse.annotated
    token = annotated.tokens[mention.head]
    noun = annotated.head_of(token)
    if noun is None or token.deprel != "nmod:poss":
        return False
    return relation_of(noun.lemma.lower()) is not None


def named_next(state: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
    """Return the subject named soon after a pronoun that opens a story: "“No,” she said. [Ada]"."""
    discourse = state.discourse
    if mention.number is Number.PLURAL or not discourse.is_narrated(mention):
        return None
    excluded = named_in_complement(state, mention, utterance)
    start = bisect_right(discourse.mentions, mention.span, key=lambda other: other.span)
    for other in discourse.mentions[start : start + _FOLLOWING]:
        is_subject = discourse.annotated.tokens[other.head].deprel == "nsubj"
        if not is_subject or not discourse.is_narrated(other):
            continue
        if cluster := state.names.at(other.head):
            named = cluster if cluster.fits(mention) and cluster not in excluded else None
            return _agreed(state, mention, utterance, named, {})
    return None


def _agreed(
    state: State,
    mention: Markable,
    utterance: UtteranceIndex | None,
    antecedent: Cluster | None,
    scores: dict[Cluster, float],
) -> Cluster | None:
    """Note the antecedent of a pronoun and return it, or the decoded speaker for a source.

    A "he" or "she" of the narration votes on the gender of its referent.

    Args:
        state: The pass so far.
        mention: The pronoun.
        utterance: The utterance of which it is the source, None if it is not one.
        antecedent: The antecedent by the context of the pronoun, None if there is none.
        scores: Salience or probability of the possible antecedents.
    """
    if antecedent is None:
        return None
    state.antecedent_of[mention.head] = antecedent
    referent = antecedent
    if utterance is not None and utterance in state.earlier.decoded:
        referent = state.earlier.decoded[utterance]
        scores.setdefault(referent, 1.0)
    is_gendered = mention.gender in (Gender.HE, Gender.SHE)
    can_vote = is_gendered and state.discourse.is_narrated(mention)
    if referent in scores and mention.gender and can_vote:
        referent.vote(mention.gender, scores[referent] / sum(scores.values()))
    return referent


def _subjects_above(state: State, mention: Markable) -> Iterator[Token]:
    """Yield the subjects of the main clauses, and of the reports, above a mention, nearest first.

    They are on its level of quotation, within a few sentences, and no pronouns for people.
    """
    annotated, level = state.discourse.annotated, state.discourse.quotation_of[mention.head]
    lowest = annotated.sentence_of[mention.head] - _NEAR
    # "The bank is closed, [it] said" is about the bank.
    cue = annotated.head_of(annotated.tokens[mention.head])
    clauses = annotated.dependents(cue) if cue else ()
    contents = {clause.index for clause in clauses if clause.relation == "ccomp"}
    above = (annotated.tokens[index] for index in range(mention.head - 1, -1, -1))
    for token in takewhile(lambda token: annotated.sentence_of[token.index] >= lowest, above):
        verb = annotated.head_of(token)
        is_main = verb and (verb.deprel in {"root", "parataxis"} or verb.index in contents)
        is_subject = token.relation == "nsubj" and is_main
        is_person = token.upos == "PRON" and neuter_at(token) is None
        if is_subject and not is_person and state.discourse.quotation_of[token.index] == level:
            yield token


def _is_neuter(state: State, cluster: Cluster) -> bool:
    """Whether "it" can refer to a cluster: one organisation or document, not several."""
    tokens = state.discourse.annotated.tokens
    is_several = any(is_plural(tokens[head]) for head in cluster.evidence.mentions)
    return cluster.kind in _NEUTERS and not is_several
