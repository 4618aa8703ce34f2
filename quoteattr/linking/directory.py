"""Who is who in a corpus: whose each full name and each single name is, after the corrections."""

from collections import Counter
from collections.abc import Collection, Sequence

import attrs

from quoteattr.language.names import ParsedName
from quoteattr.linking.candidates import Candidate, Identification, candidates, name_ids
from quoteattr.linking.corrections import LinkCorrection, LinkCorrections
from quoteattr.linking.register import Entry, Register
from quoteattr.linking.short_names import ShortNames
from quoteattr.linking.sightings import Form, Key, Sighting, Sightings, key_of, named_key
from quoteattr.schema.linked.people import LinkedBy
from quoteattr.schema.quote import Gender, SpeakerKind

_UNNAMED = Identification(
    None,
    LinkedBy.UNNAMED,
    "the document gives no name that distinguishes one person from another",
)
_NOBODY_IN_FULL = "nobody in the corpus has this name in full"


@attrs.define
class Directory:
    """The people of a corpus, in which the speakers of each document are looked up."""

    _by_key: dict[Key, dict[Gender | None, Candidate]]
    """People by name, and by gender if a man and a woman share the name."""
    _entries: dict[Key, Entry]
    """The names of the corpus."""
    _short: ShortNames
    """The bearers of single names."""
    _merged: dict[Key, tuple[Candidate, LinkCorrection]]
    """Names that a correction gives to a person in all documents."""
    _assigned: dict[tuple[str, Key], tuple[Candidate, LinkCorrection]]
    """Names that a correction gives to a person in one document."""
    _unused: list[str]
    """Corrections of names that the corpus does not have, in words."""
    _used: set[tuple[str, Key]] = attrs.field(factory=set)
    """The keys of `_assigned` that applied."""

    @classmethod
    def of(cls, register: Register, corrections: LinkCorrections) -> "Directory":
        """Return the directory of a corpus.

        Args:
            register: The names of all its documents.
            corrections: The user's corrections.
        """
        people = candidates(register, {*register.apart, *corrections.apart})
        name_ids(people)
        correcting = _Correcting(people)
        correcting.apply(corrections)
        kept = [person for person in people if person.entries]
        singles = [
            entry for entry in register.entries.values() if _is_surname(entry) and not entry.gender
        ]
        return cls(
            _by_key(kept),
            register.entries,
            ShortNames.of(kept, singles, corrections.apart),
            correcting.merged,
            correcting.assigned,
            correcting.unused,
        )

    def unused(self) -> Sequence[str]:
        """Return the corrections that applied to nothing, once all documents are linked."""
        missed = (
            f"line {line.line}: no speaker of this name in {document}"
            for (document, key), (_, line) in self._assigned.items()
            if (document, key) not in self._used
        )
        return [*self._unused, *missed]

    def by_full_name(self, seen: Sightings, sighting: Sighting) -> Identification | None:
        """Return who a speaker is by a correction or the full name.

        Args:
            seen: The document.
            sighting: The speaker.

        Returns:
            The person and why, None if it depends on the bearers of a single name.
        """
        key = key_of(sighting)
        if assigned := self._assigned.get((seen.document, key)):
            self._used.add((seen.document, key))
            return _corrected(assigned)
        if merged := self._merged.get(key):
            return _corrected(merged)
        if sighting.form is None:
            return _UNNAMED
        return None if _is_surname(self._entries[key]) else self._named(key, sighting)

    def by_short_name(
        self, seen: Sightings, sighting: Sighting, present: Collection[Candidate]
    ) -> Identification:
        """Return who a speaker with a single name is.

        Args:
            seen: The document.
            sighting: The speaker.
            present: The people whom the document names in full.
        """
        key = key_of(sighting)
        entry = self._entries[key]
        found = self._short.decide(entry, sighting.gender, seen.date, present)
        named = self._named(key, sighting)
        return found or attrs.evolve(named, rule=LinkedBy.NAME, reason=_NOBODY_IN_FULL)

    def _named(self, key: Key, sighting: Sighting) -> Identification:
        people = self._by_key[key]
        person = people.get(sighting.gender) or people.get(None) or next(iter(people.values()))
        entry = next(one for one in person.entries if one.form.key == key)
        rule, reason = person.reasons.get(entry, (LinkedBy.NAME, "the same name"))
        return Identification(person, rule, reason)


def _by_key(people: Sequence[Candidate]) -> dict[Key, dict[Gender | None, Candidate]]:
    found: dict[Key, dict[Gender | None, Candidate]] = {}
    for person in people:
        for entry in person.entries:
            found.setdefault(entry.form.key, {})[entry.gender] = person
    return found


def _is_surname(entry: Entry) -> bool:
    """Whether a name may be the surname of somebody who is named in full elsewhere."""
    has_rank = bool(entry.form.key[0])
    return not entry.form.is_full and not entry.is_collective and not has_rank


def _corrected(found: tuple[Candidate, LinkCorrection]) -> Identification:
    person, line = found
    reason = f"line {line.line} of the corrections"
    return Identification(person, LinkedBy.CORRECTION, reason)


@attrs.define
class _Correcting:
    """Applies corrections to the people of a corpus."""

    _people: list[Candidate]
    merged: dict[Key, tuple[Candidate, LinkCorrection]] = attrs.field(factory=dict)
    assigned: dict[tuple[str, Key], tuple[Candidate, LinkCorrection]] = attrs.field(factory=dict)
    unused: list[str] = attrs.field(factory=list)
    _by_id: dict[str, Candidate] = attrs.field(init=False)
    _by_name: dict[Key, Candidate] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._by_id = {one.id: one for one in self._people}
        self._by_name = {
            entry.form.key: one for one in reversed(self._people) for entry in one.entries
        }

    def apply(self, corrections: LinkCorrections) -> None:
        for line in corrections.of("split"):
            for name in line.fields:
                self._find(line, name)
        for line in corrections.of("merge"):
            self._merge(line)
        for line in corrections.of("rename"):
            person = self._find(line, line.fields[0])
            if person:
                person.given_name = line.fields[1]
        for line in corrections.of("assign"):
            person = self._find(line, line.fields[0]) or self._new(line.fields[0])
            for document in line.fields[2:]:
                self.assigned[document, named_key(line.fields[1])] = person, line

    def _merge(self, line: LinkCorrection) -> None:
        found = [(name, self._find(line, name)) for name in line.fields]
        people = [person for _, person in found if person]
        if not people:
            return
        first = people[0]
        for person in people[1:]:
            if person is not first:
                first.entries += person.entries
                for entry in person.entries:
                    self._by_name[entry.form.key] = first
                person.entries = []
        for name, _ in found:
            self.merged[named_key(name)] = first, line
        for entry in first.entries:
            self.merged.setdefault(entry.form.key, (first, line))

    def _find(self, line: LinkCorrection, name: str) -> Candidate | None:
        """Return a person by id or name; if there is none, note that the line is unused."""
        person = self._by_id.get(name) or self._by_name.get(named_key(name))
        if person is None and line.action != "assign":
            self.unused.append(f"line {line.line}: nobody is called {name!r}")
        return person

    def _new(self, name: str) -> Candidate:
        """Return a person whom only the user names."""
        form = Form(named_key(name), ParsedName((), tuple(name.split())))
        entry = Entry(form, spellings=Counter({name: 0}), kinds=Counter({SpeakerKind.PERSON: 0}))
        person = Candidate([entry], given_name=name)
        name_ids([person])
        self._by_id[person.id] = person
        self._by_name[form.key] = person
        return person
