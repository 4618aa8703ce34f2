"""JSON, JSON Lines and CSV."""

import csv
import io
import json

import pytest
import regex
from hypothesis import given

import quoteattr
from benchmarks.robustness.invariants import EXPORTS
from quoteattr.export.records import COLUMNS, flat_parts, to_csv, to_json, to_jsonl, to_rows
from quoteattr.schema.document import Document
from tests.documents import DOCUMENT
from tests.strategies import documents

_SURROGATE = regex.compile("[\ud800-\udfff]")


@given(documents())
def test_json_is_one_valid_utf8_object(document: Document) -> None:
    """Whatever the text contains, any JSON reader of any language can read the file."""
    record = json.loads(to_json(document).encode("utf-8"))

    assert len(record["quotes"]) == len(document.quotes)


@given(documents())
def test_a_line_of_jsonl_is_a_document(document: Document) -> None:
    """No line end within a text breaks a line."""
    lines = "".join(to_jsonl([document, document])).encode("utf-8").split(b"\n")

    assert len(lines) == 3
    assert json.loads(lines[0]) == json.loads(lines[1]) == json.loads(to_json(document))


@given(documents())
def test_csv_cells_are_the_rows(document: Document) -> None:
    """Reading the CSV gives the rows again, None as an empty cell, lone surrogates as U+FFFD."""
    reader = csv.DictReader(io.StringIO("".join(to_csv([document])), newline=""))
    expected = [
        {
            key: "" if value is None else _SURROGATE.sub("\ufffd", str(value))
            for key, value in {**row, "parts": flat_parts(row["parts"])}.items()
        }
        for row in to_rows(document)
    ]

    assert list(reader) == expected


@given(documents())
def test_offsets_of_a_row_are_those_of_the_text(document: Document) -> None:
    """The parts of a row, cut from the text and joined by a space, are its words."""
    for row in to_rows(document):
        words = " ".join(document.text[part["start"] : part["end"]] for part in row["parts"])

        assert words == row["text"]
        assert document.text[row["context_start"] : row["context_end"]] == row["context"]
        assert row["context_start"] <= row["start"] <= row["end"] <= row["context_end"]


def test_csv_without_documents_is_a_header() -> None:
    """The columns are there before the first quotation is."""
    assert list(to_csv([])) == [",".join(COLUMNS) + "\r\n"]


def test_a_row_says_who_said_what() -> None:
    """The columns a table of quotations is made for."""
    row = to_rows(DOCUMENT)[0]

    assert (row["document"], row["quote"], row["kind"], row["act"]) == (
        "bridge",
        1,
        "direct",
        "speech",
    )
    assert (row["speaker"], row["gender"], row["source"]) == ("Ada Brook", "she", "Mayor Ada Brook")
    assert row["text"] == "The bridge is closed, until May."
    assert row["parts"] == [{"start": 1, "end": 22}, {"start": 49, "end": 59}]
    assert flat_parts(row["parts"]) == "1-22;49-59"


def test_a_cell_that_looks_like_a_formula_is_left_as_it_is() -> None:
    """A cell is the text at its offsets, even if a spreadsheet would calculate it."""
    record = {
        "version": 1,
        "text_sha256": Document("=1+1").text_sha256,
        "quotes": [{"id": 1, "kind": "direct", "act": "speech", "parts": [{"start": 0, "end": 4}]}],
    }

    assert to_rows(Document.from_record(record, "=1+1"))[0]["text"] == "=1+1"


@pytest.mark.parametrize("name", EXPORTS)
def test_half_a_character_never_leaves_the_program(name: str) -> None:
    """A lone surrogate is escaped where the format can, and else U+FFFD, one character for one."""
    text = "“\udc80 \ud83d,” said Ada."
    record = {
        "version": 1,
        "id": "\udcff",
        "text_sha256": Document(text).text_sha256,
        "quotes": [
            {
                "id": 1,
                "kind": "direct",
                "act": "speech",
                "parts": [{"start": 1, "end": 5}],
                "cue": {"start": 7, "end": 11},
                "speaker": 1,
                "rule": "\udcff",
            }
        ],
        "speakers": [{"id": 1, "name": "Ada \ud83d", "kind": "person", "aliases": ["\udc80"]}],
    }
    written = EXPORTS[name](Document.from_record(record, text))

    assert written.encode()
    assert ("\\udc80 \\ud83d" in written) == (name in {"json", "jsonl", "webannotation"})
    assert ("\ufffd" in written) != ("\\udc80 \\ud83d" in written)


def test_a_document_becomes_rows_csv_or_json_in_one_call() -> None:
    """What `quoteattr` exports takes a document; rows and CSV also several."""
    assert quoteattr.to_rows(DOCUMENT) == to_rows(DOCUMENT)
    assert quoteattr.to_rows([DOCUMENT, DOCUMENT]) == 2 * to_rows(DOCUMENT)
    assert quoteattr.to_csv(DOCUMENT) == "".join(to_csv([DOCUMENT]))
    assert quoteattr.to_json(DOCUMENT) == to_json(DOCUMENT)
