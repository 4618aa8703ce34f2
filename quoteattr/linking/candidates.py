"""The people of a corpus by their full names, before surnames are linked to them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import attrs
import regex

from quoteattr.language.names import acronyms
from quoteattr.linking.full_names import DOMINANT, full_names
from quoteattr.linking.register import Days, Entry, Register
from quoteattr.linking.sightings import Apart, Key, folded
from quoteattr.schema.linked.people import LinkedBy
from quoteattr.schema.quote import Gender, SpeakerKind

_NO_LETTER = regex.compile(r"[^\p{L}\p{N}]+")


@attrs.define(eq=False)
class Candidate:
    """A person or body, with the full names that are known to be theirs."""

    entries: list[Entry]
    """The names, the most frequent first."""
    reasons: dict[Entry, tuple[LinkedBy, str]] = attrs.field(factory=dict)
    """The rule that made each name theirs, and the reason in words; none for the first name."""
    id: str = ""
    """The id, once all names are known."""
    given_name: str = ""
    """The name that the user gives, empty if there is none."""

    @property
    def name(self) -> str:
        """The name that the user gives, else the most frequent name, full names first."""
        return self.given_name or self._first.spelling

    @property
    def _first(self) -> Entry:
        return max(self.entries, key=lambda entry: (entry.form.is_full, entry.documents))

    @property
    def documents(self) -> int:
        """Number of documents with one of the names."""
        return sum(entry.documents for entry in self.entries)

    @property
    def days(self) -> Sequence[Days]:
        """The days of these documents, one array for each name."""
        return [entry.days for entry in self.entries]

    @property
    def gender(self) -> Gender | None:
        """The pronouns of most documents, else the gender of the given name."""
        counts: Counter[Gender | None] = Counter()
        for entry in self.entries:
            counts.update(entry.genders)
        he, she = counts[Gender.HE], counts[Gender.SHE]
        if he != she:
            return Gender.HE if he > she else Gender.SHE
        return self._first.likely_gender

    @property
    def stated_gender(self) -> Gender | None:
        """The pronouns of most documents, None if none uses any."""
        stated = any(entry.genders.keys() - {None} for entry in self.entries)
        return self.gender if stated else None

    @property
    def kind(self) -> SpeakerKind:
        """The kind of most documents."""
        counts: Counter[SpeakerKind] = Counter()
        for entry in self.entries:
            counts.update(entry.kinds)
        return min(counts, key=lambda kind: (-counts[kind], kind.value))


@attrs.frozen
class Identification:
    """Who a speaker is, and why."""

    person: Candidate | None
    """The person, None if it remains open."""
    rule: LinkedBy
    """What decided."""
    reason: str
    """What decided, in words."""


def candidates(register: Register, apart: Apart) -> list[Candidate]:
    """Return the people and bodies of a corpus, each with the full names that are theirs.

    Args:
        register: The names of the corpus.
        apart: The names that are kept apart.
    """
    entries = list(register.by_gender())
    people = [entry for entry in entries if entry.form.is_full and not entry.is_collective]
    linked = full_names(people, apart)
    found = [_candidate(names) for names in linked.people]
    for entry, forms in linked.ambiguous.items():
        listed = " and of ".join(sorted({form.spelling for form in forms}))
        found.append(Candidate([entry], {entry: (LinkedBy.NAME, f"may be a form of {listed}")}))
    full = {*people}
    others = {entry.form.key: Candidate([entry]) for entry in entries if entry not in full}
    for key, explained in _explained(register, others).items():
        acronym, named = others.pop(key), others[explained]
        named.entries += acronym.entries
        reason = f"a document has it for {named.name}"
        named.reasons |= dict.fromkeys(acronym.entries, (LinkedBy.ACRONYM, reason))
    return [*found, *others.values()]


def _candidate(names: Sequence[Entry]) -> Candidate:
    first, *others = names
    reason = (LinkedBy.NAME, f"a form of {first.spelling}")
    return Candidate([*names], dict.fromkeys(others, reason))


def _explained(register: Register, known: Collection[Key]) -> Mapping[Key, Key]:
    """Return the acronyms that documents explain, each with the name that it is short for."""
    found = {}
    for acronym, counts in register.acronyms.items():
        full = {key: count for key, count in counts.items() if _abbreviates(register, acronym, key)}
        first = max(full, key=lambda key: (full[key], key), default=None)
        is_clear = first and full[first] >= DOMINANT * (sum(full.values()) - full[first])
        if first and is_clear and acronym in known and first in known:
            found[acronym] = first
    return found


def _abbreviates(register: Register, acronym: Key, key: Key) -> bool:
    return acronym[1] in acronyms(register.entries[key].form.name.words)


def name_ids(found: Iterable[Candidate]) -> None:
    """Give each candidate an id, made of the shortest of its full names.

    That of an organisation is made of the longest, because the shortest is the acronym. Two with
    the same name are distinguished by gender, else by a number in the order of their names.
    """
    taken: dict[str, list[Candidate]] = {}
    for candidate in found:
        taken.setdefault(_slug(candidate), []).append(candidate)
    for slug, bearers in taken.items():
        plain = 0
        for candidate in bearers:
            gender = candidate.entries[0].gender
            plain += not gender
            ending = f"-{gender}" if gender else f"-{plain}" if plain > 1 else ""
            candidate.id = f"{slug}{ending}"


def _slug(candidate: Candidate) -> str:
    sign = -1 if candidate.entries[0].is_collective else 1
    full = [entry for entry in candidate.entries if entry.form.is_full] or candidate.entries
    shortest = min(full, key=lambda one: (sign * len(one.form.name.keys), one.form.key))
    words = " ".join(shortest.form.key).casefold()
    return _NO_LETTER.sub("-", folded(words)).strip("-") or "unnamed"
