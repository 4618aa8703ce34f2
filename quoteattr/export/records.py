"""JSON, JSON Lines and CSV: the record of a document, or one flat row for each quotation."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import TypedDict

from quoteattr.export.columns.context import context
from quoteattr.export.columns.manner import manner
from quoteattr.language.paragraphs import paragraphs
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote
from quoteattr.schema.span import Span
from quoteattr.schema.surrogates import HALF, replaced_halves


class Part(TypedDict):
    """An uninterrupted stretch of a quotation."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""


class Row(TypedDict):
    """One quotation as a line of a table; offsets are half-open str offsets into the text."""

    document: str
    """Name of the document."""
    quote: int
    """Number of the quotation in the document, from 1."""
    kind: str
    """`direct`, `indirect` or `mixed`."""
    act: str
    """`speech`, `writing` or `thought`."""
    text: str
    """The words, parts joined by a space."""
    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    parts: list[Part]
    """Offsets of each part; in CSV as in `120-164;181-203`."""
    speaker_id: int | None
    """Number of the speaker in the document; None if unresolved."""
    speaker: str | None
    """The fullest name that the text gives the speaker; None if unresolved."""
    gender: str | None
    """`he`, `she` or `they`, the pronouns that the text uses; None if it uses none."""
    speaker_kind: str | None
    """`person`, `group`, `organisation`, `document` or `unknown`."""
    source: str | None
    """The words that name the speaker here, such as `he`."""
    source_start: int | None
    """Offset of the first character of the source."""
    source_end: int | None
    """Offset after the last character of the source."""
    cue: str | None
    """The reporting words, such as `said`."""
    cue_start: int | None
    """Offset of the first character of the cue."""
    cue_end: int | None
    """Offset after the last character of the cue."""
    addressee_id: int | None
    """Number of the addressee in the document; None if unresolved."""
    addressee: str | None
    """Name of the addressee; None if unresolved."""
    parent: int | None
    """Number of the quotation that encloses this one."""
    rule: str
    """The rules that found and attributed it."""
    confidence: float
    """Probability, from 0 to 1, that the quotation and its speaker are right."""
    context: str
    """The sentences that contain the quotation with its cue and source."""
    context_start: int
    """Offset of the first character of the context."""
    context_end: int
    """Offset after the last character of the context."""
    manner: str | None
    """How it is said, by its cue: `soft`, `loud,angry`; None if the cue does not say so."""


COLUMNS: tuple[str, ...] = tuple(Row.__annotations__)


def encoded(value: object, *, indent: int | None = None) -> str:
    """Return plain dicts, lists and values as JSON that UTF-8 can encode."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    # UTF-8 cannot encode a lone surrogate; escaped, it is valid JSON in a valid file.
    return HALF.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def to_json(document: Document) -> str:
    """Return the record of a document as indented JSON that ends in a line feed."""
    return encoded(document.to_record(), indent=2) + "\n"


def to_jsonl(documents: Iterable[Document]) -> Iterator[str]:
    """Yield the record of each document as one line of JSON, line feed included."""
    return (encoded(document.to_record()) + "\n" for document in documents)


def to_rows(document: Document) -> list[Row]:
    """Return one flat row for each quotation: what `pandas.DataFrame` takes."""
    spans = paragraphs(document.text) if document.quotes else ()
    return [
        _row(document, quote, context(quote, document.text, spans)) for quote in document.quotes
    ]


def to_csv(documents: Iterable[Document]) -> Iterator[str]:
    r"""Yield a header and then one line of CSV (RFC 4180, `\r\n`) for each quotation.

    None is an empty cell. A cell that begins like a formula (`=`, `+`, `-`, `@`) is not changed,
    because it would no longer be the text at its offsets; import untrusted texts into a spreadsheet
    as text columns. A lone surrogate, which UTF-8 cannot encode, is replaced by U+FFFD.
    """
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, COLUMNS)
    writer.writeheader()
    yield _take(buffer)
    for document in documents:
        for row in to_rows(document):
            writer.writerow({**row, "parts": flat_parts(row["parts"])})
            yield _take(buffer)


def flat_parts(parts: Iterable[Part]) -> str:
    """Return the offsets of the parts of a quotation in one cell, as in `120-164;181-203`."""
    return ";".join(f"{part['start']}-{part['end']}" for part in parts)


def _row(document: Document, quote: Quote, around: Span) -> Row:
    speaker, source, cue = quote.speaker, quote.source, quote.cue
    return Row(
        document=document.id,
        quote=quote.id,
        kind=quote.kind.value,
        act=quote.act.value,
        text=quote.text,
        start=quote.start,
        end=quote.end,
        parts=[Part(start=part.start, end=part.end) for part in quote.parts],
        speaker_id=speaker.id if speaker else None,
        speaker=speaker.name if speaker else None,
        gender=speaker.gender.value if speaker and speaker.gender else None,
        speaker_kind=speaker.kind.value if speaker else None,
        source=source.text if source else None,
        source_start=source.start if source else None,
        source_end=source.end if source else None,
        cue=cue.text if cue else None,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
        addressee_id=quote.addressee.id if quote.addressee else None,
        addressee=quote.addressee.name if quote.addressee else None,
        parent=quote.parent,
        rule=quote.rule,
        confidence=quote.confidence,
        context=around.of(document.text),
        context_start=around.start,
        context_end=around.end,
        manner=",".join(manner(quote, document.text)) or None,
    )


def _take(buffer: io.StringIO) -> str:
    written = replaced_halves(buffer.getvalue())
    buffer.seek(0)
    buffer.truncate()
    return written
