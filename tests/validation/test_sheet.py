"""The sheet that people label."""

import csv
from pathlib import Path

import attrs
import pytest

from quoteattr.errors import InputFileError, InvalidOptionError
from quoteattr.validation.labelled import read_sheet
from quoteattr.validation.sampling import Drawn
from quoteattr.validation.sheet import COLUMNS, check_sheet, marked, write_sheet
from tests.validation.test_sampling import quotation

CONTEXT = "“It is,” said Ada, “closed.”"
SPLIT = attrs.evolve(
    quotation(1),
    text="It is, closed.",
    parts=((101, 107), (120, 127)),
    context=CONTEXT,
    context_start=100,
)
DRAWN = Drawn(SPLIT, "direct 0.7-0.9", 40)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_labels_are_read_as_a_spreadsheet_saves_them(tmp_path: Path, suffix: str) -> None:
    """Empty cells are no labels."""
    pytest.importorskip("openpyxl", reason="the dev extra brings openpyxl")
    path = tmp_path / f"sheet{suffix}"
    write_sheet(path, [DRAWN, DRAWN])
    (first, _) = read_sheet(path)

    assert (first.row, first.stratum, first.stratum_size) == (2, "direct 0.7-0.9", 40)
    assert (first.confidence, first.has_speaker, first.missing) == (0.8, True, ("is_quotation",))


def test_each_part_is_marked_in_the_context() -> None:
    """A reader sees what the quotation is."""
    assert marked(SPLIT) == "“[[It is,]]” said Ada, “[[closed.]]”"
    assert marked(attrs.evolve(SPLIT, context=None)) == ""


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_text_cannot_be_a_formula(tmp_path: Path, suffix: str) -> None:
    """Nor can it have characters or a length that a spreadsheet refuses."""
    openpyxl = pytest.importorskip("openpyxl", reason="the dev extra brings openpyxl")
    path = tmp_path / f"sheet{suffix}"
    words = "=1+1\x01\ud800" + "y" * 40_000
    write_sheet(path, [attrs.evolve(DRAWN, quotation=attrs.evolve(SPLIT, text=words))])
    if suffix == ".xlsx":
        cell = openpyxl.load_workbook(path).active.cell(2, 2)
        value, kind = cell.value, cell.data_type
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            value, kind = next(csv.DictReader(file))["quotation"].removeprefix("'"), "s"

    assert kind == "s"
    assert value.startswith("=1+1")
    assert len(value) < 32_767


def _sheet(
    path: Path, *rows: dict[str, object], encoding: str = "utf-8", delimiter: str = ","
) -> Path:
    plain = {"stratum": "direct 0.7-0.9", "stratum_size": 40, "confidence": 0.8, "speaker": "Zoë"}
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows({**plain, **row} for row in rows)
    return path


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("cp1252", ";"), ("utf-16", "\t")]
)
def test_what_a_spreadsheet_saves_is_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """In all of its encodings and with all of its delimiters."""
    row: dict[str, object] = {
        "is_quotation": "TRUE",
        "extent_right": "1.0",
        "speaker_right": " No ",
    }
    path = _sheet(tmp_path / "a.csv", row, encoding=encoding, delimiter=delimiter)
    (found,) = read_sheet(path)

    assert [*found.labels.values()] == [True, True, False]


def test_a_label_that_is_none_is_told_with_its_row(tmp_path: Path) -> None:
    """It counts as missing."""
    row: dict[str, object] = {"is_quotation": "yes", "extent_right": "perhaps"}
    (_, found) = read_sheet(_sheet(tmp_path / "a.csv", {}, row))

    assert (found.row, found.faults) == (3, ("extent_right 'perhaps'",))
    assert found.missing == ("extent_right", "speaker_right")


def test_what_is_no_sheet_is_refused(tmp_path: Path) -> None:
    """With what is wrong, and where."""
    other = tmp_path / "a.csv"
    other.write_text("name,age\nAda,3\n", encoding="utf-8")
    with pytest.raises(InputFileError, match="no column is_quotation"):
        read_sheet(other)
    with pytest.raises(InputFileError, match=r"the size of stratum 'direct .*' is 41, and 40 in"):
        read_sheet(_sheet(tmp_path / "b.csv", {}, {"stratum_size": 41}))
    with pytest.raises(InputFileError, match="row 2: stratum_size or confidence is not a number"):
        read_sheet(_sheet(tmp_path / "c.csv", {"stratum_size": "many"}))


def test_labels_are_never_overwritten(tmp_path: Path) -> None:
    """A sheet that is there may have labels."""
    path = _sheet(tmp_path / "a.csv", {})

    with pytest.raises(InvalidOptionError, match="exists, and may have labels"):
        check_sheet(path)
    with pytest.raises(InvalidOptionError, match=r"a sheet is \.csv or \.xlsx"):
        check_sheet(tmp_path / "a.ods")
