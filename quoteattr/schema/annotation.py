"""The text with its parse: what `annotate` hands to every later room."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

import attrs

from quoteattr.schema.reading import Relation
from quoteattr.schema.span import Extent, Span


@attrs.frozen
class Token:
    """A syntactic word in the sense of Universal Dependencies.

    The words of a multi-word token share its span where the text does not spell them out.
    """

    index: int
    """Position among the tokens of the document, from 0."""
    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    text: str
    """The word form."""
    lemma: str
    """The dictionary form, lower case except for names."""
    upos: str
    """Universal part of speech."""
    xpos: str = ""
    """Penn Treebank part of speech, empty if the parse has none."""
    feats: str = ""
    """Morphological features as CoNLL-U writes them (`Number=Sing|Person=3`), empty if none."""
    head: int | None = None
    """Document index of the syntactic head, None for the root of a sentence."""
    deprel: str = "root"
    """Relation to the head, subtype included (`nsubj:pass`)."""

    @property
    def span(self) -> Span:
        """Offsets of the token."""
        return Span(self.start, self.end)

    @property
    def relation(self) -> str:
        """The universal relation, without its subtype."""
        return self.deprel.partition(":")[0]

    def feature(self, name: str) -> str | None:
        """Return the value of a morphological feature, None if the token lacks it."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@attrs.frozen
class Sentence:
    """A sentence as the parser segments it; it may end in the middle of a quotation."""

    index: int
    """Position among the sentences of the document, from 0."""
    first: int
    """Document index of the first token."""
    stop: int
    """Document index after the last token."""
    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""


@attrs.frozen
class Entity:
    """A named entity."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    label: str
    """PER, ORG or LOC, or another label of the engine, unchanged."""


@attrs.frozen
class AnnotatedText:
    """A text with its paragraphs, sentences, tokens, entities and coreference chains."""

    text: str
    """The text exactly as it was given."""
    paragraphs: tuple[Span, ...]
    """The paragraphs in text order, without the space around them."""
    sentences: tuple[Sentence, ...]
    """The sentences in text order."""
    tokens: tuple[Token, ...]
    """The tokens of all sentences in text order."""
    entities: tuple[Entity, ...] = ()
    """The named entities in text order."""
    chains: tuple[tuple[Extent, ...], ...] = ()
    """Coreference chains from the engine: the mentions of one entity each."""
    relations: tuple[Relation, ...] | None = None
    """Attribution relations from the network, in the order of their cues; None without one."""
    children: tuple[tuple[int, ...], ...] = attrs.field(init=False, repr=False, eq=False)
    """For each token the indexes of its dependents, in text order."""
    sentence_of: tuple[int, ...] = attrs.field(init=False, repr=False, eq=False)
    """For each token the index of its sentence."""

    @children.default
    def _collect_children(self) -> tuple[tuple[int, ...], ...]:
        dependents: dict[int, list[int]] = {}
        for token in self.tokens:
            if token.head is not None:
                dependents.setdefault(token.head, []).append(token.index)
        return tuple(tuple(dependents.pop(token.index, ())) for token in self.tokens)

    @sentence_of.default
    def _collect_sentences(self) -> tuple[int, ...]:
        return tuple(
            sentence.index
            for sentence in self.sentences
            for _ in range(sentence.first, sentence.stop)
        )

    def dependents(self, token: Token) -> Iterator[Token]:
        """Yield the direct dependents of `token` in text order."""
        return (self.tokens[index] for index in self.children[token.index])

    def head_of(self, token: Token) -> Token | None:
        """Return the syntactic head of `token`, None for a root."""
        return None if token.head is None else self.tokens[token.head]

    def sentence_around(self, index: int) -> Sentence:
        """Return the sentence of the token with a document index."""
        return self.sentences[self.sentence_of[index]]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of one sentence."""
        return self.tokens[sentence.first : sentence.stop]

    def token_range(self, span: Span) -> range:
        """Return the indexes of the tokens that share a character with `span`."""
        first = bisect_right(self._token_ends, span.start)
        stop = bisect_left(self._token_starts, span.end)
        return range(first, max(first, stop))

    def token_indexes(self, parts: Iterable[Span]) -> Iterator[int]:
        """Yield the indexes of the tokens that share a character with each of `parts` in turn."""
        return (index for part in parts for index in self.token_range(part))

    @cached_property
    def _token_starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    @cached_property
    def _token_ends(self) -> tuple[int, ...]:
        return tuple(token.end for token in self.tokens)

    @cached_property
    def _entity_ends(self) -> tuple[int, ...]:
        """For each entity the largest end offset of it and those before it."""
        return tuple(accumulate((entity.end for entity in self.entities), max))

    def entities_over(self, offset: int) -> Iterator[Entity]:
        """Yield the entities that start at or before `offset` and end after it, the last first."""
        index = bisect_right(self.entities, offset, key=attrgetter("start"))
        while index > 0 and self._entity_ends[index - 1] > offset:
            index -= 1
            if self.entities[index].end > offset:
                yield self.entities[index]

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the last paragraph that starts at or before `offset`, at least 0."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    def paragraph_around(self, offset: int) -> Span:
        """Return the last paragraph that starts at or before `offset`, else the first one."""
        return self.paragraphs[self.paragraph_at(offset)]

    @cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        return tuple(span.start for span in self.paragraphs)


Annotator = Callable[[str], AnnotatedText]
"""Turns any str into an `AnnotatedText` of exactly that str."""
