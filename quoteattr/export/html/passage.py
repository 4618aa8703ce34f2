"""The text with its quotations, cues and sources marked."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from quoteattr.export.html.blocks import Block, chunks
from quoteattr.export.html.markup import Html, closing, escape, join, opening, tag
from quoteattr.export.html.names import look_of, name_of, quote_id, row_id
from quoteattr.export.html.segments import (
    Closing,
    Event,
    Mark,
    Opening,
    Role,
    marks_of,
    segments,
)
from quoteattr.export.html.shares import Share
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote

_CLASSES = {Role.SOURCE: "source", Role.CUE: "cue"}


def passage(document: Document, number: int, shares: Iterable[Share]) -> Html:
    """Return the text of a document; without its tags it is the text, character for character.

    So what the page adds, such as the name of the speaker after a quotation, is drawn by the style
    from attributes.

    Args:
        document: What to show.
        number: The number of the document on the page.
        shares: The shares of its speakers.
    """
    writer = _Writer(document.text, number, {q.id: share for share in shares for q in share.quotes})
    parts = list(chunks(document.text))
    blocks = (block.span for chunk in parts for block in chunk)
    events = segments(marks_of(document), blocks)
    return tag(
        "div",
        *(writer.chunk(chunk, events) for chunk in parts),
        class_="text",
        role="region",
        aria_label="The text",
    )


@attrs.frozen
class _Writer:
    """Writes events as tags."""

    text: str
    number: int
    share_of: Mapping[int, Share]

    def chunk(self, blocks: Iterable[Block], events: Iterator[tuple[Event, ...]]) -> Html:
        paragraphs = [self._paragraph(block, next(events)) for block in blocks]
        return tag("div", *paragraphs, class_="chunk")

    def _paragraph(self, block: Block, events: Iterable[Event]) -> Html:
        content = join(self._event(event) for event in events)
        return tag("p", content, class_="lines" if block.keeps_lines else None)

    def _event(self, event: Event) -> Html:
        match event:
            case Opening(mark=mark) if mark.role is Role.QUOTATION:
                return self._quotation(event)
            case Opening(mark=mark):
                numbers = " ".join(str(quote.id) for quote in mark.quotes)
                return opening("span", class_=_CLASSES[mark.role], data_q=numbers)
            case Closing(mark=mark, is_end=is_end):
                end = closing("span")
                return join([end, self._label(mark.quotes[0])]) if is_end and _labels(mark) else end
            case span:
                return escape(span.of(self.text))

    def _quotation(self, event: Opening) -> Html:
        quote = event.mark.quotes[0]
        share = self.share_of[quote.id]
        is_anchor = event.is_start and event.mark.is_first
        return opening(
            "span",
            id=quote_id(self.number, quote) if is_anchor else None,
            class_=f"q {look_of(share)}",
            data_q=str(quote.id),
            data_k=quote.kind.value,
            data_s=str(share.rank),
        )

    def _label(self, quote: Quote) -> Html:
        """Return the link after a quotation, which names the speaker and leads to the table row."""
        return tag(
            "a",
            class_=f"by {look_of(self.share_of[quote.id])}",
            href=f"#{row_id(self.number, quote)}",
            aria_label=name_of(quote.speaker),
            data_q=str(quote.id),
        )


def _labels(mark: Mark) -> bool:
    return mark.role is Role.QUOTATION and mark.is_last
