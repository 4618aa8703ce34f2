"""The map from each token to the innermost direct utterance around it."""

from collections.abc import Sequence
from functools import cached_property

import attrs

from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.utterance import Utterance


@attrs.frozen
class QuotationMap:
    """The direct utterances of a text laid over its tokens."""

    innermost: tuple[int | None, ...]
    """For each token the index of the innermost direct utterance that it is in."""

    def __getitem__(self, token: int) -> int | None:
        """Return the index of the innermost direct utterance of a token, None in narration."""
        return self.innermost[token]

    @cached_property
    def narrated(self) -> tuple[int, ...]:
        """Indexes of all tokens outside direct utterances, in order."""
        return tuple(index for index, inside in enumerate(self.innermost) if inside is None)


def map_quotations(annotated: AnnotatedText, utterances: Sequence[Utterance]) -> QuotationMap:
    """Return the map of the direct utterances of a text.

    Args:
        annotated: The text with its parse.
        utterances: Everything found in it, in text order, an enclosing one before what it encloses.
    """
    innermost: list[int | None] = [None] * len(annotated.tokens)
    for position, utterance in enumerate(utterances):
        if utterance.kind is QuoteKind.DIRECT:
            for index in annotated.token_indexes(utterance.parts):
                innermost[index] = position
    return QuotationMap(tuple(innermost))
