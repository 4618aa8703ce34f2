"""The result for one text: its quotations, speakers and terms."""

from collections.abc import Mapping
from typing import Any

import attrs

from quoteattr.schema.quote import Quote, Speaker, Term
from quoteattr.schema.records.reader import from_record
from quoteattr.schema.records.values import RecordValues, text_sha256
from quoteattr.schema.records.writer import to_record
from quoteattr.schema.surrogates import joined_halves, values_joined


@attrs.frozen
class Document:
    """A text with its quotations and speakers."""

    text: str = attrs.field(repr=False)
    """The text exactly as it was given."""
    quotes: tuple[Quote, ...] = ()
    """The quotations in text order."""
    speakers: tuple[Speaker, ...] = ()
    """Every speaker and addressee, in the order of first mention."""
    terms: tuple[Term, ...] = ()
    """Quoted stretches that are not speech, in text order."""
    id: str = attrs.field(default="", converter=joined_halves)
    """Name of the document, such as its file's stem."""
    meta: Mapping[str, str] = attrs.field(factory=dict, converter=values_joined, hash=False)
    """How it was made: engine and versions."""

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8 (lone surrogates passed through), in hexadecimal."""
        return text_sha256(self.text)

    def to_record(self) -> dict[str, Any]:
        """Return the quotations, speakers and terms as dicts, lists and plain values."""
        return to_record(
            RecordValues(self.text, self.quotes, self.speakers, self.terms, self.id, self.meta)
        )

    @classmethod
    def from_record(cls, record: Mapping[str, Any], text: str) -> "Document":
        """Return the document that a record of `text` describes.

        Raises:
            RecordError: The record breaks the format or belongs to another text.
        """
        values = from_record(record, text)
        return cls(text, values.quotes, values.speakers, values.terms, values.id, values.meta)
