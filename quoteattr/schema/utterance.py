"""What `find` and `attribute` return: utterances, and their attributions."""

import enum

import attrs

from quoteattr.schema.quote import Act, QuoteKind
from quoteattr.schema.rules import AttributedBy, FoundBy
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.words import Words


class MarkStyle(enum.Enum):
    """How a stretch of direct speech is set off from the rest of the text."""

    DOUBLE = "double"
    """Curly or straight double quotation marks, or doubled single ones (``TeX'')."""
    SINGLE = "single"
    """Curly or straight single quotation marks."""
    ANGLE = "angle"
    """Guillemets, single or double, pointing out or in."""
    LOW = "low"
    """Low opening marks („...“)."""
    DASH = "dash"
    """A dash at the start of the paragraph."""
    LABEL = "label"
    """The name of the speaker, and a colon or the like, before the turn of a transcript."""


@attrs.frozen
class SpeakerLabel:
    """The label that names the speaker of a turn in a transcript."""

    span: Span
    """The words that name the speaker."""
    name: str
    """The name that identifies the speaker in the document: these words, or the name that another
    label adds to this office."""
    office: str = ""
    """The office, if the label gives the name in brackets after it."""


@attrs.frozen
class QuotedStretch:
    """The text inside one pair of quotation marks, over several paragraphs if each reopens it."""

    parts: tuple[Span, ...]
    """The quoted words, one span a paragraph, without the marks and the space at the edges."""
    outer: tuple[Span, ...]
    """The spans of `parts` with the marks around them, as far as there are any."""
    style: MarkStyle
    """The marks."""
    parent: int | None = None
    """Index, among the stretches of the document, of the stretch that encloses this one."""
    closed: bool = True
    """Whether there is a closing mark."""
    label: SpeakerLabel | None = None
    """The label before a turn of a transcript."""

    @property
    def start(self) -> int:
        """Offset of the first quoted character."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Offset after the last quoted character."""
        return self.parts[-1].end


@attrs.frozen
class Utterance:
    """Content that somebody is reported to have said, written or thought."""

    kind: QuoteKind
    """Direct, indirect or mixed."""
    parts: tuple[Span, ...]
    """The reported words, one span for each uninterrupted stretch, without the outer marks."""
    found_by: FoundBy
    """The rule that found it."""
    act: Act | None = None
    """Speech, writing or thought; None if the cue does not show it."""
    cue: Words | None = None
    """The reporting words, if the rule that found it used them."""
    source: Words | None = None
    """The words that name the speaker, if the rule that found it used them."""
    parent: int | None = None
    """Index, among the utterances of the document, of the one that encloses this one."""
    probability: float | None = None
    """Probability of the report according to the network, None if it finds none."""
    label: SpeakerLabel | None = None
    """The label that names its speaker, in a transcript."""

    @property
    def start(self) -> int:
        """Offset of the first reported character."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Offset after the last reported character."""
        return self.parts[-1].end

    @property
    def is_turn(self) -> bool:
        """Whether it is a turn of a conversation: direct, and in no other quotation."""
        return self.kind is QuoteKind.DIRECT and self.parent is None


@attrs.frozen
class Attribution:
    """An utterance with the words that name its speaker, or with a turn that determines it."""

    utterance: Utterance
    """The utterance."""
    attributed_by: AttributedBy
    """The rule that chose the speaker."""
    cue: Words | None = None
    """The reporting words ("said", "according to")."""
    source: Words | None = None
    """The words that name the speaker."""
    same_as: int | None = None
    """Index, among the attributions, of another one with the same speaker; never in a circle."""
    reply_to: int | None = None
    """Index, among the attributions, of the turn before, by another speaker."""
    addressee: Extent | None = None
    """The words that name the addressee."""
