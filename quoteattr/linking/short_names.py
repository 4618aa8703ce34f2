"""Whose surname it is: "Mr. Marr" in a document that does not give the full name."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

import attrs
import numpy as np
import numpy.typing as npt

from quoteattr.language.given_names import given_names, pet_forms
from quoteattr.linking.candidates import Candidate, Identification
from quoteattr.linking.full_names import DOMINANT, as_variant, group_of
from quoteattr.linking.register import Days, Entry
from quoteattr.linking.sightings import Apart
from quoteattr.resolve.names.matching import Match, match_single_name, single_name_matches
from quoteattr.schema.linked.people import LinkedBy
from quoteattr.schema.quote import Gender

WINDOWS = (7, 30, 365)
"""Days before and after a document in which somebody is named in full, the nearest first. Where
nobody of a surname is within the first window, the next one decides."""
_MOST_LISTED = 3
"""Number of people that a reason names."""


@attrs.frozen(eq=False)
class Bearers:
    """The people who may have a single name, and the documents that name them in full."""

    people: Sequence[Candidate]
    """The people."""
    _days: Days
    """The days of the documents whose date is known, in order."""
    _owners: npt.NDArray[np.intp]
    """The number of the person whom each of these documents names."""
    _numbers: Mapping[Candidate, int] = attrs.field(init=False)
    """The number of each person."""

    @_numbers.default
    def _number(self) -> Mapping[Candidate, int]:
        return {one: number for number, one in enumerate(self.people)}

    @classmethod
    def of(cls, people: Sequence[Candidate]) -> "Bearers":
        """Return people with their documents."""
        numbers = [(n, days) for n, one in enumerate(people) for days in one.days]
        owners = np.repeat([n for n, _ in numbers], [len(days) for _, days in numbers])
        joined = np.concatenate([days for _, days in numbers] or [np.empty(0, np.int32)])
        order = np.argsort(joined, kind="stable")
        return cls(people, joined[order], owners.astype(np.intp)[order])

    def among(self, candidates: Iterable[Candidate]) -> Sequence[Candidate]:
        """Return those of some candidates who may have the name."""
        found = sorted(self._numbers[one] for one in candidates if one in self._numbers)
        return [self.people[number] for number in found]

    @cached_property
    def _documents(self) -> Mapping[Candidate, int]:
        return {one: one.documents for one in self.people}

    def counts(self, date: dt.date | None) -> tuple[Mapping[Candidate, int], str]:
        """Return the number of documents that name each person in full, and when they do.

        Args:
            date: The day around which documents count, None for all of the corpus.
        """
        if date is None:
            return self._documents, "in the corpus"
        day = date.toordinal()
        for window in WINDOWS:
            first, after = np.searchsorted(self._days, (day - window, day + window + 1))
            if first < after:
                break
        # Of the people named then, not of all: a corpus has thousands of Smiths.
        numbers, counts = np.unique(self._owners[first:after], return_counts=True)
        named = zip(numbers.tolist(), counts.tolist(), strict=True)
        return {self.people[n]: count for n, count in named}, f"within {window} days"


@attrs.define
class ShortNames:
    """Finds whose single names are."""

    _people: Mapping[str, Sequence[Candidate]]
    """People by each word of their full names that is a single name in the corpus."""
    _apart: Apart
    """Each two names that the user keeps apart."""
    _bearers: dict[tuple[Entry, Gender | None], Bearers] = attrs.field(factory=dict)
    _undated: dict[tuple[Entry, Gender | None], Identification] = attrs.field(factory=dict)
    """Whose each name is in documents without a date, which is the same in all of them."""

    @classmethod
    def of(
        cls,
        people: Iterable[Candidate],
        singles: Iterable[Entry],
        apart: Apart,
    ) -> "ShortNames":
        """Return the finder of the bearers of single names.

        Args:
            people: The people and bodies of the corpus.
            singles: Its single names.
            apart: Each two names that the user keeps apart.
        """
        wanted = {form for one in singles for form in _forms(one.form.name.keys[-1])}
        found: dict[str, list[Candidate]] = defaultdict(list)
        for person in people:
            full = [one for one in person.entries if one.form.is_full and not one.is_collective]
            for word in sorted({key for one in full for key in one.form.name.keys} & wanted):
                found[word].append(person)
        return cls(found, apart)

    def decide(
        self,
        entry: Entry,
        gender: Gender | None,
        date: dt.date | None,
        present: Collection[Candidate],
    ) -> Identification | None:
        """Return whose single name it is, None if nobody in the corpus has it in full.

        Args:
            entry: The single name.
            gender: The pronouns that the document uses.
            date: The date of the document.
            present: The people whom the document names in full, as other speakers.
        """
        if (entry, gender) not in self._bearers:
            self._bearers[entry, gender] = Bearers.of(self._find(entry, gender))
        bearers = self._bearers[entry, gender]
        if not bearers.people:
            return None
        if both := bearers.among(present):
            return _ambiguous(f"the document has {_listed(both)} as another speaker")
        if date is not None:
            return _identification(entry, *bearers.counts(date))
        if (entry, gender) not in self._undated:
            self._undated[entry, gender] = _identification(entry, *bearers.counts(None))
        return self._undated[entry, gender]

    def _find(self, entry: Entry, gender: Gender | None) -> Sequence[Candidate]:
        word = entry.form.name.keys[-1]
        forms = _forms(word) if word in given_names() else (word,)
        people = dict.fromkeys(one for form in forms for one in self._people.get(form, ()))
        return [one for one in people if self._may_be(entry, gender, one)]

    def _may_be(self, entry: Entry, gender: Gender | None, person: Candidate) -> bool:
        genders = {gender, person.gender} & {Gender.HE, Gender.SHE}
        if len(genders) > 1 or any(
            frozenset((entry.form.key, one.form.key)) in self._apart for one in person.entries
        ):
            return False
        group = group_of(person.entries)
        group.explicit_gender = person.gender
        return single_name_matches(as_variant(entry), group)


def _forms(word: str) -> Collection[str]:
    return (word, *pet_forms(word))


def _identification(entry: Entry, counts: Mapping[Candidate, int], where: str) -> Identification:
    name = entry.form.name.words[-1]
    people = sorted(counts, key=lambda one: (-counts[one], one.id))
    if not people:
        return _ambiguous(f"nobody is called {name} in full {where}")
    first, total = people[0], sum(counts.values())
    if len(people) > 1 and counts[first] < DOMINANT * (total - counts[first]):
        return _ambiguous(f"{_listed(people)} are named in full {where}")
    if match_single_name(as_variant(entry), group_of(first.entries)) is not Match.SURNAME:
        return _ambiguous(f"{name} is the given name of {first.name}, and may be that of others")
    if len(people) == 1:
        return Identification(first, LinkedBy.SURNAME, f"the only {name} {where}")
    reason = f"of {total} documents {where}, {counts[first]} mean {first.name}"
    return Identification(first, LinkedBy.SURNAME, reason)


def _ambiguous(reason: str) -> Identification:
    return Identification(None, LinkedBy.AMBIGUOUS, reason)


def _listed(people: Sequence[Candidate]) -> str:
    names = [one.name for one in people[:_MOST_LISTED]]
    more = len(people) - len(names)
    return f"{', '.join(names)} and {more} more" if more else " and ".join(names)
