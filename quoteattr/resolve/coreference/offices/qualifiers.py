"""What distinguishes offices of the same noun: "[vice] president", "president of [France]"."""

from collections.abc import Iterator

import attrs

from quoteattr.language.titles import title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.names.name_clusters import NameClusters
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import MentionForm

_RANKS = read_classes("description_words.txt")["rank"]
"""Words that turn an office into a different one: "[vice] president"."""
_TENURES = read_classes("description_words.txt")["tenure"]
"""Words for the time at which an office is held: "the [former] president"."""


@attrs.frozen
class Qualifiers:
    """The qualifiers of an office in one statement or description.

    "[Democratic] [vice] presidential nominee", "the [former] governor of [Ohio]".
    """

    ranks: frozenset[str] = frozenset()
    """Words that turn the office into a different one."""
    tenures: frozenset[str] = frozenset()
    """Words for the time at which it is held."""
    adjectives: frozenset[str] = frozenset()
    """Capitalised adjectives, of parties and countries."""
    places: frozenset[Cluster] = frozenset()
    """The places that are named."""

    def agrees_with(self, stated: "Qualifiers") -> bool:
        """Whether a description so qualified can refer to the holder of a stated office."""
        pairs = ((self.adjectives, stated.adjectives), (self.places, stated.places))
        differ = any(ours and theirs and ours.isdisjoint(theirs) for ours, theirs in pairs)
        return self.ranks == stated.ranks and not differ

    def shared_with(self, stated: "Qualifiers") -> int:
        """Return the number of qualifiers shared with a stated office; the tenure counts as one."""
        shared = len(self.adjectives & stated.adjectives) + len(self.places & stated.places)
        return shared + (self.tenures == stated.tenures)


def qualifiers_of(
    discourse: Discourse, mention: Markable, names: NameClusters, noun: str
) -> Qualifiers:
    """Return the qualifiers of a noun in a description, or before a name as its title.

    Args:
        discourse: The text.
        mention: The description or the titled name.
        names: The names of the text.
        noun: The noun, which does not qualify itself.
    """
    tokens = discourse.annotated.tokens
    first = mention.first
    while first and _qualifies_name(tokens[first - 1], mention):
        first -= 1
    before = tokens[first : mention.head]
    # "Attorney [general]" is the one office whose rank may follow.
    around = (*before, *tokens[mention.head + 1 : mention.head + 2])
    words = {token.text.lower() for token in around} - {noun}
    adjectives = (token.lemma for token in before if token.upos == "ADJ")
    places = (one for one in organisations_of(discourse, mention, names) if one.is_place)
    return Qualifiers(
        frozenset(words & _RANKS),
        frozenset(words & _TENURES),
        frozenset(lemma for lemma in adjectives if lemma[:1].isupper() and not title_of(lemma)),
        frozenset(places),
    )


def _qualifies_name(token: Token, mention: Markable) -> bool:
    """Whether a word before a name belongs to its title: "[German] Chancellor Ann Lee"."""
    inside = token.head is not None and mention.first <= token.head <= mention.head
    return inside and token.relation in {"amod", "compound", "nmod"} and token.text.isalpha()


def organisations_of(
    discourse: Discourse, mention: Markable, names: NameClusters
) -> Iterator[Cluster]:
    """Yield the organisations and places that a nominal names: "the head of [NATO]"."""
    annotated = discourse.annotated
    for child in annotated.dependents(annotated.tokens[mention.head]):
        if child.relation in {"nmod", "compound", "amod"}:
            other = discourse.by_token.get(child.index)
            if other is not None and other.form is MentionForm.NAME:
                yield from names.by_head.get(other.head, ())[:1]
