"""The paragraphs of an XHTML document, in the order of the text."""

from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt"}
    | {"figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "tr", "ul"}
)
_SKIPPED = frozenset({"head", "script", "style", "svg", "math", "template", "rt", "rp"})
_MARKS = ("“”", "‘’")
"""Marks of a `<q>`, and of one inside it."""
_LINE_END = "\n"


def blocks(content: bytes) -> Iterator[str]:
    """Yield the text of each block with white space collapsed; `<br/>` is a line end.

    Args:
        content: The document in UTF-8.
    """
    from lxml import etree, html  # noqa: PLC0415  an extra

    if not content.strip():
        return
    # The parser of HTML knows `&nbsp;`, which XML does not, and reads documents with errors.
    root = html.document_fromstring(content, html.HTMLParser(encoding="utf-8"))
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start" and isinstance(element.tag, str):
            if element.tag in _BLOCKS:
                yield from _whole(pieces)
            pieces += _opening(element)
        elif event == "end" and element.tag in _BLOCKS:
            yield from _whole(pieces)
        if event != "start":
            pieces += _closing(element)
    yield from _whole(pieces)


def _opening(element: Any) -> Iterator[str]:  # noqa: ANN401  lxml has no types
    if _is_skipped(element):
        return
    if element.tag == "br":
        yield _LINE_END
    yield _marks(element)[:1]
    yield _collapsible(element.text)


def _closing(element: Any) -> Iterator[str]:  # noqa: ANN401
    parent = element.getparent()
    if isinstance(element.tag, str) and not _is_skipped(element):
        yield _marks(element)[1:]
    if parent is not None and not _is_skipped(parent):
        yield _collapsible(element.tail)


def _marks(element: Any) -> str:  # noqa: ANN401
    """Return the marks that browsers add around an element."""
    if element.tag != "q":
        return ""
    return _MARKS[sum(1 for _ in element.iterancestors("q")) % 2]


def _is_skipped(element: Any) -> bool:  # noqa: ANN401
    """Whether an element is inside one that is not part of the text."""
    while element is not None:
        if element.tag in _SKIPPED:
            return True
        element = element.getparent()
    return False


def _collapsible(text: str | None) -> str:
    """Return a text whose line ends are spaces."""
    return (text or "").replace(_LINE_END, " ").replace("\r", " ")


def _whole(pieces: list[str]) -> Iterator[str]:
    """Yield the pieces as one block if it has any words, and clear them."""
    lines = (" ".join(line.split()) for line in "".join(pieces).split(_LINE_END))
    block = _LINE_END.join(filter(None, lines))
    pieces.clear()
    if block:
        yield block
