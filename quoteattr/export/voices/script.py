"""A script for reading aloud: a row for each stretch of the text, with its voice."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypedDict

from quoteattr.export.columns.manner import manner
from quoteattr.export.voices.stretches import Stretch, stretches
from quoteattr.schema.document import Document
from quoteattr.schema.quote import Speaker
from quoteattr.schema.surrogates import replaced_halves

NARRATOR = "NARRATOR"
"""The voice of everything outside direct quotations."""
UNKNOWN = "UNKNOWN"
"""The voice of quotations whose speaker is unknown, a separate one so that listeners notice it."""


class Line(TypedDict):
    """One stretch of the text, in one voice; the column `text` of all lines is the text."""

    document: str
    """Name of the document."""
    line: int
    """Number of the line in the document, from 1."""
    voice: str
    """Name of the speaker, `NARRATOR` or `UNKNOWN`."""
    speaker_id: int | None
    """Number of the speaker in the document; None for the narrator, and if unresolved."""
    gender: str | None
    """`he`, `she` or `they`; None if unknown."""
    quote: int | None
    """Number of the quotation, None in narration; one in several parts has several lines."""
    manner: str | None
    """How it is said, such as `soft` or `loud,angry`; None if the text does not say so."""
    confidence: float | None
    """Probability that the voice is right, to three digits; None in narration."""
    words: str
    """What is read, on one line and without the quotation marks."""
    start: int
    """Offset of the first character of `text`."""
    end: int
    """Offset after the last character of `text`."""
    text: str
    """The characters of the document, line ends and quotation marks included."""


COLUMNS: tuple[str, ...] = tuple(Line.__annotations__)


def to_lines(document: Document) -> list[Line]:
    """Return a row for each stretch of a document, in text order.

    Joined, the column `text` is the text of the document, character for character.
    """
    names = voice_names(document)
    return [
        _line(document, number, stretch, names)
        for number, stretch in enumerate(stretches(document), start=1)
    ]


def voice_names(document: Document) -> dict[int, str]:
    """Return the name of each speaker's voice, by number; no two voices have the same name."""
    bearers = Counter(speaker.name for speaker in document.speakers)
    return {
        speaker.id: _voice_name(speaker, is_unique=bearers[speaker.name] == 1)
        for speaker in document.speakers
    }


def _voice_name(speaker: Speaker, *, is_unique: bool) -> str:
    name = " ".join(speaker.name.split())
    return name if is_unique and name not in {NARRATOR, UNKNOWN} else f"{name} ({speaker.id})"


def to_script(documents: Iterable[Document]) -> Iterator[str]:
    r"""Yield a header and then a line for each stretch, with tabs between the columns.

    A cell with a line end, a tab or a quotation mark is in quotation marks, as `csv.excel_tab` in
    Python reads it, and spreadsheets do. None is an empty cell. A lone surrogate, which UTF-8
    cannot encode, is replaced by U+FFFD.
    """
    yield written([COLUMNS])
    for document in documents:
        for line in to_lines(document):
            yield written([line.values()])


def written(rows: Iterable[Iterable[object]]) -> str:
    """Return rows with tabs between their cells, each ended by a line feed."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, csv.excel_tab, lineterminator="\n").writerows(rows)
    return replaced_halves(buffer.getvalue())


def _line(document: Document, number: int, stretch: Stretch, names: dict[int, str]) -> Line:
    quote = stretch.quote
    speaker = quote.speaker if quote else None
    voice = names[speaker.id] if speaker else UNKNOWN if quote else NARRATOR
    how = ",".join(manner(quote, document.text)) if quote else ""
    return Line(
        document=document.id,
        line=number,
        voice=voice,
        speaker_id=speaker.id if speaker else None,
        gender=speaker.gender.value if speaker and speaker.gender else None,
        quote=quote.id if quote else None,
        manner=how or None,
        confidence=round(quote.confidence, 3) if quote else None,
        words=stretch.words(document.text),
        start=stretch.span.start,
        end=stretch.span.end,
        text=stretch.span.of(document.text),
    )
