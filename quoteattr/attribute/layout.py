"""The speaker by layout: labels, colons and signatures around a quotation."""

from collections.abc import Sequence
from itertools import islice

import attrs

from quoteattr.attribute.scene import Finding, Scene, last_within, within
from quoteattr.language import syntax
from quoteattr.schema.annotation import Token
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.words import Words

_DASHES = frozenset({"-", "–", "—", "―", "--", "~"})
_NAME_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "DET", "NUM", "X", "CCONJ", "PART"})
_LONGEST_SIGNATURE = 12
"""Tokens of a signature: a name with a role ("Ann Lee, head of the water board")."""
_SENTENCE_END = frozenset({".", "!", "?"})
_GOVERNORS = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_MARKS = frozenset("\"'“”‘’«»")


@attrs.frozen
class _Outside:
    """The tokens of narration, without quotation marks, as sorted document indexes."""

    tokens: tuple[int, ...]
    """All of them."""
    words: tuple[int, ...]
    """Those that are not punctuation."""
    ends: tuple[int, ...]
    """Those that end a sentence."""
    governors: tuple[int, ...]
    """Those that have a subject and may be the predicate of a clause before a colon."""


def _outside(scene: Scene) -> _Outside:
    tokens = scene.annotated.tokens
    outside = [tokens[i] for i in scene.quotation_of.narrated if not set(tokens[i].text) <= _MARKS]
    return _Outside(
        tuple(token.index for token in outside),
        tuple(token.index for token in outside if token.upos != "PUNCT"),
        tuple(token.index for token in outside if token.text in _SENTENCE_END),
        tuple(
            token.index
            for token in outside
            if token.upos in _GOVERNORS and syntax.subject_of(scene.annotated, token) is not None
        ),
    )


def signature(scene: Scene, position: int) -> Finding | None:
    """`"..." — [Ann Lee], head of the board`, in the same paragraph or on the line below."""
    if not _is_direct(scene, position):
        return None
    outside, after = scene.once(_outside), _narration_after(scene, position)
    first = next(within(outside.tokens, after), None)
    if first is None or scene.annotated.tokens[first].text not in _DASHES:
        return None
    rest = within(outside.words, range(first + 1, after.stop))
    words = [scene.annotated.tokens[index] for index in islice(rest, _LONGEST_SIGNATURE + 1)]
    if not words or len(words) > _LONGEST_SIGNATURE:
        return None
    if any(word.upos not in _NAME_TAGS for word in words) or words[0].upos == "ADP":
        return None
    head = _head_among(words)
    return Finding(source=Words(head.index, syntax.noun_phrase(scene.annotated, head)))


def label(scene: Scene, position: int) -> Finding | None:
    """`[Ann Lee]: "..."` at the start of a paragraph."""
    if not _is_direct(scene, position):
        return None
    clause = _last_sentence(scene, _paragraph_before(scene, position))
    if (end := _colon_at_end(scene, clause)) is None:
        return None
    before = within(scene.once(_outside).tokens, range(clause.start, end.index))
    words = [scene.annotated.tokens[index] for index in islice(before, _LONGEST_SIGNATURE + 1)]
    if not words or len(words) > _LONGEST_SIGNATURE:
        return None
    if any(word.upos not in _NAME_TAGS | {"PUNCT"} for word in words):
        return None
    head = _head_among(words)
    return Finding(
        source=Words(head.index, Extent.single(words[0].start, words[-1].end)),
        cue=Words.single(end),
    )


def colon(scene: Scene, position: int) -> Finding | None:
    """`[Ann] was blunt: "..."`, also where the paragraph before ends in the colon."""
    if not _is_direct(scene, position):
        return None
    outside = scene.once(_outside)
    clause = _last_sentence(scene, _paragraph_before(scene, position))
    if last_within(outside.tokens, clause) is None:
        clause = _last_sentence(scene, _paragraph_above(scene, position))
    if _colon_at_end(scene, clause) is None:
        return None
    first = next(within(outside.tokens, clause))
    # A subject before the clause can only belong to the sentence in which the clause starts.
    while (index := last_within(outside.governors, clause)) is not None:
        subject = syntax.subject_of(scene.annotated, scene.annotated.tokens[index])
        if subject is not None and subject.index >= first:
            phrase = syntax.noun_phrase(scene.annotated, subject)
            return Finding(source=Words(subject.index, phrase))
        clause = range(clause.start, index)
    return None


def _is_direct(scene: Scene, position: int) -> bool:
    return scene.utterances[position].kind is QuoteKind.DIRECT


def _narration_after(scene: Scene, position: int) -> range:
    """Return the tokens from the quotation to the end of the paragraph, or the line below."""
    annotated = scene.annotated
    end = scene.utterances[position].end
    paragraph = annotated.paragraph_at(end - 1)
    rest = annotated.token_range(Span(end, max(end, annotated.paragraphs[paragraph].end)))
    if next(within(scene.once(_outside).words, rest), None) is not None:
        return rest
    below = annotated.paragraphs[paragraph + 1 : paragraph + 2]
    return annotated.token_range(below[0]) if below else range(0)


def _paragraph_before(scene: Scene, position: int) -> range:
    """Return the tokens before the quotation in its paragraph."""
    start = scene.utterances[position].start
    paragraph = scene.annotated.paragraphs[scene.paragraph_of(position)]
    return scene.annotated.token_range(Span(paragraph.start, max(start, paragraph.start)))


def _paragraph_above(scene: Scene, position: int) -> range:
    index = scene.paragraph_of(position)
    return scene.annotated.token_range(scene.annotated.paragraphs[index - 1]) if index else range(0)


def _last_sentence(scene: Scene, tokens: range) -> range:
    """Return the tokens after the last one that ends a sentence."""
    end = last_within(scene.once(_outside).ends, tokens)
    return tokens if end is None else range(end + 1, tokens.stop)


def _colon_at_end(scene: Scene, tokens: range) -> Token | None:
    """Return the last token of narration if it is a colon, else None."""
    last = last_within(scene.once(_outside).tokens, tokens)
    if last is None or scene.annotated.tokens[last].text != ":":
        return None
    return scene.annotated.tokens[last]


def _head_among(words: Sequence[Token]) -> Token:
    """Return the word that no other of the words governs."""
    inside = {word.index for word in words}
    return next((word for word in words if word.head not in inside), words[0])
