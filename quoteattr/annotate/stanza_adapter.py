"""Stanza as the annotator; the only module that imports it.

Stanza sees the text paragraph by paragraph, joined by blank lines, with every odd white-space or
control character replaced by one plain space: each character keeps its place in its paragraph, so
offsets map back by addition, whatever the text holds.
"""

import contextlib
import logging
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import attrs
import regex
import stanza
from stanza.models.common.doc import Document as StanzaDocument

from quoteattr.annotate.builder import AnnotationBuilder, Word
from quoteattr.annotate.sentences import parsable
from quoteattr.errors import EngineError
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.span import Extent, Span

EMBEDDED = "embedded"
"""Name of the engine whose models come with the package."""
PROCESSORS = "tokenize,mwt,pos,lemma,depparse,ner"
SYNTAX = ("mwt", "pos", "lemma", "depparse", "ner", "coref")
CHUNK_CHARACTERS = 40_000
"""Text that Stanza sees at once, which bounds its memory."""

_BLANK = regex.compile(r"[\p{Z}\p{Cc}\p{Cf}]")
_SURROGATE = regex.compile(r"\p{Cs}")
_ENDLESS_WORD = regex.compile(r"\S{1000}")
"""Stanza's tokenizer takes time quadratic in the length of a word."""
_TEX_MARKS = (
    (regex.compile(r"(?<![\w'])(?:''|``)(?=\w)"), ' "'),
    (regex.compile(r"(?<!')''(?!')|``"), '" '),
)
"""Quotation marks made of two characters, opening and closing: the space keeps their length."""


@attrs.frozen
class StanzaAnnotator:
    """Turns a str into an `AnnotatedText` by a Stanza pipeline."""

    pipeline: Any
    """A `stanza.Pipeline` with at least tokenize, pos, lemma and depparse."""
    name: str = EMBEDDED
    """What `Document.meta` calls the engine."""

    def __call__(self, text: str) -> AnnotatedText:
        """Annotate `text`, which may be any str."""
        spans = paragraphs(text)
        builder = AnnotationBuilder(text, spans)
        for chunk in _chunks(text, spans):
            self._annotate(chunk, builder)
        return builder.build()

    def __reduce__(self) -> tuple[Callable[[str], "StanzaAnnotator"], tuple[str]]:
        """Pickle the name alone: a Stanza pipeline cannot be pickled, so it is loaded anew."""
        return load_stanza, (self.name,)

    def _annotate(self, chunk: "_Chunk", builder: AnnotationBuilder) -> None:
        tokenised = self.pipeline.process(chunk.text, processors="tokenize")
        sentences = list(parsable(tokenised.to_dict(), chunk.text))
        if not sentences:
            return
        document = self.pipeline.process(
            StanzaDocument(sentences, text=chunk.text), processors=SYNTAX
        )
        first_sentence = builder.sentence_count
        for sentence in document.sentences:
            builder.add_sentence(_words(sentence, chunk))
        for entity in document.ents:
            builder.add_entity(
                Entity(
                    chunk.original(entity.start_char),
                    chunk.original(entity.end_char - 1) + 1,
                    entity.type,
                )
            )
        for chain in getattr(document, "coref", None) or ():
            builder.add_chain(
                Extent.single(
                    *builder.extent(first_sentence + m.sentence, m.start_word, m.end_word)
                )
                for m in chain.mentions
            )


@attrs.frozen
class _Chunk:
    """Some paragraphs as Stanza sees them."""

    text: str
    starts: tuple[int, ...]
    """Where each paragraph starts in `text`."""
    origins: tuple[int, ...]
    """Where each paragraph starts in the document."""

    def original(self, offset: int) -> int:
        """Return the offset in the document of an offset in the chunk."""
        paragraph = bisect_right(self.starts, offset) - 1
        return offset - self.starts[paragraph] + self.origins[paragraph]


def load_stanza(engine: str = EMBEDDED) -> StanzaAnnotator:
    """Load an engine without touching the network.

    Args:
        engine: `embedded` for the models of this package, `stanza:LANG` or `stanza:LANG:PACKAGE`
            for models that `stanza.download` has put on this machine, or `stanza:LANG@DIR` for
            models in a folder laid out like Stanza's.

    Raises:
        EngineError: The models are missing or cannot be read.
    """
    if engine == EMBEDDED:
        with as_file(files("quoteattr") / "weights" / "stanza") as folder:
            return _load(engine, "en", folder, {})
    scheme, _, rest = engine.partition(":")
    specification, _, folder_name = rest.partition("@")
    language, _, package = specification.partition(":")
    if scheme != "stanza" or not language:
        message = f"unknown engine {engine!r}: use 'embedded' or 'stanza:en'"
        raise EngineError(message)
    options = {"package": package} if package else {"processors": PROCESSORS}
    return _load(engine, language, Path(folder_name) if folder_name else None, options)


def _load(
    name: str, language: str, folder: Path | None, options: dict[str, str]
) -> StanzaAnnotator:
    where: dict[str, str] = {} if folder is None else {"dir": str(folder)}
    try:
        with _quiet_stanza():
            pipeline = stanza.Pipeline(
                language, download_method=None, use_gpu=None, verbose=False, **where, **options
            )
    except Exception as error:  # Stanza raises whatever its loaders meet
        message = (
            f"the models of engine {name!r} could not be loaded"
            f"{f' from {folder}' if folder else ''}: {error}"
        )
        if folder is None:
            message += f". Run stanza.download({language!r}) once, or use the embedded engine."
        raise EngineError(message) from error
    return StanzaAnnotator(pipeline, name)


@contextlib.contextmanager
def _quiet_stanza() -> Iterator[None]:
    """Leave Stanza's logger as it was: building a pipeline changes its level for good."""
    logger = logging.getLogger("stanza")
    level = logger.level
    try:
        yield
    finally:
        logger.setLevel(level)


def _chunks(text: str, spans: Sequence[Span]) -> Iterator[_Chunk]:
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for span in spans:
        for start, end in _pieces(text, span):
            piece = _plain(text[start:end])
            if not piece.strip():
                continue
            if pieces and length + len(piece) > CHUNK_CHARACTERS:
                yield _Chunk("\n\n".join(pieces), tuple(starts), tuple(origins))
                pieces, starts, origins, length = [], [], [], 0
            pieces.append(piece)
            starts.append(length)
            origins.append(start)
            length += len(piece) + 2
    if pieces:
        yield _Chunk("\n\n".join(pieces), tuple(starts), tuple(origins))


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Cut a paragraph where it is too long for a chunk, and after a word that never ends."""
    start = span.start
    ends = [word.end() for word in _ENDLESS_WORD.finditer(text, span.start, span.end)]
    for end in [*ends, span.end]:
        for place in range(start, end, CHUNK_CHARACTERS):
            yield place, min(end, place + CHUNK_CHARACTERS)
        start = end


def _plain(piece: str) -> str:
    """Replace, one character for one, what no treebank has seen by what it means."""
    plain = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _BLANK.sub(" ", piece))
    for pattern, replacement in _TEX_MARKS:
        plain = pattern.sub(replacement, plain)
    return plain.replace("\N{HORIZONTAL BAR}", "\N{EM DASH}")


def _words(sentence: Any, chunk: _Chunk) -> Iterable[Word]:  # noqa: ANN401  Stanza has no types
    for token in sentence.tokens:
        for word in token.words:
            # Words of a multi-word token that do not spell it have no offsets of their own.
            start = token.start_char if word.start_char is None else word.start_char
            end = token.end_char if word.end_char is None else word.end_char
            yield Word(
                chunk.original(start),
                chunk.original(end - 1) + 1,
                word.text,
                word.lemma or word.text.lower(),
                word.upos or "X",
                word.xpos or "",
                word.feats or "",
                word.head,
                word.deprel or "dep",
            )
