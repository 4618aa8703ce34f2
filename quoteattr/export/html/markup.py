"""The only way from a str to HTML: everything from outside goes through `escape`."""

from collections.abc import Iterable
from html import escape as escape_syntax

import regex
from markupsafe import Markup

Html = Markup
"""Markup that is safe to put into a page. The type checker refuses any other str in its place."""

_VOID = frozenset({"input"})
# HTML cannot represent NUL and lone surrogates; a browser shows U+FFFD in their place.
_UNWRITABLE = regex.compile("[\0\ud800-\udfff]")


def escape(text: str) -> Html:
    """Return any str escaped, as text or as the value of an attribute."""
    written = escape_syntax(_UNWRITABLE.sub("\ufffd", text), quote=True)
    # A browser would read a carriage return as a line feed.
    return Html(written.replace("\r", "&#13;"))


def opening(name: str, /, **attributes: str | bool | None) -> Html:
    """Return an opening tag; attributes that are None or False are left out.

    A name ends in `_` if it is a keyword of Python (`class_`), and has `_` for `-` (`data_q`).
    """
    written = "".join(
        f" {_attribute(key)}" if value is True else f' {_attribute(key)}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Html(f"<{name}{written}>")


def closing(name: str) -> Html:
    """Return a closing tag."""
    return Html(f"</{name}>")


def tag(name: str, /, *children: Html, **attributes: str | bool | None) -> Html:
    """Return an element with its children; its attributes as for `opening`."""
    start = opening(name, **attributes)
    return start if name in _VOID else join([start, *children, closing(name)])


def join(pieces: Iterable[Html]) -> Html:
    """Return pieces of markup joined."""
    return Html("".join(pieces))


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
