"""Corrections of the documents of a corpus, and the records of them in the files of the shards."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import attrs

from quoteattr.corpus.sources.entries import Entry
from quoteattr.corpus.stream import AnyText, Unread
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import ChainedText, Character

_NOTES, _USED, _REFUSED = "corrections", "used", "not_applied"
"""Keys in the file of a shard."""


class TextCorrections(Protocol):
    """The corrections of one text."""

    @property
    def numbers(self) -> Sequence[int]:
        """Their positions among those of all texts, from 0."""

    def characters(self) -> tuple[Character, ...]:
        """Return the speakers that are known beforehand."""

    def apply(self, document: Document) -> tuple[Document, Sequence[object]]:
        """Return the corrected document, and the corrections that do not fit, as reasons."""


class Corrector(Protocol):
    """The corrections of all texts; has to be picklable where several machines are used."""

    def of(self, id: str, text: str) -> TextCorrections | None:
        """Return the corrections of one text, or None if it has no corrections."""


@attrs.define
class ShardCorrections:
    """Corrects the documents of a shard, and records which corrections were applied."""

    corrector: Corrector
    """The corrections of all texts."""
    used: set[int] = attrs.field(factory=set)
    """Positions of the corrections whose text was among the documents."""
    refused: list[str] = attrs.field(factory=list)
    """A message for each correction that does not fit its document, with the reason."""

    def corrected(self, document: Document) -> Document:
        """Return a document with its corrections; a document that failed is unchanged."""
        matching = self.corrector.of(document.id, document.text)
        if matching is None:
            return document
        self.used.update(matching.numbers)
        if "error" in document.meta:
            return document
        document, refused = matching.apply(document)
        self.refused += [f"{document.id}: not applied: {reason}" for reason in refused]
        return document

    def notes(self) -> Mapping[str, Any]:
        """Return the notes for the file of the shard."""
        return {_NOTES: {_USED: sorted(self.used), _REFUSED: self.refused}}


@attrs.frozen
class Outcome:
    """The corrections that were applied in a number of shards, and those that were not."""

    used: frozenset[int]
    """Positions of the corrections whose text was among the documents."""
    refused: tuple[str, ...]
    """A message for each correction that does not fit its document, with the reason."""


def outcome_of(shards: Iterable[Mapping[str, Any]]) -> Outcome:
    """Return the outcome of the corrections from the files of shards."""
    notes = [shard.get(_NOTES, {}) for shard in shards]
    return Outcome(
        frozenset(number for note in notes for number in note.get(_USED, ())),
        tuple(line for note in notes for line in note.get(_REFUSED, ())),
    )


def with_knowledge(entry: Entry, corrector: Corrector | None) -> AnyText | Unread:
    """Return the text of a document, with the speakers that its corrections know."""
    text = entry.text
    if corrector is None or isinstance(text, Unread):
        return text
    matching = corrector.of(entry.id, text)
    return ChainedText(text, (), matching.characters()) if matching else text
