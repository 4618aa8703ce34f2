"""HTML: one self-contained page that shows who said what, for one document or for many.

Enters: `Document`s. Leaves: a page that contains its style and script, and loads nothing.

```
Document ─► text (paragraphs, headings, marks), people, rows ─► article ─┐
Documents ─► overview ──────────────────────────────────────────────────┴► page ─► str
```

All content is made in Python, from the templates in `templates/`, and is readable without the
script. The script filters, searches, sorts and navigates; all that it changes are the user's
corrections, which it keeps in the browser and writes to a file. Every value in a template is
escaped unless it is `Html`, which only `markup` makes of a `str`.
"""

from collections.abc import Iterable, Mapping

from quoteattr.export.html.article import article, folded_article, foot_of, title_of
from quoteattr.export.html.markup import escape, join, tag
from quoteattr.export.html.overview import Tally, overview
from quoteattr.export.html.page import page
from quoteattr.schema.document import Document, checked

__all__ = ["Tally", "frame", "index", "page_of", "report", "to_html"]

FRAME_HEIGHT = 640
"""Height of the report in a notebook, in pixels."""


def to_html(document: Document) -> str:
    """Return a page that shows the text with its quotations and their speakers.

    The page is one file that loads nothing else; the text is escaped, so markup in it is not run.

    Raises:
        InvalidOptionError: `document` is not a `Document`.
    """
    return page_of(checked(document))


def page_of(document: Document, *, is_transient: bool = False) -> str:
    """Return one document as a page: its text, its speakers, and a table of its quotations.

    Args:
        document: The document.
        is_transient: Whether the page has no address of its own, as the answer to a form.
    """
    title = title_of(document, 1) if document.text.strip() or document.id else "Who said what"
    return page(title, article(document, 1), foot_of(document), is_transient=is_transient)


def report(documents: Iterable[Document]) -> str:
    """Return one page with an overview of the documents and each of them, folded, below it."""
    tally = Tally()
    folded = []
    for number, document in enumerate(documents, start=1):
        tally.add(document)
        folded.append(folded_article(document, number))
    heading = tag("h2", escape("The documents"), id="documents")
    summary = overview(tally, address=_anchor, page=lambda number: f"#d{number}")
    return page("Who is quoted", join([summary, heading, *folded]))


def index(tally: Tally, links: Mapping[int, str]) -> str:
    """Return a page with the overview alone, for documents that have pages of their own.

    Args:
        tally: The counts of the documents.
        links: The address of the page of each document, by its number from 1.
    """

    def address(document: int, quotation: int) -> str:
        return f"{links[document]}{_anchor(1, quotation)}"

    return page("Who is quoted", overview(tally, address=address, page=links.__getitem__))


def _anchor(document: int, quotation: int) -> str:
    """Return the address of a quotation within the page."""
    return f"#d{document}q{quotation}"


def frame(document: Document) -> str:
    """Return the page of a document in a frame, for notebooks.

    The frame is a sandbox, and keeps the style of the page apart from that of the notebook.
    """
    attributes = {
        "srcdoc": page_of(document, is_transient=True),
        "sandbox": "allow-scripts allow-downloads",
        "title": "Who said what",
        "width": "100%",
        "height": str(FRAME_HEIGHT),
        "frameborder": "0",
    }
    return str(tag("iframe", **attributes))
