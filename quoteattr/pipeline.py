"""The whole way of the data: str -> AnnotatedText -> Utterances -> Attributions -> Document."""

import logging
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Literal, TypeVar, cast, overload

import attrs

from quoteattr.attribute.engine import attribute
from quoteattr.errors import InvalidOptionError
from quoteattr.find import find
from quoteattr.language.reporting import Lexicon
from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.resolve import resolve
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.chains import ChainedText
from quoteattr.schema.character import Character
from quoteattr.schema.quote import Act, Document
from quoteattr.select.selection import DEFAULT_ACTS, Selection

Annotator = Callable[[str], AnnotatedText]
"""Turns any str into an `AnnotatedText` of exactly that str."""

DEFAULT_ENGINE = "embedded"
AnyText = str | ChainedText
"""A text, perhaps with coreference chains of the user's own."""
Item = AnyText | tuple[str, AnyText]
"""A text, or its id and the text."""
Context = TypeVar("Context")
_LOGGER = logging.getLogger(__name__)


def _characters(characters: Iterable[Character]) -> tuple[Character, ...]:
    if isinstance(characters, Iterable):
        known = tuple(characters)
        if all(isinstance(one, Character) for one in known):
            return known
    raise InvalidOptionError(f"characters must be a list of Character objects, got {characters!r}")


@attrs.frozen
class Pipeline:
    """Finds who said what in a text. Holds no state between calls."""

    annotator: Annotator = attrs.field(repr=False)
    """The parser."""
    engine: str = "custom"
    """What `Document.meta` calls the parser."""
    lexicon: Lexicon = attrs.field(factory=Lexicon.load, repr=False)
    """The reporting words."""
    characters: tuple[Character, ...] = attrs.field(default=(), converter=_characters)
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
        utterances, terms = find(annotated, self.lexicon)
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
        texts: Iterable[Item],
        *,
        as_tuples: Literal[False] = False,
        workers: int = 1,
    ) -> Iterator[Document]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[Item, Context]],
        *,
        as_tuples: Literal[True],
        workers: int = 1,
    ) -> Iterator[tuple[Document, Context]]: ...

    def pipe(
        self,
        texts: Iterable[Item] | Iterable[tuple[Item, Context]],
        *,
        as_tuples: bool = False,
        workers: int = 1,
    ) -> Iterator[Document] | Iterator[tuple[Document, Context]]:
        """Find the quotations of many texts, lazily and in order.

        An item that fails gives an empty document with the reason in `meta["error"]`, and a
        warning in the log; the others are done. So does an item whose worker process died, once
        with the others and once more alone.

        Args:
            texts: The texts, each a str or a `ChainedText`, or a pair of the document's id and
                such a text, as `dict.items()` gives them.
            as_tuples: Whether the items are pairs of such an item and a context of any type, and
                the results pairs of a document and its context.
            workers: Number of processes; with 1 everything is done in this one. Each takes about
                700 MB of memory.

        Raises:
            InvalidOptionError: `workers` is less than 1, or `texts` is a single text.
            EngineError: The worker processes cannot start.
        """
        if workers < 1:
            raise InvalidOptionError(f"workers must be at least 1, got {workers}")
        if isinstance(texts, str | bytes | ChainedText):
            raise InvalidOptionError("pipe takes several texts; call the pipeline for a single one")
        if not as_tuples:
            return self._documents(cast("Iterable[Item]", texts), workers)
        return self._with_contexts(cast("Iterable[tuple[Item, Context]]", texts), workers)

    def _documents(self, items: Iterable[Item], workers: int) -> Iterator[Document]:
        documents: Iterator[Document]
        if workers == 1:
            documents = map(self._guarded, items)
        else:
            from quoteattr.corpus.pool import mapped  # what it needs is slow to import

            documents = mapped(self._guarded, items, workers=workers, failed=self._failed)
        for document in documents:
            if reason := document.meta.get("error"):
                _LOGGER.warning("a text could not be done: %s: %s", document.id or "no id", reason)
            yield document

    def _with_contexts(
        self, pairs: Iterable[tuple[Item, Context]], workers: int
    ) -> Iterator[tuple[Document, Context]]:
        contexts: deque[Context] = deque()

        def items() -> Iterator[Item]:
            for item, context in pairs:
                contexts.append(context)
                yield item

        for document in self._documents(items(), workers):
            yield document, contexts.popleft()

    def _guarded(self, item: Item) -> Document:
        id, text = _id_and_text(item)
        try:
            return self(text, id=id)
        except Exception as error:  # noqa: BLE001  the stream must go on
            return self._failed(item, error)

    def _failed(self, item: Item, error: Exception) -> Document:
        """Return the empty document of an item that could not be done."""
        id, text = _id_and_text(item)
        meta = {**self._meta(), "error": str(error) or type(error).__name__}
        words = text.text if isinstance(text, ChainedText) else text
        return Document(words if isinstance(words, str) else "", id=id, meta=meta)

    def _meta(self) -> dict[str, str]:
        return {"engine": self.engine, "quoteattr": version("quoteattr")}


def _id_and_text(item: Item) -> tuple[str, AnyText]:
    """Split an item; what is neither a text nor a pair fails later, as a text."""
    if isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str):  # noqa: PLR2004
        return item
    return "", item


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
    known = _characters(characters)
    # Models take seconds to load, so whatever can be wrong with the options is checked first.
    Selection(kept, direct_only, min_confidence, terms)
    return Pipeline(
        _load_annotator(engine) if annotator is None else annotator,
        engine if annotator is None else "custom",
        lexicon,
        known,
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
