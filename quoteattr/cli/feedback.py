"""Corrections for the texts of a run: read before it, applied to each document."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from quoteattr.corpus.sources.text import Source, find_sources, read_text
from quoteattr.corrections.corrections import Refusal
from quoteattr.corrections.feedback import SUFFIXES, Feedback, read_feedback
from quoteattr.errors import CorrectionsError, InvalidOptionError
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import Character
from quoteattr.schema.records.values import text_sha256


@attrs.define
class Corrector:
    """The corrections of all texts, and the characters that are known besides."""

    given: Sequence[tuple[Path, Feedback]] = ()
    """The corrections with the files that they are in."""
    characters: Sequence[Character] = ()
    """The characters that `--characters` gives."""
    _used: set[int] = attrs.field(factory=set)

    def known(self, label: str, text: str) -> tuple[Character, ...] | None:
        """Return the characters of a text, None if there are no corrections of it."""
        mine = self._of(label, text)
        if not mine:
            return None
        characters = tuple(self.characters)
        for feedback in mine:
            characters = feedback.characters(characters)
        return characters

    def correct(self, document: Document) -> tuple[Document, tuple[Refusal, ...]]:
        """Return a document with its corrections, and those that do not fit it."""
        refused: list[Refusal] = []
        for feedback in self._of(document.id, document.text):
            result = feedback.apply(document)
            document = result.document
            refused += result.refused
        return document, tuple(refused)

    def unused(self) -> Iterator[str]:
        """Yield a message for each text that was corrected, but is not among those of the run."""
        for number, (path, feedback) in enumerate(self.given):
            if number not in self._used:
                yield (
                    f"{path}: not used: no text is called {feedback.document!r}, "
                    "and none is the text that was corrected"
                )

    def _of(self, label: str, text: str) -> list[Feedback]:
        if not self.given:
            return []
        digest = text_sha256(text)
        found = [
            number
            for number, (_, feedback) in enumerate(self.given)
            if feedback.text_sha256 == digest or feedback.document == label
        ]
        self._used.update(found)
        return [self.given[number][1] for number in found]


def find_corrections(path: str | None) -> tuple[Source, ...]:
    """Return the files of corrections that a path names: a file, or those in a folder.

    Raises:
        InputFileError: The folder contains none.
    """
    if path is None:
        return ()
    if path == "-":
        raise InvalidOptionError("--corrections reads a file or a folder, not standard input")
    return find_sources([path], SUFFIXES).texts


def read_corrector(sources: Sequence[Source], characters: Sequence[Character]) -> Corrector:
    """Read files of corrections.

    Raises:
        InputFileError: A file cannot be read.
        InvalidOptionError: A file contains no corrections; says what is wrong and where.
    """
    given = []
    for source in sources:
        if source.path is None:
            continue
        # The annotations of brat have the name of the text that is beside them.
        name = f"{source.label.removesuffix('.ann')}{source.path.suffix}"
        try:
            read = read_feedback(read_text(source.path), name)
        except CorrectionsError as error:
            raise InvalidOptionError(f"{source.path}: {error}") from error
        given += [(source.path, feedback) for feedback in read]
    return Corrector(given, characters)
