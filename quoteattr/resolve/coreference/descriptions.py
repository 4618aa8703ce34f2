"""Clues in and beside the words of a description: apposition, office, "and", "the latter"."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from quoteattr.mentions.markable import Markable, Number
from quoteattr.mentions.nominals import is_plural
from quoteattr.resolve.coreference.relatives import find_possessor
from quoteattr.resolve.coreference.state import NOBODY, Referent, State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.appositions import coreferent_mention, gender_in_apposition
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.coordination import conjuncts, with_conjuncts
from quoteattr.schema.annotation import Token
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import MentionForm, SpeakerKind

_OF_TWO = {"former": 0, "latter": 1}
"""Which of two people each word refers to."""
_ORDINALS = ("first", "second", "third", "fourth")
_MOST_COUNTED = 4
"""Number of people described by one noun up to which a text is taken to count them."""
_SENTENCES_ABOVE = 4
"""Number of sentences above "the latter" in which the two are looked for."""


def quantified(state: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
    """Rule out a referent for "every tourist" or "no man", unless it is a source."""
    is_quantified = utterance is None and nominal_traits.is_quantified(state.discourse, mention)
    return NOBODY if is_quantified else None


def coordination(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the group of several speakers: "[Ada Lund and the mayor] said"."""
    discourse = state.discourse
    conjunction = discourse.annotated.tokens[mention.head]
    if conjunction.relation != "cc":
        return None
    return _group(state, conjuncts(discourse.annotated, conjunction))


def letter_writer(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the writer of a letter, whose words it gives: "[her] note said"."""
    if nominal_traits.head_lemma(state.discourse, mention) not in nominal_traits.LETTER_NOUNS:
        return None
    writer = nominal_traits.writer_of(state.discourse, mention)
    return (state.referent(writer) or NOBODY) if writer else None


def person_behind(state: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
    """Return the person whose voice or other attribute speaks: "[his] voice said".

    "A child's voice" is that of nobody known.
    """
    if utterance is None or mention.kind is not SpeakerKind.UNKNOWN:
        return None
    possessor = find_possessor(state, mention)
    return possessor if possessor and len(possessor.evidence.mentions) > 1 else None


def former_or_latter(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the first or second of the last two people mentioned in one sentence."""
    index = _OF_TWO.get(nominal_traits.head_lemma(state.discourse, mention))
    if index is None:
        return None
    pairs = (people for people in _people_above(state, mention) if len(people) == len(_OF_TWO))
    pair = next(pairs, None)
    return pair[index] if pair else None


def ordinal(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the one with a number: "a diplomat", "a second diplomat", then "[the first diplomat]".

    Without a noun, the last one whom the number introduced: "the first officer", "[the first]".
    """
    discourse = state.discourse
    noun = nominal_traits.head_lemma(discourse, mention)
    number = next((one for one in _ORDINALS if one in {noun, *state.modifiers_of(mention)}), None)
    is_definite = discourse.annotated.tokens[mention.first].text.lower() == "the"
    if number is None or not is_definite or mention.number is Number.PLURAL:
        return None
    by_noun = state.described.by_noun
    introduced = chain(*by_noun.values()) if noun == number else iter(by_noun[noun])
    people = dict.fromkeys(one for one in introduced if one.fits(mention))
    firsts = {one: min(one.evidence.mentions) for one in people if one.evidence.mentions}
    numbered = [
        one
        for one, head in firsts.items()
        if number in state.modifiers_of(one.evidence.mentions[head])
    ]
    if numbered:
        return max(numbered, key=firsts.__getitem__)
    position = _ORDINALS.index(number)
    is_counted = noun != number and max(1, position) < len(firsts) <= _MOST_COUNTED
    # "The first man who lost" is counted among those who lost.
    is_completed = nominal_traits.is_followed_by(discourse, mention, "nmod", "acl")
    return [*firsts][position] if is_counted and not is_completed else None


def apposition(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the referent of the mention that apposition or a copula makes coreferent.

    For a plural, everybody named: "[the candidates] Ann Lee and Bob Ray".
    """
    equal = coreferent_mention(state.discourse, mention)
    if equal is None:
        return None
    # The possessor is noted with the referent: "her lawyer, Ann Lee" is "her lawyer" later.
    find_possessor(state, mention)
    is_several = mention.number is Number.PLURAL and not _is_one_body(state, mention, equal)
    if is_several and equal.number is not Number.PLURAL:
        annotated = state.discourse.annotated
        return _group(state, with_conjuncts(annotated, annotated.tokens[equal.head]))
    found = state.referent(equal)
    if found and equal.form is MentionForm.PRONOUN:
        noun = nominal_traits.head_lemma(state.discourse, mention)
        state.described.by_statement[noun].append(found)
    return found


def _is_one_body(state: State, mention: Markable, equal: Markable) -> bool:
    """Whether a nominal with a plural meaning is one body: "the pressure [group] Fair Rents"."""
    head = state.discourse.annotated.tokens[mention.head]
    is_body = mention.kind is SpeakerKind.GROUP and not is_plural(head)
    return is_body or equal.kind is SpeakerKind.ORGANISATION


def office_holder(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the only holder of an office in an organisation: "the head of [NATO]"."""
    return state.background.offices.holder(state.discourse, mention, state.names)


def new_cluster(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return a new cluster, or the person named later whom the description introduces."""
    cluster = state.earlier.introductions.get(mention.head)
    if cluster is None:
        gender = mention.gender or gender_in_apposition(state.discourse, mention)
        cluster = Cluster(mention.kind, explicit_gender=gender)
    noun = nominal_traits.head_lemma(state.discourse, mention)
    state.described.by_noun[noun].append(cluster)
    return cluster


def _group(state: State, heads: Sequence[Token]) -> Referent:
    """Return the group of those mentioned by several heads, None for a single one."""
    mentions = [mention for head in heads if (mention := state.discourse.by_token.get(head.index))]
    if len(mentions) == 1:
        return None
    members = frozenset(map(state.referent, mentions))
    return state.described.group(members)


def _people_above(state: State, mention: Markable) -> list[list[Cluster]]:
    """Return the people mentioned in each sentence up to a mention, the nearest sentence first.

    Those of one sentence are in the order of their first mention.
    """
    discourse = state.discourse
    sentence_of = discourse.annotated.sentence_of
    found: list[list[Cluster]] = [[] for _ in range(_SENTENCES_ABOVE + 1)]
    end = bisect_left(discourse.mentions, mention.span, key=lambda other: other.span)
    for index in range(end - 1, -1, -1):
        other = discourse.mentions[index]
        distance = sentence_of[mention.head] - sentence_of[other.head]
        if distance > _SENTENCES_ABOVE:
            break
        cluster = state.cluster_of.get(other.head)
        is_one = other.form is not MentionForm.PRONOUN and other.number is not Number.PLURAL
        if cluster and is_one and discourse.is_narrated(other):
            found[distance].append(cluster)
    return [list(dict.fromkeys(reversed(people))) for people in found]
