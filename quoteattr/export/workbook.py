"""An Excel workbook: the quotations with the sentences around them, and the speakers.

Needs `openpyxl`. Cells are text, whatever they begin with, so that no text becomes a formula.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import regex

from quoteattr.errors import EngineError
from quoteattr.export.records import to_rows
from quoteattr.export.tables import speaker_rows
from quoteattr.schema.document import Document
from quoteattr.schema.surrogates import replaced_halves

_LONGEST = 32_767
"""Most characters of a cell in Excel; a longer text is cut."""
_CONTROL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that a workbook cannot contain."""
_WIDEST = 60
"""Width of a column of sentences, in characters."""

_QUOTE_COLUMNS = (
    "document",
    "quote",
    "speaker",
    "text",
    "context",
    "kind",
    "act",
    "cue",
    "manner",
    "source",
    "addressee",
    "gender",
    "speaker_kind",
    "confidence",
    "rule",
    "start",
    "end",
)
"""The fields of a quotation that are shown; who says what comes first."""
_SPEAKER_COLUMNS = (
    "document",
    "speaker",
    "quotes",
    "aliases",
    "gender",
    "speaker_kind",
    "mentions",
)
"""The fields of a speaker that are shown."""
_CONVERSIONS: Mapping[str, Callable[[Any], Any]] = {
    "confidence": lambda confidence: round(confidence, 3),
    "aliases": "; ".join,
    "mentions": len,
}
"""The fields that are not shown as they are, with what is shown of them."""
_WIDTHS = {"text": _WIDEST, "context": _WIDEST, "speaker": 24, "aliases": 40, "addressee": 24}
_WIDTH = 12


def check() -> None:
    """Check that workbooks can be written.

    Raises:
        EngineError: The package is missing.
    """
    try:
        import openpyxl  # noqa: F401, PLC0415  an extra
    except ImportError as error:
        message = "openpyxl is missing: pip install 'quoteattr[sheets]', or use --format csv"
        raise EngineError(message) from error


def to_workbook(documents: Iterable[Document]) -> bytes:
    """Return a workbook with a sheet of quotations and one of speakers.

    A character that a workbook cannot contain is U+FFFD.

    Raises:
        EngineError: `openpyxl` is missing.
    """
    check()
    from openpyxl import Workbook  # noqa: PLC0415  an extra

    book = Workbook()
    quotes, speakers = book.active, book.create_sheet("speakers")
    quotes.title = "quotations"
    _begin(quotes, _QUOTE_COLUMNS)
    _begin(speakers, _SPEAKER_COLUMNS)
    for document in documents:
        for row in to_rows(document):
            _append(quotes, _cells(row, _QUOTE_COLUMNS))
        for speaker in speaker_rows(document):
            _append(speakers, _cells(speaker, _SPEAKER_COLUMNS))
    for sheet in (quotes, speakers):
        sheet.auto_filter.ref = sheet.dimensions
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cells(row: Mapping[str, Any], columns: Iterable[str]) -> Iterator[Any]:
    for name in columns:
        yield _CONVERSIONS[name](row[name]) if name in _CONVERSIONS else row[name]


def _begin(sheet: Any, columns: tuple[str, ...]) -> None:  # noqa: ANN401  openpyxl has no types
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet.append(columns)
    for number, name in enumerate(columns, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, _WIDTH)
    sheet.freeze_panes = "A2"


def _append(sheet: Any, values: Iterable[Any]) -> None:  # noqa: ANN401  the same
    from openpyxl.styles import Alignment  # noqa: PLC0415

    number = sheet.max_row + 1
    for column, value in enumerate(values, start=1):
        if value is None or value == "":
            continue
        cell = sheet.cell(number, column)
        cell.value = _plain(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _plain(text: str) -> str:
    return _CONTROL.sub("\ufffd", replaced_halves(text))[:_LONGEST]
