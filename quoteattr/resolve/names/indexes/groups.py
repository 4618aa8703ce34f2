"""Index of the groups of names under construction, by the words that matching names share.

Names are compared pair by pair, which would take quadratic time for the eight hundred people of one
surname. The index narrows the groups that a name is compared with.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterator

from quoteattr.language.given_names import given_names, pet_forms, same_given_name
from quoteattr.language.names import ParsedName, acronyms
from quoteattr.resolve.discourse.cluster import COLLECTIVES
from quoteattr.resolve.names.variants import NameGroup, NameVariant

_Keys = tuple[str, ...]


class _Words:
    """Words in sorted order: words with a common prefix are adjacent."""

    def __init__(self) -> None:
        self._ordered: list[str] = []
        self._known: set[str] = set()

    def add(self, word: str) -> None:
        """Add a word."""
        if word not in self._known:
            self._known.add(word)
            insort(self._ordered, word)

    def same_given_names(self, name: str) -> Iterator[str]:
        """Yield the words that can be the same given name by `same_given_name`.

        Pet forms with another initial are excluded.
        """
        cuts = (name[:end] for end in range(1, len(name) + 1))
        forms = (form for form in pet_forms(name) if form[:1] == name[:1])
        for word in dict.fromkeys((*cuts, *forms)):
            if word in self._known and same_given_name(name, word):
                yield word
        if len(name) == 1 or name in given_names():
            for position in range(bisect_left(self._ordered, name), len(self._ordered)):
                word = self._ordered[position]
                if not word.startswith(name):
                    break
                if same_given_name(name, word):
                    yield word


class _Namesakes:
    """The groups that share a given name and a surname, by their middle names."""

    def __init__(self) -> None:
        self._all: set[NameGroup] = set()
        self._without_middle: set[NameGroup] = set()
        self._by_middle: dict[str, set[NameGroup]] = defaultdict(set)
        self._middles = _Words()

    def add(self, group: NameGroup, middles: _Keys) -> None:
        """Add a group with its middle names."""
        self._all.add(group)
        if not middles:
            self._without_middle.add(group)
        for middle in middles:
            self._by_middle[middle].add(group)
            self._middles.add(middle)

    def matching(self, middles: _Keys) -> set[NameGroup]:
        """Return the groups without middle names, and those with one that can be the same."""
        if not middles:
            return self._all
        same = {*middles}
        for middle in middles:
            same.update(pet_forms(middle), self._middles.same_given_names(middle))
        return self._without_middle.union(*(self._by_middle.get(one, ()) for one in same))


class GroupIndex:
    """The groups under construction by the words of their names."""

    def __init__(self) -> None:
        """Start without any group."""
        self._by_key: dict[str, dict[NameGroup, int]] = defaultdict(dict)
        self._keys_of: dict[NameGroup, set[str]] = defaultdict(set)
        self._words = _Words()
        self._by_name: dict[_Keys, set[NameGroup]] = defaultdict(set)
        self._by_start_or_end: dict[_Keys, set[NameGroup]] = defaultdict(set)
        self._by_first_and_last: dict[tuple[str, str], _Namesakes] = defaultdict(_Namesakes)
        self._given_names: dict[str, _Words] = defaultdict(_Words)

    def add(self, group: NameGroup, name: ParsedName) -> None:
        """Index a name of a group."""
        for key in {*name.keys, *acronyms(name.words)}:
            self._words.add(key)
            self._keys_of[group].add(key)
            self._by_key[key].setdefault(group, len(self._by_key[key]))
        if not name.keys:
            return
        self._by_name[name.keys].add(group)
        for part in _starts_and_ends(name.keys):
            self._by_start_or_end[part].add(group)
        first, last = name.keys[0], name.keys[-1]
        self._by_first_and_last[first, last].add(group, name.keys[1:-1])
        self._given_names[last].add(first)

    def candidates_by_word(self, variant: NameVariant) -> list[NameGroup]:
        """Return the groups that share a word, an acronym or a given name with a variant."""
        keys = {*variant.name.keys, *acronyms(variant.name.words)}
        if variant.name.keys and variant.kind not in COLLECTIVES:
            first = variant.name.keys[0]
            keys |= pet_forms(first) | {*self._words.same_given_names(first)}
        return list(dict.fromkeys(g for key in sorted(keys) for g in self._by_key.get(key, ())))

    def candidates_for_full_name(self, variant: NameVariant) -> list[NameGroup]:
        """Return the `candidates_by_word` that can have the full name of a person.

        They share the start or the end of the name, or the surname and, by pet forms and initials,
        the given name and a middle name.
        """
        keys = variant.name.keys
        first, last = keys[0], keys[-1]
        groups = self._with_part(keys)
        for given in {first, *pet_forms(first), *self._given_names[last].same_given_names(first)}:
            if namesakes := self._by_first_and_last.get((given, last)):
                groups |= namesakes.matching(keys[1:-1])
        return self._in_order(variant, groups)

    def candidates_for_organisation(self, variant: NameVariant) -> list[NameGroup]:
        """Return the `candidates_by_word` that can have the name of an organisation.

        They share the start or the end of the name, or one abbreviates the other.
        """
        keys = variant.name.keys
        groups = self._with_part(keys)
        if len(keys) == 1:
            groups.update(self._by_key.get(keys[0], ()))
        for acronym in acronyms(variant.name.words):
            groups.update(self._by_name.get((acronym,), ()))
        return self._in_order(variant, groups)

    def _with_part(self, keys: _Keys) -> set[NameGroup]:
        """Return the groups with a name that starts or ends with another, or the reverse."""
        parts = (self._by_name.get(part, ()) for part in _starts_and_ends(keys))
        return set(self._by_start_or_end.get(keys, ())).union(*parts)

    def _in_order(self, variant: NameVariant, groups: Collection[NameGroup]) -> list[NameGroup]:
        """Return groups in the order in which `candidates_by_word` returns them."""
        name = variant.name
        keys = {*name.keys, *acronyms(name.words)}
        first = name.keys[0] if name.keys and variant.kind not in COLLECTIVES else None

        def shared(key: str) -> bool:
            return key in keys or (first is not None and _is_same_given_name(first, key))

        def rank(group: NameGroup) -> tuple[str, int]:
            key = min(filter(shared, self._keys_of[group]))
            return key, self._by_key[key][group]

        return sorted(groups, key=rank)


def _starts_and_ends(keys: _Keys) -> set[_Keys]:
    """Return the parts that a name starts or ends with, the whole name included."""
    lengths = range(1, len(keys) + 1)
    return {part for length in lengths for part in (keys[:length], keys[-length:])}


def _is_same_given_name(name: str, key: str) -> bool:
    return key in pet_forms(name) or (key[:1] == name[:1] and same_given_name(name, key))
