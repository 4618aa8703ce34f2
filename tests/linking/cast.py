"""Documents of a few words, for tests of speakers across documents."""

import datetime as dt

from quoteattr.linking.linker import Linker
from quoteattr.linking.register import Register
from quoteattr.linking.sightings import Sighting, Sightings
from quoteattr.schema.quote import Gender, SpeakerKind

_KINDS = {"body": SpeakerKind.ORGANISATION, "group": SpeakerKind.GROUP}
_GENDERS = {gender.value: gender for gender in Gender}


def seen(name: str, *speakers: str, day: int | None = None) -> Sightings:
    """Return a document.

    Args:
        name: Its name.
        speakers: Each a name, the words of its mentions if they differ, and perhaps `he`, `she`,
            `body` or `group`, separated by semicolons; one in brackets is only described.
        day: Its day in March.
    """
    date = None if day is None else dt.date(2026, 3, day)
    return Sightings(name, date, tuple(_sighting(n, one) for n, one in enumerate(speakers, 1)))


def _sighting(number: int, words: str) -> Sighting:
    name, *rest = (word.strip() for word in words.split(";"))
    gender = next((_GENDERS[word] for word in rest if word in _GENDERS), None)
    kind = next((_KINDS[word] for word in rest if word in _KINDS), SpeakerKind.PERSON)
    others = [word for word in rest if word not in {*_GENDERS, *_KINDS}]
    names = () if name.startswith("(") else tuple(others) or (name,)
    return Sighting(number, name.strip("()"), names, gender, kind, 1)


def register(*documents: Sightings) -> Register:
    """Return the names of documents."""
    found = Register()
    for one in documents:
        found.add(one)
    return found


def linked(linker: Linker, *documents: Sightings) -> list[list[str | None]]:
    """Return the ids of the speakers of each document."""
    for one in documents:
        linker.add(one)
    return [[link.person for link in linker.link(one).values()] for one in documents]
