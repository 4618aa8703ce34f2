"""The cast of one or more texts, in the format that `--characters` reads.

A speaker whom the text only describes ("the cook") is written as a comment: as a character, it
would be every cook of the text, and only a person can know whether that is right.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from quoteattr.export.records import encoded
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import Character
from quoteattr.schema.quote import Gender, MentionForm, Speaker, SpeakerKind

HEAD = "# name | other names | he, she or they | kind, unless a person"
"""The first line of the text format."""
_SEPARATOR = " | "
_WORDS = frozenset({*Gender, *SpeakerKind})
"""Words that are read as a gender or a kind at the end of a line, and not as a name."""


@attrs.define
class Cast:
    """The speakers of documents; speakers of the same name are one character."""

    _entries: dict[str, "_Entry"] = attrs.field(factory=dict)
    _described: Counter[str] = attrs.field(factory=Counter)
    """Quotations of the speakers without a name, by their description."""

    def add(self, document: Document) -> None:
        """Add the speakers of a document."""
        said = Counter(quote.speaker.id for quote in document.quotes if quote.speaker)
        for speaker in document.speakers:
            names = _names(speaker)
            if speaker.name in names:
                self._entries.setdefault(speaker.name, _Entry()).add(
                    speaker, names, said[speaker.id]
                )
            elif not _is_pronoun(speaker):
                self._described[speaker.name] += said[speaker.id]

    @property
    def characters(self) -> tuple[Character, ...]:
        """The speakers with a name, those with most quotations first."""
        ordered = sorted(self._entries.items(), key=lambda item: -item[1].quotes)
        return tuple(
            Character(name, tuple(entry.aliases), entry.gender, entry.kind)
            for name, entry in ordered
        )

    def to_text(self) -> str:
        """Return the text format, a character on each line; a bar in a name becomes a slash."""
        lines = [HEAD, *map(_line, self.characters)]
        if self._described:
            lines += ["#", "# without a name:"]
            lines += [f"# {_field(name)}" for name, _ in self._described.most_common()]
        return "".join(f"{line}\n" for line in lines)

    def to_json(self) -> str:
        """Return the list of the speakers with a name as indented JSON."""
        return encoded([_object(character) for character in self.characters], indent=2) + "\n"


@attrs.define
class _Entry:
    """What documents say about the speakers of one name."""

    aliases: dict[str, None] = attrs.field(factory=dict)
    gender: Gender | None = None
    kind: SpeakerKind = SpeakerKind.PERSON
    quotes: int = 0

    def add(self, speaker: Speaker, names: Iterable[str], quotes: int) -> None:
        if not self.quotes and speaker.kind is not SpeakerKind.UNKNOWN:
            self.kind = speaker.kind
        self.aliases |= {name: None for name in names if name != speaker.name}
        self.gender = self.gender or speaker.gender
        self.quotes += quotes


def _names(speaker: Speaker) -> tuple[str, ...]:
    """Return the name and aliases, except those that the text uses as descriptions or pronouns."""
    descriptions = {
        " ".join(mention.text.split()).casefold()
        for mention in speaker.mentions
        if mention.form is not MentionForm.NAME
    }
    names = (speaker.name, *speaker.aliases)
    return tuple(name for name in names if name.strip() and name.casefold() not in descriptions)


def _is_pronoun(speaker: Speaker) -> bool:
    return all(mention.form is MentionForm.PRONOUN for mention in speaker.mentions)


def _line(character: Character) -> str:
    return _SEPARATOR.join(_fields(character))


def _fields(character: Character) -> Iterator[str]:
    yield _field(character.name)
    yield from (_field(alias) for alias in character.aliases if _field(alias) not in _WORDS)
    if character.gender:
        yield character.gender.value
    if character.kind is not SpeakerKind.PERSON:
        yield character.kind.value


def _field(name: str) -> str:
    """Return a name as a field of the text format: on one line, no bar, no `#` at the start."""
    return " ".join(name.replace("|", "/").split()).lstrip("# ") or "?"


def _object(character: Character) -> dict[str, object]:
    item: dict[str, object] = {"name": character.name}
    if character.aliases:
        item["aliases"] = list(character.aliases)
    if character.gender:
        item["gender"] = character.gender.value
    if character.kind is not SpeakerKind.PERSON:
        item["kind"] = character.kind.value
    return item
