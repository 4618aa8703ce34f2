"""Raw text as sentences of words, by the tokenizer that the library ships."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quoteattr.annotate.embedded.annotator import load_embedded
from quoteattr.language.paragraphs import paragraphs
from quoteattr.reader.marks import blank_parse
from quoteattr.schema.annotation import Token
from quoteattr.schema.reading import NetworkOutput, SentenceWords


@attrs.frozen
class RawSentence:
    """A sentence of a raw text."""

    words: tuple[Token, ...]
    """Its words, without a parse."""
    starts_paragraph: bool
    """Whether a paragraph starts here."""


class Tokenizer:
    """The shipped tokenizer."""

    def __init__(self) -> None:
        """Load the tokenizer."""
        self._annotate = load_embedded(_without_network)

    def sentences(self, text: str) -> list[RawSentence]:
        """Return the sentences of a text, split into words."""
        starts = {span.start for span in paragraphs(text)}
        annotated = self._annotate(text)
        sentences = map(annotated.sentence_tokens, annotated.sentences)
        return [RawSentence(tuple(words), words[0].start in starts) for words in sentences]


def _without_network(sentences: Sequence[SentenceWords]) -> NetworkOutput:
    """Return no analysis: there may be no network yet."""
    return NetworkOutput(tuple(map(blank_parse, sentences)), ())
