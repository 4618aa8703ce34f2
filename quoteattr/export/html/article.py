"""One document on a page: its text, its speakers beside it, and views of its quotations."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from quoteattr.export.html.certainty import BOUNDS
from quoteattr.export.html.embedded import embedded
from quoteattr.export.html.explanations import explanations
from quoteattr.export.html.markup import Html
from quoteattr.export.html.names import chapter_id, counted
from quoteattr.export.html.page import render
from quoteattr.export.html.people.listing import people
from quoteattr.export.html.people.looks import looks
from quoteattr.export.html.people.network import network
from quoteattr.export.html.people.speaking import voices
from quoteattr.export.html.rows import Row, rows
from quoteattr.export.html.shares import shares
from quoteattr.export.html.text.blocks import blocks
from quoteattr.export.html.text.headings import chapters, headline
from quoteattr.export.html.text.passage import Setting, passage
from quoteattr.schema.document import Document
from quoteattr.schema.quote import QuoteKind

# Speakers shown at once; the others are folded, or the list of a novel would be too long.
_SHOWN = 12
# Rows of the table that are laid out at once; the script shows the others on demand. They are in
# batches, because a browser does nothing for a batch that is not shown.
_ROWS = 30
_BATCH = 250

_KINDS = {
    QuoteKind.DIRECT: "word for word",
    QuoteKind.MIXED: "reworded, with words in quotation marks",
    QuoteKind.INDIRECT: "reworded",
}


def article(document: Document, number: int, level: int = 2) -> Html:
    """Return a document as an article.

    Args:
        document: The document.
        number: Its number on the page, from 1, which makes the ids of its elements unique.
        level: The level of its headings, from 2 to 5.
    """
    paragraphs = tuple(blocks(document.text))
    found = shares(document)
    look_of = looks(document, found)
    parts = chapters(paragraphs, document.text)
    listed = tuple(people(document, found, look_of))
    setting = Setting(number, level + 1, look_of, parts)
    return render(
        "article",
        document=document,
        number=number,
        level=level,
        title=title_of(document, number),
        passage=passage(document, paragraphs, setting),
        chapters=[(chapter_id(number, n), part) for n, part in enumerate(parts, start=1)],
        people=listed[:_SHOWN],
        more_people=listed[_SHOWN:],
        kinds=[(k.value, words, _count(document, k)) for k, words in _KINDS.items()],
        batches=tuple(_batches(tuple(rows(document, look_of)))),
        network=network(document, found, look_of),
        voices=voices(found, parts) if parts else (),
        looks=look_of,
        explanations=explanations(document.quotes),
        bounds={doubt.words: f"{bound:.0%}" for doubt, bound in BOUNDS.items()},
        record=embedded(document),
    )


def folded_article(document: Document, number: int) -> Html:
    """Return a document as a folded article, for pages with many."""
    return render(
        "folded",
        title=title_of(document, number),
        count=len(document.quotes),
        article=article(document, number, level=4),
    )


def title_of(document: Document, number: int) -> str:
    """Return the title of a document: its headline, or its name; never blank."""
    return headline(document.text) or document.id.strip() or f"Text {number}"


def foot_of(document: Document) -> str:
    """Return how a result was made: version, engine, size and date."""
    version = document.meta.get("quoteattr", "")
    engine = document.meta.get("engine", "")
    today = datetime.now().astimezone()
    return " · ".join(
        [
            f"quoteattr {version}".strip(),
            *([f"engine {engine}"] if engine else []),
            counted(len(document.text.split()), "word"),
            counted(len(document.quotes), "quotation"),
            f"{today.day} {today:%B %Y}",
        ]
    )


def _batches(table: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the rows that are shown at first, then the others."""
    yield table[:_ROWS]
    for start in range(_ROWS, len(table), _BATCH):
        yield table[start : start + _BATCH]


def _count(document: Document, kind: QuoteKind) -> int:
    return sum(quote.kind is kind for quote in document.quotes)
