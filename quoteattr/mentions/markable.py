"""Mentions: words that refer to somebody or something that can speak."""

import enum

import attrs

from quoteattr.language.names import PersonName
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind
from quoteattr.schema.span import Span


class Number(enum.Enum):
    """Grammatical number."""

    SINGULAR = "singular"
    PLURAL = "plural"


@attrs.frozen
class Markable:
    """Words that mention somebody or something that can speak."""

    span: Span
    """Where they stand."""
    first: int
    """Document index of the first token."""
    last: int
    """Document index after the last token."""
    head: int
    """Document index of the head token."""
    form: MentionForm
    """Name, nominal or pronoun."""
    number: Number | None = None
    """Singular or plural, None if it may be both ("you")."""
    person: int = 3
    """Grammatical person."""
    gender: Gender | None = None
    """The pronoun that the words themselves tell."""
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    """What sort of thing it is, as far as the words tell."""
    name: PersonName | None = None
    """The name taken apart, if it is one."""
    place: bool = False
    """Whether the engine took most mentions of this name for places."""
