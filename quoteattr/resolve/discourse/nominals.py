"""What a description says of whom it describes: which noun, of whom, known or new."""

from collections.abc import Mapping

from quoteattr.language.titles import MAN_TITLES, WIFE_TITLES, title_of
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.pronouns import POSSESSIVE
from quoteattr.resolve.discourse.discourse import Discourse

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_GENERIC = frozenset(
    {
        "man",
        "woman",
        "boy",
        "girl",
        "lady",
        "gentleman",
        "fellow",
        "chap",
        "person",
        "child",
        "kid",
        "lad",
        "lass",
        "youth",
        "teen",
        "teenager",
        "adolescent",
        "pensioner",
        "infant",
        "baby",
        "urchin",
        "youngster",
        "companion",
        "friend",
        "speaker",
        "listener",
        "interlocutor",
        "creature",
    }
)
"""Nouns that say too little to be somebody's lasting description."""


CHILDREN = frozenset({"child", "boy", "kid", "lad", "infant", "baby", "urchin", "youngster"})
"""Nouns for who is not grown up."""
COMPANIES = frozenset(
    {
        "agency",
        "airline",
        "business",
        "charity",
        "company",
        "corporation",
        "firm",
        "force",
        "group",
        "organisation",
        "organization",
        "union",
    }
)
"""Nouns for an organisation that its name need not hold."""
_KNOWN = frozenset({"authorities", "police"})
"""Nouns that speak of who is known without an article: "[Police] said"."""
LETTERS = frozenset(
    {"cable", "dispatch", "e-mail", "email", "letter", "memo", "message", "note", "postcard"}
    | {"telegram", "text", "voicemail", "wire"}
)
"""Nouns for what speaks for the one who wrote it: "[Bell]'s letter said"."""
PARENTS = frozenset(
    {
        "mother",
        "father",
        "mamma",
        "mama",
        "mammy",
        "papa",
        "dad",
        "daddy",
        "mum",
        "mummy",
        "mom",
        "mommy",
        "grandmother",
        "grandma",
        "granny",
        "grandfather",
        "grandpa",
        "aunt",
        "auntie",
        "uncle",
    }
)
"""Without a determiner, the speaker's own: "Mother is out"."""
FAMILY_TITLES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("mother", "mamma", "mama", "mum", "mom", "wife"), WIFE_TITLES | {"lady"}),
    **dict.fromkeys(("father", "papa", "dad", "husband"), MAN_TITLES | {"sir", "lord"}),
}
"""The titles that go with the surname of somebody's parents or spouse."""


def writer(discourse: Discourse, mention: Markable) -> Markable | None:
    """Return who wrote a letter, as its noun phrase tells: "a note from [Bell]", "[his] note"."""
    annotated = discourse.annotated
    for child in annotated.dependents(annotated.tokens[mention.head]):
        cases = {one.text.lower() for one in annotated.dependents(child) if one.relation == "case"}
        is_origin = child.relation in {"nmod", "obl"} and "from" in cases
        if child.deprel == "nmod:poss" or is_origin:
            return discourse.by_token.get(child.index)
    return None


def is_definite(discourse: Discourse, mention: Markable) -> bool:
    """Whether a nominal speaks of somebody who is known: "the senator", "her mother"."""
    token = discourse.annotated.tokens[mention.head]
    bare = mention.first == mention.head
    if bare and (
        token.text.lower() in _KNOWN or (token.text[:1].isupper() and title_of(token.text))
    ):
        return True
    first = discourse.annotated.tokens[mention.first].text.lower()
    return first in DEFINITE or first in POSSESSIVE or _has_possessor(discourse, mention)


def _has_possessor(discourse: Discourse, mention: Markable) -> bool:
    tokens = discourse.annotated.tokens[mention.first : mention.last]
    return any(token.text in {"'s", "’s"} for token in tokens)


def is_quantified(discourse: Discourse, mention: Markable) -> bool:
    """Whether a nominal speaks of nobody in particular: "every tourist", "no man"."""
    first = discourse.annotated.tokens[mention.first].text.lower()
    return first in {"every", "no", "each", "any", "either", "neither", "what", "which"}


def lemma_of(discourse: Discourse, mention: Markable) -> str:
    """Return the lemma of a nominal's head, lower case, with what a hyphen joins to it."""
    tokens = discourse.annotated.tokens
    lemma, first = tokens[mention.head].lemma.lower(), mention.head
    while first - 1 > mention.first and tokens[first - 1].text == "-":
        if tokens[first - 1].end != tokens[first].start:
            break
        first -= 2
        lemma = f"{tokens[first].text.lower()}-{lemma}"
    return lemma


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


def is_generic(lemma: str) -> bool:
    """Whether a noun says no more than that it is somebody."""
    return lemma in _GENERIC or lemma.endswith("-year-old")
