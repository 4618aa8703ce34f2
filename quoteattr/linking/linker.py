"""Link the speakers of a corpus: `add` all documents, and then `link` each of them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from quoteattr.linking.candidates import Candidate
from quoteattr.linking.corrections import Corrections, read_corrections
from quoteattr.linking.dates import date_in
from quoteattr.linking.directory import Directory
from quoteattr.linking.register import Register
from quoteattr.linking.short_names import Decision
from quoteattr.linking.sightings import Key, Sightings, key_of, sightings
from quoteattr.schema.document import Document
from quoteattr.schema.linked.links import Link, LinkedSpeakers
from quoteattr.schema.linked.people import LinkedBy, Person, PersonName


@attrs.define(eq=False)
class _Count:
    """What is counted of a person while documents are linked."""

    documents: int = 0
    quotes: int = 0
    names: dict[Key, "_Name"] = attrs.field(factory=dict)


@attrs.define(eq=False)
class _Name:
    """A name that is a person's in some documents."""

    rule: LinkedBy
    reason: str
    spellings: Counter[str] = attrs.field(factory=Counter)


class Linker:
    """Links the speakers of documents, all of which it sees twice."""

    def __init__(self, corrections: Corrections | None = None) -> None:
        """Start without a document.

        Args:
            corrections: What the user says.
        """
        self._corrections = corrections or Corrections()
        self._register = Register()
        self._directory: Directory | None = None
        self._counts: dict[Candidate, _Count] = {}

    def add(self, seen: Sightings) -> None:
        """Learn the names of a document, before the first one is linked."""
        self._register.add(seen)

    @property
    def unused(self) -> list[str]:
        """The corrections with a name that the corpus does not have, in words."""
        return [*self._people().unused()]

    def link(self, seen: Sightings) -> dict[int, Link]:
        """Return the person of each speaker of a document that was added, by its number."""
        links = _decisions(self._people(), seen)
        self._count(seen, links)
        return {
            id: Link(person.id if person else None, rule, reason)
            for id, (person, rule, reason) in links.items()
        }

    def people(self) -> Iterator[Person]:
        """Yield the people of the documents that were linked, in the order of their ids."""
        for candidate in sorted(self._counts, key=lambda one: one.id):
            count = self._counts[candidate]
            names = sorted(_names(count), key=lambda one: (-one.documents, len(one.name), one.name))
            yield Person(
                id=candidate.id,
                name=candidate.name,
                names=tuple(names),
                gender=candidate.stated_gender,
                kind=candidate.kind,
                documents=count.documents,
                quotes=count.quotes,
            )

    def _people(self) -> Directory:
        if self._directory is None:
            self._directory = Directory.of(self._register, self._corrections)
        return self._directory

    def _count(self, seen: Sightings, links: Mapping[int, Decision]) -> None:
        for named in {found[0] for found in links.values() if found[0]}:
            self._counts.setdefault(named, _Count()).documents += 1
        for one in seen.speakers:
            person, rule, reason = links[one.id]
            if person is not None:
                count = self._counts[person]
                count.quotes += one.quotes
                key = key_of(one)
                if key not in count.names:
                    count.names[key] = _Name(rule, reason)
                count.names[key].spellings[one.name] += 1


def _decisions(people: Directory, seen: Sightings) -> dict[int, Decision]:
    """Return who each speaker of a document is, full names first."""
    full = {one.id: people.by_full_name(seen, one) for one in seen.speakers}
    present = {found[0] for found in full.values() if found and found[0]}
    found = {
        one.id: full[one.id] or people.by_short_name(seen, one, present) for one in seen.speakers
    }
    by_surname = Counter(one for one, rule, _ in found.values() if rule is LinkedBy.SURNAME)
    shared: Decision = (None, LinkedBy.AMBIGUOUS, "the document has two speakers of this surname")
    return {
        id: shared if decision[1] is LinkedBy.SURNAME and by_surname[decision[0]] > 1 else decision
        for id, decision in found.items()
    }


def _names(count: _Count) -> Iterator[PersonName]:
    for name in count.names.values():
        spelling = min(name.spellings, key=lambda one: (-name.spellings[one], one))
        yield PersonName(spelling, name.rule, name.reason, name.spellings.total())


def link_speakers(
    documents: Iterable[Document],
    *,
    dates: Mapping[str, dt.date] | None = None,
    corrections: Iterable[str] = (),
) -> LinkedSpeakers:
    """Link the speakers of documents; see `quoteattr.link_speakers`."""
    linker = Linker(read_corrections(corrections))
    known = dates or {}
    seen = [sightings(one, known.get(one.id) or date_in(one.id)) for one in documents]
    for one in seen:
        linker.add(one)
    links = {(one.document, id): link for one in seen for id, link in linker.link(one).items()}
    return LinkedSpeakers(tuple(linker.people()), links, tuple(linker.unused))
