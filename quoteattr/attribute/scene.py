"""What a rule of attribution sees, and what it answers."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

import attrs

from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.utterance import Attribution, Utterance


@attrs.frozen
class Finding:
    """The answer of a rule: words that name the speaker, or a turn that has the same speaker."""

    source: Extent | None = None
    """The words that name the speaker."""
    source_head: int | None = None
    """Document index of the source's head token."""
    cue: Extent | None = None
    """The words that report the quotation."""
    cue_head: int | None = None
    """Document index of the cue's head token."""
    same_as: int | None = None
    """Position of another utterance with the same speaker."""
    reply_to: int | None = None
    """Position of the turn before, by somebody else."""
    addressee: Extent | None = None
    """The words that name who is spoken to."""


@attrs.frozen
class Scene:
    """The document as the rules see it."""

    annotated: AnnotatedText
    """The text with its parse."""
    utterances: tuple[Utterance, ...]
    """All utterances in text order."""
    lexicon: Lexicon
    """The reporting words."""
    decided: Sequence[Attribution | None]
    """What earlier rules decided, position by position; None where none did yet."""
    quotation_of: tuple[int | None, ...] = attrs.field(init=False, repr=False)
    """For each token the position of the innermost direct utterance that it stands in."""

    @quotation_of.default
    def _map_tokens(self) -> tuple[int | None, ...]:
        inside: list[int | None] = [None] * len(self.annotated.tokens)
        for position, utterance in enumerate(self.utterances):
            if utterance.kind is QuoteKind.DIRECT:
                for part in utterance.parts:
                    for index in self.annotated.token_range(part):
                        inside[index] = position
        return tuple(inside)

    def paragraph_of(self, position: int) -> int:
        """Return the index of the paragraph in which the utterance at `position` starts."""
        return self.annotated.paragraph_at(self.utterances[position].start)

    def narration(self, span: Span) -> tuple[int, ...]:
        """Return the indexes of the tokens in `span` that stand in no direct quotation."""
        return tuple(
            index for index in self.annotated.token_range(span) if self.quotation_of[index] is None
        )

    def utterances_in(self, span: Span) -> range:
        """Return the positions of the utterances that start in `span`."""
        start = attrgetter("start")
        return range(
            bisect_left(self.utterances, span.start, key=start),
            bisect_left(self.utterances, span.end, key=start),
        )
