"""Whom the words beside a description name: apposition, copula, office."""

from collections.abc import Sequence

from quoteattr.mentions.markable import Markable
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.resolve.discourse.nominals import is_definite
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import MentionForm, SpeakerKind

_BESIDE = frozenset({"appos", "flat", "compound"})
_CALLED = frozenset({"named", "called", "nicknamed"})
_OFFICE_VERBS = frozenset(
    {"appoint", "become", "confirm", "elect", "hire", "install", "serve", "swear", "work"}
)
"""Verbs of which the subject is what stands after "as", or after "become"."""


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
    annotated = discourse.annotated
    above = annotated.head_of(token)
    if token.relation != "nmod" or above is None:
        return False
    if all(child.text.lower() != "of" for child in annotated.dependents(token)):
        return False
    outer = discourse.by_token.get(above.index)
    return (
        outer is not None
        and outer.head == above.index
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
