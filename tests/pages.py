"""Reads a page back, and refuses one whose elements do not nest."""

from collections.abc import Iterator
from html.parser import HTMLParser

import attrs

_VOID = frozenset({"meta", "input", "br", "link"})


@attrs.define
class Element:
    """An element of a page."""

    name: str
    attributes: dict[str, str | None]
    children: list["Element | str"] = attrs.field(factory=list)

    @property
    def text(self) -> str:
        """Return all characters in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> list[str]:
        """Return its classes."""
        return (self.attributes.get("class") or "").split()

    def all(self, name: str = "", *, class_: str = "") -> Iterator["Element"]:
        """Yield the elements in it, in order, of a name and a class where these are given."""
        for child in self.children:
            if isinstance(child, Element):
                if name in {"", child.name} and class_ in {"", *child.classes}:
                    yield child
                yield from child.all(name, class_=class_)


def read(page: str) -> Element:
    """Return a page as a tree.

    Raises:
        ValueError: A tag closes what is not open, or something is left open.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    if len(reader.open) != 1:
        message = f"left open: {reader.open[-1].name}"
        raise ValueError(message)
    return reader.open[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        if len(element.attributes) != len(attrs):
            message = f"an attribute twice in {tag}"
            raise ValueError(message)
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop().name != tag:
            message = f"closes {tag}, which is not the innermost open one"
            raise ValueError(message)

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)
