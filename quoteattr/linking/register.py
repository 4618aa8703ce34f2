"""The names of a corpus: in how many documents each is, of which gender, and when."""

import datetime as dt
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.linking.sightings import Form, Key, Sighting, Sightings
from quoteattr.resolve.discourse.cluster import COLLECTIVES
from quoteattr.schema.quote import Gender, SpeakerKind

# A listed given name indicates a gender. Set on PolNeAR, where the pronouns of one document in
# twenty are those of somebody else.
_MOST_CONTRARY, _MOST_CONTRARY_TO_LIST = 0.2, 0.5
"""Largest share of documents with a contrary pronoun that counts as errors of attribution."""

Days = npt.NDArray[np.int32]
"""Days of documents, as proleptic Gregorian ordinals in order."""


@attrs.define(eq=False)
class Entry:
    """A name of the corpus; two entries if there are a man and a woman of that name."""

    form: Form
    """The name in parts."""
    gender: Gender | None = None
    """The gender of those meant, if there are people of both genders."""
    spellings: Counter[str] = attrs.field(factory=Counter)
    """Number of documents with each spelling."""
    genders: Counter[Gender | None] = attrs.field(factory=Counter)
    """Number of documents with each gender."""
    kinds: Counter[SpeakerKind] = attrs.field(factory=Counter)
    """Number of documents with each kind."""
    _days: "array[int]" = attrs.field(factory=lambda: array("i"))

    def add(self, sighting: Sighting, date: dt.date | None) -> None:
        """Count a document."""
        self.spellings[sighting.name] += 1
        self.genders[sighting.gender] += 1
        self.kinds[sighting.kind] += 1
        if date is not None:
            self._days.append(date.toordinal())

    @property
    def documents(self) -> int:
        """Number of documents."""
        return self.genders.total()

    @property
    def days(self) -> Days:
        """The days of the documents whose date is known."""
        return np.sort(np.frombuffer(self._days, dtype=np.int32))

    @property
    def spelling(self) -> str:
        """The most frequent spelling, the shortest of several."""
        return min(self.spellings, key=lambda name: (-self.spellings[name], len(name), name))

    @property
    def is_collective(self) -> bool:
        """Whether most documents take it for an organisation or a group."""
        return 2 * sum(self.kinds[kind] for kind in COLLECTIVES) > self.documents

    @property
    def likely_gender(self) -> Gender | None:
        """The gender of most documents, else that of the given name."""
        he, she = self.genders[Gender.HE], self.genders[Gender.SHE]
        if self.gender or he == she:
            return self.gender or (self.form.name.given_gender if self.form.is_full else None)
        return Gender.HE if he > she else Gender.SHE

    @property
    def has_two_genders(self) -> bool:
        """Whether the pronouns of the documents are those of a man and of a woman."""
        he, she = self.genders[Gender.HE], self.genders[Gender.SHE]
        listed = self.form.name.given_gender
        contrary = min(he, she) if listed is None else (she if listed is Gender.HE else he)
        most = _MOST_CONTRARY if listed is None else _MOST_CONTRARY_TO_LIST
        return min(he, she) > 0 and contrary > most * (he + she)


@attrs.define
class Register:
    """The names of a corpus, collected document by document."""

    entries: dict[Key, Entry] = attrs.field(factory=dict)
    """The names by their keys."""
    apart: set[frozenset[Key]] = attrs.field(factory=set)
    """Pairs of full names with a word in common that are two speakers of one document."""
    acronyms: dict[Key, Counter[Key]] = attrs.field(factory=lambda: defaultdict(Counter))
    """For each acronym and name, the number of documents in which one speaker has both."""

    def add(self, seen: Sightings) -> None:
        """Add the names of a document."""
        forms: dict[Key, Form] = {}
        for sighting in seen.speakers:
            form = sighting.form
            if form is None:
                continue
            self.entries.setdefault(form.key, Entry(form)).add(sighting, seen.date)
            forms[form.key] = form
            for acronym in sighting.acronyms:
                if acronym.key != form.key:
                    self.acronyms[acronym.key][form.key] += 1
        full = (form for form in forms.values() if form.is_full)
        for one, other in combinations(full, 2):
            if not {*one.name.keys}.isdisjoint(other.name.keys):
                self.apart.add(frozenset((one.key, other.key)))

    def by_gender(self) -> Iterator[Entry]:
        """Yield the names in the order of their keys; three entries if a man and a woman share one.

        The third has the documents without a pronoun.
        """
        for key in sorted(self.entries):
            entry = self.entries[key]
            if not entry.has_two_genders or entry.is_collective:
                yield entry
                continue
            for gender in (Gender.HE, Gender.SHE, None):
                count = sum(entry.genders[one] for one in entry.genders if _group(one) is gender)
                if count:
                    yield attrs.evolve(entry, gender=gender, genders=Counter({gender: count}))


def _group(gender: Gender | None) -> Gender | None:
    return gender if gender in {Gender.HE, Gender.SHE} else None
