"""The sheet: a row for each quotation of the sample, with empty cells for the labels.

It is CSV, with a byte order mark so that spreadsheets read it as UTF-8, or a workbook (`.xlsx`,
which needs `openpyxl`). The stratum of a row and the size of the stratum are in the sheet, so that
the sheet is all that a score needs; confidence comes last, so that it does not sway the labels.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import regex

from quoteattr.corpus.places import exists
from quoteattr.corpus.sinks.atomic import replacing
from quoteattr.errors import EngineError, InvalidOptionError, OutputFileError, in_words
from quoteattr.schema.surrogates import replaced_halves
from quoteattr.validation.results import Quotation
from quoteattr.validation.sampling import Drawn

LABELS = ("is_quotation", "extent_right", "speaker_right")
"""The columns that people fill in, with yes or no."""
OURS = ("stratum", "stratum_size", "confidence", "speaker")
"""The columns that a score needs besides."""
_SHOWN = ("context", "quotation", "speaker", "source", "cue", "kind")
_FREE = ("note",)
_PLACE = ("document", "quote", "start", "end", "stratum", "stratum_size", "confidence")
COLUMNS = (*_SHOWN, *LABELS, *_FREE, *_PLACE)
"""All columns in their order."""
OPEN, CLOSE = "[[", "]]"
"""Around each part of the quotation in its context."""

# A cell of a spreadsheet has at most 32,767 characters.
_LONGEST_CELL = 32_000
_LEFT_OUT = " [...] "
_WIDTHS: Mapping[str, int] = {"context": 80, "quotation": 60, "note": 30, "document": 24}
_WIDTH = 14
# Characters that XML, and so a workbook, cannot have.
_CONTROL = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# What begins a formula. The text is never read again, so it may be changed.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float


def check_sheet(path: Path) -> None:
    """Refuse a sheet that cannot be written, before anything is read.

    Raises:
        InvalidOptionError: It exists, and may have labels, or its suffix is of no known format.
        EngineError: The package that writes it is missing.
    """
    if path.suffix.lower() not in _WRITERS:
        known = " or ".join(_WRITERS)
        raise InvalidOptionError(f"{path}: a sheet is {known}, by its suffix")
    if exists(path):
        message = f"{path} exists, and may have labels; choose another name, or delete it first"
        raise InvalidOptionError(message)
    if path.suffix.lower() == _WORKBOOK:
        check_openpyxl(path)


def write_sheet(path: Path, drawn: Sequence[Drawn]) -> None:
    """Write the sheet of a sample, whole or not at all.

    Raises:
        OutputFileError: It cannot be written.
    """
    rows = [cells(one) for one in drawn]
    try:
        with replacing(path) as file:
            file.write(_WRITERS[path.suffix.lower()](rows))
    except OSError as error:
        raise OutputFileError(f"{path}: {in_words(error)}") from error


def cells(drawn: Drawn) -> list[Cell]:
    """Return the cells of a quotation, in the order of `COLUMNS`."""
    found = drawn.quotation
    values: dict[str, Cell] = {
        "context": marked(found),
        "quotation": found.text,
        "speaker": found.speaker or "",
        "source": found.source or "",
        "cue": found.cue or "",
        "kind": found.kind,
        "document": found.document,
        "quote": found.quote,
        "start": found.parts[0][0],
        "end": found.parts[-1][1],
        "stratum": drawn.stratum,
        "stratum_size": drawn.stratum_size,
        "confidence": round(found.confidence, 3),
    }
    return [_shortened(values.get(column, "")) for column in COLUMNS]


def marked(quotation: Quotation) -> str:
    """Return the context of a quotation with marks around each of its parts."""
    context, first = quotation.context or "", quotation.context_start
    pieces, done = [], 0
    for start, end in quotation.parts if context else ():
        pieces += [context[done : start - first], OPEN, context[start - first : end - first], CLOSE]
        done = end - first
    return "".join([*pieces, context[done:]])


def check_openpyxl(path: Path) -> None:
    """Check that workbooks can be read and written.

    Raises:
        EngineError: The package is missing.
    """
    try:
        import openpyxl  # noqa: F401, PLC0415  an extra
    except ImportError as error:
        message = f"{path}: openpyxl is missing: pip install 'quoteattr[sheets]', or use .csv"
        raise EngineError(message) from error


def _shortened(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    text = replaced_halves(value)
    if len(text) <= _LONGEST_CELL:
        return text
    half = _LONGEST_CELL // 2
    return f"{text[:half]}{_LEFT_OUT}{text[-half:]}"


def _csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    writer.writerows([[_harmless(cell) for cell in row] for row in rows])
    return buffer.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415  an extra
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    book = Workbook()
    sheet: Any = book.active
    sheet.append(COLUMNS)
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if value != "":
                cell.value = _CONTROL.sub("\ufffd", value) if isinstance(value, str) else value
            if isinstance(value, str) and value:
                cell.data_type = "s"  # not a formula, whatever it begins with
    choice = DataValidation(type="list", formula1='"yes,no"', allow_blank=True)
    sheet.add_data_validation(choice)
    for column, name in enumerate(COLUMNS, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, _WIDTH)
        sheet.cell(1, column).font = Font(bold=True)
        if name in LABELS:
            choice.add(f"{letter}2:{letter}{len(rows) + 1}")
    sheet.freeze_panes = "B2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


_WORKBOOK = ".xlsx"
_WRITERS: Mapping[str, Callable[[Sequence[Sequence[Cell]]], bytes]] = {
    ".csv": _csv,
    _WORKBOOK: _workbook,
}
