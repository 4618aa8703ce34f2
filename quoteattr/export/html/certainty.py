"""How doubt is shown: a sign where a quotation is less certain than most."""

import enum

from quoteattr.schema.quote import Quote

# In news and novels, about a fifth of the quotations are below the higher bound, and one in twenty
# is below the lower one. Chosen on three novels and an article, not tuned.
_DOUBTFUL = 0.6
_VERY_DOUBTFUL = 0.4


class Doubt(enum.Enum):
    """How uncertain a quotation and its speaker are: the sign for it, and what the sign means."""

    NONE = ("", "certain")
    SOME = ("\N{NO-BREAK SPACE}?", "uncertain")
    MUCH = ("\N{NO-BREAK SPACE}??", "very uncertain")

    @property
    def sign(self) -> str:
        """What follows the name of the speaker."""
        return self.value[0]

    @property
    def words(self) -> str:
        """The meaning of the sign."""
        return self.value[1]


def doubt_of(quote: Quote) -> Doubt:
    """Return how uncertain a quotation is, by its confidence."""
    if quote.confidence >= _DOUBTFUL:
        return Doubt.NONE
    return Doubt.SOME if quote.confidence >= _VERY_DOUBTFUL else Doubt.MUCH


BOUNDS = {Doubt.SOME: _DOUBTFUL, Doubt.MUCH: _VERY_DOUBTFUL}
"""The confidence below which each sign is shown."""
