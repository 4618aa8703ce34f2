"""People and organisations of several documents, with the names that documents give them."""

import enum

import attrs

from quoteattr.schema.quote import Gender, SpeakerKind


class LinkedBy(enum.StrEnum):
    """What decided which person a speaker of a document is."""

    NAME = "name"
    """The document gives the name in full."""
    SURNAME = "surname"
    """The document gives the surname, and nobody else of that surname is a candidate."""
    ACRONYM = "acronym"
    """The document gives the acronym, and another one explains it."""
    CORRECTION = "correction"
    """The user says so."""
    AMBIGUOUS = "ambiguous"
    """Nobody: several people of that name are candidates."""
    UNNAMED = "unnamed"
    """Nobody: the document gives no name that distinguishes one person from another."""


@attrs.frozen
class PersonName:
    """A name that documents give a person."""

    name: str
    """The name as most of them write it."""
    rule: LinkedBy
    """What decided that it is the person's."""
    reason: str
    """What decided, in words."""
    documents: int
    """Number of documents whose speaker has this name."""


@attrs.frozen(repr=False)
class Person:
    """A person, an organisation or a group in a corpus."""

    id: str
    """Made of the name, such as `ada-lund`, and so the same in every corpus that has the name."""
    name: str
    """The full name that most documents give, or the one that the user gives."""
    names: tuple[PersonName, ...]
    """All names, the most frequent first."""
    gender: Gender | None
    """The pronouns that most documents use, None if no document uses any."""
    kind: SpeakerKind
    """The kind that most documents indicate."""
    documents: int
    """Number of documents."""
    quotes: int
    """Number of quotations."""

    def __repr__(self) -> str:
        """Return one line with the name and the numbers of documents and quotations."""
        counts = f"documents={self.documents}, quotes={self.quotes}"
        return f"<Person {self.id!r}: {self.name!r}, {counts}>"
