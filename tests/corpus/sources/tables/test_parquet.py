"""Parquet as input."""

import datetime as dt
from pathlib import Path

import pytest

from quoteattr.corpus.sources.tables.parquet import parquet_records, parquet_schema
from quoteattr.errors import InputFileError

pa = pytest.importorskip("pyarrow", reason="the dev extra brings pyarrow")
pq = pytest.importorskip("pyarrow.parquet", reason="the dev extra brings pyarrow")


def test_each_row_is_a_record(tmp_path: Path) -> None:
    """What Python cannot represent without loss stays an Arrow scalar."""
    moment = pa.scalar(1, pa.timestamp("ns", "UTC"))
    table = pa.table(
        {
            "text": ["a", None],
            "section": pa.array(["news", "news"]).dictionary_encode(),
            "seen": pa.array([moment, None]),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    first, second = parquet_records(tmp_path / "a.parquet", "utf-8")

    assert (first["text"], first["section"]) == ("a", "news")
    assert first["seen"] == moment
    assert second["text"] is None
    assert pa.array([first["seen"], second["seen"]], moment.type) == table["seen"].combine_chunks()


def test_the_schema_is_read_without_the_rows(tmp_path: Path) -> None:
    """From the footer."""
    table = pa.table({"text": ["a", "b"], "day": [dt.date(2026, 1, 2)] * 2})
    pq.write_table(table, tmp_path / "a.parquet")

    assert parquet_schema(tmp_path / "a.parquet") == (table.schema, 2)


@pytest.mark.parametrize("content", [b"", b"PAR1 and no more", None], ids=["empty", "cut", "none"])
def test_a_broken_file_is_an_input_error(tmp_path: Path, content: bytes | None) -> None:
    """The message names the file."""
    path = tmp_path / "a.parquet"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InputFileError, match=r"a\.parquet: "):
        list(parquet_records(path, "utf-8"))
