"""Read a sheet that people have labelled."""

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
from quoteattr.validation.sheet import LABELS, OURS, check_openpyxl

_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})
_WORKBOOK = ".xlsx"
_FIRST_ROW = 2


@attrs.frozen
class Judgement:
    """A row of the sheet: what a person says of a quotation."""

    row: int
    """Number of the row in the sheet, of which the header is row 1."""
    stratum: str
    """The stratum of the quotation."""
    stratum_size: int
    """Number of quotations of the stratum in the results."""
    confidence: float
    """Confidence of the quotation."""
    has_speaker: bool
    """Whether it has a speaker."""
    labels: Mapping[str, bool | None]
    """What is said in each column of `LABELS`; None if nothing is."""
    faults: tuple[str, ...] = ()
    """Labels that are not one, each with its column."""

    @property
    def is_quotation(self) -> bool | None:
        """Whether it is one; None if the row is not labelled."""
        return self.labels["is_quotation"]

    @property
    def missing(self) -> tuple[str, ...]:
        """The columns without a label that needs one: what is no quotation needs no others."""
        needed = LABELS if self.is_quotation else LABELS[:1]
        return tuple(
            name
            for name in needed
            if self.labels[name] is None and (name != "speaker_right" or self.has_speaker)
        )


def read_sheet(path: Path) -> list[Judgement]:
    """Return the rows of a sheet.

    CSV may have any of the usual delimiters, in UTF-8, UTF-16 or a one-byte encoding, as
    spreadsheets save it.

    Raises:
        InputFileError: It cannot be read, or is no sheet of a sample.
        EngineError: The package that reads it is missing.
    """
    found = []
    sizes: dict[str, int] = {}
    for number, record in _records(path):
        if isinstance(record, Fault):
            raise InputFileError(f"{path}: row {number}: {record.reason}")
        if lacking := [name for name in (*LABELS, *OURS) if name not in record]:
            raise InputFileError(
                f"{path}: no column {lacking[0]}; it is not a sheet of `quoteattr sample`"
            )
        try:
            judgement = _judgement(number, record)
        except (TypeError, ValueError) as error:
            message = f"{path}: row {number}: stratum_size or confidence is not a number: {error}"
            raise InputFileError(message) from error
        size = sizes.setdefault(judgement.stratum, judgement.stratum_size)
        if judgement.stratum_size != size or size < 1:
            stated = f"{judgement.stratum_size} quotations in stratum {judgement.stratum!r}"
            raise InputFileError(f"{path}: row {number}: {stated}, but {size} before")
        found.append(judgement)
    if not found:
        raise InputFileError(f"{path}: a sheet without rows")
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
    # Spreadsheets make 1.0 of 1, and True of yes in some languages.
    word = str(value).strip().lower().removesuffix(".0")
    return True if word in _YES else False if word in _NO else None


def _is_empty(value: object) -> bool:
    return value is None or not str(value).strip()


def _records(path: Path) -> Iterator[tuple[int, Mapping[str, Any] | Fault]]:
    if path.suffix.lower() == _WORKBOOK:
        yield from _workbook_records(path)
    elif reader_of(path) is delimited_records:
        yield from enumerate(delimited_records(path, _encoding(path)), start=_FIRST_ROW)
    else:
        raise InputFileError(f"{path}: a sheet is .csv or {_WORKBOOK}")


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
        raise InputFileError(f"{path}: no workbook: {error}") from error
    header = [str(name) for name in rows[0]] if rows else []
    for number, row in enumerate(rows[1:], start=_FIRST_ROW):
        if any(value is not None for value in row):
            yield number, dict(zip(header, row, strict=False))
