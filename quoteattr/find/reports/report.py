"""What the modules of this room tell each other about reported words."""

import attrs

from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words


@attrs.frozen
class Report:
    """A cue with the tokens of what it reports."""

    cue: Words
    """The words of the cue."""
    content: tuple[int, ...]
    """Document indexes of the content's tokens, in order."""
    found_by: FoundBy
    """The pattern that found it."""
    act: Act
    """Speech, writing or thought, by the class of the cue."""
    confidence: float
    """Share of such reports, on PolNeAR train, whose content is one that people marked."""
    source: Words | None = None
    """The words that name the speaker, where the pattern names them."""
    read: bool = False
    """Whether the reader sees it too."""
