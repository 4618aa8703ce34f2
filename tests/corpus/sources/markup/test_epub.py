"""The text of an e-book."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from quoteattr.corpus.sources.markup import epub
from quoteattr.corpus.sources.markup.epub import book
from quoteattr.errors import InputFileError

pytest.importorskip("lxml", reason="the dev extra brings lxml")

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"
 version="3.0"><metadata><dc:title>The  Bridge</dc:title><dc:creator>Eve Moss</dc:creator>
<dc:creator>Ben Vale</dc:creator><dc:date>1901</dc:date></metadata>
<manifest><item id="b" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c" href="cover.jpg" media-type="image/jpeg"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/>
<itemref idref="none"/></spine></package>"""
ONE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title><style>p {}</style></head>
<body><h1>Chapter&nbsp;1</h1><!-- a note --><p>“I am
late,” said <i>Ada</i>.<a id="x"/></p><p>“So <!-- what -->am I,”<br/>said Ben.</p></body></html>"""
TWO = """<html><body><div>The river <q>sang <q>oh</q></q>.<p>It was cold.</p>Then warm.</div>
</body></html>"""
FILES = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": "<html><body><p>Contents</p></body></html>",
    "OEBPS/cover.jpg": "no text",
    "OEBPS/text/one.xhtml": ONE,
    "OEBPS/text/two b.xhtml": TWO,
}


def _write(path: Path, files: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_chapters_come_in_reading_order(tmp_path: Path) -> None:
    """With a blank line between paragraphs, and without the table of contents."""
    found = book(_write(tmp_path / "a.epub", FILES))

    assert found.text.split("\n\n") == [
        "Chapter 1",
        "“I am late,” said Ada.",
        "“So am I,”\nsaid Ben.",
        "The river “sang ‘oh’”.",
        "It was cold.",
        "Then warm.\n",
    ]
    assert found.columns == {
        "title": "The Bridge",
        "author": "Eve Moss; Ben Vale",
        "date": "1901",
        "url": None,
    }


def test_an_encrypted_book_says_so(tmp_path: Path) -> None:
    """Its chapters are noise, unlike those of a book whose fonts are encrypted."""
    listing = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        '<enc:CipherData><enc:CipherReference URI="{}"/></enc:CipherData></enc:EncryptedData>'
        "</encryption>"
    )
    fonts = {**FILES, "META-INF/encryption.xml": listing.format("OEBPS/font.otf")}
    chapters = {**FILES, "META-INF/encryption.xml": listing.format("OEBPS/text/one.xhtml")}

    assert "Ada" in book(_write(tmp_path / "a.epub", fonts)).text
    with pytest.raises(InputFileError, match=r"b\.epub: encrypted"):
        book(_write(tmp_path / "b.epub", chapters))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"META-INF/container.xml": "<container/>"}, "broken, or no EPUB: 'rootfile'"),
        ({"META-INF/container.xml": ""}, "broken, or no EPUB"),
        ({"OEBPS/book.opf": "<package/>"}, "an e-book without text"),
        ({"OEBPS/book.opf": PACKAGE.replace("one.xhtml", "none.xhtml")}, "broken, or no EPUB"),
        ({"OEBPS/text/one.xhtml": "x" * 2_000}, "unpacks to more than 0 MB"),
    ],
    ids=["no package", "empty", "no chapters", "missing chapter", "bomb"],
)
def test_a_broken_book_is_an_input_error(
    tmp_path: Path, changed: Mapping[str, str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the file."""
    monkeypatch.setattr(epub, "_LARGEST", 1_900)

    with pytest.raises(InputFileError, match=rf"a\.epub: .*{message}"):
        book(_write(tmp_path / "a.epub", {**FILES, **changed}))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", None], ids=str)
def test_another_file_is_an_input_error(tmp_path: Path, content: bytes | None) -> None:
    """Such as one that was not downloaded to its end."""
    path = tmp_path / "a.epub"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InputFileError, match=r"a\.epub: (broken|no such)"):
        book(path)


def test_entities_from_outside_are_not_read(tmp_path: Path) -> None:
    """A book could else have any file of the computer in its text."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    doctype = f'<!DOCTYPE package [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    package = PACKAGE.replace("<package", f"{doctype}<package").replace("The  Bridge", "&s;")
    chapter = ONE.replace("<!DOCTYPE html>", doctype).replace("late", "&s;")
    files = {**FILES, "OEBPS/book.opf": package, "OEBPS/text/one.xhtml": chapter}
    found = book(_write(tmp_path / "a.epub", files))

    assert "secret words" not in f"{found.text}{found.columns}"
