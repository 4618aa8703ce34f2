"""A text with coreference chains that the user brings."""

from collections.abc import Iterable

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.span import Span


def _read_chains(chains: Iterable[Iterable[Iterable[int]]]) -> tuple[tuple[Span, ...], ...]:
    return tuple(
        tuple(sorted(_read_mention(mention, number) for mention in chain))
        for number, chain in enumerate(chains, start=1)
    )


def _read_mention(mention: Iterable[int], number: int) -> Span:
    offsets = tuple(mention)
    whole = all(isinstance(offset, int) for offset in offsets)
    if len(offsets) != 2 or not whole or not 0 <= offsets[0] < offsets[1]:  # noqa: PLR2004
        raise InvalidOptionError(
            f"chain {number}: a mention is a start and an end, start before end, got {offsets!r}"
        )
    return Span(*offsets)


@attrs.frozen
class ChainedText:
    """A text, and which of its words mean the same person or thing."""

    text: str
    """Any str."""
    chains: tuple[tuple[Span, ...], ...] = attrs.field(default=(), converter=_read_chains)
    """The mentions of one person or thing each, as half-open offsets into the text."""

    def __attrs_post_init__(self) -> None:
        """Check that every mention stands in the text and belongs to one chain.

        Raises:
            InvalidOptionError: One does not; says which.
        """
        owner: dict[Span, int] = {}
        for number, chain in enumerate(self.chains, start=1):
            for mention in chain:
                where = f"chain {number}: the mention {mention.start} to {mention.end}"
                if mention.end > len(self.text):
                    raise InvalidOptionError(
                        f"{where} ends after the text, which has {len(self.text)} characters"
                    )
                if owner.setdefault(mention, number) != number:
                    raise InvalidOptionError(f"{where} stands in chain {owner[mention]} too")
