"""Names of people taken apart: titles, given names, surnames, suffixes, pet forms."""

import enum
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import attrs
import regex

from quoteattr.language.word_lists import read_entries
from quoteattr.schema.quote import Gender

PARTICLES = frozenset(
    {
        "al",
        "ap",
        "bin",
        "da",
        "dal",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "les",
        "of",
        "saint",
        "san",
        "st",
        "ten",
        "ter",
        "van",
        "von",
        "y",
        "zu",
    }
)
"""Words that stand within a name in lower case."""
MARRIED_TITLES = frozenset(
    {
        "mrs",
        "missus",
        "mistress",
        "madame",
        "mme",
        "madam",
        "frau",
        "signora",
        "senora",
        "señora",
        "begum",
    }
)
"""Titles of wives and widows."""
UNMARRIED_TITLES = frozenset(
    {
        "miss",
        "misses",
        "mademoiselle",
        "mlle",
        "fraulein",
        "fräulein",
        "signorina",
        "senorita",
        "señorita",
    }
)
"""Titles of daughters."""
MEN_TITLES = frozenset(
    {
        "mr",
        "mister",
        "monsieur",
        "m",
        "mons",
        "herr",
        "signor",
        "signore",
        "senor",
        "señor",
        "messrs",
    }
)
"""Titles of men without another one."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq", "md", "phd", "qc", "mp", "kc"})
"""Words that stand after a name, lower case and without full stops."""

_POSSESSIVE = regex.compile(r"['’](?:s|S)?$")
_ARTICLE = regex.compile(r"^(?:the|The|THE|a|A|an|An)\s+")
_MARKS = ',;:()[]_*"“”'
_NICKNAME = regex.compile(r"^(?:“\p{L}+”|\"\p{L}+\"|\(\p{L}+\))$")
_SOUNDS = {"a": Gender.SHE, "o": Gender.HE}
_SHORTEST_CUT = 3
"""A pet form that is the start of the full form has at least so many letters (Alex, Max)."""


class TitleClass(enum.StrEnum):
    """What sort of title stands before a name."""

    HONORIFIC = "honorific"
    """Goes with any name: Mr., Miss, Madame, Sir."""
    RANK = "rank"
    """Stays part of the name: Lord, Lady, Count."""
    MILITARY = "military"
    """Captain, General."""
    OFFICE = "office"
    """What somebody is by profession or election: Dr., President, Inspector."""
    KIN = "kin"
    """Aunt, Grandfather."""
    EPITHET = "epithet"
    """An adjective that is no part of the name: old, poor."""


@attrs.frozen
class Title:
    """A word that stands before a name."""

    word: str
    """The title, lower case, without its full stop."""
    gender: Gender | None
    """The pronoun that it tells."""
    title_class: TitleClass
    """What sort of title it is."""


@attrs.frozen
class PersonName:
    """A name taken apart; nothing says that it is a person's."""

    titles: tuple[Title, ...]
    """The titles before the name, epithets left out."""
    words: tuple[str, ...]
    """The words of the name itself as the text has them, `Donald`, `J.`, `Trump`."""
    suffix: str = ""
    """`jr`, `iii` and the like, empty if there is none."""
    keys: tuple[str, ...] = attrs.field(init=False)
    """The words in the form in which they are compared: lower case, without full stops, with
    straight apostrophes."""

    @keys.default
    def _make_keys(self) -> tuple[str, ...]:
        return tuple(_key(word) for word in self.words)

    @property
    def is_full(self) -> bool:
        """Whether there is more than one word, as in a given name with a surname."""
        return len(self.words) > 1

    @property
    def title_gender(self) -> Gender | None:
        """The pronoun that the titles tell."""
        return next((title.gender for title in self.titles if title.gender), None)

    @property
    def given_gender(self) -> Gender | None:
        """The pronoun that goes with the first word, if it is a given name that tells one."""
        return first_names().get(self.keys[0]) if self.keys else None

    @property
    def sound_gender(self) -> Gender | None:
        """The pronoun that the ending of the first word makes likely: Fenella, Ricardo.

        Of the given names that the package knows 98 in 100 with "-a" are women's, and 94 in 100
        with "-o" are men's.
        """
        return _SOUNDS.get(self.keys[0][-1:]) if self.keys else None

    def has_title(self, *classes: TitleClass) -> bool:
        """Whether one of the titles is of one of these classes."""
        return any(title.title_class in classes for title in self.titles)


@cache
def titles() -> Mapping[str, Title]:
    """Return the titles that the package knows, by their lower-case word."""
    found: dict[str, Title] = {}
    for entry in read_entries("titles.txt"):
        word, gender, title_class = entry.columns
        found[word] = Title(word, read_gender(gender), TitleClass(title_class))
    return found


@cache
def first_names() -> Mapping[str, Gender]:
    """Return the given names that tell a pronoun, by their lower-case form."""
    return {entry.columns[0]: Gender(entry.columns[1]) for entry in read_entries("first_names.txt")}


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Return for each pet form the full forms that it may stand for, all lower case."""
    found = {}
    for entry in read_entries("nicknames.txt"):
        short, full = entry.columns
        found[short] = frozenset(full.split(","))
    return found


def read_gender(column: str) -> Gender | None:
    """Return the gender that a column of a word list gives, None for `-`."""
    return None if column == "-" else Gender(column)


def title_of(word: str) -> Title | None:
    """Return the title that a word is, whatever its case and full stop."""
    return titles().get(word.lower().rstrip("."))


@lru_cache(maxsize=4096)
def parse_name(text: str) -> PersonName:
    """Take a name apart; a name that comes back is the same object.

    Args:
        text: A name as it stands in a text, with or without article and possessive ending:
            `Mr. Darcy's`, `the Rev. J. P. Smith Jr.`, `the Duchess of Kent`.
    """
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", text.strip(), count=1))
    words = [stripped for word in bare.split() if (stripped := _without_marks(word))]
    suffix = ""
    while len(words) > 1 and _key(words[-1]) in SUFFIXES:
        suffix = _key(words.pop())
    found: list[Title] = []
    while len(words) > 1 and (title := title_of(words[0])):
        if words[1].lower() == "of":
            break
        found.append(title)
        del words[0]
    before_of = title_of(words[0]) if len(words) > 1 and words[1].lower() == "of" else None
    kept = tuple(title for title in found if title.title_class is not TitleClass.EPITHET)
    return PersonName((*kept, before_of) if before_of else kept, tuple(words), suffix)


def _without_marks(word: str) -> str:
    """Return a word without the marks around it, unless they are those of a nickname: “Tip”."""
    return word if _NICKNAME.match(word) else word.strip(_MARKS)


def pet_forms(name: str) -> frozenset[str]:
    """Return the pet forms of a given name, or the full forms of a pet form, all lower case."""
    return nicknames().get(name, frozenset()) | _full_forms().get(name, frozenset())


@cache
def _full_forms() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for short, long in nicknames().items():
        for name in long:
            found.setdefault(name, set()).add(short)
    return {name: frozenset(short) for name, short in found.items()}


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names, lower case, may be the same: initial, pet form or cut.

    `j` and `john`, `lizzy` and `elizabeth`, `alex` and `alexander`.
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    pet = nicknames()
    if long in pet.get(short, ()) or short in pet.get(long, ()):
        return True
    return len(short) >= _SHORTEST_CUT and long.startswith(short) and short in first_names()


def acronyms(words: Sequence[str]) -> frozenset[str]:
    """Return the short forms that the initials of a name make, with and without its small words.

    `North Atlantic Treaty Organization` gives `nato`.
    """
    if len(words) < 2:  # noqa: PLR2004  one letter abbreviates nothing
        return frozenset()
    large = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0] for word in words)
    return frozenset({large.lower(), every.lower()})


def _key(word: str) -> str:
    bare = _POSSESSIVE.sub("", word).strip(_MARKS)
    return bare.replace(".", "").replace("’", "'").lower()
