"""An Excel workbook: the quotations with the sentences around them, and the speakers.

Needs `openpyxl`. Cells are text, whatever they begin with, so that no text becomes a formula.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
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


def check_workbooks(*, instead: str = "use --format csv") -> None:
    """Check that workbooks can be read and written.

    Args:
        instead: What to do without workbooks, for the message.

    Raises:
        EngineError: The package is missing.
    """
    try:
        import openpyxl  # noqa: F401, PLC0415  an extra
    except ImportError as error:
        message = f"openpyxl is missing: pip install 'quoteattr[sheets]', or {instead}"
        raise EngineError(message) from error


def to_workbook(documents: Iterable[Document]) -> bytes:
    """Return a workbook with a sheet of quotations and one of speakers.

    A character that a workbook cannot contain is U+FFFD.

    Raises:
        EngineError: `openpyxl` is missing.
    """
    check_workbooks()
    from openpyxl import Workbook  # noqa: PLC0415  an extra

    book = Workbook()
    quotes, speakers = book.active, book.create_sheet("speakers")
    quotes.title = "quotations"
    quote_cells, speaker_cells = [], []
    for document in documents:
        quote_cells += [_cells(row, _QUOTE_COLUMNS) for row in to_rows(document)]
        speaker_cells += [_cells(row, _SPEAKER_COLUMNS) for row in speaker_rows(document)]
    write_table(quotes, _QUOTE_COLUMNS, quote_cells, _WIDTHS)
    write_table(speakers, _SPEAKER_COLUMNS, speaker_cells, _WIDTHS)
    for sheet in (quotes, speakers):
        sheet.auto_filter.ref = sheet.dimensions
        sheet.freeze_panes = "A2"
    return content_of(book)


def _cells(row: Mapping[str, Any], columns: Iterable[str]) -> list[Any]:
    return [
        _CONVERSIONS[name](row[name]) if name in _CONVERSIONS else row[name] for name in columns
    ]


def write_table(
    sheet: Any,  # noqa: ANN401  openpyxl has no types
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    widths: Mapping[str, int],
) -> None:
    """Write a header and rows into an empty sheet.

    Args:
        sheet: A worksheet of openpyxl.
        columns: The names of the columns.
        rows: The cells of each row: text, numbers, None for an empty cell.
        widths: The widths of columns that are not of the usual width, in characters.
    """
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet.append(columns)
    for number, name in enumerate(columns, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = widths.get(name, _WIDTH)
    alignment = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.alignment = alignment
            if value is None or value == "":
                continue
            cell.value = _plain(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"  # not a formula, whatever it begins with


def content_of(book: Any) -> bytes:  # noqa: ANN401  openpyxl has no types
    """Return the content of the file of a workbook of openpyxl."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _plain(text: str) -> str:
    return _CONTROL.sub("\ufffd", replaced_halves(text))[:_LONGEST]
