"""What a record is made from and gives back."""

import hashlib
from collections.abc import Mapping

import attrs

from quoteattr.schema.quote import Quote, Speaker, Term


@attrs.frozen
class RecordValues:
    """The values of one record, with the text that their offsets refer to."""

    text: str
    """The text; the record contains its hash only."""
    quotes: tuple[Quote, ...]
    """The quotations."""
    speakers: tuple[Speaker, ...]
    """Every speaker and addressee."""
    terms: tuple[Term, ...]
    """Quoted stretches that are not speech."""
    id: str
    """Name of the document."""
    meta: Mapping[str, str]
    """How it was made: engine and versions."""


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, lone surrogates passed through, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
