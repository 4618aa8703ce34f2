"""The subject of a verb, and what is like one: agents, possessors, shared subjects.

Relations are those of Universal Dependencies 2.
"""

from collections.abc import Collection, Iterator
from itertools import chain

from quoteattr.schema.annotation import AnnotatedText, Token

SUBJECTS = frozenset({"nsubj", "csubj"})


def child_of(annotated: AnnotatedText, token: Token, *relations: str) -> Token | None:
    """Return the first dependent of `token` with one of the universal relations."""
    return next(
        (child for child in annotated.dependents(token) if child.relation in relations), None
    )


def is_passive(annotated: AnnotatedText, verb: Token) -> bool:
    """Whether the verb is passive, by its subject and auxiliary."""
    return any(
        child.deprel in {"nsubj:pass", "csubj:pass", "aux:pass"}
        for child in annotated.dependents(verb)
    )


def subject_of(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the head of the verb's subject, if it has one of its own."""
    return child_of(annotated, verb, *SUBJECTS)


def passive_agent(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the head of the agent of a passive verb: "announced by [the ministry]"."""
    for child in annotated.dependents(verb):
        if child.relation == "obl" and has_preposition(annotated, child, {"by"}):
            return child
    return None


def has_preposition(annotated: AnnotatedText, noun: Token, prepositions: Collection[str]) -> bool:
    """Whether one of some prepositions, in lower case, governs a noun."""
    return any(
        child.relation == "case" and child.text.lower() in prepositions
        for child in annotated.dependents(noun)
    )


def controller_of(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the governor whose subject a verb without a subject shares.

    "He went on *to say*", "He left, *adding* that", "He came and *said* that". Of several verbs
    that are coordinated, the last one with a subject: "We sat, and then [he] rose and *said* that".
    """
    head = annotated.head_of(verb)
    if head is None or head.upos not in {"VERB", "AUX", "ADJ", "NOUN", "PROPN"}:
        return None
    if verb.relation == "conj":
        between = [
            child
            for child in annotated.dependents(head)
            if child.relation == "conj"
            and child.upos in {"VERB", "AUX", "ADJ"}
            and head.index < child.index < verb.index
        ]
        with_subject = (child for child in reversed(between) if subject_of(annotated, child))
        return next(with_subject, head)
    return head if verb.relation in {"xcomp", "advcl"} else None


def shared_subject(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the subject of a verb, its own or the one that it shares; None in the passive."""
    current: Token | None = verb
    while current is not None:
        if is_passive(annotated, current):
            return None
        if (found := subject_of(annotated, current)) is not None:
            return found
        current = controller_of(annotated, current)
    return None


def perceived_subject(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return the object of the governor whose infinitive without "to", or participle, a verb is.

    "We heard [Smith] *say*", "she caught [him] *telling* them"
    """
    governor = annotated.head_of(verb)
    if governor is None or verb.relation not in {"xcomp", "ccomp"}:
        return None
    if verb.xpos not in {"VB", "VBG"} or child_of(annotated, verb, "mark", *SUBJECTS):
        return None
    between = (
        child
        for child in annotated.dependents(governor)
        if governor.index < child.index < verb.index and child.relation in {"obj", *SUBJECTS}
    )
    return next(between, None)


def quoted_subject(annotated: AnnotatedText, verb: Token) -> Token | None:
    """Return whom the governor of a verb quotes: "[she] was quoted as *saying*".

    Also "the paper quoted [her] as *saying*", "[she] is expected to *say*".
    """
    governor = annotated.head_of(verb)
    if governor is None or verb.relation not in {"advcl", "xcomp"}:
        return None
    marker = child_of(annotated, verb, "mark", "case")
    word = marker.text.lower() if marker else ""
    if is_passive(annotated, governor):
        return subject_of(annotated, governor) if word in {"as", "to"} else None
    quoted = child_of(annotated, governor, "obj", "iobj")
    is_between = quoted is not None and governor.index < quoted.index < verb.index
    return quoted if is_between and word == "as" and verb.xpos == "VBG" else None


def subject_above(annotated: AnnotatedText, token: Token) -> Token | None:
    """Return the subject of the nearest ancestor verb that has one."""
    above = annotated.head_of(token)
    while above is not None:
        if above.upos in {"VERB", "AUX"} and (found := shared_subject(annotated, above)):
            return found
        above = annotated.head_of(above)
    return None


def possessor_of(annotated: AnnotatedText, noun: Token) -> Token | None:
    """Return the possessor of a noun, else its modifier after "by" or "from"."""
    authors = (
        child
        for child in annotated.dependents(noun)
        if child.relation == "nmod" and has_preposition(annotated, child, {"by", "from"})
    )
    return next(chain(possessors(annotated, noun), authors), None)


def possessors(annotated: AnnotatedText, noun: Token) -> Iterator[Token]:
    """Yield the possessors before a noun: "[Ann]'s voice", "[her] voice"."""
    return (child for child in annotated.dependents(noun) if child.deprel == "nmod:poss")


def supporting_subject(annotated: AnnotatedText, noun: Token) -> Token | None:
    """Return the subject of the verb whose object the noun is: "[she] made the claim"."""
    verb = annotated.head_of(noun)
    if verb is None or noun.relation not in {"obj", "obl"} or verb.upos != "VERB":
        return None
    return shared_subject(annotated, verb)
