"""Which quotations, terms and speakers are kept."""

import attrs
import pytest

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Act, Quote, QuoteKind, Speaker, SpeakerKind, Term
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Utterance
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


def test_uncertain_quotations_are_dropped() -> None:
    """The others are numbered from 1, and those inside a dropped one get its parent."""
    kept = Selection(min_confidence=0.5).document(NESTED)

    assert [(one.id, one.parent) for one in kept.quotes] == [(1, None), (2, 1)]


def test_speakers_without_a_quotation_are_dropped() -> None:
    """The others keep their ids."""
    kept = Selection(min_confidence=0.5).document(NESTED)

    assert [one.id for one in kept.speakers] == [1, 3]


def test_a_quotation_with_exactly_the_min_confidence_is_kept() -> None:
    """The bound is inclusive."""
    assert len(Selection(min_confidence=0.2).document(NESTED).quotes) == 3


@pytest.mark.parametrize("wanted", [True, False])
def test_terms_are_kept_or_dropped(wanted: bool) -> None:  # noqa: FBT001  a case of the test
    """The user decides."""
    assert bool(Selection(terms=wanted).document(NESTED).terms) is wanted


@pytest.mark.parametrize("value", [-0.1, 1.5, float("nan"), "high", True])
def test_a_min_confidence_outside_of_0_to_1_is_rejected(value: object) -> None:
    """The message says what is allowed."""
    with pytest.raises(InvalidOptionError, match="from 0 to 1"):
        Selection(min_confidence=value)  # type: ignore[arg-type]


def test_an_utterance_gets_its_nearest_kept_parent() -> None:
    """The thought between them is dropped."""
    said = Utterance(QuoteKind.INDIRECT, (Span(0, 39),), FoundBy.COMPLEMENT, act=Act.SPEECH)
    thought = attrs.evolve(said, act=Act.THOUGHT, parent=0)
    quoted = attrs.evolve(thought, kind=QuoteKind.DIRECT, parent=1)

    kept = Selection().utterances((said, thought, quoted))

    assert [(utterance.kind, utterance.parent) for utterance in kept] == [
        (QuoteKind.INDIRECT, None),
        (QuoteKind.DIRECT, 0),
    ]
