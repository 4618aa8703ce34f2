"""The value of this wing: a cue with its content."""

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
    source: Words | None = None
    """The words that name the speaker, if the pattern finds them."""
    probability: float | None = None
    """Probability of the relation according to the network, None if it finds no such relation."""

    @property
    def in_network(self) -> bool:
        """Whether the network finds the report, alone or together with the rules."""
        return self.probability is not None
