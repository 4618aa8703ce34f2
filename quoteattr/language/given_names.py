"""Given names: the gender they indicate, their pet forms and abbreviations."""

from collections.abc import Mapping
from functools import cache

from quoteattr.language.word_lists import read_entries
from quoteattr.schema.quote import Gender

_SHORTEST_CUT = 3
"""Letters that a pet form cut from the start of a full form has at least (Alex, Max)."""


@cache
def given_names() -> Mapping[str, Gender]:
    """Return the gender of each given name that indicates one, by its lower-case form."""
    return {entry.columns[0]: Gender(entry.columns[1]) for entry in read_entries("first_names.txt")}


@cache
def rare_given_names() -> Mapping[str, Gender]:
    """Return the genders of rarer given names, many of which are words or places, too."""
    genders: dict[str, Gender] = {}
    for entry in read_entries("rare_first_names.txt"):
        gender, names = entry.columns
        genders |= dict.fromkeys(names.split(","), Gender(gender))
    return genders


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Return the full forms of each pet form, all in lower case."""
    found = {}
    for entry in read_entries("nicknames.txt"):
        short, full = entry.columns
        found[short] = frozenset(full.split(","))
    return found


def pet_forms(name: str) -> frozenset[str]:
    """Return the pet forms of a full form and the full forms of a pet form, all in lower case."""
    return nicknames().get(name, frozenset()) | _pet_forms_by_full_form().get(name, frozenset())


@cache
def _pet_forms_by_full_form() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for short, full_forms in nicknames().items():
        for full in full_forms:
            found.setdefault(full, set()).add(short)
    return {full: frozenset(short) for full, short in found.items()}


def same_given_name(one: str, other: str) -> bool:
    """Whether two lower-case given names can be the same: equal, initial, pet form or cut.

    `j` and `john`, `lizzy` and `elizabeth`, `alex` and `alexander`.
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    if long in pet_forms(short):
        return True
    genders = {given_names().get(short), given_names().get(long, given_names().get(short))}
    is_cut = len(short) >= _SHORTEST_CUT and long.startswith(short) and short in given_names()
    return is_cut and len(genders) == 1
