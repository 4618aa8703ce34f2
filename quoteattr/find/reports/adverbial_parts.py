"""The parts of a report by an adverbial: its source, and the words that it can be about."""

from collections.abc import Sequence
from itertools import pairwise

from quoteattr.language import syntax
from quoteattr.language.typography import OPENING_MARKS
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.span import Span

ACCORDING = "according"
"""First word of a phrase that may also name a measure: "according to age"."""
LONGEST_SOURCE = 8
"""Tokens of a source inside a phrase ("in the old mill owner's view")."""
_INSIDE_PHRASE = syntax.NOMINAL_TAGS | {"ADP"}


def share_of_clause(annotated: AnnotatedText, start: int, front: Sequence[str]) -> range:
    """Return the part of a sentence that one "according to" of several can be about.

    "[A,] according to Ann, but [B,] according to Bob"; "according to Ann, [A,] and according to
    Bob, [B]".

    Args:
        annotated: The text with its parse.
        start: Index of the first token of the adverbial.
        front: The words of its phrase before the source, in lower case.
    """
    sentence = annotated.sentence_around(start)
    if front[0] != ACCORDING:
        return range(sentence.first, sentence.stop)
    starts = [i for i in range(sentence.first, sentence.stop) if matches_at(annotated, i, front)]
    borders = (_border(annotated, *pair, front) for pair in pairwise(starts))
    edges = [sentence.first, *borders, sentence.stop]
    position = starts.index(start)
    return range(edges[position], edges[position + 1])


def _border(annotated: AnnotatedText, first: int, second: int, front: Sequence[str]) -> int:
    """Return where the share of the first of two adverbials ends: at "and", or after its source."""
    tokens, opens = annotated.tokens, {"CCONJ", "SCONJ"}
    between = range(second - 1, first, -1)
    if semicolon := next((i for i in between if tokens[i].text == ";"), None):
        return semicolon + 1
    if tokens[second - 1].upos in opens:
        return second - 1
    is_first = annotated.sentence_around(first).first == first
    if is_first or tokens[first - 1].upos in opens:
        return next((i for i in between if tokens[i].upos == "CCONJ"), second)
    source = source_after(annotated, first + len(front))
    after = range(source.stop if source else second, second)
    return next((i for i in after if tokens[i].upos not in {"PUNCT", "CCONJ"}), second)


def source_inside(annotated: AnnotatedText, start: int, back: Sequence[str]) -> range | None:
    """Return the tokens of a source inside a phrase: "in [the owner]'s view".

    Args:
        annotated: The text with its parse.
        start: Index of the first token of the source.
        back: The words of the phrase after the source, in lower case.
    """
    for end in range(start + 1, min(start + LONGEST_SOURCE, len(annotated.tokens))):
        if annotated.tokens[end - 1].upos not in _INSIDE_PHRASE:
            return None
        if matches_at(annotated, end, back):
            return range(start, end)
    return None


def source_after(annotated: AnnotatedText, start: int) -> range | None:
    """Return the tokens of a source that ends a phrase: "according to [the owner]".

    Args:
        annotated: The text with its parse.
        start: Index of the first token of the source.
    """
    noun = syntax.noun_opened_at(annotated, start)
    if noun is None:
        return None
    phrase = syntax.noun_phrase(annotated, noun)
    covered = annotated.token_range(Span(phrase.start, phrase.end))
    marks = (i for i in range(start, covered.stop) if annotated.tokens[i].text in OPENING_MARKS)
    stop = next(marks, covered.stop)
    while stop > start and annotated.tokens[stop - 1].upos == "PUNCT":
        stop -= 1
    return range(start, stop) if stop > start else None


def matches_at(annotated: AnnotatedText, index: int, words: Sequence[str]) -> bool:
    """Whether words in lower case, with straight apostrophes, start at a token."""
    tokens = annotated.tokens[index : index + len(words)]
    return [token.text.lower().replace("’", "'") for token in tokens] == list(words)
