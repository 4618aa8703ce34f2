"""The tables of a corpus: one row for each quotation, speaker, document and failure.

`quoteattr.export.records.Row` is a row of the quotations. The tables are joined by `document`, and
a quotation and its speaker by `document` and `speaker_id` too.
"""

from collections import Counter
from collections.abc import Mapping
from typing import TypedDict

from quoteattr.export.records import Row
from quoteattr.schema.document import Document
from quoteattr.schema.linked.links import Link
from quoteattr.schema.linked.people import Person
from quoteattr.schema.quote import Mention, Speaker

VERSION = 1
"""Version of the columns, increased by every change except a new column at the end."""


class MentionRow(TypedDict):
    """Words that refer to a speaker."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    text: str
    """The words."""
    form: str
    """`name`, `nominal` or `pronoun`."""


class SpeakerRow(TypedDict):
    """One speaker or addressee of a document."""

    document: str
    """Name of the document."""
    speaker_id: int
    """Number of the speaker in the document, from 1."""
    speaker: str
    """The fullest name that the text gives."""
    aliases: list[str]
    """Every other name or description that the text uses."""
    gender: str | None
    """`he`, `she` or `they`, the pronouns that the text uses; None if it uses none."""
    speaker_kind: str
    """`person`, `group`, `organisation`, `document` or `unknown`."""
    quotes: int
    """Number of the speaker's quotations."""
    mentions: list[MentionRow]
    """The mentions in text order."""


class DocumentRow(TypedDict):
    """One document that was read; the other columns of the input follow these."""

    document: str
    """Name of the document, unique if the ids in the input are."""
    source: str
    """The file that it comes from, as it was named."""
    row: int | None
    """Number of the document in a file of several, from 1."""
    characters: int
    """Length of the text that offsets refer to."""
    text_sha256: str
    """SHA-256 of that text in UTF-8, in hexadecimal."""
    quotes: int
    """Number of quotations."""
    speakers: int
    """Number of speakers and addressees."""
    text: str | None
    """The text, if it was extracted from markup; None if the input has it."""


class ErrorRow(TypedDict):
    """One document that could not be read or processed."""

    document: str
    """Name of the document."""
    source: str
    """The file that it comes from, as it was named."""
    row: int | None
    """Number of the document in a file of several, from 1."""
    error: str
    """What is wrong."""


class LinkRow(TypedDict):
    """Which person of the corpus a speaker of a document is."""

    document: str
    """Name of the document."""
    speaker_id: int
    """Number of the speaker in the document."""
    speaker: str
    """The fullest name that the document gives."""
    person: str | None
    """The person, as in the table of people; None if the speaker is not linked."""
    rule: str
    """`name`, `surname`, `acronym` or `correction`; without a person `ambiguous` or `unnamed`."""
    reason: str
    """What decided, in words."""


class PersonNameRow(TypedDict):
    """A name that documents give a person."""

    name: str
    """The name as most of them write it."""
    rule: str
    """What decided that it is the person's: `name`, `surname`, `acronym` or `correction`."""
    reason: str
    """The same in words, of the first document."""
    documents: int
    """Number of documents whose speaker has this name."""


class PersonRow(TypedDict):
    """A person, an organisation or a group of the corpus."""

    person: str
    """Made of the name, such as `ada-lund`, so that it is the same with more documents."""
    name: str
    """The full name that most documents give."""
    names: list[PersonNameRow]
    """All names, and why they are this person's, the most frequent first."""
    gender: str | None
    """`he`, `she` or `they`, the pronouns that most documents use; None if none uses any."""
    person_kind: str
    """`person`, `group`, `organisation`, `document` or `unknown`."""
    documents: int
    """Number of documents."""
    quotes: int
    """Number of quotations."""


TABLES: Mapping[str, type] = {
    "quotes": Row,
    "speakers": SpeakerRow,
    "documents": DocumentRow,
    "errors": ErrorRow,
}
"""The tables with their rows."""
LINK_TABLES: Mapping[str, type] = {"links": LinkRow, "people": PersonRow}
"""The tables of speakers that are linked across documents, with their rows."""
ROWS: Mapping[str, type] = {**TABLES, **LINK_TABLES}
"""The rows of all tables."""


def speaker_rows(document: Document) -> list[SpeakerRow]:
    """Return one row for each speaker and addressee of a document."""
    counts = Counter(quote.speaker.id for quote in document.quotes if quote.speaker)
    return [_speaker_row(document, one, counts[one.id]) for one in document.speakers]


def document_row(
    document: Document, *, source: str = "", row: int | None = None, with_text: bool = False
) -> DocumentRow:
    """Return the row of a document.

    Args:
        document: What was found in it.
        source: The file that it comes from.
        row: Its number in a file of several.
        with_text: Whether the row has the text.
    """
    return DocumentRow(
        document=document.id,
        source=source,
        row=row,
        characters=len(document.text),
        text_sha256=document.text_sha256,
        quotes=len(document.quotes),
        speakers=len(document.speakers),
        text=document.text if with_text else None,
    )


def link_row(document: str, speaker_id: int, speaker: str, link: Link) -> LinkRow:
    """Return the row of the link of a speaker.

    Args:
        document: Name of the document.
        speaker_id: Number of the speaker in it.
        speaker: The name that it gives.
        link: Who that is.
    """
    return LinkRow(
        document=document,
        speaker_id=speaker_id,
        speaker=speaker,
        person=link.person,
        rule=link.rule.value,
        reason=link.reason,
    )


def person_row(person: Person) -> PersonRow:
    """Return the row of a person."""
    return PersonRow(
        person=person.id,
        name=person.name,
        names=[
            PersonNameRow(
                name=one.name, rule=one.rule.value, reason=one.reason, documents=one.documents
            )
            for one in person.names
        ],
        gender=person.gender.value if person.gender else None,
        person_kind=person.kind.value,
        documents=person.documents,
        quotes=person.quotes,
    )


def _speaker_row(document: Document, speaker: Speaker, quotes: int) -> SpeakerRow:
    return SpeakerRow(
        document=document.id,
        speaker_id=speaker.id,
        speaker=speaker.name,
        aliases=list(speaker.aliases),
        gender=speaker.gender.value if speaker.gender else None,
        speaker_kind=speaker.kind.value,
        quotes=quotes,
        mentions=[_mention_row(mention) for mention in speaker.mentions],
    )


def _mention_row(mention: Mention) -> MentionRow:
    return MentionRow(
        start=mention.start, end=mention.end, text=mention.text, form=mention.form.value
    )
