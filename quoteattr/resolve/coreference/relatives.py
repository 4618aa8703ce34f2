"""Clues for the relatives of somebody known: "her mother", "Ann's brother"; and the possessor."""

from quoteattr.language.titles import TitleClass
from quoteattr.mentions.markable import Markable, Number
from quoteattr.resolve.coreference.antecedents import salient_antecedents
from quoteattr.resolve.coreference.state import Referent, State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.cluster import COLLECTIVES, Cluster
from quoteattr.resolve.discourse.families import Kinship, relation_of
from quoteattr.resolve.discourse.salience import PRESENT
from quoteattr.schema.indexes import UtteranceIndex

_OF_ONE_SURNAME = frozenset({Kinship.CHILD, Kinship.PARENT, Kinship.SIBLING, Kinship.SPOUSE})
"""The relations between people who usually have one surname."""


def known_relative(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the relative whom the text as a whole shows to be somebody's: "[her mother]".

    Of several, such as sisters, the one mentioned last.
    """
    relation = relation_of(nominal_traits.head_lemma(state.discourse, mention))
    possessor = find_possessor(state, mention) if relation else None
    if relation is None or possessor is None or mention.number is Number.PLURAL:
        return None
    known = state.earlier.families.relatives(possessor, relation, mention)
    if len(known) > 1:
        return state.salience.most_recent(known.__contains__) or known[0]
    return known[0] if known else None


def namesake_relative(
    state: State, mention: Markable, utterance: UtteranceIndex | None
) -> Referent:
    """Return the only other person of a surname: "[his brother]" of Hugh Bell is Tom Bell.

    He must have been mentioned lately.
    """
    relation = relation_of(nominal_traits.head_lemma(state.discourse, mention))
    possessor = find_possessor(state, mention) if relation in _OF_ONE_SURNAME else None
    if possessor is None or possessor.is_narrator or mention.number is Number.PLURAL:
        return None
    by_word = state.background.directory.by_word
    found = {
        cluster
        for surname in {name.keys[-1] for name in possessor.names.values() if name.is_full}
        for cluster in by_word.get(surname, ())
        if cluster is not possessor
        and cluster.is_person
        and cluster.fits(mention)
        and any(name.is_full and name.keys[-1] == surname for name in cluster.names.values())
    }
    if len(found) != 1:
        return None
    relative = found.pop()
    scores = salient_antecedents(state, mention, utterance)
    return relative if scores.get(relative, 0.0) >= PRESENT else None


def same_relative(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the referent of an earlier noun for the same relative: "[her mother]" again."""
    possessor = find_possessor(state, mention)
    if possessor is None:
        return None
    noun = nominal_traits.head_lemma(state.discourse, mention)
    return state.described.relative(possessor, noun, mention)


def inverse_relative(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return whose relative the possessor was called: "[Ann]'s son came in. [His mother] said"."""
    relation = relation_of(nominal_traits.head_lemma(state.discourse, mention))
    possessor = find_possessor(state, mention) if relation else None
    if relation is None or possessor is None or mention.number is Number.PLURAL:
        return None
    related = state.described.kin(possessor, relation)
    return next((one for one in related if one is not possessor and one.fits(mention)), None)


def family_title(state: State, mention: Markable, _: UtteranceIndex | None) -> Referent:
    """Return the "Mrs. Bell" or "Lady Bell" who is the mother or the wife of a Bell."""
    possessor = find_possessor(state, mention)
    lemma = nominal_traits.head_lemma(state.discourse, mention)
    family = nominal_traits.FAMILY_TITLES.get(lemma)
    if possessor is None or family is None:
        return None
    directory = state.background.directory
    if lemma in nominal_traits.SPOUSE_NOUNS and (spouse := directory.spouse_of(possessor)):
        return spouse
    surnames = [
        name.keys[-1]
        for name in possessor.names.values()
        if name.is_full or name.has_title(TitleClass.HONORIFIC, TitleClass.RANK)
    ]
    found: set[Cluster] = set()
    for title in sorted(family):
        for relative in directory.with_title(title, surnames):
            if relative is not possessor:
                found.add(relative)
            if len(found) > 1:
                return None
    return next(iter(found), None)


def find_possessor(state: State, mention: Markable) -> Cluster | None:
    """Return the possessor in a description, resolved once: "[Ann]'s mother", "the [NATO] team"."""
    possessors = state.described.possessor_of
    if mention.head not in possessors:
        possessors[mention.head] = _resolved_possessor(state, mention)
    return possessors[mention.head]


def _resolved_possessor(state: State, mention: Markable) -> Cluster | None:
    discourse = state.discourse
    token = discourse.annotated.tokens[mention.head]
    if token.lemma.lower() in nominal_traits.STYLES:
        return None
    for child in discourse.annotated.dependents(token):
        is_owner = child.deprel == "nmod:poss" or (
            child.relation == "compound"
            and mention.kind in COLLECTIVES
            and nominal_traits.is_definite(discourse, mention)
        )
        if is_owner and (other := discourse.by_token.get(child.index)):
            return state.referent(other)
    quotation = state.quotation_around(mention)
    is_bare = mention.first == mention.head
    if not is_bare or token.lemma.lower() not in nominal_traits.FAMILY_NOUNS:
        return None
    if quotation is not None:
        return state.participants.speaker_of.get(quotation)
    return state.names.narrator if discourse.has_narrator else None
