"""Hypothesis strategies: odd texts, and documents that are consistent but otherwise arbitrary."""

from typing import TypeVar

from hypothesis import strategies as st

from quoteattr.schema.document import Document
from quoteattr.schema.quote import (
    Act,
    Cue,
    Gender,
    Mention,
    MentionForm,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
    Term,
)
from quoteattr.schema.span import Span, join_parts

_Value = TypeVar("_Value")

# What is rare among all characters but common trouble: marks, spaces, line ends, halves of pairs.
_TROUBLE = "\"'“”‘’«»„—- \t\r\n\0\u0085\u2028\u200d\ufeff\ud83d\ude00😀é,.=@"


def texts(*, min_size: int = 0, max_size: int = 200) -> st.SearchStrategy[str]:
    """Any str, lone surrogates and control characters included."""
    characters = st.one_of(st.sampled_from(_TROUBLE), st.characters())
    return st.text(characters, min_size=min_size, max_size=max_size)


@st.composite
def parts(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """One to three stretches of a text, in order and not overlapping."""
    count = draw(st.integers(1, 3))
    offsets = st.integers(0, len(text))
    cuts = sorted(draw(st.lists(offsets, min_size=2 * count, max_size=2 * count)))
    return tuple(map(Span, cuts[::2], cuts[1::2]))


@st.composite
def mentions(draw: st.DrawFn, text: str) -> Mention:
    """Words of a text as a mention, now and then a discontinuous one."""
    spans = draw(parts(text))
    return Mention(spans, join_parts(spans, text), draw(st.sampled_from(MentionForm)))


@st.composite
def speakers(draw: st.DrawFn, text: str, number: int) -> Speaker:
    """The speaker of that number in a document with this text."""
    return Speaker(
        id=number,
        name=draw(texts(max_size=12)),
        aliases=tuple(draw(st.lists(texts(max_size=12), max_size=2))),
        mentions=tuple(draw(st.lists(mentions(text), max_size=2))),
        gender=draw(_maybe(st.sampled_from(Gender))),
        kind=draw(st.sampled_from(SpeakerKind)),
    )


@st.composite
def quotes(draw: st.DrawFn, text: str, number: int, known: tuple[Speaker, ...]) -> Quote:
    """The quotation of that number, inside an earlier one or not."""
    spans = draw(parts(text))
    speaker = _maybe(st.sampled_from(known)) if known else st.none()
    return Quote(
        id=number,
        kind=draw(st.sampled_from(QuoteKind)),
        act=draw(st.sampled_from(Act)),
        parts=spans,
        text=join_parts(spans, text),
        cue=draw(_maybe(parts(text).map(lambda found: Cue.read(found, text)))),
        source=draw(_maybe(mentions(text))),
        speaker=draw(speaker),
        addressee=draw(speaker),
        parent=draw(_maybe(st.integers(1, number - 1))) if number > 1 else None,
        rule=draw(texts(max_size=8)),
        confidence=draw(st.floats(0, 1)),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document whose spans lie in its text and whose quotations name its own speakers."""
    text = draw(texts(max_size=60))
    known = tuple(draw(speakers(text, number + 1)) for number in range(draw(st.integers(0, 3))))
    found = tuple(
        draw(quotes(text, number + 1, known)) for number in range(draw(st.integers(0, 3)))
    )
    terms = tuple(
        Term(Span(span.start, span.end), span.of(text))
        for span in (draw(parts(text))[0] for _ in range(draw(st.integers(0, 2))))
    )
    return Document(
        text=text,
        quotes=found,
        speakers=known,
        terms=terms,
        id=draw(texts(max_size=8)),
        meta=draw(st.dictionaries(texts(max_size=5), texts(max_size=5), max_size=2)),
    )


def _maybe(strategy: st.SearchStrategy[_Value]) -> st.SearchStrategy[_Value | None]:
    return st.none() | strategy
