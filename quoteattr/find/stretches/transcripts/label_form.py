"""The description of one way to write the labels of turns."""

import enum

import attrs
import regex

from quoteattr.errors import InvalidOptionError


class TurnExtent(enum.Enum):
    """How far a turn extends."""

    PARAGRAPH = "paragraph"
    """To the end of the paragraph, and over the unlabelled ones that belong to it by the layout."""
    BLOCK = "block"
    """To the next blank line."""
    SECTION = "section"
    """To the next label, over any number of paragraphs."""
    MESSAGE = "message"
    """To the next label, without the other lines of the head of a message."""
    REPLY = "reply"
    """Over the lines below that begin with more > than the line of the label."""


def _compiled(pattern: "str | regex.Pattern[str]") -> "regex.Pattern[str]":
    try:
        compiled = regex.compile(pattern)
    except regex.error as error:
        raise InvalidOptionError(f"the pattern {pattern!r} of a label: {error}") from error
    if "label" not in compiled.groupindex:
        raise InvalidOptionError(f"the pattern {pattern!r} of a label needs a group (?P<label>...)")
    return compiled


@attrs.frozen
class LabelForm:
    """One way to write the label of a turn.

    Raises:
        InvalidOptionError: A pattern is not valid, or has no group `label`.
    """

    name: str
    """Its name, by which the labels of a transcript are counted unless it has a `kind`."""
    pattern: "regex.Pattern[str]" = attrs.field(converter=_compiled)
    """Matches the start of a line, with the group `label`; compiled by `regex` if it is a str."""
    extent: TurnExtent = TurnExtent.PARAGRAPH
    """How far the turn extends; a label with another extent than a paragraph fills its line."""
    least_turns: int = 2
    """Number of turns from which labels of this form are speakers."""
    least_share: float = 0.0
    """Smallest share of the paragraphs of a transcript that must be labelled; of its lines, if a
    label need not open a paragraph."""
    opens_paragraph: bool = False
    """Whether only the first line of a paragraph has such a label."""
    is_certain: bool = False
    """Whether the form itself shows that people talk, as a time before each turn does."""
    kind: str = ""
    """Name of the forms that one transcript may mix, such as labels with and without a title before
    a dash."""
    names_suffice: bool = False
    """Whether labels that are persons' names are speakers, even if none recurs."""
    least_persons: float = 1.0
    """Smallest share of these names that must be known as persons'."""
    is_person: bool = False
    """Whether only the name of a person, or an office with a name, is a label of this form."""
    is_like_heading: bool = False
    """Whether the headings and scene directions of a play have this form too."""
    answer: "regex.Pattern[str] | None" = attrs.field(
        default=None, converter=attrs.converters.optional(_compiled)
    )
    """Matches what begins an answer on the line of its question, with the group `label`."""

    @property
    def key(self) -> str:
        """What the labels of a transcript are counted by: the kind, or else the name."""
        return self.kind or self.name
