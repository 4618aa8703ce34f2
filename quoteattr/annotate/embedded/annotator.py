"""Annotate with the models of the package."""

from collections.abc import Callable, Iterable
from importlib.resources import as_file, files
from pathlib import Path

import attrs

from quoteattr.annotate.builder import AnnotationBuilder, Word
from quoteattr.annotate.chunks import Chunk, chunks, release_memory
from quoteattr.annotate.division import Each, one_by_one
from quoteattr.annotate.embedded.lemmas import Lemmas, load_lemmas
from quoteattr.annotate.embedded.paragraphs import paragraph
from quoteattr.annotate.embedded.tokenizer import CharacterTokenizer, load_tokenizer
from quoteattr.annotate.progress import Advance, unwatched
from quoteattr.annotate.sentences import Entry, parsable
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.reading import NetworkOutput, Reader, SentenceParse, SentenceWords


@attrs.frozen
class ReadChunk:
    """What the models find in a chunk."""

    sentences: list[list[Entry]]
    """Its tokens, with offsets in the chunk."""
    output: NetworkOutput
    """Parses and attribution relations, with indexes of words in the chunk."""


@attrs.frozen(eq=False)
class EmbeddedAnnotator:
    """Annotates a text with a tokenizer, a reader and a table of lemmas."""

    tokenizer: CharacterTokenizer
    """Splits the text into words and sentences."""
    lemmas: Lemmas
    """Knows the lemmas."""
    reader: Reader
    """Predicts tags, trees and names, and finds attribution relations."""
    advance: Advance = unwatched
    """Called after each chunk of a text; not in other processes, to which it is not pickled."""
    each: Each = one_by_one
    """Reads the chunks of a text, perhaps in other processes; not pickled to them, either."""

    def watched(self, advance: Advance) -> "EmbeddedAnnotator":
        """Return an annotator with the same models that calls `advance` after each chunk."""
        return attrs.evolve(self, advance=advance)

    def divided(self, each: Each) -> "EmbeddedAnnotator":
        """Return an annotator with the same models whose chunks are read by `each`."""
        return attrs.evolve(self, each=each)

    def __call__(self, text: str) -> AnnotatedText:
        """Annotate `text`, which may be any str."""
        spans = paragraphs(text)
        builder = AnnotationBuilder(text, spans)
        found = [*chunks(text, spans)]
        for chunk, read in zip(found, self.each(self.read, found), strict=True):
            self._add(chunk, read, builder)
            self.advance(chunk.end / len(text))
        return builder.build()

    def __reduce__(self) -> tuple[Callable[..., "EmbeddedAnnotator"], tuple[Reader]]:
        """Pickle the reader alone: another process loads the files faster than a pickle."""
        return load_embedded, (self.reader,)

    def read(self, chunk: Chunk) -> ReadChunk:
        """Split a chunk into words, and parse them; does not depend on other chunks."""
        sentences = self._sentences(chunk)
        release_memory(chunk.text)
        starts = set(chunk.starts)
        output = self.reader(
            [
                SentenceWords(tuple(entry["text"] for entry in s), s[0]["start_char"] in starts)
                for s in sentences
            ]
        )
        release_memory(chunk.text)
        return ReadChunk(sentences, output)

    def _add(self, chunk: Chunk, read: ReadChunk, builder: AnnotationBuilder) -> None:
        builder.add_relations(read.output.relations)
        first_sentence = builder.sentence_count
        for sentence, parse in zip(read.sentences, read.output.sentences, strict=True):
            builder.add_sentence(self._words(sentence, parse, chunk))
        for position, parse in enumerate(read.output.sentences, first_sentence):
            for first, stop, label in parse.names:
                builder.add_entity(Entity(*builder.extent(position, first, stop), label))

    def _sentences(self, chunk: Chunk) -> list[list[Entry]]:
        ends = [start - len("\n\n") for start in chunk.starts[1:]]
        given = [
            paragraph(chunk.text[start:end], start)
            for start, end in zip(chunk.starts, [*ends, len(chunk.text)], strict=True)
        ]
        labelled = zip(given, self.tokenizer(given), strict=True)
        found = (sentence for one, labels in labelled for sentence in one.sentences(labels))
        return list(parsable(found, chunk.text))

    def _words(
        self, sentence: Iterable[Entry], parse: SentenceParse, chunk: Chunk
    ) -> Iterable[Word]:
        columns = (parse.upos, parse.xpos, parse.feats, parse.heads, parse.deprels)
        for entry, upos, xpos, feats, head, deprel in zip(sentence, *columns, strict=True):
            word = entry["text"]
            yield Word(
                chunk.original(entry["start_char"]),
                chunk.original(entry["end_char"] - 1) + 1,
                word,
                self.lemmas.of(word, upos),
                upos,
                xpos,
                feats,
                head,
                deprel,
            )


def load_embedded(reader: Reader) -> EmbeddedAnnotator:
    """Load the shipped models.

    Args:
        reader: What predicts tags, trees and names, and finds attribution relations.

    Raises:
        EngineError: A file is missing or broken.
    """
    with as_file(files("quoteattr") / "weights" / "stanza" / "en") as folder:
        return EmbeddedAnnotator(
            load_tokenizer(_model(folder, "tokenize")),
            load_lemmas(_model(folder, "lemma")),
            reader,
        )


def _model(folder: Path, processor: str) -> Path:
    return folder / processor / "compact.pt"
