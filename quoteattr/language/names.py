"""Names parsed into titles, words and suffix."""

from collections.abc import Sequence
from functools import lru_cache

import attrs
import regex

from quoteattr.language.given_names import given_names, rare_given_names
from quoteattr.language.titles import Title, TitleClass, is_initial, title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.schema.quote import Gender

_CLASSES = read_classes("name_words.txt")
PARTICLES = _CLASSES["particle"]
"""Words that are part of a name although they are in lower case: "Anna de Vere"."""
JOINED_ARTICLES = _CLASSES["joined_article"]
"""Arabic articles, which a hyphen joins to the next word of a name: "Salah ad-Din"."""
GENERATIONS = _CLASSES["generation"]
"""Suffixes that distinguish a father from his son: `jr`, `iii`."""
_SUFFIXES = _CLASSES["suffix"] | _CLASSES["company_form"]
_STYLES = _CLASSES["style"]
_POSSESSIVE = regex.compile(r"['’](?:s|S)?$")
_ARTICLE = regex.compile(r"^(?:the|The|THE|a|A|an|An)\s+")
_MARKS = ',;:()[]_*"“”'
_NICKNAME = regex.compile(r"^(?:“\p{L}+”|\"\p{L}+\"|\(\p{L}+\))$")
_ENDINGS = {"a": Gender.SHE, "o": Gender.HE}


@attrs.frozen
class ParsedName:
    """A name parsed into its parts, whether of a person or of anything else."""

    titles: tuple[Title, ...]
    """The titles before the name, without epithets."""
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
    def is_single(self) -> bool:
        """Whether it is one name, given name or surname, with or without a particle: "de Lund"."""
        return sum(key not in PARTICLES for key in self.keys) <= 1

    @property
    def is_whole(self) -> bool:
        """Whether it is a label of several words that is not parsed: "Speaker 1"."""
        return any(" " in word for word in self.words)

    @property
    def title_gender(self) -> Gender | None:
        """The gender that the titles indicate."""
        return next((title.gender for title in self.titles if title.gender), None)

    @property
    def given_gender(self) -> Gender | None:
        """The gender of the first word, if it is a given name that indicates one.

        Of two joined by a hyphen, that of the second unless the first contradicts it: "Kelly-Ann",
        but not "Jean-Paul".
        """
        if not self.keys:
            return None
        first, _, second = self.keys[0].partition("-")
        gender, other = given_names().get(second or first), given_names().get(first)
        return gender if other in (None, gender) else None

    @property
    def weak_gender(self) -> Gender | None:
        """The gender that a rare given name, or the ending of one, makes likely.

        Only in front of a surname is a rare one known to be a given name: India Lund. Of the names
        in `given_names`, 98 in 100 that end in "-a" are women's, and 94 in 100 that end in "-o" are
        men's: Fenella, Ricardo.
        """
        if not self.keys:
            return None
        first = self.keys[0]
        rare = rare_given_names().get(first) if self.is_full else None
        return rare or _ENDINGS.get(first[-1:])

    def has_title(self, *classes: TitleClass) -> bool:
        """Whether one of the titles is of one of these classes."""
        return any(title.title_class in classes for title in self.titles)


@lru_cache(maxsize=4096)
def parse_name(text: str) -> ParsedName:
    """Parse a name.

    Args:
        text: A name as the text has it, with or without article and possessive ending:
            `Mr. Darcy's`, `the Rev. J. P. Smith Jr.`, `the Duchess of Kent`.
    """
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", text.strip(), count=1))
    words = [stripped for word in bare.split() if (stripped := _without_marks(word))]
    suffix = ""
    while len(words) > 1 and _key(words[-1]) in _SUFFIXES:
        suffix = _key(words.pop())
    # "His Serene Highness Prince Karl": the style is no part of the name.
    style = next((i for i, word in enumerate(words[:-1]) if _key(word) in _STYLES), -1)
    del words[: style + 1]
    titles: list[Title] = []
    while len(words) > 1 and (title := title_of(words[0])):
        if is_initial(words[0]) and is_initial(words[1]):
            break
        if words[1].lower() == "of":
            # In "the Duchess of Kent" the title is a word of the name as well.
            titles.append(title)
            break
        if title.title_class is not TitleClass.EPITHET:
            titles.append(title)
        del words[0]
    return ParsedName(tuple(titles), tuple(words), suffix)


def has_suffix(text: str) -> bool:
    """Whether the last word of a name is a suffix: `J. P. Smith Jr.`."""
    return is_suffix(text.rpartition(" ")[2])


def is_suffix(word: str) -> bool:
    """Whether a word follows a name as a part of it: `Jr.`, `MP`."""
    return _key(word) in _SUFFIXES


def acronyms(words: Sequence[str]) -> frozenset[str]:
    """Return the acronyms of a name in lower case, with and without its small words.

    `North Atlantic Treaty Organization` gives `nato`.
    """
    if len(words) < 2:  # noqa: PLR2004  one letter is not an acronym
        return frozenset()
    large = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0] for word in words)
    return frozenset({large.lower(), every.lower()})


def _without_marks(word: str) -> str:
    """Return a word without the marks around it, unless they are those of a nickname: “Tip”."""
    return word if _NICKNAME.match(word) else word.strip(_MARKS)


def _key(word: str) -> str:
    bare = _POSSESSIVE.sub("", word).strip(_MARKS)
    article, _, rest = bare.partition("-")
    # "Mr. Sudani" is "Mohammed al-Sudani".
    bare = rest if rest and article in JOINED_ARTICLES else bare
    return bare.replace(".", "").replace("’", "'").lower()
