"""JSON, JSON Lines and CSV: the record of a document, or one flat row for each quotation."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import TypedDict

from quoteattr.schema.document import Document
from quoteattr.schema.quote import Quote
from quoteattr.schema.surrogates import HALF, replaced_halves


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
    parts: str
    """Offsets of each part, as in `120-164;181-203`."""
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
    addressee: str | None
    """Name of the addressee; None if unresolved."""
    parent: int | None
    """Number of the quotation that encloses this one."""
    rule: str
    """The rules that found and attributed it."""
    confidence: float
    """Probability, from 0 to 1, that the quotation and its speaker are right."""


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
    return [_row(document, quote) for quote in document.quotes]


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
            writer.writerow(row)
            yield _take(buffer)


def _row(document: Document, quote: Quote) -> Row:
    speaker, source, cue = quote.speaker, quote.source, quote.cue
    return Row(
        document=document.id,
        quote=quote.id,
        kind=quote.kind.value,
        act=quote.act.value,
        text=quote.text,
        start=quote.start,
        end=quote.end,
        parts=";".join(f"{part.start}-{part.end}" for part in quote.parts),
        speaker_id=speaker.id if speaker else None,
        speaker=speaker.name if speaker else None,
        gender=speaker.gender.value if speaker and speaker.gender else None,
        speaker_kind=speaker.kind.value if speaker else None,
        source=source.text if source else None,
        source_start=source.start if source else None,
        source_end=source.end if source else None,
        cue=cue.of(document.text) if cue else None,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
        addressee=quote.addressee.name if quote.addressee else None,
        parent=quote.parent,
        rule=quote.rule,
        confidence=quote.confidence,
    )


def _take(buffer: io.StringIO) -> str:
    written = replaced_halves(buffer.getvalue())
    buffer.seek(0)
    buffer.truncate()
    return written
