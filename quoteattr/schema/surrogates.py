"""Halves of surrogate pairs: JSON cannot distinguish a pair of them from the character.

Offsets count the characters of the text as it was given, so the text keeps its halves. Strings that
no offset points into, such as names, contain the character instead, so that JSON preserves them.
"""

from collections.abc import Iterable, Mapping

import regex

HALF = regex.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which has no UTF-8 form."""


def joined_halves(text: str) -> str:
    """Return a str with each two adjacent halves replaced by their character.

    A lone half is unchanged; JSON has an escape for it.
    """
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def replaced_halves(text: str) -> str:
    """Return a str that UTF-8 can encode: U+FFFD for each half, so that offsets do not change."""
    return HALF.sub("\ufffd", text)


def all_joined(texts: Iterable[str]) -> tuple[str, ...]:
    """Return strings with their halves joined."""
    return tuple(map(joined_halves, texts))


def values_joined(pairs: Mapping[str, str]) -> dict[str, str]:
    """Return a mapping with the halves in its keys and values joined."""
    return {joined_halves(key): joined_halves(value) for key, value in pairs.items()}
