"""One quotation or two makes no difference where one person says both."""

import pytest

from benchmarks.corpora.challenge import Expected, Passage
from benchmarks.measures.verdicts import judge
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind, Speaker, SpeakerKind
from quoteattr.schema.span import Span

TEXT = "“No,” said Ann. “Never.”\n\n“Why?”"
NO, NEVER, WHY = Span(1, 4), Span(17, 23), Span(27, 31)
ANN = Speaker(1, "Ann", (), (), None, SpeakerKind.PERSON)


def passage(*quotations: tuple[Span, ...]) -> Passage:
    """Expect quotations of Ann."""
    expected = (Expected(QuoteKind.DIRECT, parts, speaker="Ann") for parts in quotations)
    return Passage("marks", "one", TEXT, tuple(expected))


def document(*quotations: tuple[Span, ...]) -> Document:
    """Find quotations of Ann."""
    quotes = (
        Quote(
            n, QuoteKind.DIRECT, Act.SPEECH, parts, " ".join(p.of(TEXT) for p in parts), speaker=ANN
        )
        for n, parts in enumerate(quotations, start=1)
    )
    return Document(TEXT, tuple(quotes), (ANN,))


@pytest.mark.parametrize(
    ("expected", "found", "passed"),
    [
        ([(NO, NEVER)], [(NO,), (NEVER,)], True),
        ([(NO,), (NEVER,)], [(NO, NEVER)], True),
        ([(NO,), (NEVER,)], [(NO,), (NEVER,)], True),
        ([(NEVER,), (WHY,)], [(NEVER, WHY)], False),
        ([(NO,)], [(NO, NEVER)], False),
    ],
    ids=["parted", "joined", "alike", "another paragraph", "too much"],
)
def test_joining(
    *, expected: list[tuple[Span, ...]], found: list[tuple[Span, ...]], passed: bool
) -> None:
    """Within a paragraph either is right."""
    assert judge(passage(*expected), document(*found)).passed is passed
