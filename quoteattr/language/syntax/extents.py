"""Words of the dependency tree as spans and extents of the text."""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.span import Extent, Span

_EDGES = ",;:.–—-\"“”‘’'«»"
"""Characters trimmed from what is left beside a quotation."""


def subtree(annotated: AnnotatedText, index: int, *, without: Collection[int] = ()) -> list[int]:
    """Return the sorted indexes of a token and all its descendants, without some branches.

    Args:
        annotated: The text with its parse.
        index: The top of the subtree.
        without: Tokens that are left out with all their descendants.
    """
    found: list[int] = []
    waiting = [index]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting.extend(child for child in annotated.children[current] if child not in without)
    return sorted(found)


def head_among(annotated: AnnotatedText, indexes: Collection[int]) -> Token:
    """Return the first of some words whose head is not among them, else the first word.

    Args:
        annotated: The text with its parse.
        indexes: The document indexes of the words, at least one.
    """
    tokens = [annotated.tokens[index] for index in indexes]
    return next((token for token in tokens if token.head not in indexes), tokens[0])


def runs(indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last index of every run of consecutive indexes, in order."""
    ordered = sorted(set(indexes))
    if not ordered:
        return
    first = ordered[0]
    for here, after in pairwise(ordered):
        if after != here + 1:
            yield first, here
            first = after
    yield first, ordered[-1]


def trimmed(
    annotated: AnnotatedText, first: int, last: int, *, edges: str = ",;:.–—-"
) -> Span | None:
    """Return the span of a run of tokens without punctuation at its edges, None if nothing is left.

    Args:
        annotated: The text with its parse.
        first: Index of the first token.
        last: Index of the last token.
        edges: Tokens at the edges that consist of these characters are dropped.
    """
    tokens = annotated.tokens
    while first <= last and all(character in edges for character in tokens[first].text):
        first += 1
    while first <= last and all(character in edges for character in tokens[last].text):
        last -= 1
    return Span(tokens[first].start, tokens[last].end) if first <= last else None


def spans_of(annotated: AnnotatedText, indexes: Iterable[int]) -> tuple[Span, ...]:
    """Return one span for each run of tokens, without punctuation at the edges."""
    spans = (trimmed(annotated, first, last) for first, last in runs(indexes))
    return tuple(span for span in spans if span and any(map(str.isalnum, span.of(annotated.text))))


def without_parts(
    annotated: AnnotatedText, extent: Extent, head: int, parts: Iterable[Span]
) -> Extent | None:
    """Return an extent without the words inside `parts`, None if its head is one of them.

    Only the uninterrupted words around the head are kept: `[“Go,” Ann Lee]` becomes "Ann Lee".

    Args:
        annotated: The text with its parse.
        extent: The words of a cue or a source.
        head: Document index of their head.
        parts: Spans to remove.
    """
    taken = tuple(parts)
    if not any(extent.overlaps(part) for part in taken):
        return extent
    inside = annotated.token_indexes(extent.parts)
    free = {i for i in inside if not any(annotated.tokens[i].span.overlaps(t) for t in taken)}
    for first, last in runs(free):
        if first <= head <= last:
            span = trimmed(annotated, first, last, edges=_EDGES)
            return None if span is None else Extent((span,))
    return None
