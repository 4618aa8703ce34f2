"""The whole way of the data: str -> AnnotatedText -> Utterances -> Attributions -> Document."""

import logging
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Literal, TypeVar, cast, overload

import attrs

from quoteattr.attribute.engine import attribute
from quoteattr.corpus.pool import mapped
from quoteattr.errors import InvalidOptionError
from quoteattr.find.assemble import find_utterances
from quoteattr.find.direct import find_stretches
from quoteattr.find.media import tell_writing
from quoteattr.language.lexicon import Lexicon
from quoteattr.resolve.speakers import resolve
from quoteattr.resolve.weights import Weights
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.chains import ChainedText
from quoteattr.schema.character import Character
from quoteattr.schema.quote import Act, Document
from quoteattr.selection import DEFAULT_ACTS, Selection

Annotator = Callable[[str], AnnotatedText]
"""Turns any str into an `AnnotatedText` of exactly that str."""

DEFAULT_ENGINE = "embedded"
Context = TypeVar("Context")
_LOGGER = logging.getLogger(__name__)


@attrs.frozen
class Pipeline:
    """Finds who said what in a text. Holds no state between calls."""

    annotator: Annotator = attrs.field(repr=False)
    """The parser."""
    engine: str = "custom"
    """What `Document.meta` calls the parser."""
    lexicon: Lexicon = attrs.field(factory=Lexicon.load, repr=False)
    """The reporting words."""
    characters: tuple[Character, ...] = ()
    """Speakers that are known beforehand."""
    acts: frozenset[Act] = DEFAULT_ACTS
    """Acts that are kept; what stands in quotation marks is kept whatever its act."""
    direct_only: bool = False
    """Whether only what stands in quotation marks is kept."""
    rules_only: bool = False
    """Whether what the reader sees reported is left aside, and rules over the parse decide."""
    min_confidence: float = 0.0
    """Confidence that a quotation has at least, from 0 to 1."""
    terms: bool = True
    """Whether quoted stretches that are no speech are kept."""
    weights: Weights = attrs.field(factory=Weights.load, repr=False)
    """By which the speakers of a conversation are chosen."""
    _selection: Selection = attrs.field(init=False, repr=False, eq=False)

    @_selection.default
    def _select(self) -> Selection:
        return Selection(self.acts, self.direct_only, self.min_confidence, self.terms)

    def __call__(self, text: str | ChainedText, *, id: str = "") -> Document:
        """Find the quotations of one text.

        Args:
            text: Any str; offsets in the result are offsets in it. With coreference chains of
                your own, a `ChainedText`.
            id: Name of the document, for the record.

        Raises:
            InvalidOptionError: `text` is neither.
        """
        given = text if isinstance(text, ChainedText) else ChainedText(text)
        return self._document(given, id)

    def _document(self, given: ChainedText, id: str) -> Document:
        text = given.text
        annotated = self.annotator(text)
        if annotated.text != text:
            raise InvalidOptionError("the annotator returned the parse of another text")
        if self.rules_only:
            annotated = attrs.evolve(annotated, relations=None)
        stretches = find_stretches(text, annotated.paragraphs)
        utterances, terms = find_utterances(annotated, stretches, self.lexicon)
        utterances = tell_writing(annotated, utterances)
        wanted = self._selection.utterances(utterances)
        attributions = attribute(annotated, wanted, self.lexicon)
        quotes, speakers = resolve(
            annotated,
            attributions,
            characters=self.characters,
            chains=given.chains,
            weights=self.weights,
        )
        document = Document(text, quotes, speakers, terms, id, self._meta())
        return self._selection.document(document)

    @overload
    def pipe(
        self,
        texts: Iterable[str | ChainedText],
        *,
        as_tuples: Literal[False] = False,
        workers: int = 1,
    ) -> Iterator[Document]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str | ChainedText, Context]],
        *,
        as_tuples: Literal[True],
        workers: int = 1,
    ) -> Iterator[tuple[Document, Context]]: ...

    def pipe(
        self,
        texts: Iterable[str | ChainedText] | Iterable[tuple[str | ChainedText, Context]],
        *,
        as_tuples: bool = False,
        workers: int = 1,
    ) -> Iterator[Document] | Iterator[tuple[Document, Context]]:
        """Find the quotations of many texts, lazily and in order.

        An item that fails gives an empty document with the reason in `meta["error"]`, and a
        warning in the log; the others are done.

        Args:
            texts: The texts, each a str or a `ChainedText`, or pairs of such a text and a context
                of any type.
            as_tuples: Whether pairs come in, and pairs of a document and its context go out.
            workers: Number of processes; with 1 everything is done in this one.

        Raises:
            InvalidOptionError: `workers` is less than 1.
            EngineError: A worker process died.
        """
        if workers < 1:
            raise InvalidOptionError(f"workers must be at least 1, got {workers}")
        if not as_tuples:
            return self._documents(cast("Iterable[str | ChainedText]", texts), workers)
        pairs = cast("Iterable[tuple[str | ChainedText, Context]]", texts)
        return self._with_contexts(pairs, workers)

    def _documents(self, texts: Iterable[str | ChainedText], workers: int) -> Iterator[Document]:
        if workers == 1:
            return map(self._guarded, texts)
        return mapped(self._guarded, texts, workers=workers)

    def _with_contexts(
        self, pairs: Iterable[tuple[str | ChainedText, Context]], workers: int
    ) -> Iterator[tuple[Document, Context]]:
        contexts: deque[Context] = deque()

        def texts() -> Iterator[str | ChainedText]:
            for text, context in pairs:
                contexts.append(context)
                yield text

        for document in self._documents(texts(), workers):
            yield document, contexts.popleft()

    def _guarded(self, text: str | ChainedText) -> Document:
        try:
            return self(text)
        except Exception as error:  # noqa: BLE001  the stream must go on
            _LOGGER.warning("a text could not be done: %s", error)
            meta = {**self._meta(), "error": str(error)}
            words = text.text if isinstance(text, ChainedText) else text
            return Document(words if isinstance(words, str) else "", meta=meta)

    def _meta(self) -> dict[str, str]:
        return {"engine": self.engine, "quoteattr": version("quoteattr")}


def load(
    engine: str = DEFAULT_ENGINE,
    *,
    acts: Collection[str] | Literal["all"] = ("speech", "writing"),
    verbs: Iterable[str] | Path | None = None,
    nouns: Iterable[str] | Path | None = None,
    characters: Iterable[Character] = (),
    direct_only: bool = False,
    rules_only: bool = False,
    min_confidence: float = 0.0,
    terms: bool = True,
    annotator: Annotator | None = None,
) -> Pipeline:
    """Load a pipeline without touching the network.

    Args:
        engine: `embedded` for the models that come with the package, `stanza:en` for Stanza's own
            English models that you have downloaded.
        acts: What to keep of indirect speech: any of `speech`, `writing`, `thought`, or `all`.
        verbs: Reporting verbs of your own: lemmas, or a file in the format of the lexicon.
        nouns: Reporting nouns of your own, such as `soundbite`, likewise.
        characters: Speakers that you know beforehand, with their other names.
        direct_only: Whether to keep only what stands in quotation marks.
        rules_only: Whether to decide by rules that a person can read, without what the network
            sees reported; finds fewer indirect quotations.
        min_confidence: Confidence that a quotation has at least, from 0 to 1. What is less sure is
            left out after everything has been decided.
        terms: Whether to keep quoted stretches that are no speech.
        annotator: A parser of your own in the place of the engine's, such as a
            `quoteattr.interop.spacy_parse.SpacyAnnotator`. With it there is no network, and rules
            decide.

    Raises:
        EngineError: The models are missing or broken.
        InvalidOptionError: An option has a value that makes no sense.
        LexiconError: The verbs or nouns break the format.
    """
    if annotator is not None and engine != DEFAULT_ENGINE:
        raise InvalidOptionError("give either an engine or an annotator, not both")
    if annotator is not None and not callable(annotator):
        raise InvalidOptionError(f"annotator must be callable with a str, got {annotator!r}")
    lexicon = Lexicon.load()
    if verbs is not None:
        lexicon = lexicon.with_verbs(verbs)
    if nouns is not None:
        lexicon = lexicon.with_nouns(nouns)
    kept = _acts(acts)
    # Models take seconds to load, so whatever can be wrong with the options is told before.
    Selection(kept, direct_only, min_confidence, terms)
    return Pipeline(
        _load_annotator(engine) if annotator is None else annotator,
        engine if annotator is None else "custom",
        lexicon,
        tuple(characters),
        kept,
        direct_only,
        rules_only,
        min_confidence,
        terms,
    )


def _load_annotator(engine: str) -> Annotator:
    # Stanza and PyTorch are slow to import.
    from quoteattr.annotate.stanza_adapter import load_stanza
    from quoteattr.reader.model import load_reader

    return load_stanza(engine, load_reader())


def _acts(names: Collection[str] | Literal["all"]) -> frozenset[Act]:
    if names == "all":
        return frozenset(Act)
    known = {act.value for act in Act}
    if isinstance(names, str) or not set(names) <= known:
        raise InvalidOptionError(f"acts must be 'all' or some of {sorted(known)}, got {names!r}")
    return frozenset(map(Act, names))
