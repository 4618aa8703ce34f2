"""What a rule of attribution sees, and what it answers."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

import attrs

from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quotations import QuotationMap
from quoteattr.schema.span import Extent, Span
from quoteattr.schema.utterance import Attribution, Utterance
from quoteattr.schema.words import Words

_Made = TypeVar("_Made")


@attrs.frozen
class Finding:
    """The answer of a rule: words that name the speaker, or a turn that has the same speaker."""

    source: Words | None = None
    """The words that name the speaker."""
    cue: Words | None = None
    """The words that report the quotation."""
    same_as: int | None = None
    """Position of another utterance with the same speaker."""
    reply_to: int | None = None
    """Position of the turn before, by somebody else."""
    addressee: Extent | None = None
    """The words that name who is spoken to."""


class Decisions:
    """What the rules have decided so far, position by position."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        """Start with nothing decided."""
        self._utterances = utterances
        self._decided: list[Attribution | None] = [None] * len(utterances)
        self._sourced: list[int] | None = None

    def __getitem__(self, position: int) -> Attribution | None:
        """Return what was decided of an utterance, None if nothing was yet."""
        return self._decided[position]

    def __setitem__(self, position: int, attribution: Attribution) -> None:
        """Decide an utterance."""
        self._decided[position] = attribution
        if attribution.source is not None:
            self._sourced = None

    @property
    def sourced_turns(self) -> Sequence[int]:
        """Positions of the turns whose speaker is named by words, in text order."""
        if self._sourced is None:
            self._sourced = [
                position
                for position, attribution in enumerate(self._decided)
                if attribution is not None
                and attribution.source is not None
                and self._utterances[position].is_turn
            ]
        return self._sourced


@attrs.frozen
class Scene:
    """The document as the rules see it."""

    annotated: AnnotatedText
    """The text with its parse."""
    utterances: tuple[Utterance, ...]
    """All utterances in text order."""
    lexicon: Lexicon
    """The reporting words."""
    decided: Decisions
    """What earlier rules decided."""
    quotation_of: QuotationMap = attrs.field(repr=False)
    """For each token the position of the innermost direct utterance that it is in."""

    @cached_property
    def _made(self) -> dict[Callable[["Scene"], Any], Any]:
        return {}

    def once(self, make: Callable[["Scene"], _Made]) -> _Made:
        """Return `make(self)`, computed at the first call only.

        Args:
            make: Builds an index of the document that does not depend on what is decided.
        """
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    def paragraph_of(self, position: int) -> int:
        """Return the index of the paragraph in which the utterance at `position` starts."""
        return self.annotated.paragraph_at(self.utterances[position].start)

    def narration(self, span: Span) -> Iterator[int]:
        """Yield the indexes of the tokens in `span` outside direct quotations."""
        return within(self.quotation_of.narrated, self.annotated.token_range(span))

    def utterances_in(self, span: Span) -> range:
        """Return the positions of the utterances that start in `span`."""
        start = attrgetter("start")
        return range(
            bisect_left(self.utterances, span.start, key=start),
            bisect_left(self.utterances, span.end, key=start),
        )


def named_by(annotated: AnnotatedText, head: Token) -> Words:
    """Return the pronoun or the noun phrase of `head`."""
    if head.upos == "PRON":
        return Words.single(head)
    return Words(head.index, syntax.noun_phrase(annotated, head))


def within(indexes: Sequence[int], bounds: range) -> Iterator[int]:
    """Yield those of some sorted indexes that lie in a range, in order.

    What is before the range costs nothing, so that looking at the next few of many is cheap.
    """
    for place in range(bisect_left(indexes, bounds.start), len(indexes)):
        if indexes[place] >= bounds.stop:
            return
        yield indexes[place]


def last_within(indexes: Sequence[int], bounds: range) -> int | None:
    """Return the last of some sorted indexes that lies in a range, None if none does."""
    place = bisect_left(indexes, bounds.stop) - 1
    return indexes[place] if place >= 0 and indexes[place] >= bounds.start else None
