"""What is kept of what was found."""

import pytest

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind, Speaker, SpeakerKind, Term
from quoteattr.schema.span import Span
from quoteattr.select.selection import Selection

TEXT = "Ada said Bo said rain and Cy said snow."


def speaker(number: int) -> Speaker:
    """Return a speaker."""
    return Speaker(number, f"Speaker {number}", kind=SpeakerKind.PERSON)


def quote(number: int, confidence: float, parent: int | None = None) -> Quote:
    """Return a quotation of the speaker with the same number."""
    return Quote(
        number,
        QuoteKind.DIRECT,
        Act.SPEECH,
        (Span(0, 3),),
        TEXT[:3],
        speaker=speaker(number),
        parent=parent,
        confidence=confidence,
    )


NESTED = Document(
    TEXT,
    (quote(1, 0.9), quote(2, 0.2, parent=1), quote(3, 0.8, parent=2)),
    (speaker(1), speaker(2), speaker(3)),
    (Term(Span(0, 3), "Ada"),),
)


def test_what_is_uncertain_is_left_out() -> None:
    """The others count from 1, and what stood in it stands in what it stood in."""
    kept = Selection(min_confidence=0.5).document(NESTED)

    assert [(one.id, one.parent) for one in kept.quotes] == [(1, None), (2, 1)]


def test_who_says_nothing_any_more_is_no_speaker() -> None:
    """The ids of the others stay."""
    kept = Selection(min_confidence=0.5).document(NESTED)

    assert [one.id for one in kept.speakers] == [1, 3]


def test_as_sure_as_asked_is_sure_enough() -> None:
    """The bound itself is kept."""
    assert len(Selection(min_confidence=0.2).document(NESTED).quotes) == 3


@pytest.mark.parametrize("wanted", [True, False])
def test_terms_are_kept_or_dropped(wanted: bool) -> None:  # noqa: FBT001  a case of the test
    """As the user likes."""
    assert bool(Selection(terms=wanted).document(NESTED).terms) is wanted


@pytest.mark.parametrize("value", [-0.1, 1.5, float("nan"), "high", True])
def test_a_confidence_is_a_share(value: object) -> None:
    """Anything else is refused."""
    with pytest.raises(InvalidOptionError, match="from 0 to 1"):
        Selection(min_confidence=value)  # type: ignore[arg-type]
