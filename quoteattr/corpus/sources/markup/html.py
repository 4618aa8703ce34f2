"""The article of a web page, without menus and advertisements; needs `trafilatura`.

trafilatura leaves out the quotation marks of `<q>`, which browsers add, so they are added before.
"""

from pathlib import Path
from typing import Any

import regex

from quoteattr.corpus.sources.decoding import UTF_8, decode, known_encoding
from quoteattr.corpus.sources.markup.extracted import COLUMNS, Extracted
from quoteattr.errors import EngineError, InputFileError, InvalidOptionError, in_words

_CHARSET = regex.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w-]+)", regex.I)
_HEAD = 4_096
"""Bytes at the start of a page in which it may name its encoding."""
_WEB_DEFAULT = "cp1252"
"""Encoding of a page that is not UTF-8 and names none (https://encoding.spec.whatwg.org)."""


def check() -> None:
    """Check that `trafilatura` is installed.

    Raises:
        EngineError: It is not installed.
    """
    try:
        import trafilatura  # noqa: F401, PLC0415  an extra, and slow to import
    except ImportError as error:
        message = "web pages need trafilatura: pip install 'quoteattr[web]'"
        raise EngineError(message) from error


def article(path: Path) -> Extracted:
    """Return the article of a web page.

    Raises:
        InputFileError: The file cannot be read, or has no article.
    """
    import trafilatura  # noqa: PLC0415
    from lxml import etree, html  # noqa: PLC0415

    page = _page(path)
    try:
        tree = html.document_fromstring(page.encode(), html.HTMLParser(encoding=UTF_8))
        _mark_quotations(tree)
        found = trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise InputFileError(f"{path}: no web page: {error}") from error
    if found is None or not found.text:
        raise InputFileError(f"{path}: no article found in this page")
    return Extracted(found.text, {name: getattr(found, name) or None for name in COLUMNS})


def _page(path: Path) -> str:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputFileError(f"{path}: {in_words(error)}") from error
    try:
        return decode(data, str(path), UTF_8, "").text
    except InputFileError:
        if b"\0" in data:
            raise
        return data.decode(_named_encoding(data), errors="replace")


def _named_encoding(data: bytes) -> str:
    """Return the encoding that a page names, or that of pages that name none."""
    named = _CHARSET.search(data[:_HEAD])
    if named is None:
        return _WEB_DEFAULT
    try:
        found = known_encoding(named[1].decode("ascii"))
    except InvalidOptionError:
        return _WEB_DEFAULT
    # A page in UTF-8 was decoded already, and browsers read latin-1 as this.
    return _WEB_DEFAULT if found in {UTF_8, "iso8859-1", "ascii"} else found


def _mark_quotations(tree: Any) -> None:  # noqa: ANN401  lxml has no types
    """Replace each `<q>` by its words in quotation marks."""
    found = [(element, element.xpath("count(ancestor::q)") % 2) for element in tree.xpath("//q")]
    for element, is_inner in found:
        opening, closing = "‘’" if is_inner else "“”"
        element.text = f"{opening}{element.text or ''}"
        if len(element):
            element[-1].tail = f"{element[-1].tail or ''}{closing}"
        else:
            element.text += closing
        element.tag = "span"
