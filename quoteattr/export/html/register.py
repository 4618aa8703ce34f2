"""All quotations of a document as a table: what the script shows of one when it is chosen."""

from collections.abc import Iterator

from quoteattr.export.html.markup import Html, escape, tag
from quoteattr.export.html.names import counted, name_of, quote_id, row_id
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote

COLUMNS = ("#", "speaker", "kind", "act", "cue", "source", "to", "rule", "confidence", "begins")
"""The headings; the script reads a row by them."""

_LONGEST_BEGINNING = 40


def register(document: Document, number: int) -> Html:
    """Return the table of the quotations of a document, folded."""
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
