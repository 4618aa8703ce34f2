"""Content that is not plain text, and prose that looks a little like it."""

import gzip
import io
import json
import time
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quoteattr.corpus.sources.formats import signature, structure
from quoteattr.export.html import to_html
from quoteattr.export.records import to_csv, to_json, to_jsonl
from quoteattr.export.table import to_table
from quoteattr.export.tei import to_tei
from quoteattr.schema.document import Document
from tests.documents import DOCUMENT
from tests.strategies import documents, texts

ARTICLES = [{"id": "bridge", "text": "“No,” said Ada."}, {"id": "roof", "text": "{sic}"}]


def _zip(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            data = "application/epub+zip" if name == "mimetype" else "x"
            archive.writestr(name, data)
    return content.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file; extract its text"),
        (_zip("mimetype", "META-INF/container.xml"), "an EPUB book"),
        (_zip("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (_zip("a.txt"), "a ZIP archive; unpack it"),
        (b"{\\rtf1\\ansi Hush.}", "an RTF file"),
        (gzip.compress(b"Hush."), "a gzip file; unpack it"),
        (b"PAR1\x15\0\x15PAR1", "a Parquet file"),
    ],
    ids=["pdf", "epub", "docx", "zip", "rtf", "gzip", "parquet"],
)
def test_file_formats_are_known_by_their_signature(data: bytes, what: str) -> None:
    """Whatever the name of the file; the hint says what to do."""
    assert (signature(data) or "").startswith(what)


@pytest.mark.parametrize(
    "data", [b"PAR1 for the course.", b"BZhou said no.", b"", b"PKing said no."]
)
def test_text_may_begin_with_the_letters_of_a_signature(data: bytes) -> None:
    """Letters alone are not enough."""
    assert signature(data) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (json.dumps(ARTICLES, indent=2), "JSON;"),
        (json.dumps(ARTICLES[0]), "JSON;"),
        ("\n".join(map(json.dumps, ARTICLES)), "JSON Lines;"),
        ("\n".join(map(json.dumps, ARTICLES)) + '\n{"id": "cut o', "JSON Lines;"),
        (json.dumps({"text": "a\u2028b"}, ensure_ascii=False) + '\n{"text": ""}\n', "JSON Lines;"),
        (json.dumps({"text": "long " * 50_000}) + '\n{"text": ""}\n', "JSON Lines;"),
        ("id,text\nbridge,“No.”\n", "CSV;"),
        ('"id","text"\r\n"a","Two\r\nlines, and ""more"""\r\n', "CSV;"),
        ("speaker_id;Full Text\n1;No.\n2;Yes.\n", "CSV;"),
        ('id,text\n1,"' + "long, " * 50_000 + '"\n2,b\n', "CSV;"),
        ("name\tquote\nAda\tNo.\n", "TSV;"),
        ("<!DOCTYPE html>\n<html><body><p>No.</p></body></html>", "HTML;"),
        ("<!-- saved -->\n<html lang='en'><p>No.</p></html>", "HTML;"),
        ("<div><p>No.</p><p>Yes.</p></div>\n", "HTML or XML;"),
        ('<?xml version="1.0"?>\n<TEI><text>No.</text></TEI>', "XML;"),
    ],
    ids=[
        *("json list", "json", "jsonl", "cut off", "line separator", "long line"),
        *("csv", "quoted csv", "semicolons", "long cell", "tsv"),
        *("html", "comment", "fragment", "xml"),
    ],
)
def test_data_and_markup_are_known_by_their_structure(text: str, what: str) -> None:
    """The whole of it is data or markup."""
    assert (structure(text) or "").startswith(what)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[Applause] Thank you all.",
        "[1]",
        "{sic} was all that she wrote.",
        '{"id": 1} is what the server answered, said Ada.\nNobody knew why.',
        "[" * 100_000,
        "<laughs> No, he said.",
        "<ada> No.\n<tom> Yes.\n<ada> No </irony>",
        "<p> was the tag that Ada missed, she said, and </p> the other.",
        "1 < 2, said Ada; 3 > 2.",
        "Roses are red, violets are blue,\nSugar is sweet, and so are you.\n",
        "Ada Brook, Tom Reed, Nan Vale\n“No,” said Ada, “no, no.”\n",
        "name, age, city\nAda, 40, Orle\nTom, 30, Orle\n",
        "Red,white,blue\nwere the colours, she said.\n",
        "Red,white,blue\nOne,two,three\nAda,Tom,Nan\nUp,down,left\nNo,no,no\n",
        "Ada:\tNo.\nTom:\tYes.\nAda:\tNo.\n",
        "Title,Author",
        "The list was: id,text\nand nothing else,said Ada.",
    ],
)
def test_prose_is_read(text: str) -> None:
    """It may begin with a bracket, or contain commas and tabs."""
    assert structure(text) is None


@given(st.sampled_from(["", "%PDF-", "PK\3\4", "{", "[", "<", "id,text\n", '"', "#"]), texts())
def test_what_begins_like_a_format_is_no_error(start: str, text: str) -> None:
    """It is recognised or it is text."""
    assert signature((start + text).encode("utf-8", "replace")) != ""
    assert structure(start + text) != ""


@pytest.mark.parametrize(
    "unit", ["<!--a-->", "<!--", "</a", "<a ", "</a> ", "{", '{"a":', "a,", '"', "#  kind", "\n"]
)
def test_no_text_takes_long(unit: str) -> None:
    """Looking for a format costs a moment, whatever the text."""
    start = time.process_time()
    structure("<" + unit * 100_000)
    structure(unit * 100_000)

    assert time.process_time() - start < 2


@given(documents())
def test_what_we_write_is_not_read_as_prose(document: Document) -> None:
    """A record in the place of the article is a mistake."""
    assert structure(to_json(document))
    assert structure("".join(to_jsonl([document, document])))
    assert structure(to_tei(document))
    assert structure(to_html(document))


def test_a_csv_of_ours_is_not_read_as_prose() -> None:
    """Its header and its rows are consistent."""
    assert structure("".join(to_csv([DOCUMENT])))


@given(documents())
@example(Document("", id="{"))
def test_a_table_of_ours_is_not_read_as_prose(document: Document) -> None:
    """It has the suffix of a text, so a pattern may match it."""
    assert (structure(to_table(document)) or "").startswith("a table of quotations")
