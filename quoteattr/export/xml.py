"""Text as content of XML 1.0."""

import regex

_FORBIDDEN = regex.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"},
)
"""Carriage returns too: XML parsers read one as a line feed unless it is a reference."""


def writable(text: str) -> str:
    """Return a text with U+FFFD for each character that XML does not allow."""
    return _FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Return a text escaped for an element or an attribute."""
    return writable(text).translate(_ESCAPES)
