"""Syntactic limits on the antecedent of a pronoun: the subject and the objects of its clause."""

from collections.abc import Iterator, Mapping

from quoteattr.language import syntax
from quoteattr.mentions.markable import Markable
from quoteattr.mentions.pronouns import REFLEXIVES
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import MentionForm

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "obj", "obl"})


def subject_of_same_clause(
    discourse: Discourse, mention: Markable, cluster_of: Mapping[int, Cluster]
) -> Cluster | None:
    """Return the subject to which a pronoun in the same clause cannot refer.

    "[Bob] told him", "[he] saw her with Ann"; but "Bob saw himself", "Bob took his hat".
    """
    token = discourse.annotated.tokens[mention.head]
    is_object = token.relation in {"obj", "iobj", "obl"}
    if mention.form is not MentionForm.PRONOUN or not is_object or _is_reflexive(token):
        return None
    return _subject(discourse, token, cluster_of)


def other_arguments(discourse: Discourse, mention: Markable) -> Iterator[Markable]:
    """Yield the objects to which a pronoun as subject cannot refer: "she said to [Lucy]"."""
    annotated = discourse.annotated
    token = annotated.tokens[mention.head]
    verb = annotated.head_of(token)
    if verb is None or token.relation != "nsubj":
        return
    for child in annotated.dependents(verb):
        if child.relation in {"obj", "iobj", "obl"} and child.index in discourse.by_token:
            yield discourse.by_token[child.index]


def mentions_below_verb(discourse: Discourse, mention: Markable) -> Iterator[Markable]:
    """Yield the names and definite nouns in the complements of a subject's verb.

    "She knew that [Lucy] had left", "she said [the doctor] was late"
    """
    annotated = discourse.annotated
    token = annotated.tokens[mention.head]
    verb = annotated.head_of(token)
    if verb is None or token.deprel != "nsubj":
        return
    level = discourse.quotation_of[mention.head]
    for child in annotated.dependents(verb):
        if child.index > verb.index and child.relation in _COMPLEMENTS:
            for index in syntax.subtree(annotated, child.index):
                below = discourse.by_token.get(index)
                if below is None or discourse.quotation_of[below.head] != level:
                    continue
                if below.form is MentionForm.NAME or _is_definite(discourse, below):
                    yield below


def subject_of_reflexive(
    discourse: Discourse, mention: Markable, cluster_of: Mapping[int, Cluster]
) -> Cluster | None:
    """Return the subject to which a reflexive pronoun refers: "[Bob] hurt himself"."""
    token = discourse.annotated.tokens[mention.head]
    return _subject(discourse, token, cluster_of) if _is_reflexive(token) else None


def subject_of_possessive(
    discourse: Discourse, mention: Markable, cluster_of: Mapping[int, Cluster]
) -> Cluster | None:
    """Return the likely possessor of an object, its subject: "[Lund] raised his hand"."""
    token = discourse.annotated.tokens[mention.head]
    noun = discourse.annotated.head_of(token)
    if token.deprel != "nmod:poss" or noun is None or noun.relation not in {"obj", "obl"}:
        return None
    return _subject(discourse, noun, cluster_of)


def _is_definite(discourse: Discourse, mention: Markable) -> bool:
    first = discourse.annotated.tokens[mention.first]
    return mention.form is MentionForm.NOMINAL and first.text.lower() == "the"


def _is_reflexive(token: Token) -> bool:
    return token.text.lower() in REFLEXIVES


def _subject(
    discourse: Discourse, token: Token, cluster_of: Mapping[int, Cluster]
) -> Cluster | None:
    """Return the referent of the subject of a dependent's verb, or of the verbs that govern it."""
    annotated = discourse.annotated
    verb = annotated.head_of(token)
    for _ in range(3):
        if verb is None:
            return None
        for child in annotated.dependents(verb):
            if child.relation == "nsubj":
                return cluster_of.get(child.index)
        if verb.relation not in {"xcomp", "conj", "advcl"}:
            return None
        verb = annotated.head_of(verb)
    return None
