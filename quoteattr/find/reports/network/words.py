"""The words of a relation of the network: the head and the extent of its cue and its source."""

from collections.abc import Sequence

from quoteattr.language import syntax
from quoteattr.mentions.name_runs import PERSON_LABELS
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.reading import Relation
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.words import Words

_ARTICLES = frozenset({"a", "an", "the"})


def source_of(annotated: AnnotatedText, cue: Token, relation: Relation) -> tuple[int, ...]:
    """Return the tokens of the source, without the subject of a passive cue.

    A source in another paragraph than the cue is dropped, and so is one in another sentence if the
    cue is passive or has a subject of its own.
    """
    source = relation.source
    if not source:
        return ()
    head = syntax.head_among(annotated, source)
    if head.head == cue.index and head.deprel == "nsubj:pass":
        return ()
    if annotated.paragraph_at(head.start) != annotated.paragraph_at(cue.start):
        return ()
    if annotated.sentence_of[head.index] != annotated.sentence_of[cue.index]:
        subject = syntax.subject_of(annotated, cue)
        is_named = subject is not None and subject.upos in {"NOUN", "PROPN"}
        if is_named or syntax.is_passive(annotated, cue):
            return ()
    return (*source, *_after_in_name(annotated, source[-1]))


def _after_in_name(annotated: AnnotatedText, token: int) -> range:
    """Return the tokens after one that belong to the same name."""
    end = annotated.tokens[token].end
    ends = (entity.end for entity in annotated.entities_over(end) if entity.start < end)
    name = Span(end, max(ends, default=end))
    return range(token + 1, annotated.token_range(name).stop) if name else range(0)


def named_words(annotated: AnnotatedText, source: Sequence[int]) -> Words:
    """Return the words of a source; for an article alone, the noun phrase that it opens."""
    head = _named_head(annotated, source)
    noun = annotated.head_of(head)
    if noun is not None and len(source) == 1 and head.text.lower() in _ARTICLES:
        return Words(noun.index, syntax.noun_phrase(annotated, noun))
    return Words(head.index, extent_of(annotated, source))


def _named_head(annotated: AnnotatedText, source: Sequence[int]) -> Token:
    """Return the head of a source; that of the name if the parse divides it.

    "PC [Ann] Lee", "operator [Norlink] said"
    """
    head = syntax.head_among(annotated, source)
    following = annotated.tokens[head.index + 1 : head.index + 2]
    if not following or following[0].index not in source:
        return head
    name = following[0]
    if head.upos != "PROPN":
        is_divided = name.upos == "PROPN" and name.head not in source
        return name if head.upos == "NOUN" and is_divided else head
    starts_name = any(
        entity.start == name.start and entity.label in PERSON_LABELS
        for entity in annotated.entities_over(name.start)
    )
    return name if starts_name and name.head == head.head else head


def extent_of(annotated: AnnotatedText, words: Sequence[int]) -> Extent:
    """Return the extent of some words, without punctuation at its edges."""
    parts = syntax.spans_of(annotated, words)
    return Extent(parts or tuple(annotated.tokens[index].span for index in words))
