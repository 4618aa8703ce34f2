"""One document on a page: its text, its speakers beside it, its quotations in a table below."""

from collections.abc import Iterator

from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.names import counted, name_of, quote_id, row_id
from quoteattr.export.html.passage import passage
from quoteattr.export.html.shares import shares
from quoteattr.export.html.sidebar import sidebar
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote

COLUMNS = ("#", "speaker", "kind", "act", "cue", "source", "to", "rule", "confidence", "begins")
"""The headings, by which the script reads a row."""

_LONGEST_BEGINNING = 40


def article(document: Document, number: int) -> Html:
    """Return a document as an article.

    Args:
        document: The document.
        number: Its number on the page, from 1, which makes the ids of its elements unique.
    """
    found = shares(document)
    return tag(
        "article",
        sidebar(document, number, found),
        tag("div", passage(document, number, found), _register(document, number), class_="main"),
        class_="document",
        id=f"d{number}",
        aria_label=title_of(document, number),
    )


def folded_article(document: Document, number: int) -> Html:
    """Return a document as a folded article, for pages with many."""
    title = tag("h3", tag("bdi", escape(title_of(document, number))))
    count = tag("small", escape(f" {counted(len(document.quotes), 'quotation')}"))
    return tag("details", tag("summary", title, count), article(document, number), class_="fold")


def title_of(document: Document, number: int) -> str:
    """Return the title of a document; never blank."""
    return document.id.strip() or f"Text {number}"


def _register(document: Document, number: int) -> Html:
    """Return the table of all quotations, folded; the script shows the row of a chosen one."""
    head = tag("tr", *(tag("th", escape(name), scope="col") for name in COLUMNS))
    rows = (_row(document, number, quote) for quote in document.quotes)
    table = tag("table", tag("thead", head), tag("tbody", *rows))
    title = f"Table of {counted(len(document.quotes), 'quotation')}"
    scroller = tag("div", table, class_="scroller", tabindex="0", role="region", aria_label=title)
    return tag("details", tag("summary", escape(title)), scroller, class_="register")


def _row(document: Document, number: int, quote: Quote) -> Html:
    link = tag("a", escape(str(quote.id)), href=f"#{quote_id(number, quote)}")
    cells = (tag("td", tag("bdi", escape(cell))) for cell in _cells(document, quote))
    return tag("tr", tag("th", link, scope="row"), *cells, id=row_id(number, quote))


def _cells(document: Document, quote: Quote) -> Iterator[str]:
    yield name_of(quote.speaker)
    yield quote.kind.value
    yield quote.act.value
    yield quote.cue.of(document.text) if quote.cue else ""
    yield quote.source.text if quote.source else ""
    yield name_of(quote.addressee) if quote.addressee else ""
    yield quote.rule
    yield f"{quote.confidence:.0%}"
    yield _beginning(quote.text)


def _beginning(text: str) -> str:
    words = " ".join(text[: 2 * _LONGEST_BEGINNING].split())
    return words if len(words) <= _LONGEST_BEGINNING else f"{words[:_LONGEST_BEGINNING]}…"
