"""The result for one text: its quotations, speakers and terms."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, overload

import attrs

from quoteattr.errors import InvalidOptionError
from quoteattr.schema.quote import Quote, Speaker, Term
from quoteattr.schema.records.reader import from_record
from quoteattr.schema.records.values import RecordValues, text_sha256
from quoteattr.schema.records.writer import to_record
from quoteattr.schema.surrogates import joined_halves, values_joined


class Correcting(Protocol):
    """Corrections of a result by a person: `quoteattr.Corrections`."""

    def corrected(self, document: "Document") -> "Document":
        """Return the document with the corrections."""


@attrs.frozen(repr=False)
class Document:
    """A text with its quotations and speakers."""

    text: str
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

    def __repr__(self) -> str:
        """Return one line with the id and the numbers of quotations and speakers, or the error."""
        if "error" in self.meta:
            return f"<Document {self.id!r}: failed: {self.meta['error']}>"
        numbers = {"quotes": self.quotes, "speakers": self.speakers, "characters": self.text}
        counts = ", ".join(f"{name}={len(counted)}" for name, counted in numbers.items())
        return f"<Document {self.id!r}: {counts}>"

    def __len__(self) -> int:
        """Return the number of quotations."""
        return len(self.quotes)

    def __bool__(self) -> bool:
        """Return True: a document without quotations is a result, too."""
        return True

    def __iter__(self) -> Iterator[Quote]:
        """Yield the quotations in text order."""
        return iter(self.quotes)

    @overload
    def __getitem__(self, index: int) -> Quote: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Quote, ...]: ...

    def __getitem__(self, index: int | slice) -> Quote | tuple[Quote, ...]:
        """Return a quotation by its position in the text, from 0, or several by a slice."""
        return self.quotes[index]

    def quotes_by(self, speaker: Speaker | str | None) -> tuple[Quote, ...]:
        """Return the quotations of a speaker, in text order.

        Args:
            speaker: One of the document's speakers, or a name or alias, in any case. Several
                speakers can share an alias; the quotations of all of them are returned. None for
                the quotations whose speaker is not known.

        Raises:
            InvalidOptionError: `speaker` is not a `Speaker`, a str or None.
        """
        if speaker is None:
            return tuple(quote for quote in self.quotes if quote.speaker is None)
        if isinstance(speaker, Speaker):
            ids = {speaker.id}
        elif isinstance(speaker, str):
            ids = {one.id for one in self.speakers if one.is_called(speaker)}
        else:
            raise InvalidOptionError(
                f"a speaker must be a Speaker, a name or None, got {speaker!r}"
            )
        return tuple(quote for quote in self.quotes if quote.speaker and quote.speaker.id in ids)

    def corrected(self, corrections: Correcting) -> "Document":
        """Return the document with corrections applied.

        A correction that does not fit the document is a warning in the log; `Corrections.apply`
        returns it.

        Args:
            corrections: A `quoteattr.Corrections`.

        Raises:
            InvalidOptionError: `corrections` is something else, such as a path or a record.
        """
        if not callable(getattr(corrections, "corrected", None)):
            raise InvalidOptionError(
                f"corrections must be a quoteattr.Corrections, got {type(corrections).__name__}; "
                "Corrections.from_record reads a record of them, read_feedback a file"
            )
        return corrections.corrected(self)

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


def several(documents: object) -> Iterator[Document]:
    """Yield the documents, of which one may be given by itself.

    Raises:
        InvalidOptionError: There is something else among them, such as a text.
    """
    if isinstance(documents, str | bytes | Document) or not isinstance(documents, Iterable):
        yield checked(documents)
    else:
        yield from map(checked, documents)


def checked(document: object) -> Document:
    """Return what is given, if it is a document.

    Raises:
        InvalidOptionError: It is something else, such as a text.
    """
    if not isinstance(document, Document):
        raise InvalidOptionError(
            "a document must be a Document, as a pipeline returns it, "
            f"got {type(document).__name__}"
        )
    return document
