"""Which quotation each token stands in; what surrounds a quotation is its narration."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import QuotedStretch

NARRATION = -1
"""Level of the tokens that stand in no quotation."""


@attrs.frozen
class Levels:
    """The quoted stretches of a text laid over its tokens."""

    annotated: AnnotatedText
    """The text with its parse."""
    stretches: tuple[QuotedStretch, ...]
    """The quoted stretches in text order."""
    of_token: tuple[int, ...] = attrs.field(init=False, repr=False)
    """For each token the position of the innermost stretch around it, or `NARRATION`."""
    depth_of: Mapping[int, int] = attrs.field(init=False, repr=False, eq=False)
    """Nesting depth of each level: 0 for the narration, 1 for a stretch in it."""

    @of_token.default
    def _lay_over(self) -> tuple[int, ...]:
        levels = [NARRATION] * len(self.annotated.tokens)
        for position, stretch in enumerate(self.stretches):
            for span in stretch.outer:
                for index in self.annotated.token_range(span):
                    levels[index] = position
        return tuple(levels)

    @depth_of.default
    def _count_depths(self) -> Mapping[int, int]:
        depths = {NARRATION: 0}
        for position in range(len(self.stretches)):
            depths[position] = depths[self.around(position)] + 1
        return depths

    def around(self, position: int) -> int:
        """Return the level on which the stretch at `position` is embedded."""
        parent = self.stretches[position].parent
        return NARRATION if parent is None else parent

    def child_at(self, index: int, level: int) -> int | None:
        """Return the stretch embedded on `level` that holds the token, None if there is none."""
        current = self.of_token[index]
        while current not in {NARRATION, level}:
            parent = self.around(current)
            if parent == level:
                return current
            current = parent
        return None

    def after(self, position: int) -> Iterator[Token]:
        """Yield the narration after a stretch, to the next stretch or the end of the paragraph."""
        span = self.stretches[position].outer[-1]
        tokens = self.annotated.tokens
        index = self._next_token(span)
        end = self._paragraph(span).end
        while index < len(tokens) and tokens[index].start < end:
            if self.of_token[index] != self.around(position):
                return
            yield tokens[index]
            index += 1

    def before(self, position: int) -> Iterator[Token]:
        """Yield the narration before a stretch, backwards, to the stretch or paragraph before."""
        span = self.stretches[position].outer[0]
        tokens = self.annotated.tokens
        index = self.annotated.token_range(span).start - 1
        start = self._paragraph(span).start
        while index >= 0 and tokens[index].start >= start:
            if self.of_token[index] != self.around(position):
                return
            yield tokens[index]
            index -= 1

    def between(self, first: int, second: int) -> Sequence[Token]:
        """Return the tokens between the end of one stretch and the start of another."""
        start = self._next_token(self.stretches[first].outer[-1])
        end = self.annotated.token_range(self.stretches[second].outer[0]).start
        return self.annotated.tokens[start:end]

    def _next_token(self, span: Span) -> int:
        return self.annotated.token_range(span).stop

    def _paragraph(self, span: Span) -> Span:
        return self.annotated.paragraphs[self.annotated.paragraph_at(span.start)]
