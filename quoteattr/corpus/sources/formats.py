"""Recognise content that is not plain text, by strong evidence only.

Prose may begin with a brace, contain commas or angle brackets, or quote a line of JSON. A file is
refused only if all of it is in another format: it has the signature of a file format, it parses,
its tags are closed, or each of its lines has the columns of the header.
"""

import csv
import io
import json
from itertools import islice

import regex

from quoteattr.export.table import is_table

_SAMPLE = 65_536
"""Characters that are searched for lines and tags: enough to be certain, and fast for a novel."""
_LINES = 50
"""Lines at the start of a file that are parsed as JSON Lines or CSV."""
_FEW = 2
"""Number of lines up to which the last one counts, although it may be cut off."""

_ZIP = b"PK\x03\x04"
_EXTRACT = "extract its text into a .txt file first"
_SPLIT = "write each text into a .txt file of its own, or read it with Python and use Pipeline.pipe"
_CORPUS = "`quoteattr corpus IN OUT` reads it, if its name ends in"
_SIGNATURES = (
    (b"%PDF-", f"a PDF file; {_EXTRACT}, with pdftotext for example"),
    (b"{\\rtf", "an RTF file; save it as plain text first"),
    (b"\x1f\x8b\x08", "a gzip file; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ\0", "an xz file; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file; save it as plain text first"),
    (b"SQLite format 3\0", f"an SQLite database; {_SPLIT}"),
    (b"ARROW1\0\0", f"an Arrow file; {_SPLIT}"),
)
"""The first bytes of each format, and what to say of it."""
_ARCHIVES = (
    (b"mimetypeapplication/epub+zip", f"an EPUB book; {_CORPUS} .epub"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file; save it as plain text"),
    (b"word/", "a Word document (DOCX); save it as plain text first"),
    (b"xl/", "an Excel workbook (XLSX); write each text into a .txt file of its own"),
)
"""The names of files in a ZIP archive, and what to say of the format that they indicate."""

_HTML = regex.compile(
    r"(?>(?><!--.*?-->)\s*)*+(?:<!doctype\s+html\b|<html[\s>])", regex.I | regex.S
)
"""The start of a page. A comment is an atomic group, or matching a text of comments would take
exponential time."""
_XML = regex.compile(r"<\?xml\s+version\s*=")
_FIRST_TAG = regex.compile(r"<([A-Za-z_][\w.:-]*)(?:\s[^<>]*)?>")
_LAST_TAG = regex.compile(r"</([A-Za-z_][\w.:-]*)\s*>\s*\Z")
_END_TAG = regex.compile(r"</[A-Za-z_][\w.:-]*\s*>")
_LEAST_END_TAGS = 3
"""Number of end tags from which a text that starts and ends with a tag is markup."""

_DELIMITERS = {",": "CSV", ";": "CSV", "\t": "TSV"}
_COLUMN_NAME = regex.compile(r"[\p{L}_][\w .#/()-]{0,39}")
_LAST_WORD = regex.compile(r"[\p{L}\d]+|_")
"""A word of the name of a column, of which the last one counts: `speaker_id`, `Main Name`."""
_USUAL_COLUMNS = frozenset(
    {"abstract", "article", "author", "body", "content", "date", "description", "document", "file"}
    | {"headline", "id", "name", "publication", "quote", "section", "source", "speaker", "story"}
    | {"summary", "text", "title", "uid", "url"}
)
_LEAST_USUAL = 2
"""Number of usual columns from which a header is that of a table, ..."""
_LEAST_COLUMNS = 3
_LEAST_ROWS = 4
"""... or else of columns and of rows, if only one column is usual."""


def signature(data: bytes) -> str | None:
    """Return the format whose signature a file begins with, and what to do; None without one.

    Args:
        data: The whole file.
    """
    for magic, what in _SIGNATURES:
        if data.startswith(magic) and (magic != b"BZh" or data[4:10] == b"1AY&SY"):
            return what
    if data.startswith(_ZIP):
        found = (what for name, what in _ARCHIVES if name in data)
        return next(found, "a ZIP archive; unpack it first")
    if data.startswith(b"PAR1") and data.endswith(b"PAR1") and b"\0" in data:
        return f"a Parquet file; {_CORPUS} .parquet"
    return None


def structure(text: str) -> str | None:
    """Return the format of a text that is all data or markup, and what to do; None for prose."""
    if is_table(text):
        return "a table of quotations that quoteattr wrote; name the text itself"
    begun = text.lstrip()
    match begun[:1]:
        case "{" | "[":
            return _json(begun)
        case "<":
            return _markup(begun)
    return _table(text.lstrip("\r\n"))


def _json(text: str) -> str | None:
    if _is_data(text):
        return f"JSON; {_SPLIT}"
    first = [line for line in text.split("\n", _LINES)[:_LINES] if line.strip()]
    # A truncated file, such as an incomplete download, ends in half a line.
    whole = first[:-1] if len(first) > _FEW else first
    if len(first) > 1 and all(map(_is_data, whole)):
        return f"JSON Lines; {_CORPUS} .jsonl"
    return None


def _is_data(text: str) -> bool:
    """Whether a text is JSON with content that prose in brackets (`[1]`) does not have."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):  # recursion: too deep to be a text
        return False
    if isinstance(value, list):
        return any(isinstance(item, dict | list | str) for item in value)
    return isinstance(value, dict) and bool(value)


def _markup(text: str) -> str | None:
    end = text[-_SAMPLE:]
    if _HTML.match(text) and _END_TAG.search(text):
        return f"HTML; {_CORPUS} .html"
    if _XML.match(text) and _END_TAG.search(text):
        return f"XML; {_EXTRACT}"
    if not (first := _FIRST_TAG.match(text)) or not _LAST_TAG.search(end):
        return None
    tags = list(islice(_END_TAG.finditer(text), _LEAST_END_TAGS))
    is_closed = f"</{first[1]}".casefold() in text.casefold()
    if is_closed and len(tags) == _LEAST_END_TAGS:
        return f"HTML or XML; {_EXTRACT}"
    return None


def _table(text: str) -> str | None:
    header = text[:_SAMPLE].partition("\n")[0].rstrip("\r")
    for delimiter, name in _DELIMITERS.items():
        # In prose a comma is followed by a space.
        if delimiter not in header or f"{delimiter} " in header:
            continue
        if _is_table(text, delimiter):
            return f"{name}; {_CORPUS} .{name.lower()}"
    return None


def _is_table(text: str, delimiter: str) -> bool:
    sample = text[:_SAMPLE]
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        header, *others = [row for row in islice(rows, _LINES) if row]
    except csv.Error:
        return False
    names = {name.strip().casefold() for name in header}
    if len(names) < len(header) or not all(map(_COLUMN_NAME.fullmatch, names)):
        return False
    # The sample may end within the last row.
    whole = others[:-1] if len(sample) < len(text) else others
    if not others or len(others[-1]) > len(header):
        return False
    if any(len(row) != len(header) for row in whole):
        return False
    usual = sum(_LAST_WORD.findall(name)[-1] in _USUAL_COLUMNS for name in names)
    many = len(header) >= _LEAST_COLUMNS and len(others) >= _LEAST_ROWS
    return usual >= _LEAST_USUAL or (usual > 0 and many)
