"""Kinship: what a first pass over a text learns about the families of its people.

Appositions state relatives ("his brother John", "Ann, the daughter of Mrs. Bell"), and so do the
speakers that the conversation decides: where it attributes what "her mother" says to Mrs. Bell
again and again, Mrs. Bell is her mother.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from quoteattr.mentions.markable import Markable, Number
from quoteattr.resolve.coreference.relatives import find_possessor
from quoteattr.resolve.coreference.state import State
from quoteattr.resolve.discourse import nominal_traits
from quoteattr.resolve.discourse.appositions import coreferent_mention
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.families import Families, Relation, relation_of
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quote import MentionForm

# Set on PDNC.
_STATED = 3.0
"""Weight of an apposition to a name."""
_DECIDED = 0.5
"""Weight of a speaker whom the conversation decides for a description."""

Fact = tuple[Cluster, Relation, Cluster, float]
"""A person, a relation, the relative, and the weight of the evidence."""


def find_families(state: State, decoded: Mapping[UtteranceIndex, Cluster]) -> Families:
    """Return the relatives of the people with names.

    Args:
        state: A first pass over the text.
        decoded: The speakers that its conversation decides.
    """
    votes: dict[tuple[Cluster, Relation], dict[Cluster, float]] = defaultdict(dict)
    for person, relation, relative, weight in (*_stated(state), *_decided(state, decoded)):
        if person is relative or not (person.is_identified and relative.is_identified):
            continue
        for key, other in (((person, relation), relative), ((relative, relation.inverse), person)):
            votes[key][other] = votes[key].get(other, 0.0) + weight
    return Families(votes)


def _stated(state: State) -> Iterator[Fact]:
    """Yield what appositions state: "[Ann]'s mother, [Mrs. Bell]", "[John] is [her] cousin"."""
    for mention, relation, possessor in _descriptions(state):
        other = coreferent_mention(state.discourse, mention)
        if other is None:
            continue
        relative = state.names.at(other.head)
        if relative and relative.fits(mention):
            yield possessor, relation, relative, _STATED


def _decided(state: State, decoded: Mapping[UtteranceIndex, Cluster]) -> Iterator[Fact]:
    """Yield the relatives to whom the conversation attributes what "her mother" says."""
    speakers = {
        source.head: speaker
        for utterance, speaker in decoded.items()
        if (source := state.discourse.source_of(utterance))
    }
    for mention, relation, possessor in _descriptions(state):
        if relative := speakers.get(mention.head):
            yield possessor, relation, relative, _DECIDED


def _descriptions(state: State) -> Iterator[tuple[Markable, Relation, Cluster]]:
    """Yield the descriptions of relatives with the relation and the possessor."""
    for mention in state.discourse.mentions:
        if mention.form is not MentionForm.NOMINAL or mention.number is Number.PLURAL:
            continue
        relation = relation_of(nominal_traits.head_lemma(state.discourse, mention))
        possessor = find_possessor(state, mention) if relation else None
        if relation and possessor:
            yield mention, relation, possessor
