"""Words of the text with their syntactic head: a cue or a source."""

import attrs

from quoteattr.schema.annotation import Token
from quoteattr.schema.span import Extent


@attrs.frozen
class Words:
    """The words of a cue or a source."""

    head: int
    """Document index of the head token."""
    extent: Extent
    """The words, as half-open str offsets."""

    @classmethod
    def single(cls, token: Token) -> "Words":
        """Return one token as words."""
        return cls(token.index, Extent((token.span,)))

    def of(self, text: str) -> str:
        """Return the words as `text` has them, parts joined by a space."""
        return self.extent.of(text)
