"""Markables: mentions of people or things that can speak, before they are resolved."""

import enum

import attrs

from quoteattr.language.names import ParsedName
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind
from quoteattr.schema.span import Span


class Number(enum.Enum):
    """Grammatical number."""

    SINGULAR = "singular"
    PLURAL = "plural"


class GrammaticalPerson(enum.IntEnum):
    """Grammatical person."""

    FIRST = 1
    SECOND = 2
    THIRD = 3


@attrs.frozen
class Markable:
    """A mention of a person or thing that can speak."""

    span: Span
    """Its offsets."""
    first: int
    """Document index of the first token."""
    stop: int
    """Document index after the last token."""
    head: int
    """Document index of the head token."""
    form: MentionForm
    """Name, nominal or pronoun."""
    number: Number | None = None
    """Singular or plural, None if it may be both ("you")."""
    person: GrammaticalPerson = GrammaticalPerson.THIRD
    """First, second or third person."""
    gender: Gender | None = None
    """The gender that the words themselves indicate."""
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    """The kind of speaker that the words themselves indicate."""
    name: ParsedName | None = None
    """The parsed name, if the mention is a name."""
    is_place: bool = False
    """Whether the annotator labels most mentions of this name as places."""

    @property
    def is_one_person(self) -> bool:
        """Whether the words themselves indicate a single person."""
        return self.kind is SpeakerKind.PERSON and self.number is not Number.PLURAL
