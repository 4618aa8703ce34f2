"""Raw text as sentences of words, by the tokenizer that the library ships."""

from __future__ import annotations

from typing import Any

import attrs

from quoteattr.annotate.chunks import chunks
from quoteattr.annotate.sentences import parsable
from quoteattr.annotate.stanza_adapter import load_stanza
from quoteattr.language.paragraphs import paragraphs


@attrs.frozen
class Word:
    """A word and where it stands in its text."""

    text: str
    """The word."""
    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""


@attrs.frozen
class RawSentence:
    """A sentence of a raw text."""

    words: tuple[Word, ...]
    """Its words."""
    starts_paragraph: bool
    """Whether a paragraph starts here."""


class Tokenizer:
    """The shipped tokenizer."""

    def __init__(self) -> None:
        """Load it."""
        self._pipeline: Any = load_stanza().pipeline

    def sentences(self, text: str) -> list[RawSentence]:
        """Cut a text into sentences and words."""
        spans = paragraphs(text)
        starts = {span.start for span in spans}
        result = []
        for chunk in chunks(text, spans):
            document = self._pipeline.process(chunk.text, processors="tokenize")
            for entries in parsable(document.to_dict(), chunk.text):
                words = tuple(
                    Word(
                        e["text"],
                        chunk.original(e["start_char"]),
                        chunk.original(e["end_char"] - 1) + 1,
                    )
                    for e in entries
                )
                result.append(RawSentence(words, words[0].start in starts))
        return result
