"""Clues for definite descriptions of somebody already known: "the captain", "her friend"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from quoteattr.mentions.epithets import OPPOSITES
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.nominals import is_plural
from quoteattr.resolve.coreference.antecedents import salient_antecedents
from quoteattr.resolve.coreference.offices import qualifiers_of
from quoteattr.resolve.coreference.relatives import find_possessor
from quoteattr.resolve.coreference.state import Referent, State, most_salient
from quoteattr.resolve.coreference.variation.companies import is_company
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.discourse.families import Kinship, relation_of
from quoteattr.resolve.discourse.salience import PRESENT
from quoteattr.resolve.discourse.sources import SUBSTITUTES
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import MentionForm, SpeakerKind

# Set on LitBank and half of the PDNC novels; the accuracy is flat within a factor of 2.
_SAME_ROLE = 5.0
"""Factor for a cluster that the same noun has described before."""
_OTHER_NOUN = 0.4
"""Factor for a cluster that only other nouns have described."""
_GROWN = 0.1
"""Factor, for "the child", for an adult."""
_FAINT = 0.02
"""Least salience where no description of the text fits better; set on PDNC and LitBank."""
_OTHER = "other"
"""Word that refers back to whoever "another" introduced."""
_RELIGIOUS = frozenset({Kinship.PARENT, Kinship.SIBLING})
"""Relatives whose nouns, as titles, are those of priests, monks and nuns."""
_REMEMBERED = 50
"""Number of clusters of one noun among which a description is looked for; bounds the time."""


def title_or_role(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the bearer of the noun as a title or office: "the captain", "the senator"."""
    possessor = find_possessor(state, mention)
    lemma = nominal_traits.head_lemma(state.discourse, mention)
    is_relative = possessor is not None and relation_of(lemma) in _RELIGIOUS
    if is_relative or not _is_known(state, mention):
        return None  # "My father" is not the priest whom all call Father Bell.
    qualifiers = qualifiers_of(state.discourse, mention, state.names, lemma)
    bearers = state.background.offices.bearers(lemma, qualifiers)
    fitting = list(islice((one for one in bearers if one.fits(mention)), 2))
    if not fitting and not possessor and not nominal_traits.is_generic(lemma):
        bearers = state.background.offices.described(lemma, qualifiers)
        if not bearers and not state.described.by_noun[lemma]:
            bearers = tuple(state.described.by_statement[lemma][-1:])
        fitting = list(islice((one for one in bearers if one.fits(mention)), 2))
    if len(fitting) > 1:
        candidates = state.as_set(bearers)
        return state.salience.most_recent(lambda one: one in candidates and one.fits(mention))
    return fitting[0] if fitting else None


def organisation(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the organisation whose name has the noun in it, or the last one: "the company"."""
    if mention.kind not in COLLECTIVES or find_possessor(state, mention):
        return None
    if not _is_known(state, mention):
        return None
    lemma = nominal_traits.head_lemma(state.discourse, mention)
    modifiers = state.modifiers_of(mention)
    words = {lemma, *modifiers}

    def is_named_so(cluster: Cluster) -> bool:
        is_organisation = cluster.kind is SpeakerKind.ORGANISATION
        return is_organisation and any(
            words.issubset(name.keys) and lemma in _before_of(name.keys)
            for name in cluster.names.values()
        )

    if named := state.salience.most_recent(is_named_so):
        return named
    plural = is_plural(state.discourse.annotated.tokens[mention.head])
    if modifiers or plural or lemma not in nominal_traits.COMPANY_NOUNS:
        return None
    if any(map(is_named_so, state.background.directory.by_word.get(lemma, ()))):
        return None
    described = state.described.by_noun[lemma][-_REMEMBERED:]
    if introduced := state.salience.most_recent(described.__contains__):
        return introduced

    if found := state.salience.most_recent(lambda one: is_company(state, one, lemma)):
        found.evidence.guessed.add(mention.head)
    return found


def _before_of(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a name up to its of-phrase, which is about something else."""
    return words[: words.index("of")] if "of" in words else words


def same_modifiers(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the last to whom the same words give a noun: "the tall man", then "[the tall one]"."""
    lemma = nominal_traits.head_lemma(state.discourse, mention)
    modifiers = state.modifiers_of(mention)
    if lemma in SUBSTITUTES:
        nouns = [noun for noun in state.described.by_noun if nominal_traits.is_generic(noun)]
    elif nominal_traits.is_generic(lemma):
        nouns = [noun for noun in SUBSTITUTES if noun in state.described.by_noun]
    else:
        return None
    if not modifiers or not nominal_traits.is_definite(state.discourse, mention):
        return None
    is_other = _OTHER in modifiers
    for noun in (*nouns, lemma) if is_other else nouns:
        for cluster in state.described.by_noun[noun][: -_REMEMBERED - 1 : -1]:
            first = cluster.evidence.first
            is_same = first is not None and (
                state.modifiers_of(first) == modifiers
                or (is_other and nominal_traits.is_another(state.discourse, first))
            )
            if is_same and cluster.fits(mention):
                return cluster
    return None


def present_person(state: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
    """Return the most salient person to whom "the young man" or "her friend" can refer."""
    possessor = find_possessor(state, mention)
    lemma = nominal_traits.head_lemma(state.discourse, mention)
    if not mention.is_one_person or not (possessor or nominal_traits.is_generic(lemma)):
        return None
    if not _is_known(state, mention):
        return None
    scores = salient_antecedents(state, mention, utterance)
    is_child = lemma in nominal_traits.CHILD_NOUNS
    same_nouns = nominal_traits.YOUNG_NOUNS if is_child else {lemma}
    for cluster in scores:
        if cluster is possessor or _is_told_apart(state, cluster, mention):
            scores[cluster] = 0.0
        elif _has_role(cluster, same_nouns):
            scores[cluster] *= _SAME_ROLE
        elif lemma in nominal_traits.YOUNG_NOUNS and cluster.is_adult:
            scores[cluster] *= _GROWN
        elif not cluster.names and not cluster.is_narrator:
            scores[cluster] *= _OTHER_NOUN
    if not nominal_traits.is_generic(lemma) or nominal_traits.is_restricted(
        state.discourse, mention
    ):
        scores = {
            one: score
            for one, score in scores.items()
            if _has_role(one, same_nouns) and not _has_other_owner(state, one, mention)
        }
    best = most_salient(scores)
    if best is None or scores[best] < PRESENT:
        return None
    best.evidence.guessed.add(mention.head)
    return best


def absent_person(state: State, mention: Markable, utterance: UtteranceIndex | None) -> Referent:
    """Return the most salient person to whom "the young man" can refer, however faintly.

    Those without a name must have been described by the same noun.
    """
    lemma = nominal_traits.head_lemma(state.discourse, mention)
    if (
        not mention.is_one_person
        or not nominal_traits.is_generic(lemma)
        or not _is_known(state, mention)
    ):
        return None
    possessor = find_possessor(state, mention)
    is_narrated = state.discourse.is_narrated(mention)
    is_restricted = nominal_traits.is_restricted(state.discourse, mention)
    scores = {
        cluster: score
        for cluster, score in salient_antecedents(state, mention, utterance).items()
        if score >= _FAINT
        and ((cluster.is_named and not is_restricted) or _has_role(cluster, {lemma}))
        and cluster is not possessor
        and not (lemma in nominal_traits.YOUNG_NOUNS and cluster.is_adult)
        and (state.discourse.is_in_narration(cluster) or not is_narrated)
    }
    best = most_salient(scores)
    if best:
        best.evidence.guessed.add(mention.head)
    return best


def repeated_description(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the last cluster that the same noun introduced without a different modifier.

    For a group, the possessor must not differ either: the campaign of one candidate is not that of
    another. For a person, two words may refer to the same possessor.
    """
    if not _is_known(state, mention):
        return None
    possessor = find_possessor(state, mention)
    modifiers = state.modifiers_of(mention)
    introduced = state.described.by_noun[nominal_traits.head_lemma(state.discourse, mention)]
    is_narrated = state.discourse.is_narrated(mention)
    for cluster in introduced[: -_REMEMBERED - 1 : -1]:
        first = cluster.evidence.first
        owner = state.described.owner_of.get(cluster)
        same_owner = not (possessor and owner and mention.kind in COLLECTIVES) or owner is possessor
        if is_narrated and state.discourse.is_hearsay(cluster):
            continue
        if first is not None and same_owner and cluster.fits(mention):
            first_modifiers = state.modifiers_of(first)
            if modifiers <= first_modifiers or first_modifiers <= modifiers:
                return cluster
    return None


def _has_role(cluster: Cluster, nouns: AbstractSet[str]) -> bool:
    return not cluster.evidence.roles.isdisjoint(nouns)


def _is_told_apart(state: State, cluster: Cluster, mention: Markable) -> bool:
    """Whether other modifiers of the same noun introduced somebody: "the fat [man]", "a thin one".

    Of somebody with a name, "the fair man" and "the young man" may both be true, unless the name is
    "old Bell".
    """
    first, epithets = cluster.evidence.first, set(map(OPPOSITES.get, state.modifiers_of(mention)))
    if any(name.keys and name.keys[0] in epithets for name in cluster.names.values()):
        return True
    if cluster.is_identified or first is None or first.form is not MentionForm.NOMINAL:
        return False
    nouns = {nominal_traits.head_lemma(state.discourse, one) for one in (first, mention)}
    modifiers = state.modifiers_of(first), state.modifiers_of(mention)
    return len(nouns) == 1 and all(modifiers) and modifiers[0].isdisjoint(modifiers[1])


def _has_other_owner(state: State, cluster: Cluster, mention: Markable) -> bool:
    """Whether somebody without a name is described as somebody else's: "the mayor's spokesman"."""
    first = cluster.evidence.first
    if cluster.names or first is None:
        return False
    owners = nominal_traits.owners_of(state.discourse, mention)
    first_owners = nominal_traits.owners_of(state.discourse, first)
    return bool(owners and first_owners) and owners.isdisjoint(first_owners)


def _is_known(state: State, mention: Markable) -> bool:
    """Whether a description presupposes that its referent is known."""
    return bool(find_possessor(state, mention)) or nominal_traits.is_definite(
        state.discourse, mention
    )
