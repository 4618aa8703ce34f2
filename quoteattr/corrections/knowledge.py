"""What corrections say about the people themselves, for a new run of the pipeline.

A new run finds quotations that nobody corrected. It should know that two names are one person's, or
two people's: the speakers that corrections name become characters, like those of `--characters`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from quoteattr.corrections.actions import (
    Action,
    AddQuote,
    MergeSpeakers,
    RenameSpeaker,
    SetAddressee,
    SetSpeaker,
    SpeakerReference,
    SplitSpeaker,
)
from quoteattr.corrections.draft_speaker import folded_name
from quoteattr.mentions.pronouns import is_pronoun
from quoteattr.schema.knowledge import Character
from quoteattr.schema.quote import Gender, SpeakerKind


def known_characters(
    actions: Iterable[Action], known: Iterable[Character] = ()
) -> tuple[Character, ...]:
    """Return the characters that are known beforehand, changed and completed by corrections.

    Args:
        actions: The corrections.
        known: The characters that the user gives.
    """
    cast = _Cast([_Entry.of(character) for character in known])
    for action in actions:
        if learn := _LESSONS.get(type(action)):
            learn(cast, action)
    return tuple(entry.as_character() for entry in cast.entries)


@attrs.define(eq=False)
class _Entry:
    """A character that can change."""

    name: str
    aliases: list[str] = attrs.field(factory=list)
    gender: Gender | None = None
    kind: SpeakerKind = SpeakerKind.PERSON

    @classmethod
    def of(cls, character: Character) -> "_Entry":
        return cls(character.name, list(character.aliases), character.gender, character.kind)

    def as_character(self) -> Character:
        return Character(self.name, tuple(self.aliases), self.gender, self.kind)

    def is_called(self, name: str) -> bool:
        return folded_name(name) in map(folded_name, (self.name, *self.aliases))

    def add(self, names: Iterable[str]) -> None:
        """Add aliases; a pronoun is nobody's name."""
        for name in names:
            if not is_pronoun(name) and not self.is_called(name):
                self.aliases.append(name)


@attrs.define
class _Cast:
    """The characters so far."""

    entries: list[_Entry]

    def find(self, name: str) -> _Entry | None:
        return next((entry for entry in self.entries if entry.is_called(name)), None)

    def entry(self, person: SpeakerReference) -> _Entry:
        """Return the character of a name, a new one if nobody has it."""
        found = self.find(person.name)
        if found is None:
            kind = SpeakerKind.PERSON if person.kind is SpeakerKind.UNKNOWN else person.kind
            found = _Entry(person.name, [], person.gender, kind)
            self.entries.append(found)
        found.gender = found.gender or person.gender
        return found


def _learn_person(cast: _Cast, person: SpeakerReference | None) -> None:
    """Learn of a person with a gender or kind; a name alone is found in the text anyway."""
    if person and (person.gender or person.kind is SpeakerKind.PERSON):
        cast.entry(person)


def _learn_speaker(cast: _Cast, action: SetSpeaker | AddQuote) -> None:
    _learn_person(cast, action.speaker)


def _learn_addressee(cast: _Cast, action: SetAddressee) -> None:
    _learn_person(cast, action.addressee)


def _learn_name(cast: _Cast, action: RenameSpeaker) -> None:
    entry = cast.entry(action.speaker)
    old = entry.name
    entry.name = action.new_name
    entry.aliases = [alias for alias in entry.aliases if alias != action.new_name]
    entry.add((old, action.speaker.name))
    entry.gender = action.gender or entry.gender
    entry.kind = action.kind or entry.kind


def _learn_unity(cast: _Cast, action: MergeSpeakers) -> None:
    first, *others = (cast.entry(person) for person in action.speakers)
    for other in others:
        if other is not first and other in cast.entries:
            cast.entries.remove(other)
            first.add((other.name, *other.aliases))
            first.gender = first.gender or other.gender


def _learn_difference(cast: _Cast, action: SplitSpeaker) -> None:
    whole = cast.entry(action.speaker)
    names = {folded_name(name) for name in (action.to.name, *action.aliases)}
    whole.aliases = [alias for alias in whole.aliases if folded_name(alias) not in names]
    cast.entry(action.to).add(action.aliases)


_LESSONS: Mapping[type, Callable[[_Cast, Any], None]] = {
    SetSpeaker: _learn_speaker,
    AddQuote: _learn_speaker,
    SetAddressee: _learn_addressee,
    RenameSpeaker: _learn_name,
    MergeSpeakers: _learn_unity,
    SplitSpeaker: _learn_difference,
}
