"""The value of this room: a cue with its content."""

import attrs

from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words


@attrs.frozen
class Report:
    """A cue with the content that it reports."""

    cue: Words
    """The words of the cue."""
    content: tuple[int, ...]
    """Document indexes of the content's tokens, in order."""
    found_by: FoundBy
    """The pattern that found it."""
    act: Act
    """Speech, writing or thought, by the class of the cue."""
    confidence: float
    """Share of such reports, on PolNeAR train, whose content is an annotated one."""
    source: Words | None = None
    """The words that name the speaker, if the pattern finds them."""
    in_network: bool = False
    """Whether the network finds it too."""
