"""The sentences around a quotation."""

import pytest

from quoteattr.export.columns.context import LONGEST, context
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.quote import Act, Cue, Mention, MentionForm, Quote, QuoteKind
from quoteattr.schema.span import Span

CASES = {
    "the sentence with cue and source": (
        "It rained. “[We wait],” (said) Dr. Ada Lund of the museum. Then it stopped.",
        "“We wait,” said Dr. Ada Lund of the museum.",
    ),
    "not cut at a title or an initial": (
        "It rained. Mr. E. Vale (said) that [it was late]. He left.",
        "Mr. E. Vale said that it was late.",
    ),
    "a closing mark behind the full stop": (
        "They waited. “[No.]” A door closed.",
        "“No.”",
    ),
    "a cue behind a question": (
        "They waited. “[Why?]” he (asked). A door closed.",
        "“Why?” he asked.",
    ),
    "several sentences of one quotation": (
        "Hours passed. “[Go. Go now],” she (said). He ran.",
        "“Go. Go now,” she said.",
    ),
    "no further than the paragraph": (
        "A heading\n\n“[Go],” she (said)\n\nMore.",
        "“Go,” she said",
    ),
}


def _marked(marked: str) -> tuple[Quote, str]:
    """Return the quotation in square brackets, with the cue in round ones, and the text."""
    offsets = {}
    text = ""
    for character in marked:
        if character in "[]()":
            offsets[character] = len(text)
        else:
            text += character
    cue = Cue.read([Span(offsets["("], offsets[")"])], text) if "(" in offsets else None
    part = Span(offsets["["], offsets["]"])
    return Quote(1, QuoteKind.DIRECT, Act.SPEECH, (part,), part.of(text), cue=cue), text


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_context_is_whole_sentences(marked: str, expected: str) -> None:
    """From the beginning of the first sentence to the end of the last one."""
    quote, text = _marked(marked)

    assert context(quote, text, paragraphs(text)).of(text) == expected


def test_context_is_bounded_and_whole_words() -> None:
    """A text without a sentence end would repeat itself for every quotation."""
    quote, text = _marked("and so on " * 1_000 + "“[we wait]” " + "and so on " * 1_000)
    found = context(quote, text, paragraphs(text))

    assert len(found) <= 2 * LONGEST + len(quote.text)
    assert text[found.start - 1] == text[found.end] == " "


def test_a_source_far_away_is_not_in_the_context() -> None:
    """The words that name the speaker may be a page before."""
    quote, text = _marked("Ada Lund came. " + "It rained. " * 100 + "“[We wait],” she (said).")
    source = Mention((Span(0, 8),), "Ada Lund", MentionForm.NAME)
    far = Quote(1, quote.kind, quote.act, quote.parts, quote.text, cue=quote.cue, source=source)

    assert context(far, text, paragraphs(text)).of(text) == "“We wait,” she said."
