"""Marks that overlap in any way become a stream that nests."""

from collections.abc import Sequence

from hypothesis import given

from quoteattr.export.html.text.blocks import blocks
from quoteattr.export.html.text.segments import Closing, Event, Mark, Opening, marks_of, segments
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Mention, MentionForm, Quote, QuoteKind
from quoteattr.schema.span import Span
from tests.strategies import documents


def _events(document: Document, marks: Sequence[Mark], *spans: Span) -> list[Event]:
    """Return the events of a text, in the paragraphs that are given or those that it has."""
    places = spans or [block.span for block in blocks(document.text)]
    return [event for events in segments(marks, places) for event in events]


def _drawn(document: Document, *spans: Span) -> str:
    """Return the text with brackets around its marks: `(` a quotation, `[` a source, `{` a cue."""
    drawn = ""
    for event in _events(document, marks_of(document), *spans):
        match event:
            case Opening(mark=mark):
                drawn += "([{"[mark.role]
            case Closing(mark=mark):
                drawn += ")]}"[mark.role]
            case Span():
                drawn += event.of(document.text)
    return drawn


def _quote(number: int, *parts: Span, source: Span | None = None) -> Quote:
    mention = Mention((source,), "", MentionForm.NAME) if source else None
    return Quote(number, QuoteKind.DIRECT, Act.SPEECH, parts, "", source=mention)


@given(documents())
def test_the_stream_nests(document: Document) -> None:
    """Whatever closes was opened last, and nothing is open at the end of a paragraph."""
    spans = [block.span for block in blocks(document.text)]
    for events in segments(marks_of(document), spans):
        opened: list[Mark] = []
        for event in events:
            if isinstance(event, Opening):
                opened.append(event.mark)
            elif isinstance(event, Closing):
                assert opened.pop() is event.mark
        assert not opened


@given(documents())
def test_every_character_carries_its_marks(document: Document) -> None:
    """Each is in the stream once, within exactly the marks that cover it."""
    marks = marks_of(document)
    opened: list[Mark] = []
    position = 0
    for event in _events(document, marks):
        match event:
            case Opening(mark=mark):
                opened.append(mark)
            case Closing():
                opened.pop()
            case Span(start=start, end=end):
                assert start == position
                position = end
                covering = {id(mark) for mark in marks if mark.span.overlaps(event)}
                assert covering == set(map(id, opened))
                assert all(mark.span.contains(event) for mark in opened)
    assert position == len(document.text)


@given(documents())
def test_a_mark_starts_once_and_ends_once(document: Document) -> None:
    """Though it may be closed and opened again in between."""
    marks = marks_of(document)
    events = _events(document, marks)
    starts = [id(event.mark) for event in events if isinstance(event, Opening) and event.is_start]
    ends = [id(event.mark) for event in events if isinstance(event, Closing) and event.is_end]

    assert sorted(map(id, marks)) == sorted(starts) == sorted(ends)


def test_a_quotation_within_a_quotation_is_inside() -> None:
    """The longer one is outside, whatever their order."""
    document = Document("abcdef", (_quote(1, Span(2, 4)), _quote(2, Span(0, 6))))

    assert _drawn(document, Span(0, 6)) == "(ab(cd)ef)"


def test_marks_that_cross_are_cut() -> None:
    """The one that starts later is closed and opened again."""
    document = Document("abcdef", (_quote(1, Span(0, 4), source=Span(2, 6)),))

    assert _drawn(document, Span(0, 6)) == "(ab[cd])[ef]"


def test_a_mark_over_two_paragraphs_is_in_both() -> None:
    """No element crosses the end of a paragraph."""
    document = Document("abcdef", (_quote(1, Span(1, 5)),))

    assert _drawn(document, Span(0, 3), Span(3, 6)) == "a(bc)(de)f"


def test_a_source_of_two_quotations_is_one_mark() -> None:
    """It knows both of them."""
    quotes = (_quote(1, Span(0, 1), source=Span(2, 3)), _quote(2, Span(4, 5), source=Span(2, 3)))
    (source,) = [mark for mark in marks_of(Document("abcdef", quotes)) if len(mark.quotes) > 1]

    assert [quote.id for quote in source.quotes] == [1, 2]


def test_the_last_part_is_the_last_that_has_words() -> None:
    """Otherwise the name of the speaker would be nowhere."""
    marks = marks_of(Document("ab", (_quote(1, Span(0, 1), Span(2, 2)),)))

    assert [(mark.is_first, mark.is_last) for mark in marks] == [(True, True)]
