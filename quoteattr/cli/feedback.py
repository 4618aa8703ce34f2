"""Corrections for the texts of a run: read at its start, and applied to each document."""

import argparse
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from quoteattr.corpus.sources.text import Source, find_sources, read_text
from quoteattr.corrections.corrections import Refusal
from quoteattr.corrections.feedback import SUFFIXES, Feedback, read_feedback
from quoteattr.errors import CorrectionsError, InvalidOptionError
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import Character
from quoteattr.schema.records.values import text_sha256


def add_corrections(group: argparse._ArgumentGroup) -> None:
    """Add the option for corrections."""
    group.add_argument(
        "--corrections",
        metavar="FILE",
        help="corrections of an earlier result, applied to this one; or a folder of such files",
    )


@attrs.frozen
class Matching:
    """The corrections of one text."""

    numbers: tuple[int, ...]
    """Positions of these corrections among those of all texts, from 0."""
    feedback: tuple[Feedback, ...]
    """The corrections."""
    known: tuple[Character, ...]
    """The characters that `--characters` gives."""

    def characters(self) -> tuple[Character, ...]:
        """Return the characters for the text."""
        characters = self.known
        for feedback in self.feedback:
            characters = feedback.characters(characters)
        return characters

    def apply(self, document: Document) -> tuple[Document, tuple[Refusal, ...]]:
        """Return a document with its corrections, and those that do not fit it."""
        refused: list[Refusal] = []
        for feedback in self.feedback:
            result = feedback.apply(document)
            document = result.document
            refused += result.refused
        return document, tuple(refused)


@attrs.frozen
class Corrector:
    """The corrections of all texts, and the characters that are known beforehand."""

    given: tuple[tuple[Path, Feedback], ...] = ()
    """The corrections with the files that they are in."""
    characters: tuple[Character, ...] = ()
    """The characters that `--characters` gives."""
    _by_key: Mapping[str, Sequence[int]] = attrs.field(init=False, repr=False)
    """Positions of the corrections by the name of their document, and by the hash of its text."""

    @_by_key.default
    def _index(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for number, (_, feedback) in enumerate(self.given):
            for key in {feedback.document, feedback.text_sha256} - {""}:
                found.setdefault(key, []).append(number)
        return found

    def of(self, id: str, text: str) -> Matching | None:
        """Return the corrections of a text, None if there are none.

        Args:
            id: Name of the document.
            text: Its text. Corrections belong to it by its name, even if the text has changed since
                then, or by the text that was corrected, even if its name has changed.
        """
        if not self.given:
            return None
        keys = (id, text_sha256(text))
        numbers = tuple(sorted({number for key in keys for number in self._by_key.get(key, ())}))
        if not numbers:
            return None
        return Matching(numbers, tuple(self.given[n][1] for n in numbers), self.characters)

    def unused(self, used: Collection[int]) -> Iterator[str]:
        """Yield a message for each text that was corrected, but is not among those of the run.

        Args:
            used: Positions of the corrections whose text is among those of the run.
        """
        for number, (path, feedback) in enumerate(self.given):
            if number not in used:
                yield (
                    f"{path}: not used: no text is called {feedback.document!r}, "
                    "and none is the text that was corrected"
                )


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
    given: list[tuple[Path, Feedback]] = []
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
    return Corrector(tuple(given), tuple(characters))
