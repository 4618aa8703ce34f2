"""The text with its quotations, cues and sources marked."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

import attrs

from quoteattr.export.html.certainty import doubt_of
from quoteattr.export.html.markup import Html, closing, escape, join, opening, tag
from quoteattr.export.html.names import chapter_id, name_of, number_of, quote_id, row_id
from quoteattr.export.html.text.blocks import Block, chunks
from quoteattr.export.html.text.headings import Chapter, is_headline
from quoteattr.export.html.text.segments import (
    Closing,
    Event,
    Opening,
    Role,
    marks_of,
    segments,
)
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote
from quoteattr.schema.span import Span

# Closing marks come before the name, and punctuation after it stays on its line.
_CLOSING_MARKS = "”’\"'»›"
_PUNCTUATION = f".,;:!?…)]{_CLOSING_MARKS}"

_CLASSES = {Role.SOURCE: "source", Role.CUE: "cue"}


@attrs.frozen
class Setting:
    """What the text needs from the rest of the page."""

    number: int
    """The number of the document on the page."""
    level: int
    """The level of the headings of its chapters, 2 to 6."""
    looks: Mapping[int, str]
    """The CSS classes of each speaker by number."""
    chapters: tuple[Chapter, ...]
    """The chapters."""


def passage(document: Document, blocks: Iterable[Block], setting: Setting) -> Html:
    """Return the text of a document; without its tags it is the text, character for character.

    Whatever the page adds, such as the name of the speaker after a quotation, is therefore in
    attributes, which the style sheet displays.

    Args:
        document: What to show.
        blocks: Its paragraphs.
        setting: What the text needs from the rest of the page.
    """
    writer = _Writer(
        document.text,
        setting,
        {chapter.span.start: n for n, chapter in enumerate(setting.chapters, start=1)},
    )
    parts = list(chunks(blocks))
    events = segments(marks_of(document), (block.span for chunk in parts for block in chunk))
    return join(writer.chunk(chunk, events) for chunk in parts)


@attrs.frozen
class _Writer:
    """Writes events as tags."""

    text: str
    setting: Setting
    chapter_at: Mapping[int, int]

    def chunk(self, blocks: Iterable[Block], events: Iterator[tuple[Event, ...]]) -> Html:
        paragraphs = [self._paragraph(block, next(events)) for block in blocks]
        return tag("div", *paragraphs, class_="chunk")

    def _paragraph(self, block: Block, events: tuple[Event, ...]) -> Html:
        content = join(self._content(events, ends_with_gap=block.keeps_lines))
        if block.span.start in self.chapter_at:
            heading = chapter_id(self.setting.number, self.chapter_at[block.span.start])
            return tag(f"h{self.setting.level}", content, id=heading, class_="chapter")
        if is_headline(block, self.text):
            # It repeats the title of the page, so it is hidden unless something in it is marked.
            is_marked = any(isinstance(event, Opening) for event in events)
            return tag("p", content, class_="headline" if is_marked else "headline again")
        return tag("p", content, class_="lines" if block.keeps_lines else None)

    def _content(self, events: tuple[Event, ...], *, ends_with_gap: bool) -> Iterator[Html]:
        kept = 0  # characters at the start of the next stretch that are written already
        for event, following in zip_longest(events, events[1:]):
            if isinstance(event, Span):
                words = event.of(self.text)[kept:]
                shown = words.rstrip() if ends_with_gap and following is None else words
                yield escape(shown)
                if gap := words[len(shown) :]:
                    # Where line ends are shown, empty lines below the paragraph are not.
                    yield tag("span", escape(gap), class_="gap")
                kept = 0
            elif _ends_with_label(event) and isinstance(following, Span):
                words = following.of(self.text)
                marks = len(words) - len(words.lstrip(_CLOSING_MARKS))
                kept = len(words) - len(words.lstrip(_PUNCTUATION))
                label, punctuation = self._label(event.mark.quotes[0]), words[marks:kept]
                yield closing("span")
                yield escape(words[:marks])
                yield (
                    tag("span", label, escape(punctuation), class_="keep") if punctuation else label
                )
            else:
                yield self._event(event)

    def _event(self, event: Opening | Closing) -> Html:
        match event:
            case Opening(mark=mark) if mark.role is Role.QUOTATION:
                return self._quotation(event)
            case Opening(mark=mark):
                numbers = " ".join(str(quote.id) for quote in mark.quotes)
                return opening("span", class_=_CLASSES[mark.role], data_q=numbers)
            case Closing(mark=mark):
                end = closing("span")
                return join([end, self._label(mark.quotes[0])]) if _ends_with_label(event) else end

    def _quotation(self, event: Opening) -> Html:
        quote = event.mark.quotes[0]
        speaker = number_of(quote.speaker)
        is_anchor = event.is_start and event.mark.is_first
        return opening(
            "span",
            id=quote_id(self.setting.number, quote) if is_anchor else None,
            class_=f"q {self.setting.looks[speaker]}",
            data_q=str(quote.id),
            data_k=quote.kind.value,
            data_s=str(speaker),
        )

    def _label(self, quote: Quote) -> Html:
        """Return the link after a quotation, which names the speaker and leads to the table row."""
        doubt = doubt_of(quote)
        name = name_of(quote.speaker)
        return tag(
            "a",
            class_=f"by {self.setting.looks[number_of(quote.speaker)]}",
            href=f"#{row_id(self.setting.number, quote)}",
            aria_label=f"{name}, {doubt.words}" if doubt.sign else name,
            data_n=f"{name}{doubt.sign}" if quote.speaker else name,
            data_q=str(quote.id),
        )


def _ends_with_label(event: Opening | Closing) -> bool:
    mark = event.mark
    is_end = isinstance(event, Closing) and event.is_end
    return is_end and mark.role is Role.QUOTATION and mark.is_last
