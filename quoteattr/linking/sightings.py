"""What linking needs to know of a document: its date, and the names of its speakers."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from functools import cached_property, lru_cache
from typing import Final
from unicodedata import combining, normalize

import attrs

from quoteattr.language.names import PARTICLES, ParsedName, has_suffix, parse_name
from quoteattr.language.titles import Title, TitleClass
from quoteattr.mentions.nominals import person_nouns
from quoteattr.resolve.discourse.cluster import COLLECTIVES
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Gender, MentionForm, Speaker, SpeakerKind

_TITLES_OF_NAMES: Final = frozenset({TitleClass.RANK})
"""Titles without which a given name is not a name: "Pope Francis"."""

_ARTICLES: Final = frozenset({"a", "an", "the"})

Key = tuple[str, ...]
"""The words of a name in the form in which they are compared; the last one is the suffix, and the
first one is the rank of somebody without a surname; both may be empty."""

Apart = Collection[frozenset[Key]]
"""Pairs of names that belong to different people, as a document shows or the user says."""


@attrs.frozen
class Sighting:
    """A speaker of a document."""

    id: int
    """Number of the speaker in the document."""
    name: str
    """Canonical name."""
    names: tuple[str, ...]
    """The words of each mention by name; none for a speaker whom the document only describes."""
    gender: Gender | None
    """The pronouns that the document uses."""
    kind: SpeakerKind
    """What kind of entity it is."""
    quotes: int
    """Number of quotations."""

    @cached_property
    def form(self) -> "Form | None":
        """The name in parts, None if it does not distinguish one person from another."""
        is_body = self.kind in COLLECTIVES
        return _form(self.name, self._suffix, is_body=is_body) if self.names else None

    @property
    def _suffix(self) -> str:
        """The suffix of most mentions of the full name, which a canonical name lacks."""
        if not any(map(has_suffix, dict.fromkeys(self.names))):
            return ""
        keys = parse_name(folded(self.name)).keys
        parsed = (parse_name(folded(name)) for name in self.names)
        suffixes = Counter(name.suffix for name in parsed if name.keys[-len(keys) :] == keys)
        return suffixes.most_common(1)[0][0] if suffixes else ""

    @property
    def acronyms(self) -> "tuple[Form, ...]":
        """Other names in capitals, such as the acronym of an organisation."""
        if self.kind not in COLLECTIVES:
            return ()
        found = (_form(name, "", is_body=True) for name in dict.fromkeys(self.names))
        return tuple(form for form in found if form and form.is_acronym)


@attrs.frozen
class Sightings:
    """The speakers of a document."""

    document: str
    """Name of the document."""
    date: dt.date | None
    """Its date, if it is known."""
    speakers: tuple[Sighting, ...]
    """Its speakers and addressees."""


@attrs.frozen
class Form:
    """A name in parts."""

    key: Key
    """Identifies the name."""
    name: ParsedName
    """The parsed name."""

    @property
    def is_full(self) -> bool:
        """Whether it has a given name and a surname, or several words of another kind."""
        return sum(word not in PARTICLES for word in self.name.keys) > 1

    @property
    def is_acronym(self) -> bool:
        """Whether it is one word of capitals: "S.E.C."."""
        words = self.name.words
        return len(words) == 1 and words[0].isupper() and len(self.name.keys[0]) > 1


def sightings(document: Document, date: dt.date | None = None) -> Sightings:
    """Return what linking needs to know of a document.

    Args:
        document: The document.
        date: Its date, if it is known.
    """
    quotes = Counter(quote.speaker.id for quote in document.quotes if quote.speaker)
    speakers = tuple(_sighting(speaker, quotes[speaker.id]) for speaker in document.speakers)
    return Sightings(document.id, date, speakers)


def folded(name: str) -> str:
    """Return a name without accents, which newspapers write or not."""
    if name.isascii():
        return name
    return "".join(mark for mark in normalize("NFKD", name) if not combining(mark))


def key_of(sighting: Sighting) -> Key:
    """Return the key of the name of a speaker, whatever the name is."""
    form = sighting.form
    return form.key if form else named_key(sighting.name)


def named_key(name: str) -> Key:
    """Return the key of a name in a user's words."""
    form = form_of(name)
    return form.key if form else ("", *folded(name).casefold().split(), "")


def form_of(name: str) -> Form | None:
    """Return the form of a name in a user's words, None if there is nothing to compare."""
    return _form(name, parse_name(folded(name)).suffix, is_body=False)


def _sighting(speaker: Speaker, quotes: int) -> Sighting:
    names = tuple(one.text for one in speaker.mentions if one.form is MentionForm.NAME)
    if not speaker.mentions:
        # A person named the speaker, in a correction or in a record written by hand.
        names = (speaker.name,)
    return Sighting(speaker.id, speaker.name, names, speaker.gender, speaker.kind, quotes)


@lru_cache(maxsize=16_384)
def _form(name: str, suffix: str, *, is_body: bool) -> Form | None:
    """Return a name in parts; None for a label, and for a title, a noun or a relation alone."""
    parsed = parse_name(folded(name))
    has_article = False
    if is_body:
        # "General" is a title, but not in "General Mills".
        words = folded(name).split()
        has_article = len(words) > 1 and words[0].lower() in _ARTICLES
        parsed = ParsedName((), tuple(words[has_article:]))
    if not _distinguishes(parsed, is_body=is_body, is_proper=is_body and not has_article):
        return None
    rank = "" if len(parsed.keys) > 1 else _rank(parsed.titles)
    return Form((rank, *parsed.keys, suffix), parsed)


def _rank(titles: tuple[Title, ...]) -> str:
    return next((title.word for title in titles if title.title_class in _TITLES_OF_NAMES), "")


def _distinguishes(name: ParsedName, *, is_body: bool, is_proper: bool) -> bool:
    """Whether two documents with this name may mean the same person or body.

    "Speaker 1" and "Q" are labels, every town has "the Council", and everybody has an "Aunt May".

    Args:
        name: The name.
        is_body: Whether it is the name of an organisation or a group.
        is_proper: Whether it is, and has no article: "Congress".
    """
    keys = name.keys
    if not keys or all(len(key) == 1 for key in keys):
        return False
    if not is_body and any(letter.isdigit() for key in keys for letter in key):
        return False
    if name.has_title(TitleClass.KIN) and len(keys) == 1:
        return False
    return len(keys) > 1 or is_proper or keys[0] not in person_nouns()
