"""Affiliations: the party and the country of a person, by the words beside a name or a noun."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import attrs

from quoteattr.language.titles import title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import MentionForm

_MODIFIERS = frozenset({"amod", "compound", "nmod"})


@attrs.frozen
class Affiliations:
    """The parties and the countries of a person, as far as words state them."""

    parties: frozenset[str] = frozenset()
    """Parties, one word for each: "GOP" and "Republican" are one."""
    peoples: frozenset[str] = frozenset()
    """Adjectives of countries and peoples: "German"."""

    def __or__(self, other: "Affiliations") -> "Affiliations":
        """Return the affiliations of both."""
        return Affiliations(self.parties | other.parties, self.peoples | other.peoples)

    def agrees_with(self, other: "Affiliations") -> bool:
        """Whether one person can have both: nobody is a Democrat and a Republican."""
        pairs = ((self.parties, other.parties), (self.peoples, other.peoples))
        return not any(ours and theirs and ours.isdisjoint(theirs) for ours, theirs in pairs)

    def shares(self, other: "Affiliations") -> bool:
        """Whether a party or a country is the same."""
        return bool(self.parties & other.parties or self.peoples & other.peoples)


def read_affiliations(discourse: Discourse, names: NameClusters) -> Mapping[Cluster, Affiliations]:
    """Return what the words beside the names of a text say about their bearers."""
    found: dict[Cluster, Affiliations] = {}
    for mention in discourse.mentions:
        cluster = names.at(mention.head) if mention.form is MentionForm.NAME else None
        if cluster and cluster.is_person:
            stated = _stated_by(_beside_name(discourse, mention))
            found[cluster] = found.get(cluster, Affiliations()) | stated
    return found


def affiliations_of(discourse: Discourse, description: Markable) -> Affiliations:
    """Return what a description says by itself: "the [Republican] nominee", "the [Tory]"."""
    return _stated_by(discourse.annotated.tokens[description.first : description.head + 1])


def _stated_by(tokens: Iterable[Token]) -> Affiliations:
    parties: set[str] = set()
    peoples: set[str] = set()
    for token in tokens:
        if not token.text[:1].isupper():
            continue
        if party := _parties().get(token.lemma.lower()):
            parties.add(party)
        elif token.upos == "ADJ" and not title_of(token.text):
            peoples.add(token.lemma.lower())
    return Affiliations(frozenset(parties), frozenset(peoples))


def _beside_name(discourse: Discourse, mention: Markable) -> Iterator[Token]:
    """Yield the words before a name, and its appositions: "Ann Lee (R-Ohio)", "Lee, a Tory"."""
    annotated = discourse.annotated
    head = annotated.tokens[mention.head]
    yield from annotated.tokens[mention.first : mention.head]
    beside = [
        child
        for child in annotated.dependents(head)
        if child.relation == "appos" or _is_modifier(child, head)
    ]
    governor = annotated.head_of(head)
    # Of a noun before a name, the name may be the apposition.
    if governor is not None and head.relation == "appos" and governor.index < mention.first:
        beside.append(governor)
    for token in beside:
        yield token
        yield from (one for one in annotated.dependents(token) if _is_modifier(one, token))


def _is_modifier(token: Token, noun: Token) -> bool:
    return token.relation in _MODIFIERS and token.index < noun.index


@cache
def _parties() -> Mapping[str, str]:
    classes = read_classes("affiliations.txt").items()
    return {word: party for party, words in classes for word in words}
