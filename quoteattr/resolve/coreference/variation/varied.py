"""The clue to descriptions that vary a name: "Ada Brook arrived. [The German billionaire] said".

News avoids repeating a name and says something else about its bearer, as if it were known.
"""

from math import log

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.coreference.antecedents import salient_antecedents
from quoteattr.resolve.coreference.offices import Qualifiers, qualifiers_of
from quoteattr.resolve.coreference.relatives import find_possessor
from quoteattr.resolve.coreference.state import Referent, State, most_salient
from quoteattr.resolve.coreference.variation.affiliations import Affiliations, affiliations_of
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.salience import PRESENT
from quoteattr.schema.indexes import UtteranceIndex

_NOTHING = Affiliations()


def varied_name(state: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
    """Return the most salient person with a name whom "the German billionaire" can describe.

    Of several, one whose party or country is known to be the same; who is mentioned often is likely
    to be described so.
    """
    own = affiliations_of(state.discourse, mention)
    if not _varies_name(state, mention, utterance, own):
        return None

    def affiliations(cluster: Cluster) -> Affiliations:
        return state.background.affiliations.get(cluster, _NOTHING)

    lemma = nominal_traits.head_lemma(state.discourse, mention)
    qualifiers = qualifiers_of(state.discourse, mention, state.names, lemma)
    subject = _subject_above(state, mention)
    scores = {
        cluster: salience * log(1 + state.history.of(cluster).count)
        for cluster, salience in salient_antecedents(state, mention, utterance).items()
        if salience >= PRESENT
        and cluster.is_named
        and cluster.is_person
        and cluster is not subject
        and affiliations(cluster).agrees_with(own)
        and _may_hold(state, cluster, lemma, qualifiers)
    }
    sharing = {one: score for one, score in scores.items() if affiliations(one).shares(own)}
    best = most_salient(sharing or scores)
    if best:
        best.evidence.guessed.add(mention.head)
    return best


def _varies_name(
    state: State, mention: Markable, utterance: UtteranceIndex | None, own: Affiliations
) -> bool:
    """Whether a description says what is known of somebody, and nothing to identify another."""
    discourse = state.discourse
    tokens = discourse.annotated.tokens
    if (
        not mention.is_one_person
        or not discourse.is_narrated(mention)
        or find_possessor(state, mention)
    ):
        return False
    if utterance is None and tokens[mention.head].relation != "nsubj":
        return False
    if tokens[mention.first].text.lower() != "the" or _is_completed(state, mention):
        return False
    if _has_indefinite(state, mention):
        return False
    lemma = nominal_traits.head_lemma(discourse, mention)
    is_aged = "-year-old" in mention.span.of(discourse.annotated.text).lower()
    return (
        own != _NOTHING
        or is_aged
        or nominal_traits.varies_names(lemma)
        or _has_place(state, mention)
    )


def _may_hold(state: State, cluster: Cluster, noun: str, described: Qualifiers) -> bool:
    """Whether no statement gives somebody another office of the noun: "vice president"."""
    stated = state.background.offices.qualifiers.get((noun, cluster), ())
    return not stated or any(map(described.agrees_with, stated))


def _subject_above(state: State, mention: Markable) -> Cluster | None:
    """Return the subject of the sentence so far, which a description does not mention again."""
    last = state.history.last_subject
    sentence = state.discourse.annotated.sentence_of[mention.head]
    return last.cluster if last and last.sentence == sentence else None


def _is_completed(state: State, mention: Markable) -> bool:
    """Whether words after the noun identify its referent: "the senator [who lost]"."""
    annotated = state.discourse.annotated
    following = annotated.tokens[mention.head + 1 : mention.head + 2]
    is_before_name = bool(following) and following[0].upos == "PROPN"
    return is_before_name or nominal_traits.is_followed_by(
        state.discourse, mention, "nmod", "acl", "appos"
    )


def _has_indefinite(state: State, mention: Markable) -> bool:
    """Whether the noun has introduced somebody else: "an officer", then "the German officer"."""
    noun = nominal_traits.head_lemma(state.discourse, mention)
    for cluster in state.described.by_noun[noun]:
        first = cluster.evidence.first
        if first and nominal_traits.is_indefinite(state.discourse, first):
            return True
    return False


def _has_place(state: State, mention: Markable) -> bool:
    """Whether a place qualifies the noun: "the [Ohio] senator"."""
    annotated = state.discourse.annotated
    for child in annotated.dependents(annotated.tokens[mention.head]):
        if child.relation in {"compound", "nmod", "amod"} and child.index < mention.head:
            place = state.names.at(child.index)
            if place and place.is_place:
                return True
    return False
