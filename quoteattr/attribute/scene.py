"""The scene that attribution rules read, and the finding that they return."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import wraps
from operator import attrgetter
from typing import TypeVar
from weakref import WeakKeyDictionary

import attrs

from quoteattr.language import syntax
from quoteattr.language.lexicon import Lexicon
from quoteattr.mentions.pronouns import POSSESSIVE
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.indexes import UtteranceIndex
from quoteattr.schema.quotations import QuotationMap, map_quotations
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Utterance
from quoteattr.schema.words import Words

_Made = TypeVar("_Made")
_Index = TypeVar("_Index", bound=int)


@attrs.frozen
class Finding:
    """What a rule finds for an utterance: its source, or an utterance with the same speaker.

    Without either, only `reply_to` is known: the speaker is not that of this turn.
    """

    source: Words | None = None
    """The words that name the speaker."""
    cue: Words | None = None
    """The words that report the quotation, if they differ from the cue of the utterance."""
    same_as: UtteranceIndex | None = None
    """Another utterance with the same speaker."""
    reply_to: UtteranceIndex | None = None
    """The turn before, which has another speaker."""


@attrs.frozen(eq=False)
class Scene:
    """A document while its utterances are attributed, and everything that a rule may look at.

    Only `sourced_turns` changes: the engine adds the turns for which a rule has found a source.
    """

    annotated: AnnotatedText
    """The text with its parse."""
    utterances: tuple[Utterance, ...]
    """All utterances in text order."""
    lexicon: Lexicon
    """The reporting words."""
    sourced_turns: list[UtteranceIndex] = attrs.field(init=False, factory=list, repr=False)
    """The turns for which the rules so far have found a source, in text order."""
    quotation_of: QuotationMap = attrs.field(init=False, repr=False)
    """For each token the index of the innermost direct utterance around it."""

    @quotation_of.default
    def _map(self) -> QuotationMap:
        return map_quotations(self.annotated, self.utterances)

    @property
    def indexes(self) -> Iterator[UtteranceIndex]:
        """The indexes of the utterances, in text order."""
        return map(UtteranceIndex, range(len(self.utterances)))

    def paragraph_of(self, index: UtteranceIndex) -> int:
        """Return the index of the paragraph in which an utterance starts."""
        return self.annotated.paragraph_at(self.utterances[index].start)

    def paragraphs_of(self, index: UtteranceIndex) -> Span:
        """Return the span of all paragraphs that contain a part of an utterance."""
        utterance = self.utterances[index]
        first = self.annotated.paragraphs[self.paragraph_of(index)]
        last = self.annotated.paragraph_around(utterance.end - 1)
        return Span(min(first.start, utterance.start), max(last.end, utterance.end))

    def utterances_in(self, span: Span) -> range:
        """Return the indexes of the utterances that start in `span`."""
        start = attrgetter("start")
        return range(
            bisect_left(self.utterances, span.start, key=start),
            bisect_left(self.utterances, span.end, key=start),
        )

    def are_adjacent(self, first: UtteranceIndex, second: UtteranceIndex) -> bool:
        """Whether an utterance directly follows another one; their speakers then differ."""
        if second != first + 1:
            return False
        between = slice(self.utterances[first].end, self.utterances[second].start)
        return not any(map(str.isalnum, self.annotated.text[between]))


def once_per_scene(make: Callable[[Scene], _Made]) -> Callable[[Scene], _Made]:
    """Decorate a function so that it is computed once for each scene.

    Args:
        make: Returns something that depends on the document, but not on the findings of rules.
    """
    made: WeakKeyDictionary[Scene, _Made] = WeakKeyDictionary()

    @wraps(make)
    def make_once(scene: Scene) -> _Made:
        if scene not in made:
            made[scene] = make(scene)
        return made[scene]

    return make_once


def noun_phrase(scene: Scene, head: Token, *, without: Collection[int] = ()) -> Words:
    """Return the noun phrase of a head, without the branches of some tokens."""
    return Words(head.index, syntax.noun_phrase(scene.annotated, head, without=without))


def mention_at(scene: Scene, head: Token) -> Words:
    """Return the pronoun or the noun phrase of a head: "[he and the twins] said"."""
    is_pronoun = head.upos == "PRON" or head.text.lower() in POSSESSIVE
    is_single = is_pronoun and syntax.child_of(scene.annotated, head, "conj") is None
    return Words.single(head) if is_single else noun_phrase(scene, head)


def indexes_in(indexes: Sequence[_Index], bounds: range) -> Iterator[_Index]:
    """Yield those of some sorted indexes that are in a range, found by bisection."""
    for position in range(bisect_left(indexes, bounds.start), len(indexes)):
        if indexes[position] >= bounds.stop:
            return
        yield indexes[position]


def last_index_in(indexes: Sequence[_Index], bounds: range) -> _Index | None:
    """Return the largest of some sorted indexes within a range, or None."""
    position = bisect_left(indexes, bounds.stop) - 1
    return indexes[position] if position >= 0 and indexes[position] >= bounds.start else None
