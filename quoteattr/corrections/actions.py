"""The corrections: one class for each kind of change that a person can make to a result."""

from typing import ClassVar

import attrs

from quoteattr.schema.quote import Act, Gender, QuoteKind, SpeakerKind
from quoteattr.schema.span import Span


@attrs.frozen
class Passage:
    """A stretch of the text with the words that were there when the person saw them."""

    span: Span
    """Its offsets."""
    words: str
    """The words."""


@attrs.frozen
class Anchor:
    """Where in the text a quotation, a cue, a source or a mention is."""

    parts: tuple[Passage, ...]
    """The uninterrupted stretches, in text order; at least one."""
    prefix: str = ""
    """Some characters of the text before the first part, empty if unknown."""
    suffix: str = ""
    """Some characters of the text after the last part, empty if unknown."""

    @property
    def words(self) -> str:
        """The words, parts joined by an ellipsis, on one line."""
        return " … ".join(" ".join(part.words.split()) for part in self.parts)


@attrs.frozen
class SpeakerReference:
    """A speaker by a name in the document; a name that nobody has creates a new speaker."""

    name: str
    """The canonical name or an alias, or a name that the speaker had before a correction."""
    mention: Anchor | None = None
    """A mention, which distinguishes speakers of one name."""
    gender: Gender | None = None
    """The gender of a new speaker."""
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    """The kind of a new speaker."""


@attrs.frozen
class SetSpeaker:
    """The speaker of this quotation is another one, or unknown."""

    name: ClassVar[str] = "set-speaker"
    quote: Anchor
    """The quotation."""
    speaker: SpeakerReference | None
    """Who said it, None if unknown."""


@attrs.frozen
class SetAddressee:
    """The addressee of this quotation is another one, or unknown."""

    name: ClassVar[str] = "set-addressee"
    quote: Anchor
    """The quotation."""
    addressee: SpeakerReference | None
    """To whom it was said, None if unknown."""


@attrs.frozen
class SetKind:
    """This is a direct, an indirect or a mixed quotation."""

    name: ClassVar[str] = "set-kind"
    quote: Anchor
    """The quotation."""
    kind: QuoteKind
    """How the content is presented."""


@attrs.frozen
class SetAct:
    """This is speech, writing or thought."""

    name: ClassVar[str] = "set-act"
    quote: Anchor
    """The quotation."""
    act: Act
    """What is reported."""


@attrs.frozen
class RemoveQuote:
    """This is not a quotation."""

    name: ClassVar[str] = "remove-quote"
    quote: Anchor
    """The quotation."""


@attrs.frozen
class AddQuote:
    """This is a quotation with exactly these properties, whether the result has it or not."""

    name: ClassVar[str] = "add-quote"
    quote: Anchor
    """The quotation."""
    kind: QuoteKind
    """How the content is presented."""
    act: Act = Act.SPEECH
    """What is reported."""
    speaker: SpeakerReference | None = None
    """Who said it."""
    addressee: SpeakerReference | None = None
    """To whom it was said."""
    cue: Anchor | None = None
    """The reporting words."""
    source: Anchor | None = None
    """The words that name the speaker."""


@attrs.frozen
class RenameSpeaker:
    """This speaker has another name, and perhaps another gender or kind."""

    name: ClassVar[str] = "rename-speaker"
    speaker: SpeakerReference
    """The speaker."""
    new_name: str
    """The name that the speaker gets."""
    gender: Gender | None = None
    """The gender that the speaker gets, None to leave it as it is."""
    kind: SpeakerKind | None = None
    """The kind that the speaker gets, None to leave it as it is."""


@attrs.frozen
class MergeSpeakers:
    """These speakers are one; the name of the first remains."""

    name: ClassVar[str] = "merge-speakers"
    speakers: tuple[SpeakerReference, ...]
    """The speakers, at least two."""


@attrs.frozen
class SplitSpeaker:
    """Some quotations and names of this speaker are another person's."""

    name: ClassVar[str] = "split-speaker"
    speaker: SpeakerReference
    """The speaker who is two people."""
    quotes: tuple[Anchor, ...]
    """The quotations of the other person."""
    to: SpeakerReference
    """The other person."""
    aliases: tuple[str, ...] = ()
    """The names of the other person among those of the speaker."""


Action = (
    SetSpeaker
    | SetAddressee
    | SetKind
    | SetAct
    | RemoveQuote
    | AddQuote
    | RenameSpeaker
    | MergeSpeakers
    | SplitSpeaker
)
"""One correction."""
