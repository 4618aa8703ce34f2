"""Annotate with Stanza."""

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import stanza
from stanza.models.common.doc import Document as StanzaDocument
from stanza.resources.common import DEFAULT_MODEL_DIR

from quoteattr.annotate.builder import AnnotationBuilder, Word
from quoteattr.annotate.chunks import Chunk, chunks, release_memory
from quoteattr.annotate.progress import Advance, unwatched
from quoteattr.annotate.sentences import parsable
from quoteattr.annotate.stanza_patches import no_optimizers, quiet_logger, skip_needless_searches
from quoteattr.errors import EngineError
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.reading import Reader, Relation, SentenceWords
from quoteattr.schema.span import Extent

_LOGGER = logging.getLogger(__name__)
NEEDED = ("tokenize", "pos", "lemma", "depparse")
SYNTAX = ("mwt", "pos", "lemma", "depparse", "ner")
COREFERENCE = "coref"
_TOO_LONG = "<UNK>"
"""The form that Stanza gives a word of several hundred letters."""
OPTIONAL = ("mwt", "ner", COREFERENCE)
"""Processors that are used if their models are there."""
SETTINGS: dict[str, Any] = {
    "tokenize_batch_size": 32,
    "pos_batch_size": 100,
    "depparse_batch_size": 600,
    "ner_batch_size": 64,
    # Stanza would search for another tree for every word with two subjects: three times slower.
    "depparse_resolve_head_constraints": False,
}
"""Batch sizes that were fastest on two cores; larger ones only take more memory."""


@attrs.frozen
class StanzaAnnotator:
    """Annotates a text with a Stanza pipeline."""

    pipeline: Any
    """A `stanza.Pipeline` with at least tokenize, pos, lemma and depparse."""
    name: str
    """What `Document.meta` calls the engine."""
    reader: Reader | None = None
    """Finds attribution relations; its tags, trees and names are not used."""
    advance: Advance = unwatched
    """Called after each chunk of a text; not in other processes, to which it is not pickled."""

    def watched(self, advance: Advance) -> "StanzaAnnotator":
        """Return an annotator with the same models that calls `advance` after each chunk."""
        return attrs.evolve(self, advance=advance)

    def __call__(self, text: str) -> AnnotatedText:
        """Annotate `text`, which may be any str."""
        spans = paragraphs(text)
        builder = AnnotationBuilder(text, spans)
        for chunk in chunks(text, spans):
            self._annotate(chunk, builder)
            release_memory(text)
            self.advance(chunk.end / len(text))
        return builder.build()

    def __reduce__(self) -> tuple[Callable[..., "StanzaAnnotator"], tuple[str, Reader | None]]:
        """Pickle the name of the pipeline, which cannot be pickled itself and is loaded again."""
        return load_stanza, (self.name, self.reader)

    def _annotate(self, chunk: Chunk, builder: AnnotationBuilder) -> None:
        tokenised = self.pipeline.process(chunk.text, processors="tokenize")
        sentences = list(parsable(tokenised.to_dict(), chunk.text))
        release_memory(chunk.text)
        if not sentences:
            return
        document = StanzaDocument(sentences, text=chunk.text)
        document = self.pipeline.process(document, processors=SYNTAX)
        first_sentence = builder.sentence_count
        if self.reader is not None:
            builder.add_relations(self._relations(self.reader, document, chunk))
        for sentence in document.sentences:
            builder.add_sentence(_words(sentence, chunk))
        for entity in document.ents:
            start, end = chunk.original(entity.start_char), chunk.original(entity.end_char - 1) + 1
            builder.add_entity(Entity(start, end, entity.type))
        for mentions in self._chains(document):
            builder.add_chain(
                Extent.single(*builder.extent(first_sentence + sentence, first, stop))
                for sentence, first, stop in mentions
            )

    @staticmethod
    def _relations(reader: Reader, document: StanzaDocument, chunk: Chunk) -> tuple[Relation, ...]:
        """Return the attribution relations among the words of a document."""
        starts = set(chunk.starts)
        output = reader(
            [
                SentenceWords(tuple(w.text for w in s.words), s.tokens[0].start_char in starts)
                for s in document.sentences
            ]
        )
        return output.relations

    def _chains(self, document: StanzaDocument) -> Iterator[list[tuple[int, int, int]]]:
        """Yield the mentions of each coreference chain: sentence, first word, word after the last.

        Stanza raises where it finds a mention across two sentences; such a text has no chains.
        Mentions without words, for dropped pronouns, are left out.
        """
        if COREFERENCE not in getattr(self.pipeline, "processors", ()):
            return
        try:
            document = self.pipeline.process(document, processors=COREFERENCE)
        except ValueError as error:
            _LOGGER.warning("a part of a text has no coreference chains: %s", error)
            return
        for chain in document.coref or ():
            mentions = ((m.sentence, m.start_word, m.end_word) for m in chain.mentions)
            if worded := [mention for mention in mentions if isinstance(mention[1], int)]:
                yield worded


def load_stanza(engine: str, reader: Reader | None = None) -> StanzaAnnotator:
    """Load an engine without touching the network.

    Args:
        engine: `stanza:LANG` or `stanza:LANG:PACKAGE` for models that `stanza.download` has put on
            this machine, or `stanza:LANG@DIR` for models in a folder laid out like Stanza's. A
            coreference model is used if present.
        reader: Finds attribution relations.

    Raises:
        EngineError: The models are missing or cannot be read.
    """
    scheme, _, rest = engine.partition(":")
    specification, _, folder_name = rest.partition("@")
    language, _, package = specification.partition(":")
    if scheme != "stanza" or not language:
        raise EngineError(f"unknown engine {engine!r}: use 'embedded' or 'stanza:en'")
    folder = Path(folder_name) if folder_name else None
    options = {"package": package} if package else {"processors": _processors(language, folder)}
    return _load(engine, language, folder, options, reader)


def _processors(language: str, folder: Path | None) -> str:
    """Return the processors whose models are present; not every language has all."""
    models = (Path(DEFAULT_MODEL_DIR) if folder is None else folder) / language
    present = [name for name in OPTIONAL if any((models / name).glob("*.pt"))]
    return ",".join((*NEEDED, *present))


def _load(
    name: str, language: str, folder: Path | None, options: dict[str, str], reader: Reader | None
) -> StanzaAnnotator:
    where: dict[str, str] = {} if folder is None else {"dir": str(folder)}
    try:
        with quiet_logger(), no_optimizers():
            pipeline = stanza.Pipeline(
                language, download_method=None, verbose=False, **SETTINGS, **where, **options
            )
    except Exception as error:  # Stanza's loaders raise all kinds of errors
        message = (
            f"the models of engine {name!r} could not be loaded"
            f"{f' from {folder}' if folder else ''}: {str(error).strip().rstrip('.')}"
        )
        if folder is None:
            message += f". Run stanza.download({language!r}) once, or use the embedded engine."
        raise EngineError(message) from error
    skip_needless_searches(pipeline)
    return StanzaAnnotator(pipeline, name, reader)


def _words(sentence: Any, chunk: Chunk) -> Iterable[Word]:  # noqa: ANN401  Stanza has no types
    for token in sentence.tokens:
        for word in token.words:
            # Words of a multi-word token that do not spell it have no offsets.
            start = token.start_char if word.start_char is None else word.start_char
            end = token.end_char if word.end_char is None else word.end_char
            yield Word(
                chunk.original(start),
                chunk.original(end - 1) + 1,
                chunk.text[start:end] if word.text == _TOO_LONG else word.text,
                word.lemma or word.text.lower(),
                word.upos or "X",
                word.xpos or "",
                word.feats or "",
                word.head or 0,
                word.deprel or "dep",
            )
