"""Quotations, speakers and mentions."""

import enum
from collections.abc import Iterable
from textwrap import shorten

import attrs

from quoteattr.schema.span import Extent, Span, join_parts
from quoteattr.schema.surrogates import all_joined, joined_halves

_REPR_WIDTH = 60
"""Number of characters of a quotation, a mention or a cue in its `repr`."""


class QuoteKind(enum.StrEnum):
    """How the content is presented."""

    DIRECT = "direct"
    """Verbatim, set off by marks."""
    INDIRECT = "indirect"
    """Paraphrased by the reporter."""
    MIXED = "mixed"
    """Paraphrased, with verbatim stretches inside quotation marks."""


class Act(enum.StrEnum):
    """What is reported (Semino and Short 2004: speech, writing and thought presentation)."""

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"
    """Thoughts, beliefs, intentions and feelings."""


class MentionForm(enum.StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Gender(enum.StrEnum):
    """The pronouns that the text uses for a speaker."""

    HE = "he"
    SHE = "she"
    THEY = "they"


class SpeakerKind(enum.StrEnum):
    """What kind of entity speaks."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@attrs.frozen(repr=False)
class Cue(Extent):
    """The reporting words of a quotation, such as "said": an `Extent` that has its words."""

    text: str
    """The words, parts joined by a space."""

    @classmethod
    def read(cls, parts: Iterable[Span], text: str) -> "Cue":
        """Return the cue in these places of a text."""
        listed = tuple(parts)
        return cls(listed, join_parts(listed, text))

    def __repr__(self) -> str:
        """Return one line with the offsets and the words."""
        return f"<Cue {self.start}-{self.end}: {_shortened(self.text)!r}>"


@attrs.frozen(repr=False)
class Mention:
    """Words of the text that refer to a speaker."""

    parts: tuple[Span, ...]
    """The uninterrupted stretches, in text order; nearly always one."""
    text: str
    """The words, parts joined by a space."""
    form: MentionForm
    """Name, nominal or pronoun."""

    def __repr__(self) -> str:
        """Return one line with the form, the offsets and the words."""
        return f"<Mention {self.start}-{self.end}, a {self.form}: {_shortened(self.text)!r}>"

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.parts[-1].end


@attrs.frozen(repr=False)
class Speaker:
    """A speaker or addressee in a document; the quotations are `Document.quotes_by(speaker)`."""

    id: int
    """Number of the speaker in the document, from 1, in the order of first mention."""
    name: str = attrs.field(converter=joined_halves)
    """Canonical name: the fullest name that the text gives."""
    aliases: tuple[str, ...] = attrs.field(default=(), converter=all_joined)
    """Every other name or description that the text uses for the speaker."""
    mentions: tuple[Mention, ...] = ()
    """All mentions in text order: names, descriptions and pronouns, in narration and quotations."""
    gender: Gender | None = None
    """The pronouns that the text uses, None if it uses none."""
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    """What kind of entity it is."""

    def __repr__(self) -> str:
        """Return one line with the id and the name."""
        return f"<Speaker {self.id}: {self.name!r}>"

    def is_called(self, name: str) -> bool:
        """Return whether this is the name or an alias of the speaker, in any case."""
        return name.casefold() in {one.casefold() for one in (self.name, *self.aliases)}


@attrs.frozen(repr=False)
class Quote:
    """One quotation with its cue, source and speaker."""

    id: int
    """Number of the quotation in the document, from 1, in text order."""
    kind: QuoteKind
    """Direct, indirect or mixed."""
    act: Act
    """Speech, writing or thought."""
    parts: tuple[Span, ...]
    """One span for each uninterrupted stretch, without the outer quotation marks."""
    text: str
    """The words, parts joined by a space."""
    cue: Cue | None = None
    """The reporting words ("said"), or None."""
    source: Mention | None = None
    """The words in the text that name the speaker, or None."""
    speaker: Speaker | None = None
    """Who said it, None if unresolved."""
    addressee: Speaker | None = None
    """To whom it was said, None if unresolved."""
    parent: int | None = None
    """`id` of the quotation that encloses this one."""
    rule: str = attrs.field(default="", converter=joined_halves)
    """The rules that found and attributed it, such as `marks/subject`."""
    confidence: float = 0.0
    """Probability, from 0 to 1, that the quotation and its speaker are right."""

    def __repr__(self) -> str:
        """Return one line with the kind, the offsets, the speaker and the first words."""
        speaker = repr(self.speaker.name) if self.speaker else "unknown"
        place = f"{self.kind} {self.start}-{self.end}"
        return f"<Quote {self.id}: {place} by {speaker}: {_shortened(self.text)!r}>"

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.parts[-1].end


@attrs.frozen
class Term:
    """A quoted stretch that is not speech: scare quotes, a title, a nickname, a mentioned word."""

    span: Span
    """Its offsets, without the marks."""
    text: str
    """The words."""


def _shortened(words: str) -> str:
    return shorten(words, _REPR_WIDTH, placeholder="…")
