"""Titles: the words that precede a name, with the gender they indicate."""

import enum
from collections.abc import Mapping
from functools import cache

import attrs

from quoteattr.language.word_lists import read_classes, read_entries
from quoteattr.schema.quote import Gender

_CLASSES = read_classes("name_words.txt")
MAN_TITLES = _CLASSES["man_title"]
"""Titles of any man: "Mr."."""
WIFE_TITLES = _CLASSES["wife_title"]
"""Titles of wives and widows: "Mrs."."""
DAUGHTER_TITLES = _CLASSES["daughter_title"]
"""Titles of unmarried women: "Miss"."""
PEER_TITLES = _CLASSES["peer_title"]
"""Titles of peers, knights and their wives: "Sir", "Lady"."""
HUSBAND_TITLES = _CLASSES["husband_title"]
"""Titles of men whose wives are "Mrs." with their surname: "Dr."."""
COURTESY_TITLES = _CLASSES["courtesy_title"]
"""Titles of anybody abroad, nobles included: "Madame"."""
ABBREVIATED_TITLES = _CLASSES["abbreviated"]
"""Titles that are written with a full stop."""


class TitleClass(enum.StrEnum):
    """What sort of title precedes a name."""

    HONORIFIC = "honorific"
    """Goes with any name: Mr., Miss, Madame, Sir."""
    RANK = "rank"
    """Stays part of the name: Lord, Lady, Count."""
    MILITARY = "military"
    """Captain, General."""
    OFFICE = "office"
    """A profession or an elected office: Dr., President, Inspector."""
    KIN = "kin"
    """Aunt, Grandfather."""
    EPITHET = "epithet"
    """An adjective that is not part of the name: old, poor."""


@attrs.frozen
class Title:
    """A word that precedes a name."""

    word: str
    """The title in lower case, without its full stop."""
    gender: Gender | None
    """The gender it indicates, None if either."""
    title_class: TitleClass
    """What sort of title it is."""


@cache
def titles() -> Mapping[str, Title]:
    """Return the titles the package knows by their lower-case word."""
    found: dict[str, Title] = {}
    for entry in read_entries("titles.txt"):
        word, gender, title_class = entry.columns
        found[word] = Title(word, parse_gender(gender), TitleClass(title_class))
    return found


def title_of(word: str) -> Title | None:
    """Return the entry of a title, whatever its case and with or without its full stop."""
    return titles().get(word.lower().rstrip("."))


def is_initial(word: str) -> bool:
    """Whether a word is a letter with a full stop: "M." is a title too, but not in "E. M."."""
    return len(word) == 2 and word[0].isupper() and word[1] == "."  # noqa: PLR2004


def parse_gender(column: str) -> Gender | None:
    """Return the gender in a column of a word list, None for `-`."""
    return None if column == "-" else Gender(column)
