"""The quoted stretch around each token; the tokens around a stretch are its narration."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

import attrs

from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.indexes import StretchIndex
from quoteattr.schema.utterance import QuotedStretch

_CLOSING_MARKS = "\"”'’»›"
"""Marks that close a quotation at the end of another one."""
_SEVERAL = 2
"""Least number of replies in a conversation; 47 of 924 articles of PolNeAR have at least one."""
NARRATION = StretchIndex(-1)
"""Level of the tokens outside all quotations."""


@attrs.frozen
class Levels:
    """The quoted stretches of a text, and the tokens in and around each.

    The level of a token or a stretch is the index of the innermost stretch around it.
    """

    annotated: AnnotatedText
    """The text with its parse."""
    stretches: tuple[QuotedStretch, ...]
    """The quoted stretches in text order."""
    of_token: tuple[StretchIndex, ...] = attrs.field(init=False, repr=False)
    """The level of each token."""
    depth_of: Mapping[StretchIndex, int] = attrs.field(init=False, repr=False, eq=False)
    """Nesting depth of each level: 0 for the narration, 1 for a stretch in it."""

    @of_token.default
    def _lay_over(self) -> tuple[StretchIndex, ...]:
        levels = [NARRATION] * len(self.annotated.tokens)
        for stretch in self.indexes:
            for token in self.annotated.token_indexes(self.stretches[stretch].outer):
                levels[token] = stretch
        return tuple(levels)

    @depth_of.default
    def _count_depths(self) -> Mapping[StretchIndex, int]:
        depths: dict[StretchIndex, int] = {NARRATION: 0}
        for stretch in self.indexes:
            depths[stretch] = depths[self.around(stretch)] + 1
        return depths

    @cached_property
    def has_conversation(self) -> bool:
        """Whether several paragraphs are a quotation alone, after the end of another quotation.

        Such replies are in all novels of PDNC, and in 8 of 924 articles of PolNeAR.
        """
        outermost = [stretch for stretch in self.stretches if stretch.parent is None]
        closed = {
            self.annotated.paragraph_at(stretch.outer[-1].start)
            for stretch in outermost
            if stretch.closed
        }
        replies = (
            stretch
            for stretch in outermost
            if self.annotated.paragraph_around(stretch.start) == stretch.outer[0]
            and self.annotated.paragraph_at(stretch.start) - 1 in closed
        )
        return sum(1 for _ in islice(replies, _SEVERAL)) == _SEVERAL

    @property
    def indexes(self) -> Iterator[StretchIndex]:
        """The indexes of the stretches, in text order."""
        return map(StretchIndex, range(len(self.stretches)))

    def around(self, stretch: StretchIndex) -> StretchIndex:
        """Return the level of a stretch."""
        parent = self.stretches[stretch].parent
        return NARRATION if parent is None else StretchIndex(parent)

    def child_at(self, token: int, level: StretchIndex) -> StretchIndex | None:
        """Return the stretch directly on `level` that contains a token, None if there is none."""
        stretch = self.of_token[token]
        while stretch not in {NARRATION, level}:
            parent = self.around(stretch)
            if parent == level:
                return stretch
            stretch = parent
        return None

    def after(self, stretch: StretchIndex) -> Iterator[Token]:
        """Yield the narration after a stretch, to the next stretch or the end of the paragraph."""
        last = self.stretches[stretch].outer[-1]
        end = self.annotated.paragraph_around(last.start).end
        for index in range(self.annotated.token_range(last).stop, len(self.annotated.tokens)):
            token = self.annotated.tokens[index]
            if token.start >= end or self.of_token[index] != self.around(stretch):
                return
            yield token

    def before(self, stretch: StretchIndex) -> Iterator[Token]:
        """Yield the narration before a stretch, backwards, to the stretch or paragraph before."""
        first = self.stretches[stretch].outer[0]
        start = self.annotated.paragraph_around(first.start).start
        for index in reversed(range(self.annotated.token_range(first).start)):
            token = self.annotated.tokens[index]
            if token.start < start or self.of_token[index] != self.around(stretch):
                return
            yield token

    def between(self, first: StretchIndex, second: StretchIndex) -> Sequence[Token]:
        """Return the tokens between the end of one stretch and the start of another."""
        start = self.annotated.token_range(self.stretches[first].outer[-1]).stop
        end = self.annotated.token_range(self.stretches[second].outer[0]).start
        return self.annotated.tokens[start:end]

    def opens_sentence(self, stretch: StretchIndex) -> bool:
        """Whether the first word is capitalised and the narration before it is complete."""
        first = self.stretches[stretch].parts[0].of(self.annotated.text)
        if not first.lstrip("'‘’\"“([—–-…. _")[:1].isupper():
            return False
        previous = next(self.before(stretch), None)
        return previous is None or previous.upos == "PUNCT"

    def ends_sentence(self, stretch: StretchIndex) -> bool:
        """Whether a sentence ends inside the marks, and a capital follows them."""
        following = next(self.after(stretch), None)
        return (
            self.last_character_of(stretch) in {".", "!", "?"}
            and following is not None
            and following.text[:1].isupper()
        )

    def last_character_of(self, stretch: StretchIndex) -> str:
        """Return the last character inside the marks, before the marks of a nested quotation."""
        words = self.stretches[stretch].parts[-1].of(self.annotated.text)
        return (words.rstrip(_CLOSING_MARKS) or words)[-1:]
