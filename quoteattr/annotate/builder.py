"""Build an AnnotatedText from the sentences of any parser."""

from collections.abc import Iterable, Sequence

import attrs

from quoteattr.annotate.repairs import with_one_subject
from quoteattr.language.trees import acyclic
from quoteattr.schema.annotation import AnnotatedText, Entity, Sentence, Token
from quoteattr.schema.reading import Relation
from quoteattr.schema.span import Extent, Span


@attrs.frozen
class Word:
    """A word from a parser."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    text: str
    """The word form."""
    lemma: str
    """The dictionary form."""
    upos: str
    """Universal part of speech."""
    xpos: str
    """Penn Treebank part of speech."""
    feats: str
    """Morphological features as CoNLL-U writes them."""
    head: int
    """The head, counted from 1 within the sentence; 0 for the root."""
    deprel: str
    """Relation to the head."""


class AnnotationBuilder:
    """Numbers sentences and tokens across the document.

    A parser may return any head. One outside its sentence, or one of each cycle, becomes a root, so
    that all later code may walk up the tree without a check.
    """

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        """Start without sentences."""
        self._text = text
        self._paragraphs = tuple(paragraphs)
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []
        self._entities: list[Entity] = []
        self._chains: list[tuple[Extent, ...]] = []
        self._relations: list[Relation] | None = None
        self._strings: dict[str, str] = {}

    @property
    def sentence_count(self) -> int:
        """Number of sentences so far."""
        return len(self._sentences)

    def add_sentence(self, words: Iterable[Word]) -> None:
        """Add the words of the next sentence; without words nothing is added."""
        sentence = list(words)
        if not sentence:
            return
        first = len(self._tokens)
        heads, relations = with_one_subject(
            acyclic([word.head for word in sentence]),
            [word.deprel for word in sentence],
            [word.upos for word in sentence],
        )
        # Equal words and numbers share one object: a novel has 200,000 tokens.
        indexes = list(range(first, first + len(sentence)))
        self._tokens.extend(
            Token(
                index=indexes[position],
                start=word.start,
                end=word.end,
                text=self._shared(word.text),
                lemma=self._shared(word.lemma),
                upos=self._shared(word.upos),
                xpos=self._shared(word.xpos),
                feats=self._shared(word.feats),
                head=indexes[head - 1] if head else None,
                deprel=self._shared(relation) if head else "root",
            )
            for position, (word, head, relation) in enumerate(
                zip(sentence, heads, relations, strict=True)
            )
        )
        self._sentences.append(
            Sentence(
                len(self._sentences),
                first,
                len(self._tokens),
                min(word.start for word in sentence),
                max(word.end for word in sentence),
            )
        )

    def _shared(self, string: str) -> str:
        return self._strings.setdefault(string, string)

    def add_entity(self, entity: Entity) -> None:
        """Add a named entity."""
        self._entities.append(entity)

    def add_relations(self, relations: Iterable[Relation]) -> None:
        """Add attribution relations among the words of the next sentences, which count from 0."""
        first = len(self._tokens)

        def shifted(indexes: tuple[int, ...]) -> tuple[int, ...]:
            return tuple(index + first for index in indexes)

        self._relations = self._relations or []
        self._relations += [
            attrs.evolve(
                r, cue=shifted(r.cue), source=shifted(r.source), content=shifted(r.content)
            )
            for r in relations
        ]

    def extent(self, sentence: int, first: int, stop: int) -> tuple[int, int]:
        """Return the offsets of the words from `first` to before `stop` (from 0) of a sentence."""
        start = self._sentences[sentence].first
        return self._tokens[start + first].start, self._tokens[start + stop - 1].end

    def add_chain(self, mentions: Iterable[Extent]) -> None:
        """Add a coreference chain."""
        self._chains.append(tuple(sorted(mentions)))

    def build(self) -> AnnotatedText:
        """Return the annotated text."""
        return AnnotatedText(
            text=self._text,
            paragraphs=self._paragraphs,
            sentences=tuple(self._sentences),
            tokens=tuple(self._tokens),
            entities=tuple(sorted(self._entities, key=lambda entity: (entity.start, entity.end))),
            chains=tuple(self._chains),
            relations=None if self._relations is None else tuple(self._relations),
        )
