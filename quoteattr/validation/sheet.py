"""Write the sheet: a row for each quotation of the sample, with empty cells for the labels.

It is CSV, with a byte order mark so that spreadsheets read it as UTF-8, or a workbook (`.xlsx`,
which needs `openpyxl`). The sheet has the stratum of each row and its size, so that it can be
scored without the results; confidence comes last, so that it does not influence the labels.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from quoteattr.corpus.places import exists
from quoteattr.corpus.sinks.atomic import replacing
from quoteattr.errors import EngineError, InvalidOptionError, OutputFileError, in_words
from quoteattr.export.workbook import check_workbooks, content_of, write_table
from quoteattr.schema.surrogates import replaced_halves
from quoteattr.validation.results import Quotation
from quoteattr.validation.sampling import Drawn

LABELS = ("is_quotation", "extent_right", "speaker_right")
"""The columns that people fill in, with yes or no."""
COMPUTED = ("stratum", "stratum_size", "confidence", "speaker")
"""The other columns that a score needs."""
_SHOWN = ("context", "quotation", "speaker", "source", "cue", "kind")
_FREE = ("note",)
_PLACE = ("document", "quote", "start", "end", "stratum", "stratum_size", "confidence")
COLUMNS = (*_SHOWN, *LABELS, *_FREE, *_PLACE)
"""All columns in their order."""
OPEN, CLOSE = "[[", "]]"
"""The marks around each part of the quotation in its context."""

_LONGEST_CELL = 32_000
"""Characters of a text in a cell, of which a spreadsheet holds at most 32,767."""
_LEFT_OUT = " [...] "
_WIDTHS: Mapping[str, int] = {"context": 80, "quotation": 60, "note": 30, "document": 24}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""The first characters of a formula. A text that starts with one is changed, because it is never
read again."""

Cell = str | int | float


def check_sheet(path: Path) -> None:
    """Check that a sheet can be written.

    Raises:
        InvalidOptionError: The file exists, and may have labels, or its suffix is not a known one.
        EngineError: The package that writes workbooks is missing.
    """
    if path.suffix.lower() not in _WRITERS:
        known = " or ".join(_WRITERS)
        raise InvalidOptionError(f"{path}: a sheet is {known}, by its suffix")
    if exists(path):
        message = f"{path} exists, and may have labels; choose another name, or delete it first"
        raise InvalidOptionError(message)
    if path.suffix.lower() == WORKBOOK:
        check_openpyxl(path)


def write_sheet(path: Path, drawn: Sequence[Drawn]) -> None:
    """Write the sheet of a sample, whole or not at all.

    Raises:
        OutputFileError: The file cannot be written.
    """
    rows = [cells(row) for row in drawn]
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
        check_workbooks(instead="use .csv")
    except EngineError as error:
        raise EngineError(f"{path}: {error}") from error


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
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    book = Workbook()
    sheet: Any = book.active
    write_table(sheet, COLUMNS, rows, _WIDTHS)
    choice = DataValidation(type="list", formula1='"yes,no"', allow_blank=True)
    sheet.add_data_validation(choice)
    for name in LABELS:
        letter = get_column_letter(COLUMNS.index(name) + 1)
        choice.add(f"{letter}2:{letter}{len(rows) + 1}")
    sheet.freeze_panes = "B2"
    return content_of(book)


WORKBOOK = ".xlsx"
"""Suffix of a workbook."""
_WRITERS: Mapping[str, Callable[[Sequence[Sequence[Cell]]], bytes]] = {
    ".csv": _csv,
    WORKBOOK: _workbook,
}
