"""The rows of speakers and documents."""

from hypothesis import given

from quoteattr.export.tables import document_row, speaker_rows
from quoteattr.schema.document import Document
from tests.documents import DOCUMENT
from tests.strategies import documents


def test_a_speaker_is_a_row_with_names_and_mentions() -> None:
    """With the number of quotations, so that nobody has to count them."""
    (row,) = speaker_rows(DOCUMENT)

    assert (row["document"], row["speaker_id"], row["speaker"]) == ("bridge", 1, "Ada Brook")
    assert (row["aliases"], row["gender"], row["quotes"]) == (["Mayor Ada Brook"], "she", 1)
    assert row["mentions"][1] == {"start": 61, "end": 64, "text": "She", "form": "pronoun"}


def test_a_document_has_its_text_only_if_nothing_else_has() -> None:
    """An article in a file is not stored twice."""
    row = document_row(DOCUMENT, source="a.jsonl", row=7)

    assert (row["source"], row["row"], row["quotes"], row["text"]) == ("a.jsonl", 7, 2, None)
    assert document_row(DOCUMENT, with_text=True)["text"] == DOCUMENT.text


@given(documents())
def test_every_speaker_has_a_row(document: Document) -> None:
    """Also one that says nothing, such as an addressee."""
    rows = speaker_rows(document)

    assert [row["speaker_id"] for row in rows] == [speaker.id for speaker in document.speakers]
    assert sum(row["quotes"] for row in rows) <= len(document.quotes)
