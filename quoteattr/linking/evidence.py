"""What speaks against two full names being one person's, though the one is a form of the other."""

from collections.abc import Callable, Collection

from quoteattr.linking.register import Entry
from quoteattr.linking.sightings import Key

Conflict = Callable[[Entry, Entry, Collection[frozenset[Key]]], bool]
"""Whether something speaks against two names; the last argument has the names that documents, or
the user, tell apart."""


def _are_apart(one: Entry, other: Entry, apart: Collection[frozenset[Key]]) -> bool:
    """Whether a document has both as two speakers."""
    return frozenset((one.form.key, other.form.key)) in apart


def _have_two_genders(one: Entry, other: Entry, _: Collection[frozenset[Key]]) -> bool:
    """Whether documents call one of them "he" and the other one "she"."""
    genders = (one.likely_gender, other.likely_gender)
    return None not in genders and genders[0] is not genders[1]


def _lacks_suffix(one: Entry, other: Entry, _: Collection[frozenset[Key]]) -> bool:
    """Whether one is a "Jr.", unless both have the same middle name.

    "Adam Lund" and "Adam Lund Jr." are father and son, "Adam R. Lund Jr." is "Adam R. Lund".
    """
    if one.form.key[-1] == other.form.key[-1]:
        return False
    middles = (one.form.name.keys[1:-1], other.form.name.keys[1:-1])
    return not middles[0] or middles[0] != middles[1]


def _has_initial_alone(one: Entry, other: Entry, _: Collection[frozenset[Key]]) -> bool:
    """Whether the given name of one of them is an initial: "A. Lund" may be Ada or Adam."""
    first, second = one.form.name.keys[0], other.form.name.keys[0]
    return first != second and min(len(first), len(second)) == 1


CONFLICTS: tuple[Conflict, ...] = (
    _are_apart,
    _have_two_genders,
    _lacks_suffix,
    _has_initial_alone,
)
"""What speaks against two full names, the cheapest first."""
