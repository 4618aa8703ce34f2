"""Which full names of a corpus are one person's: "Donald J. Marr", "Donald Marr", "Don Marr"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from quoteattr.linking.evidence import CONFLICTS
from quoteattr.linking.register import Entry
from quoteattr.linking.sightings import Apart, Key
from quoteattr.resolve.names.indexes.groups import GroupIndex
from quoteattr.resolve.names.matching import same_full_name
from quoteattr.resolve.names.variants import NameGroup, NameVariant
from quoteattr.schema.quote import SpeakerKind

DOMINANT = 20
"""From this ratio of the documents of one candidate to those of all other candidates on, a name is
the first one's."""

_Graph = dict[Entry, set[Entry]]


@attrs.frozen
class FullNames:
    """Which full names are one person's."""

    people: tuple[tuple[Entry, ...], ...]
    """The names of each person."""
    ambiguous: Mapping[Entry, tuple[Entry, ...]]
    """The names that are forms of names of several people, with those."""


def full_names(entries: Iterable[Entry], apart: Apart) -> FullNames:
    """Return which names are one person's.

    Two names are linked if one is a form of the other and there is no evidence against it. A name
    is ambiguous if it is linked to two names that are not linked to each other: "Ada Lund" to
    "Ada K. Lund" and "Ada M. Lund". Where one of these is far more frequent, the rare ones do not
    count.

    Args:
        entries: The full names of people.
        apart: The names that are kept apart.
    """
    graph: _Graph = {entry: set() for entry in entries}
    for block in _blocks(graph):
        for one, other in _linked(block, apart):
            graph[one].add(other)
            graph[other].add(one)
    # The most frequent names come first, so that a rare one cannot take a link away from them.
    for entry in sorted(graph, key=lambda entry: (-entry.documents, entry.form.key)):
        _cut_rare(graph, entry)
    ambiguous = {
        entry: tuple(sorted(near, key=_order))
        for entry, near in graph.items()
        if not _is_clique(graph, near)
    }
    clear = {
        entry: near - ambiguous.keys() for entry, near in graph.items() if entry not in ambiguous
    }
    # Every neighbourhood that is left is a clique, and so is every component.
    people = {frozenset((entry, *near)): None for entry, near in clear.items()}
    return FullNames(tuple(tuple(sorted(one, key=_order)) for one in people), ambiguous)


def _order(entry: Entry) -> tuple[int, int, Key, str]:
    return -entry.documents, len(entry.form.key), entry.form.key, entry.gender or ""


def _blocks(entries: Iterable[Entry]) -> Iterator[Sequence[Entry]]:
    """Yield names that may be linked: with a common surname, or a part of a double surname."""
    blocks: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in {*entry.form.name.keys[1:]}:
            blocks[key].append(entry)
    yield from (block for block in blocks.values() if len(block) > 1)


def _linked(block: Sequence[Entry], apart: Apart) -> Iterator[tuple[Entry, Entry]]:
    """Yield the names of a block that are linked, each pair once or twice."""
    index = GroupIndex()
    entry_of: dict[NameGroup, Entry] = {}
    variants: dict[Entry, NameVariant] = {}
    for entry in block:
        group, variants[entry] = group_of([entry]), as_variant(entry)
        entry_of[group] = entry
        index.add(group, entry.form.name)
    for one in block:
        for group in index.candidates_for_full_name(variants[one]):
            other = entry_of[group]
            if (
                one is not other
                and same_full_name(variants[one], group)
                and not any(conflict(one, other, apart) for conflict in CONFLICTS)
            ):
                yield one, other


def as_variant(entry: Entry) -> NameVariant:
    """Return a name in the form that is compared with groups of names."""
    return NameVariant(entry.form.name, SpeakerKind.PERSON, is_place=False)


def group_of(entries: Iterable[Entry]) -> NameGroup:
    """Return the names of one person as a group that names are compared with."""
    group = NameGroup(SpeakerKind.PERSON)
    for entry in entries:
        group.add(as_variant(entry))
    return group


def _cut_rare(graph: _Graph, entry: Entry) -> None:
    """Unlink the rare names among those that make a name ambiguous, if one is far more frequent."""
    near = graph[entry]
    if _is_clique(graph, near):
        return
    first = min(near, key=_order)
    kept = {other for other in near if other is first or other in graph[first]}
    rare = near - kept
    if sum(one.documents for one in kept) >= DOMINANT * sum(one.documents for one in rare):
        for other in rare:
            near.discard(other)
            graph[other].discard(entry)


def _is_clique(graph: _Graph, entries: Collection[Entry]) -> bool:
    """Whether all these names are linked to each other."""
    return all(len(graph[one] & {*entries}) == len(entries) - 1 for one in entries)
