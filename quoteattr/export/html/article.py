"""One document on a page: its text in the middle, its speakers beside, its quotations below."""

from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.names import counted
from quoteattr.export.html.passage import passage
from quoteattr.export.html.register import register
from quoteattr.export.html.shares import shares
from quoteattr.export.html.sidebar import sidebar
from quoteattr.schema.document import Document


def article(document: Document, number: int) -> Html:
    """Return a document as an article.

    Args:
        document: What to show.
        number: Its number on the page, from 1; keeps the ids of several documents apart.
    """
    found = shares(document)
    return tag(
        "article",
        sidebar(document, number, found),
        tag("div", passage(document, number, found), register(document, number), class_="main"),
        class_="document",
        id=f"d{number}",
        aria_label=title_of(document, number),
    )


def folded_article(document: Document, number: int) -> Html:
    """Return a document as an article that opens at a click, for pages with many."""
    title = tag("h3", tag("bdi", escape(title_of(document, number))))
    count = tag("small", escape(f" {counted(len(document.quotes), 'quotation')}"))
    return tag("details", tag("summary", title, count), article(document, number), class_="fold")


def title_of(document: Document, number: int) -> str:
    """Return what a document is called; never a blank."""
    return document.id.strip() or f"Text {number}"
