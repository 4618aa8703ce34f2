"""The whole way of the data: str -> AnnotatedText -> Utterances -> Attributions -> Document."""

import logging
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.character import Character
from quoteattr.schema.quote import Act, Document, QuoteKind
from quoteattr.schema.utterance import Utterance

Annotator = Callable[[str], AnnotatedText]
"""Turns any str into an `AnnotatedText` whose offsets are those of that str."""

DEFAULT_ACTS = frozenset({Act.SPEECH, Act.WRITING})
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

    def __call__(self, text: str, *, id: str = "") -> Document:
        """Find the quotations of one text.

        Args:
            text: Any str; offsets in the result are offsets in it.
            id: Name of the document, for the record.

        Raises:
            InvalidOptionError: `text` is not a str.
        """
        if not isinstance(text, str):
            raise InvalidOptionError(f"a text must be a str, got {type(text).__name__}")
        annotated = self.annotator(text)
        if self.rules_only:
            annotated = attrs.evolve(annotated, relations=None)
        stretches = find_stretches(text, annotated.paragraphs)
        utterances, terms = find_utterances(annotated, stretches, self.lexicon)
        utterances = tell_writing(annotated, utterances)
        attributions = attribute(annotated, self._kept(utterances), self.lexicon)
        quotes, speakers = resolve(annotated, attributions, characters=self.characters)
        return Document(text, quotes, speakers, terms, id, self._meta())

    @overload
    def pipe(
        self, texts: Iterable[str], *, as_tuples: Literal[False] = False, workers: int = 1
    ) -> Iterator[Document]: ...

    @overload
    def pipe(
        self, texts: Iterable[tuple[str, Context]], *, as_tuples: Literal[True], workers: int = 1
    ) -> Iterator[tuple[Document, Context]]: ...

    def pipe(
        self,
        texts: Iterable[str] | Iterable[tuple[str, Context]],
        *,
        as_tuples: bool = False,
        workers: int = 1,
    ) -> Iterator[Document] | Iterator[tuple[Document, Context]]:
        """Find the quotations of many texts, lazily and in order.

        An item that fails gives an empty document with the reason in `meta["error"]`, and a
        warning in the log; the others are done.

        Args:
            texts: The texts, or pairs of a text and a context of any type.
            as_tuples: Whether pairs come in, and pairs of a document and its context go out.
            workers: Number of processes; with 1 everything is done in this one.

        Raises:
            InvalidOptionError: `workers` is less than 1.
            EngineError: A worker process died.
        """
        if workers < 1:
            raise InvalidOptionError(f"workers must be at least 1, got {workers}")
        if not as_tuples:
            return self._documents(cast("Iterable[str]", texts), workers)
        return self._with_contexts(cast("Iterable[tuple[str, Context]]", texts), workers)

    def _documents(self, texts: Iterable[str], workers: int) -> Iterator[Document]:
        if workers == 1:
            return map(self._guarded, texts)
        return mapped(self._guarded, texts, workers=workers)

    def _with_contexts(
        self, pairs: Iterable[tuple[str, Context]], workers: int
    ) -> Iterator[tuple[Document, Context]]:
        contexts: deque[Context] = deque()

        def texts() -> Iterator[str]:
            for text, context in pairs:
                contexts.append(context)
                yield text

        for document in self._documents(texts(), workers):
            yield document, contexts.popleft()

    def _guarded(self, text: str) -> Document:
        try:
            return self(text)
        except Exception as error:  # noqa: BLE001  the stream must go on
            _LOGGER.warning("a text could not be done: %s", error)
            meta = {**self._meta(), "error": str(error)}
            return Document(text if isinstance(text, str) else "", meta=meta)

    def _kept(self, utterances: Sequence[Utterance]) -> tuple[Utterance, ...]:
        """Drop the utterances that were not asked for; what stood in them moves up."""
        kept = [index for index, utterance in enumerate(utterances) if self._is_asked(utterance)]
        new_place = {old: new for new, old in enumerate(kept)}

        def parent_of(utterance: Utterance) -> int | None:
            parent = utterance.parent
            while parent is not None and parent not in new_place:
                parent = utterances[parent].parent
            return None if parent is None else new_place[parent]

        return tuple(
            attrs.evolve(utterances[index], parent=parent_of(utterances[index])) for index in kept
        )

    def _is_asked(self, utterance: Utterance) -> bool:
        if utterance.kind is QuoteKind.DIRECT:
            return True
        return not self.direct_only and (utterance.act or Act.SPEECH) in self.acts

    def _meta(self) -> dict[str, str]:
        return {"engine": self.engine, "quoteattr": version("quoteattr")}


def load(
    engine: str = "embedded",
    *,
    acts: Collection[str] | Literal["all"] = ("speech", "writing"),
    verbs: Iterable[str] | Path | None = None,
    characters: Iterable[Character] = (),
    direct_only: bool = False,
    rules_only: bool = False,
) -> Pipeline:
    """Load a pipeline without touching the network.

    Args:
        engine: `embedded` for the models that come with the package, `stanza:en` for Stanza's own
            English models that you have downloaded.
        acts: What to keep of indirect speech: any of `speech`, `writing`, `thought`, or `all`.
        verbs: Reporting verbs of your own: lemmas, or a file in the format of the lexicon.
        characters: Speakers that you know beforehand, with their other names.
        direct_only: Whether to keep only what stands in quotation marks.
        rules_only: Whether to decide by rules that a person can read, without what the network
            sees reported; finds fewer indirect quotations.

    Raises:
        EngineError: The models are missing or broken.
        InvalidOptionError: An option has a value that makes no sense.
        LexiconError: The file of verbs breaks the format.
    """
    kept = _acts(acts)
    lexicon = Lexicon.load()
    if verbs is not None:
        lexicon = lexicon.with_verbs(verbs)

    # Stanza and PyTorch are slow to import.
    from quoteattr.annotate.stanza_adapter import load_stanza
    from quoteattr.reader.model import load_reader

    annotator = load_stanza(engine, load_reader())
    known = tuple(characters)
    return Pipeline(annotator, engine, lexicon, known, kept, direct_only, rules_only)


def _acts(names: Collection[str] | Literal["all"]) -> frozenset[Act]:
    if names == "all":
        return frozenset(Act)
    known = {act.value for act in Act}
    if isinstance(names, str) or not set(names) <= known:
        raise InvalidOptionError(f"acts must be 'all' or some of {sorted(known)}, got {names!r}")
    return frozenset(map(Act, names))
