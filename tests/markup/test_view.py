"""Offsets in a view and in the text as it was given."""

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.markup.read import read_markup
from quoteattr.schema.span import Span

_TEXTS = st.lists(
    st.sampled_from(["&ldquo;", "Ann", "<b>", "</b>", "<br>", " ", "é", "â€™", "&amp;", ".", "\n"]),
    max_size=12,
).map("".join)


def parts(text: str, words: str) -> list[str]:
    """Return what words of the view are in the text."""
    view = read_markup(text)
    assert view is not None
    start = view.text.index(words)
    return [part.of(text) for part in view.original_parts(Span(start, start + len(words)))]


def test_an_entity_is_part_of_the_words() -> None:
    """The marks around them are not."""
    assert parts("&ldquo;It&rsquo;s shut&rdquo;", "It’s shut") == ["It&rsquo;s shut"]


def test_a_tag_is_not_part_of_the_words() -> None:
    """It separates two parts, and is left out before and after them."""
    assert parts("<p><i>It</i> is <b>very</b> shut.</p>", "It is very shut.") == [
        "It",
        "is",
        "very",
        "shut.",
    ]


@given(_TEXTS)
def test_there_and_back(text: str) -> None:
    """A character of the view comes from a stretch of the text in which it is seen."""
    view = read_markup(text)
    if view is None:
        return
    for start in range(len(view.text)):
        span = view.original_span(Span(start, start + 1))
        assert 0 <= span.start < span.end <= len(text)
        assert any(seen.contains(Span(start, start + 1)) for seen in view.seen_spans([span]))


@given(_TEXTS)
def test_the_order_is_that_of_the_text(text: str) -> None:
    """What is later in the view is later in the text."""
    view = read_markup(text)
    if view is None:
        return
    starts = [view.original_span(Span(at, at + 1)).start for at in range(len(view.text))]
    assert starts == sorted(starts)
