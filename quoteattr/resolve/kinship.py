"""Kinship: what a first pass over a text learns about the families of its people.

Appositions and predicates state relatives ("his brother John", "Ann was a daughter of Mrs. Bell"),
and clauses weddings and births ("Ann married Bob Lund"). So do the speakers that the conversation
decides: where it attributes what "her mother" says to Mrs. Bell again and again, Mrs. Bell is her
mother.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable, Number
from quoteattr.resolve.coreference.relatives import find_possessor
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.appositions import coreferent_mention
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.coordination import with_conjuncts
from quoteattr.resolve.discourse.families import Families, Kinship, relation_of
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import MentionForm

# Set on PDNC.
_STATED = 3.0
"""Weight of an apposition to a name."""
_DECIDED = 0.5
"""Weight of a speaker whom the conversation decides for a description."""
_COUPLE = 2
"""Number of people in "Ann and Bob married"."""
_EVENTS = {
    verb: Kinship(relation)
    for relation, verbs in read_classes("family_events.txt").items()
    for verb in verbs
}
"""How the second person of a clause is related to the first, by the lemma or form of its verb."""
_PAST = frozenset({"VBD", "VBN", "JJ"})
_NOT_FACTS = frozenset(
    {"could", "if", "may", "might", "must", "never", "not", "n't", "should", "unless", "whether"}
    | {"will", "would", "'d", "’d", "shall", "can"}
)
"""Lemmas of the dependents of a verb that show that it does not state what has happened."""

Fact = tuple[Cluster, Kinship, Cluster, float]
"""A person, a relation, the relative, and the weight of the evidence."""


def find_families(state: State, decoded: Mapping[UtteranceIndex, Cluster]) -> Families:
    """Return the relatives of the people with names.

    Args:
        state: A first pass over the text.
        decoded: The speakers that its conversation decides.
    """
    votes: dict[tuple[Cluster, Kinship], dict[Cluster, float]] = defaultdict(dict)
    facts = (*_stated(state), *_narrated(state), *_decided(state, decoded))
    for person, relation, relative, weight in facts:
        if person is relative or not (person.is_identified and relative.is_identified):
            continue
        for key, other in (((person, relation), relative), ((relative, relation.inverse), person)):
            votes[key][other] = votes[key].get(other, 0.0) + weight
    return Families(votes)


def _stated(state: State) -> Iterator[Fact]:
    """Yield what appositions state: "[Ann]'s mother, [Mrs. Bell]", "[John] is [her] cousin"."""
    for mention, relation, possessors in _descriptions(state):
        other = coreferent_mention(state.discourse, mention)
        relative = _referent(state, other) if other else None
        if relative and relative.fits(mention):
            yield from ((possessor, relation, relative, _STATED) for possessor in possessors)


def _narrated(state: State) -> Iterator[Fact]:
    """Yield what clauses state: "[Ann] married [Bob]", "[Ann] was born to [Eva] and [Otto]"."""
    annotated = state.discourse.annotated
    for verb in annotated.tokens:
        relation = _EVENTS.get(verb.lemma.lower()) or _EVENTS.get(verb.text.lower())
        if relation is None or not _is_fact(annotated, verb):
            continue
        children = list(annotated.dependents(verb))
        subjects = [child for child in children if child.relation == "nsubj"]
        phrases = (child for child in children if child.relation == "obl")
        others = [phrase for phrase in phrases if _has_case(annotated, phrase, "to")]
        if relation is Kinship.SPOUSE and not others:
            others = [child for child in children if child.relation == "obj"]
        people = _people(state, subjects)
        relatives = _people(state, others)
        if relation is Kinship.SPOUSE and not others and len(people) == _COUPLE:
            people, relatives = people[:1], people[1:]
        for person in people[:1]:
            yield from ((person, relation, relative, _STATED) for relative in relatives)


def _is_fact(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether a verb states what has happened: not "he would marry her", "if Ann married Bob"."""
    children = [child.lemma.lower() for child in annotated.dependents(verb)]
    return verb.xpos in _PAST and _NOT_FACTS.isdisjoint(children)


def _has_case(annotated: AnnotatedText, noun: Token, case: str) -> bool:
    return any(child.text.lower() == case for child in annotated.dependents(noun))


def _people(state: State, heads: Iterable[Token]) -> list[Cluster]:
    """Return the referents of some heads and of those that "and" joins to them."""
    annotated = state.discourse.annotated
    tokens = (token for head in heads for token in with_conjuncts(annotated, head))
    mentions = (state.discourse.by_token.get(token.index) for token in tokens)
    referents = (_referent(state, mention) for mention in mentions if mention)
    return [cluster for cluster in referents if cluster and cluster.is_person]


def _referent(state: State, mention: Markable) -> Cluster | None:
    return state.names.at(mention.head) or state.cluster_of.get(mention.head)


def _decided(state: State, decoded: Mapping[UtteranceIndex, Cluster]) -> Iterator[Fact]:
    """Yield the relatives to whom the conversation attributes what "her mother" says."""
    speakers = {
        source.head: speaker
        for utterance, speaker in decoded.items()
        if (source := state.discourse.source_of(utterance))
    }
    for mention, relation, possessors in _descriptions(state):
        if relative := speakers.get(mention.head):
            yield from ((possessor, relation, relative, _DECIDED) for possessor in possessors)


def _descriptions(state: State) -> Iterator[tuple[Markable, Kinship, Sequence[Cluster]]]:
    """Yield the descriptions of relatives with the relation and the possessors."""
    for mention in state.discourse.mentions:
        if mention.form is not MentionForm.NOMINAL or mention.number is Number.PLURAL:
            continue
        relation = relation_of(nominal_traits.head_lemma(state.discourse, mention))
        if relation is None:
            continue
        possessor = find_possessor(state, mention)
        possessors = [possessor] if possessor else _people(state, _complements(state, mention))
        if possessors:
            yield mention, relation, possessors


def _complements(state: State, mention: Markable) -> list[Token]:
    """Return the noun in the of-phrase of a description: "the daughter of [Eva] and Otto Lund"."""
    annotated = state.discourse.annotated
    return [
        child
        for child in annotated.dependents(annotated.tokens[mention.head])
        if child.relation == "nmod" and _has_case(annotated, child, "of")
    ]
