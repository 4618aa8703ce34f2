"""Who a description refers to: apposition, copula, office, repetition."""

from collections.abc import Mapping, Sequence

from quoteattr.language.markable import Markable
from quoteattr.language.names import MARRIED_TITLES, MEN_TITLES, title_of
from quoteattr.language.nominals import DEFINITE
from quoteattr.language.pronouns import POSSESSIVE
from quoteattr.resolve.discourse import Discourse
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import MentionForm, SpeakerKind

_BESIDE = frozenset({"appos", "flat", "compound"})
_CALLED = frozenset({"named", "called", "nicknamed"})
_OFFICE_VERBS = frozenset(
    {"appoint", "become", "confirm", "elect", "hire", "install", "serve", "swear", "work"}
)
"""Verbs of which the subject is what stands after "as", or after "become"."""
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
    **dict.fromkeys(("mother", "mamma", "mama", "mum", "mom", "wife"), MARRIED_TITLES | {"lady"}),
    **dict.fromkeys(("father", "papa", "dad", "husband"), MEN_TITLES | {"sir", "lord"}),
}
"""The titles that go with the surname of somebody's parents or spouse."""


def equals(discourse: Discourse, mention: Markable) -> Markable | None:
    """Return the mention beside a nominal that apposition or copula makes equal to it.

    "Jens Stoltenberg, [the head of NATO]", "[the poet] Ann Lee", "Bob is [the owner]", "her
    nephew, [a lad of fifteen]", "[a man] named Bohl", "Ann Lee was sworn in as [mayor]".
    """
    token = discourse.annotated.tokens[mention.head]
    if (bearer := _bearer(discourse, token)) and bearer.form is MentionForm.NAME:
        return bearer
    return _above(discourse, mention, token) or _below(discourse, token)


def _above(discourse: Discourse, mention: Markable, token: Token) -> Markable | None:
    """Return what an apposition stands beside."""
    head = discourse.annotated.head_of(token)
    other = discourse.by_token.get(head.index) if head else None
    if other is None or not (token.relation in _BESIDE or token.deprel == "nmod:desc"):
        return None
    alike = other.kind in (mention.kind, SpeakerKind.UNKNOWN)
    is_name = alike and other.form is MentionForm.NAME
    is_nominal = token.relation == "appos" and _is_one_person(other, mention)
    return other if is_name or is_nominal else None


def _below(discourse: Discourse, token: Token) -> Markable | None:
    """Return what stands in apposition to a nominal, is its subject, or is what it is called."""
    annotated = discourse.annotated
    children = list(annotated.dependents(token))
    is_predicate = any(child.relation == "cop" for child in children)
    beside = [child for child in children if child.relation == "appos"]
    if beside and _is_complement(discourse, token):
        return None
    beside += [child for child in children if child.deprel == "nmod:desc"]
    beside += [child for child in children if is_predicate and child.relation == "nsubj"]
    for child in (*beside, *_appositions_below(discourse, token), *_next_to(annotated, token)):
        other = discourse.by_token.get(child.index)
        if other is not None and other.form is not MentionForm.NOMINAL:
            return other
    for child in children:
        if child.relation == "acl" and child.text.lower() in _CALLED:
            for named in annotated.dependents(child):
                other = discourse.by_token.get(named.index)
                if other is not None and other.form is MentionForm.NAME:
                    return other
    return None


def _is_complement(discourse: Discourse, token: Token) -> bool:
    """Whether what stands in apposition to a noun belongs to the noun above it.

    "the widow of the dead [firefighter], Helen Bell": parsers hang a name from the nearest noun.
    """
    above = discourse.annotated.head_of(token)
    of = any(child.text.lower() == "of" for child in discourse.annotated.dependents(token))
    outer = discourse.by_token.get(above.index) if above and of else None
    return (
        token.relation == "nmod"
        and outer is not None
        and outer.head == (above.index if above else None)
        and outer.kind is SpeakerKind.PERSON
        and outer.form is MentionForm.NOMINAL
        and is_definite(discourse, outer)
    )


def _appositions_below(discourse: Discourse, token: Token) -> list[Token]:
    """Return what stands in apposition to the last noun of "the widow of the firefighter"."""
    annotated = discourse.annotated
    return [
        apposed
        for child in annotated.dependents(token)
        if child.relation == "nmod" and _is_complement(discourse, child)
        for apposed in annotated.dependents(child)
        if apposed.relation == "appos"
    ]


def _next_to(annotated: AnnotatedText, token: Token) -> Sequence[Token]:
    """Return the name right behind a noun which the parser made a second subject or object."""
    following = annotated.tokens[token.index + 1 : token.index + 2]
    return [
        other
        for other in following
        if other.upos == "PROPN" and (other.head, other.deprel) == (token.head, token.deprel)
    ]


def _bearer(discourse: Discourse, token: Token) -> Markable | None:
    """Return who became, or serves as, what a noun says."""
    annotated = discourse.annotated
    verb = annotated.head_of(token)
    if verb is None or token.relation not in {"obl", "xcomp"} or verb.lemma not in _OFFICE_VERBS:
        return None
    marks = {child.text.lower() for child in annotated.dependents(token)}
    if verb.lemma != "become" and "as" not in marks:
        return None
    subjects = (child for child in annotated.dependents(verb) if child.relation == "nsubj")
    return next((discourse.by_token.get(child.index) for child in subjects), None)


def _is_one_person(one: Markable, other: Markable) -> bool:
    """Whether two nominals in apposition may be one person: "her nephew, a lad of fifteen"."""
    kinds = {one.kind, other.kind}
    genders = {one.gender, other.gender} - {None}
    return (
        one.form is other.form
        and kinds == {SpeakerKind.PERSON}
        and one.number is other.number
        and len(genders) <= 1
    )


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
