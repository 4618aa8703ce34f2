"""Objects of JSON, read with messages that say where they break the format.

A record, or a file of corrections, is edited by hand and made by other programs.
"""

import enum
import reprlib
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import attrs

from quoteattr.errors import QuoteAttrError

_Choice = TypeVar("_Choice", bound=enum.Enum)
_Value = TypeVar("_Value", int, float, str, list[Any], dict[str, Any])
_MOST_BITS = 63
"""Bits of a whole number: a longer one is neither an offset nor an id, and may not be printable."""


@attrs.frozen
class Node:
    """An object of the record with its path."""

    content: Any
    """The object."""
    path: str
    """The path to it, such as `record.quotes[3].cue`."""
    error_type: type[QuoteAttrError]
    """What is raised if it breaks the format."""

    def __attrs_post_init__(self) -> None:
        """Check that it is an object."""
        if not isinstance(self.content, Mapping):
            raise self.error(f"expected an object, got {shown(self.content)}")

    def error(self, message: str) -> QuoteAttrError:
        """Return an error with the path."""
        return self.error_type(f"{self.path}: {message}")

    def value(self, key: str, kind: type[_Value], *, default: _Value | None = None) -> _Value:
        """Return the value of a key, which must have the type `kind`."""
        value = self.content.get(key, default)
        if type(value) is int and value.bit_length() > _MOST_BITS:
            raise self.error(f"{key} is too large a number")
        if kind is float and type(value) is int:
            value = float(value)
        # Other stores may return lists as tuples, as spaCy's DocBin does.
        if kind is list and type(value) is tuple:
            value = list(value)
        # type() and not isinstance(): true and false are ints to Python, but not to JSON.
        if type(value) is not kind:
            raise self.error(f"{key} must be {_JSON_NAMES[kind]}, got {shown(value)}")
        return value

    def choice(self, key: str, kind: type[_Choice], *, default: _Choice | None = None) -> _Choice:
        """Return the member of an enumeration whose value a key has."""
        value = self.content.get(key, default.value if default else None)
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(str(member.value) for member in kind)
            raise self.error(f"{key} must be one of {known}, got {shown(value)}") from None

    def node(self, key: str) -> "Node | None":
        """Return the object under a key, None if there is none."""
        content = self.content.get(key)
        return None if content is None else Node(content, f"{self.path}.{key}", self.error_type)

    def nodes(self, key: str, *, default: Iterable[Any] | None = None) -> "list[Node]":
        """Return the objects of the list under a key."""
        items = self.value(key, list, default=None if default is None else list(default))
        return [
            Node(item, f"{self.path}.{key}[{n}]", self.error_type) for n, item in enumerate(items)
        ]


_JSON_NAMES = {
    int: "a whole number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
}


def shown(value: object) -> str:
    """Return a value for a message, cut short however large or deep it is."""
    return f"{reprlib.repr(value):.80}"
