"""Finds the offsets of tokens in the text that they were made from."""

from collections.abc import Iterable, Iterator

from quoteattr.schema.span import Span

_REACH = 400
"""Characters to search for a token that is not next; what annotators left out is shorter."""


def align(tokens: Iterable[str], text: str, start: int = 0) -> Iterator[Span]:
    """Yield the span of each token in order.

    Args:
        tokens: The tokens in text order.
        text: The text; only white space separates most tokens.
        start: Where to begin.

    Yields:
        The span of the token; an empty span if it is not in the text.
    """
    position = start
    for token in tokens:
        place = position
        while place < len(text) and text[place].isspace():
            place += 1
        if not text.startswith(token, place):
            place = text.find(token, position, position + _REACH)
        if not token or place < 0:
            yield Span(position, position)
            continue
        position = place + len(token)
        yield Span(place, position)
