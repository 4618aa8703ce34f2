"""CSV and TSV."""

import gzip
from pathlib import Path

import pytest

from quoteattr.corpus.sources.tables.delimited import delimited_records
from quoteattr.corpus.sources.tables.record import Fault
from quoteattr.errors import InputFileError


def _read(path: Path, text: str, encoding: str = "utf-8") -> list[object]:
    path.write_bytes(text.encode(encoding))
    return list(delimited_records(path, encoding))


@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "\t")]
)
def test_each_row_has_the_names_of_the_header(tmp_path: Path, name: str, delimiter: str) -> None:
    """Values are strings, so that no leading zero is lost, and an empty one is None."""
    rows = delimiter.join(["id", "text"]) + "\r\n" + delimiter.join(["007", '"a\r\n""b"""'])
    records = _read(tmp_path / name, "\ufeff" + rows + f"\r\n\r\n{delimiter}x\r\n")

    assert records == [{"id": "007", "text": 'a\r\n"b"'}, {"id": None, "text": "x"}]


def test_a_long_article_is_read(tmp_path: Path) -> None:
    """Python's bound is less than a long article."""
    (record,) = _read(tmp_path / "a.csv", f"text\n{'long ' * 50_000}\n")

    assert isinstance(record, dict)
    assert len(record["text"]) == 250_000


def test_a_broken_row_costs_no_other(tmp_path: Path) -> None:
    """Neither one that is too long nor one with a stray quotation mark."""
    first, second, last = _read(tmp_path / "a.csv", 'id,text\n1,a,b\n2,"a"b\n3,c\n')

    assert first == Fault("3 values, but the header names 2 columns")
    assert isinstance(second, Fault)
    assert last == {"id": "3", "text": "c"}


def test_a_quotation_mark_that_is_never_closed_is_a_fault(tmp_path: Path) -> None:
    """And not an article that contains all others."""
    record, fault = _read(tmp_path / "a.csv", 'id,text\n1,a\n2,"b\n3,c\n')

    assert record == {"id": "1", "text": "a"}
    assert fault == Fault("not CSV: unexpected end of data")


def test_another_encoding_is_read_if_it_is_named(tmp_path: Path) -> None:
    """The message says how."""
    path = tmp_path / "a.csv"

    assert _read(path, "text\ncafé\n", "cp1252") == [{"text": "café"}]
    with pytest.raises(InputFileError, match=r"a\.csv: not utf-8 .* name its encoding with"):
        list(delimited_records(path, "utf-8"))


@pytest.mark.parametrize("text", ["", "a,b,a\n1,2,3\n"], ids=["empty", "twice"])
def test_a_header_names_each_column_once(tmp_path: Path, text: str) -> None:
    """Else it is not known which is meant."""
    with pytest.raises(InputFileError, match="the first line has to name each column once"):
        _read(tmp_path / "a.csv", text)


def test_a_compressed_table_is_read(tmp_path: Path) -> None:
    """Tabs are those of the inner suffix."""
    path = tmp_path / "a.tsv.gz"
    path.write_bytes(gzip.compress(b"text\tn\na, b\t1\n"))

    assert list(delimited_records(path, "utf-8")) == [{"text": "a, b", "n": "1"}]
