"""Speakers who speak together: "[Ada Lund and the mayor] said"."""

from collections.abc import Mapping

from quoteattr.mentions.markable import Markable, Number
from quoteattr.mentions.pronouns import POSSESSIVE
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.span import Extent, Span


def conjunction(annotated: AnnotatedText, head: int, source: Extent | None) -> Token | None:
    """Return the "and" that joins the head of a source to others in it, None if none does.

    Args:
        annotated: The text with its parse.
        head: Document index of the head of the source.
        source: The words of the source, None if there are none.
    """
    parts = source.parts if source else ()
    inside = {index for part in parts for index in annotated.token_range(part)}
    children = list(annotated.dependents(annotated.tokens[head]))
    for other in children:
        beside = [child for child in children if child.relation == "appos"]
        # "Ann Lee, a poet and a painter" is one person.
        describes = other.upos == "NOUN" and any(child.index < other.index for child in beside)
        if other.relation == "conj" and other.index in inside and not describes:
            for child in annotated.dependents(other):
                if child.relation == "cc" and child.text.lower() in {"and", "&"}:
                    return child
    return None


def conjuncts(annotated: AnnotatedText, joining: Token) -> tuple[Token, ...]:
    """Return the heads of all that an "and" joins, in text order."""
    last = annotated.head_of(joining)
    first = annotated.head_of(last) if last else None
    if first is None:
        return ()
    others = (child for child in annotated.dependents(first) if child.relation == "conj")
    return (first, *others)


def group(
    annotated: AnnotatedText, joining: Token, by_token: Mapping[int, Markable]
) -> Markable | None:
    """Return the mention of all whom an "and" joins, None where it joins two words for one.

    "Ada Lund and the mayor", but not "the writer and director".

    Args:
        annotated: The text with its parse.
        joining: The conjunction, which stands for the group as its head.
        by_token: The mentions by the index of their head token.
    """
    members = [by_token.get(token.index) for token in conjuncts(annotated, joining)]
    known = [member for member in members if member and _stands_alone(annotated, member)]
    if not known or len(known) < len(members):
        return None
    first, last = known[0], known[-1]
    return Markable(
        Span(first.span.start, last.span.end),
        first.first,
        last.last,
        joining.index,
        MentionForm.NOMINAL,
        number=Number.PLURAL,
        kind=SpeakerKind.GROUP,
    )


def _stands_alone(annotated: AnnotatedText, member: Markable) -> bool:
    if member.form is not MentionForm.NOMINAL:
        return True
    token = annotated.tokens[member.first]
    return token.upos == "DET" or token.text.lower() in POSSESSIVE
