"""What a pronoun cannot mean by the syntax of its clause, and what a reflexive one must mean."""

from collections.abc import Iterator, Mapping

from quoteattr.mentions.markable import Markable
from quoteattr.mentions.pronouns import REFLEXIVES
from quoteattr.resolve.discourse.cluster import Cluster
from quoteattr.resolve.discourse.discourse import Discourse
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import MentionForm


def ruled_out(
    discourse: Discourse, mention: Markable, cluster_of: Mapping[int, Cluster]
) -> frozenset[Cluster]:
    """Return the clusters that a pronoun cannot mean, since its own verb has them as subject.

    "Bob told him", "he saw her with Ann"; but "Bob saw himself", "Bob took his hat".
    """
    token = discourse.annotated.tokens[mention.head]
    if mention.form is not MentionForm.PRONOUN or token.text.lower() in REFLEXIVES:
        return frozenset()
    if token.relation not in {"obj", "iobj", "obl"}:
        return frozenset()
    subject = _subject(discourse, token)
    cluster = cluster_of.get(subject.index) if subject else None
    return frozenset({cluster}) if cluster else frozenset()


def other_arguments(discourse: Discourse, mention: Markable) -> Iterator[Markable]:
    """Yield what a pronoun as subject cannot mean: "she said to [Lucy]"."""
    annotated = discourse.annotated
    token = annotated.tokens[mention.head]
    verb = annotated.head_of(token)
    if verb is None or token.relation != "nsubj":
        return
    for child in annotated.dependents(verb):
        if child.relation in {"obj", "iobj", "obl"} and child.index in discourse.by_token:
            yield discourse.by_token[child.index]


def reflexive_antecedent(
    discourse: Discourse, mention: Markable, cluster_of: Mapping[int, Cluster]
) -> Cluster | None:
    """Return the subject that a reflexive pronoun means."""
    token = discourse.annotated.tokens[mention.head]
    if token.text.lower() not in REFLEXIVES:
        return None
    subject = _subject(discourse, token)
    return cluster_of.get(subject.index) if subject else None


def own_subject(
    discourse: Discourse, mention: Markable, cluster_of: Mapping[int, Cluster]
) -> Cluster | None:
    """Return the subject of the clause in which something is said to be a pronoun's.

    "Lund raised [his] hand": most often his own.
    """
    token = discourse.annotated.tokens[mention.head]
    noun = discourse.annotated.head_of(token)
    if token.deprel != "nmod:poss" or noun is None or noun.relation not in {"obj", "obl"}:
        return None
    subject = _subject(discourse, noun)
    return cluster_of.get(subject.index) if subject else None


def _subject(discourse: Discourse, token: Token) -> Token | None:
    annotated = discourse.annotated
    verb = annotated.head_of(token)
    for _ in range(3):
        if verb is None:
            return None
        for child in annotated.dependents(verb):
            if child.relation == "nsubj":
                return child
        if verb.relation not in {"xcomp", "conj", "advcl"}:
            return None
        verb = annotated.head_of(verb)
    return None
