"""The inputs before the work begins: documents, and columns that travel through."""

import csv
import datetime as dt
import decimal
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from quoteattr.corpus.batch.columns import Column
from quoteattr.corpus.batch.survey import Survey, survey
from quoteattr.corpus.sinks.tables import TABLE_FORMATS
from quoteattr.corpus.sources.entries import SUFFIXES, InputOptions, entries
from quoteattr.corpus.sources.text import find_sources
from quoteattr.errors import InvalidOptionError
from quoteattr.export.tables import DocumentRow, document_row
from tests.documents import DOCUMENT


def _survey(*paths: Path, options: InputOptions | None = None) -> Survey:
    sources = find_sources([str(path) for path in paths], SUFFIXES).texts
    return survey(sources, options or InputOptions(), seen=lambda _: None)


def _types(found: Survey) -> dict[str, str]:
    return {column.output: str(column.type) for column in found.columns}


def _lines(path: Path, *records: object) -> Path:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def test_every_document_is_counted(tmp_path: Path) -> None:
    """Those too that cannot be read."""
    lines = _lines(tmp_path / "a.jsonl", {"text": "a"}, [], {"text": None})
    (tmp_path / "b.txt").touch()
    cut = tmp_path / "c.csv.gz"
    cut.write_bytes(gzip.compress(b"text\n" + b"x\n" * 100_000)[:100])
    found = _survey(lines, tmp_path / "b.txt", cut, tmp_path / "none.csv")

    assert [given.documents for given in found.inputs[:2]] == [3, 1]
    assert found.inputs[2].documents > 1
    assert found.inputs[3].documents == 1


@pytest.mark.parametrize(
    ("values", "kind", "given", "result"),
    [
        ([None, 1], "int64", 1, 1),
        ([1, 2.5], "double", 1, 1.0),
        ([True, None], "bool", True, True),
        ([None, None], "string", None, None),
        (["a", 1], "string", 1, "1"),
        ([True, 1], "string", True, "true"),
        ([["a"], {"b": 1}], "string", ["a"], '["a"]'),
        ([2**70], "string", 2**70, str(2**70)),
    ],
)
def test_a_column_of_json_has_the_type_of_all_its_values(
    tmp_path: Path, values: list[object], kind: str, given: object, result: object
) -> None:
    """What no type unites is a string, and a string stays what it is."""
    path = _lines(tmp_path / "a.jsonl", *({"text": "a", "more": value} for value in values))
    (column,) = _survey(path).columns

    assert (column.output, column.type) == ("more", kind)
    assert column.value(given) == result


def test_a_column_with_a_name_of_ours_is_renamed(tmp_path: Path) -> None:
    """Whatever its case, which DuckDB does not distinguish."""
    record = {"body": "a", "text": "b", "Source": "c", "input_text": "d", "key": "e"}
    found = _survey(_lines(tmp_path / "a.jsonl", record), options=InputOptions("body", "key"))

    assert [(column.name, column.output) for column in found.columns] == [
        ("text", "input_text"),
        ("Source", "input_Source"),
        ("input_text", "input_input_text"),
    ]


def test_ids_that_are_not_unique_are_counted(tmp_path: Path) -> None:
    """In all files together; a document without an id gets one of its own."""
    options = InputOptions(id_column="key")
    one = _lines(tmp_path / "a.jsonl", *({"text": "a", "key": key} for key in (1, 2, None, None)))
    two = _lines(tmp_path / "b.jsonl", *({"text": "a", "key": key} for key in ("1", "3", "1")))

    assert _survey(one, options=options).repeated_ids == 0
    assert _survey(one, two, options=options).repeated_ids == 2
    assert _survey(one, two).repeated_ids == 0


def test_a_name_of_a_column_that_nothing_can_encode_is_replaced(tmp_path: Path) -> None:
    """JSON can escape half of a character."""
    (column,) = _survey(_lines(tmp_path / "a.jsonl", {"text": "a", "\ud83d": 1})).columns

    assert (column.name, column.output) == ("\ud83d", "\ufffd")


def test_a_table_without_the_column_does_not_stop_the_others(tmp_path: Path) -> None:
    """Its records are errors, and the survey says why."""
    _lines(tmp_path / "a.jsonl", {"body": "a"})
    _lines(tmp_path / "b.jsonl", {"text": "a"})
    (message,) = _survey(tmp_path).lacking

    assert message.startswith(f"{tmp_path / 'a.jsonl'}: no column 'text'; it has body; ")


def test_a_column_that_no_table_has_is_refused(tmp_path: Path) -> None:
    """It says which columns there are."""
    path = _lines(tmp_path / "a.jsonl", {"body": "a", "n": 1})

    with pytest.raises(InvalidOptionError, match=r"a\.jsonl: no column 'text'; it has body, n; "):
        _survey(path)


class TestParquet:
    """Types of Parquet travel through."""

    pa = pytest.importorskip("pyarrow", reason="the dev extra brings pyarrow")
    pq = pytest.importorskip("pyarrow.parquet", reason="the dev extra brings pyarrow")

    def _values(self) -> dict[str, Any]:
        pa = self.pa
        return {
            "seen": pa.array([1, None], pa.timestamp("ns", "UTC")),
            "price": pa.array([decimal.Decimal("1.50"), None]),
            "tags": pa.array([["a", "b"], None]),
            "pair": pa.array([None, [1, 2]], pa.list_(pa.int8(), 2)),
            "place": pa.array(
                [{"x": 1, "y": None}, None], pa.struct({"x": pa.int8(), "y": "int8"})
            ),
            "section": pa.array(["news", None]).dictionary_encode(),
            "small": pa.array([1, None], pa.int8()),
            "raw": pa.array([b"\0\xff", None]),
            "nothing": pa.nulls(2),
        }

    def _read(self, path: Path) -> tuple[Survey, list[dict[str, Any]]]:
        """Return the survey of a file, and the rows of its documents."""
        found = _survey(path)
        rows = []
        for given in found.inputs:
            for entry in entries(given.source, InputOptions()):
                own = document_row(DOCUMENT, source=entry.source, row=entry.row)
                more = {one.output: one.value(entry.columns.get(one.name)) for one in found.columns}
                rows.append({**own, **more})
        return found, rows

    def test_values_come_out_as_they_went_in(self, tmp_path: Path) -> None:
        """Also those that Python's types would cut."""
        table = self.pa.table({"text": ["a", "b"], **self._values()})
        self.pq.write_table(table, tmp_path / "a.parquet")
        found, rows = self._read(tmp_path / "a.parquet")
        buffer = io.BytesIO()
        types = {column.output: column.type for column in found.columns}
        TABLE_FORMATS["parquet"].write(buffer, "documents", rows, types)
        read = self.pq.read_table(buffer)

        assert read.column_names == [*DocumentRow.__annotations__, *self._values()]
        for name, values in self._values().items():
            assert read[name].to_pylist() == values.to_pylist(), name
        assert read.schema.field("seen").type == self.pa.timestamp("ns", "UTC")
        assert read.schema.field("small").type == self.pa.int8()
        assert read.schema.field("section").type == self.pa.string()

    @pytest.mark.parametrize("name", ["jsonl", "csv"])
    def test_other_formats_have_them_as_text(self, tmp_path: Path, name: str) -> None:
        """What a format has no type for is a string."""
        table = self.pa.table({"text": ["a", "b"], **self._values()})
        self.pq.write_table(table, tmp_path / "a.parquet")
        found, rows = self._read(tmp_path / "a.parquet")
        buffer = io.BytesIO()
        types = {column.output: column.type for column in found.columns}
        TABLE_FORMATS[name].write(buffer, "documents", rows, types)
        text = buffer.getvalue().decode()
        row = (
            json.loads(text.splitlines()[0])
            if name == "jsonl"
            else next(csv.DictReader(io.StringIO(text)))
        )

        assert row["price"] == "1.50"
        assert row["seen"].startswith("1970-01-01")
        assert row["tags"] == (["a", "b"] if name == "jsonl" else '["a", "b"]')

    def test_ids_that_are_not_unique_are_counted(self, tmp_path: Path) -> None:
        """From their column alone."""
        table = self.pa.table({"text": ["a"] * 3, "key": [7, 8, 7]})
        self.pq.write_table(table, tmp_path / "a.parquet")

        assert _survey(tmp_path, options=InputOptions(id_column="key")).repeated_ids == 1

    def test_files_of_different_types_are_united(self, tmp_path: Path) -> None:
        """Where nothing is lost, and a file without a value goes with any."""
        pa = self.pa
        for number, kind in enumerate([pa.int8(), pa.int32(), pa.null()]):
            table = pa.table({"text": ["a"], "n": pa.array([None], kind)})
            self.pq.write_table(table, tmp_path / f"{number}.parquet")
        _lines(tmp_path / "3.jsonl", {"text": "a", "n": 2**40, "\ud83d": 1})

        assert _types(_survey(tmp_path)) == {"n": "int64", "\ufffd": "int64"}

    def test_types_that_nothing_unites_are_strings(self, tmp_path: Path) -> None:
        """As in a table of one format."""
        values = {"list": [[1]], "day": [dt.date(2026, 1, 2)], "yes": [True]}
        self.pq.write_table(self.pa.table({"text": ["a"], **values}), tmp_path / "a.parquet")
        _lines(tmp_path / "b.jsonl", {"text": "a", "list": "x", "day": 1, "yes": "no"})
        found, rows = self._read(tmp_path)

        assert _types(found) == {"list": "string", "day": "string", "yes": "string"}
        assert [(row["list"], row["day"], row["yes"]) for row in rows] == [
            ("[1]", "2026-01-02", "true"),
            ("x", "1", "no"),
        ]


def test_a_scalar_of_a_narrower_type_is_widened() -> None:
    """Of two Parquet files, one may have seconds and the other nanoseconds."""
    pa = pytest.importorskip("pyarrow", reason="the dev extra brings pyarrow")
    wide = pa.timestamp("ns")
    value = Column("a", "a", wide).value(pa.scalar(1, pa.timestamp("s")))

    assert value == pa.scalar(1_000_000_000, wide)
