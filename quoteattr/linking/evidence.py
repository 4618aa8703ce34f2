"""Evidence that two full names belong to different people, though one is a form of the other."""

from collections.abc import Callable

from quoteattr.linking.register import Entry
from quoteattr.linking.sightings import Apart

Conflict = Callable[[Entry, Entry, Apart], bool]
"""Whether there is such evidence for two names; the last argument has the names kept apart."""


def _are_apart(one: Entry, other: Entry, apart: Apart) -> bool:
    """Whether a document has them as two speakers, or the user splits them."""
    return frozenset((one.form.key, other.form.key)) in apart


def _have_two_genders(one: Entry, other: Entry, _: Apart) -> bool:
    """Whether documents call one of them "he" and the other one "she"."""
    genders = (one.likely_gender, other.likely_gender)
    return None not in genders and genders[0] is not genders[1]


def _lacks_suffix(one: Entry, other: Entry, _: Apart) -> bool:
    """Whether one is a "Jr.", unless both have the same middle name.

    "Adam Lund" and "Adam Lund Jr." are father and son, "Adam R. Lund Jr." is "Adam R. Lund".
    """
    if one.form.key[-1] == other.form.key[-1]:
        return False
    middles = (one.form.name.keys[1:-1], other.form.name.keys[1:-1])
    return not middles[0] or middles[0] != middles[1]


def _has_initial_alone(one: Entry, other: Entry, _: Apart) -> bool:
    """Whether the given name of one of them is an initial: "A. Lund" may be Ada or Adam."""
    first, second = one.form.name.keys[0], other.form.name.keys[0]
    return first != second and min(len(first), len(second)) == 1


CONFLICTS: tuple[Conflict, ...] = (
    _are_apart,
    _have_two_genders,
    _lacks_suffix,
    _has_initial_alone,
)
"""All kinds of evidence, the cheapest first."""
