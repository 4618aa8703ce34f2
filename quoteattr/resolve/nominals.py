"""Who a description refers to: apposition, copula, office, repetition."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from quoteattr.language.mentions import DEFINITE, POSSESSIVE, Markable
from quoteattr.language.names import MARRIED_TITLES, MEN_TITLES, title_of, titles
from quoteattr.resolve.clusters import Cluster
from quoteattr.resolve.discourse import Discourse
from quoteattr.resolve.names import NameClusters
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import MentionForm

HEADS_OF = frozenset(
    "head chief leader boss director president chair chairman chairwoman chairperson ceo executive"
    " secretary-general commander chancellor minister secretary governor".split()
)
"""Offices of which one organisation has one, so that they may stand for each other."""
_GENERIC = frozenset(
    "man woman boy girl lady gentleman fellow chap person child kid lad lass youth infant"
    " companion friend speaker listener interlocutor creature".split()
)
"""Nouns that say too little to be somebody's lasting description."""


PARENTS = frozenset(
    "mother father mamma mama mammy papa dad daddy mum mummy mom mommy grandmother grandma granny"
    " grandfather grandpa aunt auntie uncle".split()
)
"""Without a determiner, the speaker's own: "Mother is out"."""
FAMILY_TITLES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("mother", "mamma", "mama", "mum", "mom", "wife"), MARRIED_TITLES | {"lady"}),
    **dict.fromkeys(("father", "papa", "dad", "husband"), MEN_TITLES | {"sir", "lord"}),
}
"""The titles that go with the surname of somebody's parents or spouse."""


def equals(discourse: Discourse, mention: Markable) -> Markable | None:
    """Return the mention beside a nominal that apposition or copula makes equal to it.

    "Jens Stoltenberg, [the head of NATO]", "[the poet] Ann Lee", "Bob is [the owner]".
    """
    annotated = discourse.annotated
    token = annotated.tokens[mention.head]
    head = annotated.head_of(token)
    if head is not None and token.relation in {"appos", "flat", "compound"} or _describes(token):
        other = discourse.by_token.get(head.index) if head else None
        if other is not None and other.form is MentionForm.NAME:
            return other
    for child in annotated.dependents(token):
        is_copula = child.relation == "nsubj" and any(
            sibling.relation == "cop" for sibling in annotated.dependents(token)
        )
        if child.relation == "appos" or child.deprel in {"nmod:desc"} or is_copula:
            other = discourse.by_token.get(child.index)
            if other is not None and other.form is not MentionForm.NOMINAL:
                return other
    return None


def _describes(token: Token) -> bool:
    return token.deprel == "nmod:desc"


def is_definite(discourse: Discourse, mention: Markable) -> bool:
    """Whether a nominal speaks of somebody who is known: "the senator", "her mother"."""
    token = discourse.annotated.tokens[mention.head]
    if mention.first == mention.head and token.text[:1].isupper() and title_of(token.text):
        return True
    first = discourse.annotated.tokens[mention.first].text.lower()
    return first in DEFINITE or first in POSSESSIVE or _has_possessor(discourse, mention)


def _has_possessor(discourse: Discourse, mention: Markable) -> bool:
    tokens = discourse.annotated.tokens[mention.first : mention.last]
    return any(token.text in {"'s", "’s"} for token in tokens)


@attrs.frozen
class Offices:
    """Who holds which office, as appositions and titles anywhere in the text tell."""

    holders: Mapping[tuple[str, Cluster], frozenset[Cluster]]
    """For an office in an organisation those who are said to hold it."""

    def holder(
        self, discourse: Discourse, mention: Markable, names: NameClusters
    ) -> Cluster | None:
        """Return the one whom "[the head of NATO]" or "[NATO chief]" must mean."""
        office = _office(_hyphenated(discourse, mention))
        found = {
            cluster
            for organisation in _organisations(discourse, mention, names)
            for cluster in self.holders.get((office, organisation), ())
        }
        return next(iter(found)) if len(found) == 1 else None


def read_offices(discourse: Discourse, names: NameClusters) -> Offices:
    """Collect the offices of all names in the text, and note them as roles of their clusters."""
    holders: dict[tuple[str, Cluster], set[Cluster]] = defaultdict(set)
    for mention in discourse.mentions:
        if mention.form is MentionForm.NOMINAL:
            other = equals(discourse, mention)
            clusters = names.of_head.get(other.head, ()) if other else ()
            lemma = lemma_of(discourse, mention)
            for cluster in clusters[:1]:
                cluster.roles.add(lemma)
                for organisation in _organisations(discourse, mention, names):
                    holders[_office(_hyphenated(discourse, mention)), organisation].add(cluster)
        elif mention.name is not None and mention.name.titles:
            before = discourse.by_token.get(mention.first - 1)
            for cluster in names.of_head.get(mention.head, ())[:1]:
                for organisation in names.of_head.get(before.head, ())[:1] if before else ():
                    for title in mention.name.titles:
                        holders[_office(title.word), organisation].add(cluster)
    return Offices({key: frozenset(clusters) for key, clusters in holders.items()})


def _office(lemma: str) -> str:
    return "head" if lemma in HEADS_OF else lemma


def _hyphenated(discourse: Discourse, mention: Markable) -> str:
    """Return the lemma of the head with what a hyphen binds to it: "secretary-general"."""
    tokens = discourse.annotated.tokens
    first = mention.head
    while first >= 2 and tokens[first - 1].text == "-" and _touch(tokens[first - 2 : first + 1]):  # noqa: PLR2004
        first -= 2
    bound = "".join(token.text for token in tokens[first : mention.head])
    return bound.lower() + lemma_of(discourse, mention)


def _touch(tokens: Sequence[Token]) -> bool:
    return all(one.end == other.start for one, other in pairwise(tokens))


def _organisations(
    discourse: Discourse, mention: Markable, names: NameClusters
) -> Iterator[Cluster]:
    """Yield the organisations and places that a nominal names: "the head of [NATO]"."""
    annotated = discourse.annotated
    for child in annotated.dependents(annotated.tokens[mention.head]):
        if child.relation in {"nmod", "compound", "amod"}:
            other = discourse.by_token.get(child.index)
            if other is not None and other.form is MentionForm.NAME:
                yield from names.of_head.get(other.head, ())[:1]


def is_quantified(discourse: Discourse, mention: Markable) -> bool:
    """Whether a nominal speaks of nobody in particular: "every tourist", "no man"."""
    first = discourse.annotated.tokens[mention.first].text.lower()
    return first in {"every", "no", "each", "any", "either", "neither", "what", "which"}


def lemma_of(discourse: Discourse, mention: Markable) -> str:
    """Return the lemma of a nominal's head, lower case."""
    return discourse.annotated.tokens[mention.head].lemma.lower()


def modifiers(discourse: Discourse, mention: Markable) -> frozenset[str]:
    """Return the words that tell a nominal from others of the same head: "old", "NATO"."""
    annotated = discourse.annotated
    words = {
        token.text.lower()
        for token in annotated.tokens[mention.first : mention.head]
        if token.upos in {"ADJ", "NOUN", "PROPN", "NUM"}
    }
    for child in annotated.dependents(annotated.tokens[mention.head]):
        if child.relation == "nmod" and child.index > mention.head:
            words.add(child.text.lower())
    return frozenset(words)


def titled(lemma: str, clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return the clusters whose names bear a title that the noun repeats: "the captain"."""
    if lemma not in titles():
        return []
    short = {lemma, _SHORT_TITLES.get(lemma, lemma)}
    return [
        cluster
        for cluster in clusters
        if any(title.word in short for name in cluster.parsed.values() for title in name.titles)
    ]


def is_generic(lemma: str) -> bool:
    """Whether a noun says no more than that it is somebody."""
    return lemma in _GENERIC


_SHORT_TITLES: Mapping[str, str] = {
    "doctor": "dr",
    "professor": "prof",
    "reverend": "rev",
    "senator": "sen",
    "representative": "rep",
    "governor": "gov",
    "general": "gen",
    "colonel": "col",
    "captain": "capt",
    "lieutenant": "lt",
    "sergeant": "sgt",
    "major": "maj",
    "admiral": "adm",
    "commander": "cmdr",
}
