"""The counts that an overview shows: who is quoted, and what they say in which document."""

import datetime as dt
from collections.abc import Iterable

import attrs

from quoteattr.export.html.article import title_of
from quoteattr.export.html.names import name_of
from quoteattr.export.html.shares import words
from quoteattr.linking.corrections import read_corrections
from quoteattr.linking.dates import date_in
from quoteattr.linking.linker import Linker
from quoteattr.linking.sightings import Sightings, sightings
from quoteattr.schema.document import Document
from quoteattr.schema.linked.people import Person
from quoteattr.schema.quote import Gender, Quote, QuoteKind, SpeakerKind

_BEGINNING = 160
"""Characters of a quotation that the overview shows."""
_PERSONS = frozenset({SpeakerKind.PERSON, SpeakerKind.UNKNOWN})
_NO_PERSON, NO_GENDER = "body", "unknown"
GENDERS = {
    Gender.HE.value: "he",
    Gender.SHE.value: "she",
    Gender.THEY.value: "they",
    NO_GENDER: "unknown",
    _NO_PERSON: "organisation or group",
}
"""The groups by gender, with their labels on the page."""


@attrs.frozen
class Quoted:
    """A quotation in a document."""

    document: int
    """Number of the document, from 1."""
    id: int
    """Number of the quotation in it."""
    kind: QuoteKind
    """Direct, mixed or indirect."""
    words: int
    """Number of its words."""
    beginning: str
    """Its first words."""


@attrs.frozen
class Article:
    """A document."""

    number: int
    """Its number, from 1."""
    title: str
    """Its title; never blank."""
    date: dt.date | None
    """Its date, None if unknown."""
    outlet: str
    """Who published it; empty if unknown."""
    quotations: int
    """Number of its quotations."""


@attrs.define(eq=False)
class Quotee:
    """Somebody who is quoted: a person of the corpus, or a description that documents share."""

    name: str
    """The name."""
    names: tuple[str, ...] = ()
    """Other names that documents give."""
    gender: str = NO_GENDER
    """A key of `GENDERS`."""
    is_named: bool = True
    """Whether documents name them, rather than only describe them."""
    quotations: list[Quoted] = attrs.field(factory=list)
    """What they say, in the order of the documents."""

    @property
    def documents(self) -> list[int]:
        """The numbers of the documents that quote them."""
        return sorted({one.document for one in self.quotations})

    def count(self, kind: QuoteKind) -> int:
        """Return the number of quotations of a kind."""
        return sum(one.kind is kind for one in self.quotations)


@attrs.define
class Tally:
    """Counts documents as they come; keeps the beginnings of quotations, but not the documents."""

    corrections: Iterable[str] = ()
    """Corrections of who is one person: lines, as `quoteattr.link_speakers` takes them."""
    articles: list[Article] = attrs.field(factory=list, init=False)
    """The documents."""
    _seen: list[Sightings] = attrs.field(factory=list, init=False)
    """The names in each document."""
    _said: list[tuple[int | None, str, Quoted]] = attrs.field(factory=list, init=False)
    """Each quotation with the number and the name of its speaker."""

    def add(self, document: Document, *, date: dt.date | None = None, outlet: str = "") -> None:
        """Count the quotations of one more document.

        Args:
            document: The document.
            date: Its date; if None, the date in the name of the document, if there is one.
            outlet: Who published it, or any other group by which to compare documents.
        """
        number = len(self.articles) + 1
        date = date or date_in(document.id)
        self.articles.append(
            Article(number, title_of(document, number), date, outlet, len(document.quotes))
        )
        # Names of documents may repeat, and numbers do not.
        self._seen.append(attrs.evolve(sightings(document, date), document=str(number)))
        for quote in document.quotes:
            speaker = quote.speaker
            quoted = _quoted(number, quote)
            self._said.append((speaker.id if speaker else None, name_of(speaker), quoted))

    def quotees(self) -> list[Quotee]:
        """Return who is quoted, the most quoted first; unresolved speakers are left out."""
        linker = Linker(read_corrections(self.corrections))
        for seen in self._seen:
            linker.add(seen)
        person_of = {
            (int(seen.document), id): link.person
            for seen in self._seen
            for id, link in linker.link(seen).items()
        }
        people = {person.id: _quotee(person) for person in linker.people()}
        described: dict[str, Quotee] = {}
        for speaker, name, quoted in self._said:
            if speaker is None:
                continue
            person = person_of.get((quoted.document, speaker))
            if person is None:
                quotee = described.setdefault(name, Quotee(name, is_named=False))
            else:
                quotee = people[person]
            quotee.quotations.append(quoted)
        quotees = [one for one in (*people.values(), *described.values()) if one.quotations]
        return sorted(quotees, key=lambda one: (-len(one.quotations), one.name))

    @property
    def quotations(self) -> int:
        """Number of quotations."""
        return len(self._said)


def _quotee(person: Person) -> Quotee:
    if person.kind not in _PERSONS:
        gender = _NO_PERSON
    else:
        gender = person.gender.value if person.gender else NO_GENDER
    others = tuple(one.name for one in person.names if one.name != person.name)
    return Quotee(person.name, others, gender)


def _quoted(number: int, quote: Quote) -> Quoted:
    start = " ".join(quote.text[: 2 * _BEGINNING].split())
    is_cut = len(start) > _BEGINNING or len(quote.text) > 2 * _BEGINNING
    beginning = f"{start[:_BEGINNING].rpartition(' ')[0]} …" if is_cut else start
    return Quoted(number, quote.id, quote.kind, words(quote), beginning)
