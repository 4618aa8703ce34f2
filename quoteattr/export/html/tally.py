"""Counts over many documents: quotations by speaker, gender and document."""

from collections import Counter
from collections.abc import Iterator

import attrs

from quoteattr.export.html.names import name_of
from quoteattr.export.html.shares import words
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Gender, Quote, QuoteKind, Speaker, SpeakerKind

Kinds = Counter[QuoteKind]
"""Number of quotations of each kind."""

_PERSONS = frozenset({SpeakerKind.PERSON, SpeakerKind.UNKNOWN})
_GROUPS = {Gender.HE: "he", Gender.SHE: "she", Gender.THEY: "they"}
NO_PERSON = "a group, an organisation or a document"
NO_GENDER = "a person of whom the text does not tell"
NO_SPEAKER = "the text does not tell who speaks"
GENDERS = (*_GROUPS.values(), NO_GENDER, NO_PERSON, NO_SPEAKER)
"""The groups by gender, in the order in which they are shown."""


@attrs.define
class Line:
    """One line of a count."""

    quotations: Kinds = attrs.field(factory=Counter)
    """Number of quotations, by kind."""
    words: int = 0
    """Number of their words."""
    documents: set[int] = attrs.field(factory=set)
    """Numbers of the documents that contain them."""
    details: set[str] = attrs.field(factory=set)
    """From the documents: the pronouns of a name, or the names of a group."""

    def add(self, quote: Quote, document: int, detail: str | None) -> None:
        """Count a quotation."""
        self.quotations[quote.kind] += 1
        self.words += words(quote)
        self.documents.add(document)
        if detail is not None:
            self.details.add(detail)


@attrs.define
class Tally:
    """Counts documents as they come; keeps the counts and not the documents."""

    names: dict[str, Line] = attrs.field(factory=dict)
    """By the name of the speaker. Two documents may use one name for two people, or two names for
    one; this is not resolved."""
    genders: dict[str, Line] = attrs.field(factory=lambda: {name: Line() for name in GENDERS})
    """By the pronouns that each document uses for the speaker."""
    documents: list[tuple[str, Line]] = attrs.field(factory=list)
    """Title and count of each document; its details are the speakers' names."""

    def add(self, document: Document) -> None:
        """Count the quotations of one more document."""
        number = len(self.documents) + 1
        own = Line()
        self.documents.append((document.id.strip() or f"Text {number}", own))
        for quote in document.quotes:
            speaker = quote.speaker
            name = name_of(speaker) if speaker else None
            gender = gender_of(speaker)
            own.add(quote, number, name)
            self.genders[gender].add(quote, number, name)
            if name is not None:
                told = gender if gender in _GROUPS.values() else None
                self.names.setdefault(name, Line()).add(quote, number, told)

    def by_quotations(self) -> Iterator[tuple[str, Line]]:
        """Yield the names with their counts, the most quoted first."""
        yield from sorted(self.names.items(), key=lambda item: -item[1].quotations.total())


def gender_of(speaker: Speaker | None) -> str:
    """Return the group that a speaker is counted in, one of `GENDERS`."""
    if speaker is None:
        return NO_SPEAKER
    if speaker.kind not in _PERSONS:
        return NO_PERSON
    return _GROUPS[speaker.gender] if speaker.gender else NO_GENDER
