"""Link the speakers of a corpus: `add` all documents, and then `link` each of them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from quoteattr.linking.candidates import Candidate, Identification
from quoteattr.linking.corrections import LinkCorrections, read_corrections
from quoteattr.linking.dates import date_in
from quoteattr.linking.directory import Directory
from quoteattr.linking.register import Register
from quoteattr.linking.sightings import Key, Sightings, key_of, sightings
from quoteattr.schema.document import Document, several
from quoteattr.schema.linked.links import Link, LinkedSpeakers
from quoteattr.schema.linked.people import LinkedBy, Person, PersonName

_SHARED = Identification(None, LinkedBy.AMBIGUOUS, "the document has two speakers of this surname")


@attrs.define(eq=False)
class _Name:
    """A name that a person has in some documents."""

    rule: LinkedBy
    reason: str
    spellings: Counter[str] = attrs.field(factory=Counter)
    """Number of documents with each spelling."""


@attrs.define(eq=False)
class _Totals:
    """A person's documents, quotations and names, counted while documents are linked."""

    documents: int = 0
    quotes: int = 0
    names: dict[Key, _Name] = attrs.field(factory=dict)


class Linker:
    """Links the speakers of documents, all of which it sees twice."""

    def __init__(self, corrections: LinkCorrections | None = None) -> None:
        """Start without a document.

        Args:
            corrections: The user's corrections.
        """
        self._corrections = corrections or LinkCorrections()
        self._register = Register()
        self._directory: Directory | None = None
        self._totals: dict[Candidate, _Totals] = {}

    def add(self, seen: Sightings) -> None:
        """Learn the names of a document, before the first one is linked."""
        self._register.add(seen)

    @property
    def unused(self) -> list[str]:
        """The corrections with a name that the corpus does not have, in words."""
        return [*self._people().unused()]

    def link(self, seen: Sightings) -> dict[int, Link]:
        """Return the person of each speaker of a document that was added, by its number."""
        found = _identifications(self._people(), seen)
        self._count(seen, found)
        return {
            id: Link(who.person.id if who.person else None, who.rule, who.reason)
            for id, who in found.items()
        }

    def people(self) -> Iterator[Person]:
        """Yield the people of the documents that were linked, in the order of their ids."""
        for candidate in sorted(self._totals, key=lambda one: one.id):
            totals = self._totals[candidate]
            names = sorted(
                _names(totals), key=lambda name: (-name.documents, len(name.name), name.name)
            )
            yield Person(
                id=candidate.id,
                name=candidate.name,
                names=tuple(names),
                gender=candidate.stated_gender,
                kind=candidate.kind,
                documents=totals.documents,
                quotes=totals.quotes,
            )

    def _people(self) -> Directory:
        if self._directory is None:
            self._directory = Directory.of(self._register, self._corrections)
        return self._directory

    def _count(self, seen: Sightings, found: Mapping[int, Identification]) -> None:
        for person in {who.person for who in found.values() if who.person}:
            self._totals.setdefault(person, _Totals()).documents += 1
        for sighting in seen.speakers:
            who = found[sighting.id]
            if who.person is not None:
                totals = self._totals[who.person]
                totals.quotes += sighting.quotes
                key = key_of(sighting)
                if key not in totals.names:
                    totals.names[key] = _Name(who.rule, who.reason)
                totals.names[key].spellings[sighting.name] += 1


def _identifications(people: Directory, seen: Sightings) -> dict[int, Identification]:
    """Return who each speaker of a document is, full names first."""
    full = {one.id: people.by_full_name(seen, one) for one in seen.speakers}
    present = {who.person for who in full.values() if who and who.person}
    found = {
        one.id: full[one.id] or people.by_short_name(seen, one, present) for one in seen.speakers
    }
    by_surname = Counter(who.person for who in found.values() if who.rule is LinkedBy.SURNAME)
    return {
        id: _SHARED if who.rule is LinkedBy.SURNAME and by_surname[who.person] > 1 else who
        for id, who in found.items()
    }


def _names(totals: _Totals) -> Iterator[PersonName]:
    for name in totals.names.values():
        spelling = min(name.spellings, key=lambda one: (-name.spellings[one], one))
        yield PersonName(spelling, name.rule, name.reason, name.spellings.total())


def link_speakers(
    documents: Iterable[Document],
    *,
    dates: Mapping[str, dt.date] | None = None,
    corrections: Iterable[str] = (),
) -> LinkedSpeakers:
    """Return which speakers of several documents are one person or organisation, and why.

    A full name is one person's in all documents, and so are its forms with a middle name, an
    initial or a pet form, unless there is evidence against it. A surname is a person's if nobody
    else of that surname is a candidate: in the days around the document if it has a date.

    Args:
        documents: The documents; no two may have the same name.
        dates: The date of each document by its name; a document without one has the date in its
            name, if there is one.
        corrections: Lines of a file of corrections, which override all rules:
            `merge | ada-lund | Mayor Lund`, `split | NAME | NAME`, `rename | PERSON | NAME`, and
            `assign | PERSON | NAME | DOCUMENT`, where a person is an id or a name.

    Raises:
        InvalidOptionError: A correction breaks the format, and the error says in which line; or
            there is something else among the documents.
    """
    linker = Linker(read_corrections(corrections))
    known = dates or {}
    seen = [sightings(one, known.get(one.id) or date_in(one.id)) for one in several(documents)]
    for one in seen:
        linker.add(one)
    links = {(one.document, id): link for one in seen for id, link in linker.link(one).items()}
    return LinkedSpeakers(tuple(linker.people()), links, tuple(linker.unused))
