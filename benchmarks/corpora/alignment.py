"""Finds where tokens stand in the text that they were made from."""

from collections.abc import Iterable, Iterator

from quoteattr.schema.span import Span

_REACH = 400
"""How far to look for a token that does not stand next; what was left out in between is shorter."""


def align(tokens: Iterable[str], text: str, start: int = 0) -> Iterator[Span]:
    """Yield the place of each token, one after the other.

    Args:
        tokens: The tokens in text order.
        text: The text; nothing but space stands between most tokens.
        start: Where to begin.

    Yields:
        Where the token stands; an empty span for one that is not there.
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
