"""What a document offers for work at a prompt: iteration, selection by speaker, short reprs."""

import pytest

from quoteattr.errors import InvalidOptionError
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
)
from quoteattr.schema.span import Span

TEXT = "“Rain,” said Ida Marsh. “Snow,” said Jo. “And hail,” Ida added."
IDA = Speaker(1, "Ida Marsh", aliases=("Ida",))
JO = Speaker(2, "Jo")


def quote(id: int, words: str, speaker: Speaker | None) -> Quote:
    """Return a direct quotation of words in the text."""
    start = TEXT.index(words)
    part = Span(start, start + len(words))
    return Quote(id, QuoteKind.DIRECT, Act.SPEECH, (part,), words, speaker=speaker)


RAIN, SNOW, HAIL = quote(1, "Rain,", IDA), quote(2, "Snow,", JO), quote(3, "And hail,", IDA)
DOCUMENT = Document(TEXT, (RAIN, SNOW, HAIL), (IDA, JO), id="weather")


def test_a_document_iterates_over_its_quotations() -> None:
    """`len` counts them."""
    assert list(DOCUMENT) == [RAIN, SNOW, HAIL]
    assert len(DOCUMENT) == 3


def test_a_document_has_its_quotations_by_position() -> None:
    """As a list would."""
    assert (DOCUMENT[0], DOCUMENT[-1], DOCUMENT[1:]) == (RAIN, HAIL, (SNOW, HAIL))


def test_quotations_without_a_speaker_are_selected_by_none() -> None:
    """As in `document.quotes_by(quote.speaker)`."""
    unknown = quote(2, "Snow,", None)

    assert Document(TEXT, (RAIN, unknown), (IDA,)).quotes_by(None) == (unknown,)


def test_a_document_without_quotations_is_true() -> None:
    """It is a result, and `if document` must not take it for a missing one."""
    assert Document("Rain.")


@pytest.mark.parametrize("speaker", [IDA, "Ida Marsh", "Ida", "ida marsh"])
def test_quotations_are_selected_by_speaker_name_or_alias(speaker: Speaker | str) -> None:
    """Case makes no difference."""
    assert DOCUMENT.quotes_by(speaker) == (RAIN, HAIL)


def test_nobody_of_a_name_has_no_quotations() -> None:
    """It is not an error, since texts differ in whom they quote."""
    assert DOCUMENT.quotes_by("Ferdinand") == ()


def test_speakers_who_share_an_alias_are_both_selected() -> None:
    """“Marsh” can be either."""
    other = Speaker(2, "Jo Marsh", aliases=("Ida",))
    document = Document(TEXT, (RAIN, quote(2, "Snow,", other)), (IDA, other))

    assert len(document.quotes_by("Ida")) == 2


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (DOCUMENT, f"<Document 'weather': quotes=3, speakers=2, characters={len(TEXT)}>"),
        (IDA, "<Speaker 1: 'Ida Marsh'>"),
        (RAIN, "<Quote 1: direct 1-6 by 'Ida Marsh': 'Rain,'>"),
        (quote(1, "Rain,", None), "<Quote 1: direct 1-6 by unknown: 'Rain,'>"),
        (Cue((Span(8, 12),), "said"), "<Cue 8-12: 'said'>"),
        (Mention((Span(13, 16),), "Ida", MentionForm.NAME), "<Mention 13-16, a name: 'Ida'>"),
        (Document("Rain.", id="late", meta={"error": "broke"}), "<Document 'late': failed: broke>"),
    ],
)
def test_reprs_are_one_short_line(value: object, line: str) -> None:
    """A prompt shows them."""
    assert repr(value) == line


def test_the_repr_of_a_long_quotation_is_cut() -> None:
    """The words that fit are shown."""
    words = "rain " * 100
    long = Quote(1, QuoteKind.DIRECT, Act.SPEECH, (Span(0, len(words)),), words)

    assert len(repr(long)) < 120


def test_a_number_is_no_speaker() -> None:
    """It could be the id or the position of one."""
    with pytest.raises(InvalidOptionError, match="must be a Speaker, a name or None, got 1"):
        DOCUMENT.quotes_by(1)  # type: ignore[arg-type]


def test_a_path_is_no_corrections() -> None:
    """The message says what reads them."""
    with pytest.raises(InvalidOptionError, match=r"got str; Corrections\.from_record reads"):
        DOCUMENT.corrected("corrections.json")  # type: ignore[arg-type]


@pytest.mark.parametrize("values", [QuoteKind, Act, MentionForm, Gender, SpeakerKind])
def test_members_of_enumerations_equal_their_values(values: type) -> None:
    """`quote.kind == "direct"` means what it says."""
    assert all(member == member.value for member in values)  # type: ignore[attr-defined]
