"""The corrections of a document, and those that could not be applied."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from quoteattr.corrections.actions import Action
from quoteattr.corrections.anchoring import NotApplicableError
from quoteattr.corrections.draft import Draft
from quoteattr.corrections.knowledge import known_characters
from quoteattr.corrections.reader import read_record
from quoteattr.corrections.steps import apply_step
from quoteattr.corrections.writer import write_record
from quoteattr.schema.document import Document
from quoteattr.schema.knowledge import Character

_LOGGER = logging.getLogger(__name__)


@attrs.frozen
class Refusal:
    """A correction that was not applied."""

    number: int
    """Its position among the corrections, from 1."""
    action: Action
    """The correction."""
    reason: str
    """Why it was not applied."""

    def __str__(self) -> str:
        """Return one line that says which correction it is, and why it was not applied."""
        return f"correction {self.number} ({self.action.name}): {self.reason}"


@attrs.frozen
class Corrected:
    """A corrected document."""

    document: Document
    """The document with all corrections that fit it."""
    refused: tuple[Refusal, ...]
    """The corrections that do not fit it, in order."""


@attrs.frozen
class Corrections:
    """A person's corrections of the result for one text, in the order in which they were made."""

    actions: tuple[Action, ...] = ()
    """The corrections; a later one may call a speaker by a name that an earlier one gave."""
    document: str = ""
    """Name of the document."""
    text_sha256: str = ""
    """SHA-256 of the text that was corrected, as `Document.text_sha256`; empty if unknown."""

    def apply(self, document: Document) -> Corrected:
        """Apply the corrections to a result for the text, or for a later version of it.

        A correction is applied where its words are. If the text has changed, they are searched
        for, and a correction whose words are nowhere or in several places is refused. Where a
        person decided on the speaker, the confidence is 1 and the rule ends in `corrected`.
        """
        draft = Draft.of(document, is_same_text=document.text_sha256 == self.text_sha256)
        refused = []
        for number, action in enumerate(self.actions, start=1):
            try:
                apply_step(draft, action)
            except NotApplicableError as error:
                refused.append(Refusal(number, action, str(error)))
        result = draft.result() if len(refused) < len(self.actions) else document
        return Corrected(result, tuple(refused))

    def corrected(self, document: Document) -> Document:
        """Return a document with all corrections that fit it; the log has a warning for the others.

        Called by `Document.corrected`.
        """
        result = self.apply(document)
        for refusal in result.refused:
            _LOGGER.warning("%s: %s", document.id or "a document without an id", refusal)
        return result.document

    def characters(self, known: Iterable[Character] = ()) -> tuple[Character, ...]:
        """Return the characters for a new run: `quoteattr.load(characters=...)`.

        Speakers that were merged are one character, one that was split is two, and a new name
        replaces the old one, which becomes an alias.

        Args:
            known: The characters that are known beforehand.
        """
        return known_characters(self.actions, known)

    def to_record(self) -> dict[str, Any]:
        """Return the corrections as dicts, lists and plain values: the content of a file."""
        return write_record(self.actions, self.document, self.text_sha256)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Corrections":
        """Return the corrections in a record.

        Raises:
            CorrectionsError: The record breaks the format; says what and where.
        """
        actions, document, text_sha256 = read_record(record)
        return cls(actions, document, text_sha256)
