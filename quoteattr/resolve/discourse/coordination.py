"""Coordinated speakers: "[Ada Lund and the mayor] said"."""

from collections.abc import Iterator, Mapping

from quoteattr.mentions.markable import Markable, Number
from quoteattr.mentions.pronouns import POSSESSIVE
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.span import Extent, Span


def coordinator(annotated: AnnotatedText, head: int, source: Extent | None) -> Token | None:
    """Return the "and" that joins the head of a source to another word in it, None without one.

    Args:
        annotated: The text with its parse.
        head: Document index of the head of the source.
        source: The words of the source, None if there are none.
    """
    inside = set(annotated.token_indexes(source.parts)) if source else set()
    children = list(annotated.dependents(annotated.tokens[head]))
    appositions = [child for child in children if child.relation == "appos"]
    for other in children:
        # "Ann Lee, a poet and a painter" is one person.
        describes = other.upos == "NOUN" and any(one.index < other.index for one in appositions)
        if other.relation == "conj" and other.index in inside and not describes:
            for child in annotated.dependents(other):
                if child.relation == "cc" and child.text.lower() in {"and", "&"}:
                    return child
    return None


def subject_coordinators(annotated: AnnotatedText) -> Iterator[Token]:
    """Yield each "and" that joins subjects: "[Ada Lund and the mayor] left"."""
    for token in annotated.tokens:
        last = annotated.head_of(token)
        first = annotated.head_of(last) if last else None
        joins = token.relation == "cc" and token.text.lower() in {"and", "&"}
        if joins and last and first and last.relation == "conj" and first.relation == "nsubj":
            yield token


def conjuncts(annotated: AnnotatedText, conjunction: Token) -> tuple[Token, ...]:
    """Return the heads of all that an "and" joins, in text order."""
    last = annotated.head_of(conjunction)
    first = annotated.head_of(last) if last else None
    return with_conjuncts(annotated, first) if first else ()


def with_conjuncts(annotated: AnnotatedText, first: Token) -> tuple[Token, ...]:
    """Return the head of the first conjunct with those of all others, in text order.

    A conjunct never precedes the first one, although a parser may say so.
    """
    others = (child for child in annotated.dependents(first) if child.relation == "conj")
    return (first, *(other for other in others if other.index > first.index))


def coordinated_mention(
    annotated: AnnotatedText, conjunction: Token, by_token: Mapping[int, Markable]
) -> Markable | None:
    """Return the mention of everybody an "and" joins, None if they are one: "writer and director".

    Args:
        annotated: The text with its parse.
        conjunction: The "and", which becomes the head of the mention.
        by_token: The mentions by the index of their head token.
    """
    members = [by_token.get(token.index) for token in conjuncts(annotated, conjunction)]
    known = [member for member in members if member and is_independent(annotated, member)]
    if not known or len(known) < len(members):
        return None
    first, last = known[0], known[-1]
    return Markable(
        Span(first.span.start, last.span.end),
        first.first,
        last.stop,
        conjunction.index,
        MentionForm.NOMINAL,
        number=Number.PLURAL,
        kind=SpeakerKind.GROUP,
    )


def is_independent(annotated: AnnotatedText, member: Markable) -> bool:
    """Whether a conjunct is a name, a pronoun, or a nominal with a determiner of its own."""
    if member.form is not MentionForm.NOMINAL:
        return True
    token = annotated.tokens[member.first]
    return token.upos == "DET" or token.text.lower() in POSSESSIVE
