"""Read the sheet of a sample that people have labelled."""

import codecs
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from quoteattr.corpus.sources.decoding import UTF_8
from quoteattr.corpus.sources.tables import reader_of
from quoteattr.corpus.sources.tables.delimited import delimited_records
from quoteattr.corpus.sources.tables.record import Fault
from quoteattr.errors import InputFileError, in_words
from quoteattr.validation.sheet import COMPUTED, LABELS, WORKBOOK, check_openpyxl

_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})
_FIRST_ROW = 2


@attrs.frozen
class Judgement:
    """A row of the sheet: the labels of a quotation."""

    row: int
    """Number of the row in the sheet, of which the header is row 1."""
    stratum: str
    """The stratum of the quotation."""
    stratum_size: int
    """Number of quotations of the stratum in the results."""
    confidence: float
    """Confidence of the quotation, from 0 to 1."""
    has_speaker: bool
    """Whether it has a speaker."""
    labels: Mapping[str, bool | None]
    """The label in each column of `LABELS`; None if the cell is empty or unreadable."""
    faults: tuple[str, ...] = ()
    """Cells that are neither empty nor a label, each as its column and its content."""

    @property
    def is_quotation(self) -> bool | None:
        """Whether it is a quotation; None if the row is not labelled."""
        return self.labels["is_quotation"]

    @property
    def missing(self) -> tuple[str, ...]:
        """The columns that lack a label; a row that is not a quotation needs one label only."""
        required = LABELS if self.is_quotation else LABELS[:1]
        return tuple(
            name
            for name in required
            if self.labels[name] is None and (name != "speaker_right" or self.has_speaker)
        )


def read_sheet(path: Path) -> list[Judgement]:
    """Return the rows of a sheet.

    CSV may have any of the usual delimiters, in UTF-8, UTF-16 or a one-byte encoding, as
    spreadsheets save it.

    Raises:
        InputFileError: The file cannot be read, or is not the sheet of a sample.
        EngineError: The package that reads workbooks is missing.
    """
    found = []
    sizes: dict[str, int] = {}
    for number, record in _records(path):
        if isinstance(record, Fault):
            raise InputFileError(f"{path}: row {number}: {record.reason}")
        if lacking := [name for name in (*LABELS, *COMPUTED) if name not in record]:
            raise InputFileError(
                f"{path}: no column {lacking[0]}; it is not a sheet of `quoteattr sample`"
            )
        try:
            judgement = _judgement(number, record)
        except (TypeError, ValueError) as error:
            message = f"{path}: row {number}: stratum_size or confidence is not a number: {error}"
            raise InputFileError(message) from error
        name, size = judgement.stratum, judgement.stratum_size
        if size < 1 or size != sizes.setdefault(name, size):
            before = f", and {sizes[name]} in an earlier row" if name in sizes else ""
            raise InputFileError(
                f"{path}: row {number}: the size of stratum {name!r} is {size}{before}"
            )
        found.append(judgement)
    if not found:
        raise InputFileError(f"{path}: the sheet has no rows")
    return found


def _judgement(number: int, record: Mapping[str, Any]) -> Judgement:
    labels = {name: _label(record[name]) for name in LABELS}
    faults = tuple(
        f"{name} {record[name]!r}"
        for name, label in labels.items()
        if label is None and not _is_empty(record[name])
    )
    return Judgement(
        row=number,
        stratum=str(record["stratum"]),
        stratum_size=int(float(record["stratum_size"])),
        confidence=float(str(record["confidence"]).replace(",", ".")),
        has_speaker=not _is_empty(record["speaker"]),
        labels=labels,
        faults=faults,
    )


def _label(value: object) -> bool | None:
    # Spreadsheets may change 1 to 1.0, and yes to True.
    word = str(value).strip().lower().removesuffix(".0")
    return True if word in _YES else False if word in _NO else None


def _is_empty(value: object) -> bool:
    return value is None or not str(value).strip()


def _records(path: Path) -> Iterator[tuple[int, Mapping[str, Any] | Fault]]:
    if path.suffix.lower() == WORKBOOK:
        yield from _workbook_records(path)
    elif reader_of(path) is delimited_records:
        yield from enumerate(delimited_records(path, _encoding(path)), start=_FIRST_ROW)
    else:
        raise InputFileError(f"{path}: a sheet is .csv, .tsv or {WORKBOOK}")


def _encoding(path: Path) -> str:
    """Return the encoding of a file that a spreadsheet saved; labels and numbers are ASCII."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputFileError(f"{path}: {in_words(error)}") from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        data.decode(UTF_8)
    except UnicodeDecodeError:
        return "latin-1"
    return UTF_8


def _workbook_records(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    check_openpyxl(path)
    from zipfile import BadZipFile  # noqa: PLC0415

    from openpyxl import load_workbook  # noqa: PLC0415  an extra
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            rows = [*load_workbook(file, read_only=True, data_only=True).active.values]
    except OSError as error:
        raise InputFileError(f"{path}: {in_words(error)}") from error
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise InputFileError(f"{path}: not a workbook: {error}") from error
    header = [str(name) for name in rows[0]] if rows else []
    for number, row in enumerate(rows[1:], start=_FIRST_ROW):
        if any(value is not None for value in row):
            yield number, dict(zip(header, row, strict=False))
