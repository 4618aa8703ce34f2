"""SSML 1.1 for speech synthesis (https://www.w3.org/TR/speech-synthesis11/).

A voice has the name of its speaker; replace the names by those of your synthesizer. The manner of
speaking becomes volume, pitch and rate. Without its tags, the document is the text.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from quoteattr.export.columns.manner import manner
from quoteattr.export.voices.script import NARRATOR, UNKNOWN, voice_names
from quoteattr.export.voices.stretches import Stretch, stretches
from quoteattr.export.xml import escaped
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Gender

_PROSODY: Mapping[str, Mapping[str, str]] = {
    "soft": {"volume": "soft"},
    "loud": {"volume": "loud"},
    "high": {"pitch": "high"},
    "low": {"pitch": "low"},
    "fast": {"rate": "fast"},
    "breathless": {"rate": "fast"},
    "slow": {"rate": "slow"},
    "sad": {"rate": "slow"},
    "angry": {"volume": "loud"},
    "soothing": {"volume": "soft"},
}
"""How a synthesizer expresses a manner; manners that it cannot express are left out."""
_GENDERS = {Gender.HE: "male", Gender.SHE: "female", Gender.THEY: "neutral"}


def to_ssml(document: Document) -> str:
    """Return the text of a document in the voices of its speakers.

    A character that XML does not allow is U+FFFD.
    """
    names = voice_names(document)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en">',
    ]
    body = "".join(
        _voice(voice, list(group), document)
        for voice, group in groupby(stretches(document), lambda stretch: _voice_of(stretch, names))
    )
    return "\n".join([*lines, f"{body}</speak>"]) + "\n"


def _voice_of(stretch: Stretch, names: Mapping[int, str]) -> tuple[str, str]:
    """Return the name of the voice of a stretch, and its gender, empty if unknown."""
    if stretch.quote is None:
        return NARRATOR, ""
    speaker = stretch.quote.speaker
    if speaker is None:
        return UNKNOWN, ""
    return names[speaker.id], _GENDERS[speaker.gender] if speaker.gender else ""


def _voice(voice: tuple[str, str], group: list[Stretch], document: Document) -> str:
    name, gender = voice
    attributes = f' name="{escaped(name)}"' + (f' gender="{gender}"' if gender else "")
    spoken = "".join(_spoken(stretch, document) for stretch in group)
    return f"<voice{attributes}>{spoken}</voice>"


def _spoken(stretch: Stretch, document: Document) -> str:
    words = escaped(stretch.span.of(document.text))
    prosody = dict(_prosody(stretch, document.text))
    if not prosody:
        return words
    attributes = "".join(f' {name}="{value}"' for name, value in prosody.items())
    return f"<prosody{attributes}>{words}</prosody>"


def _prosody(stretch: Stretch, text: str) -> Iterator[tuple[str, str]]:
    for name in manner(stretch.quote, text) if stretch.quote else ():
        yield from _PROSODY.get(name, {}).items()
