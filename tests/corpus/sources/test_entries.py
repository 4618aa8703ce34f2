"""The documents of inputs of all formats."""

import json
from pathlib import Path

import pytest

from quoteattr.corpus.sources.entries import SUFFIXES, Entry, InputOptions, entries
from quoteattr.corpus.sources.text import find_sources
from quoteattr.corpus.stream import Unread


def _entries(path: Path, options: InputOptions | None = None) -> list[Entry]:
    found = find_sources([str(path)], SUFFIXES).texts
    return [entry for source in found for entry in entries(source, options or InputOptions())]


def test_a_file_is_a_document(tmp_path: Path) -> None:
    """Its name is that of the file."""
    (tmp_path / "a.txt").write_text("“No.”", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0\0")
    first, second = _entries(tmp_path)

    assert (first.id, first.row, first.text) == ("a", None, "“No.”")
    assert second.text == Unread(f"{tmp_path / 'b.txt'}: a binary file, not text")


def test_a_record_is_a_document_with_its_other_columns(tmp_path: Path) -> None:
    """It is named after the file and the record unless a column names it."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"key": 7, "body": "No.", "day": "2026"}\n{"body": "Yes."}\n')
    named = _entries(path, InputOptions("body", "key"))
    numbered = _entries(path, InputOptions("body"))

    assert [entry.id for entry in named] == ["7", "a:2"]
    assert named[0].columns == {"day": "2026"}
    assert [(entry.id, entry.row) for entry in numbered] == [("a:1", 1), ("a:2", 2)]
    assert numbered[0].columns == {"key": 7, "day": "2026"}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "no text in the column text"),
        (7, "the column text has no string, but a value of type int"),
    ],
)
def test_a_record_without_a_text_says_so(tmp_path: Path, value: object, reason: str) -> None:
    """It keeps its place."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": value}) + "\n")
    (entry,) = _entries(path)

    assert entry.text == Unread(reason)


def test_a_table_that_breaks_off_ends_with_the_reason(tmp_path: Path) -> None:
    """What was there before is done."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\n" + b"ok\n" * 9_000 + b"caf\xe9\n")
    *before, last = _entries(path)

    assert before[0].text == "ok"
    assert isinstance(last.text, Unread)
    assert "not utf-8" in last.text.reason


def test_a_folder_has_files_of_all_formats(tmp_path: Path) -> None:
    """And other files in it are not read."""
    for name in ("a.txt", "b.jsonl", "c.csv.gz", "d.parquet", "e.epub", "f.pdf", "g.json", ".csv"):
        (tmp_path / name).touch()

    found = find_sources([str(tmp_path)], SUFFIXES).texts
    assert [source.path.name for source in found if source.path] == [
        *("a.txt", "b.jsonl", "c.csv.gz", "d.parquet", "e.epub")
    ]


def test_the_text_of_a_page_is_said_to_be_extracted(tmp_path: Path) -> None:
    """No file has it, so it is stored with the result."""
    pytest.importorskip("trafilatura", reason="the dev extra brings trafilatura")
    words = "Ada waits for the bridge to open again, and Ben does too. " * 9
    (tmp_path / "a.html").write_text(f"<title>Bridge</title><p>{words}</p>", encoding="utf-8")
    (tmp_path / "b.html").write_text("<p></p>", encoding="utf-8")
    page, empty = _entries(tmp_path)

    assert page.is_extracted
    assert page.text == words.strip()
    assert page.columns["title"] == "Bridge"
    assert isinstance(empty.text, Unread)
