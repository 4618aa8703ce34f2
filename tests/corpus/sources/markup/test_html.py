"""The article of a web page."""

import contextlib
from pathlib import Path

import pytest

from quoteattr.errors import InputFileError

pytest.importorskip("trafilatura", reason="the dev extra brings trafilatura")

from quoteattr.corpus.sources.markup.html import article

PAGE = """\
<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>Bridge closed</title>
<meta name="author" content="Eve Moss"><link rel="canonical" href="https://example.org/bridge">
<meta property="article:published_time" content="2026-03-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">All the news</a></nav>
<article><h1>Bridge closed</h1>
<p>“The café is closed,” said Mayor <a href="/ada">Ada Brook</a>.</p>
<p>She added: <q>No one may say <q>open</q> to <b>me</b></q>. The river rose on Monday night.</p>
<p>Nobody knows when it will open again &mdash; it may take months, she said.</p></article>
<footer>All rights reserved</footer><script>document.write("“No,” he said.")</script></body></html>
"""


def _write(path: Path, charset: str = "utf-8", encoding: str = "") -> Path:
    path.write_bytes(PAGE.format(charset=charset).encode(encoding or charset))
    return path


def test_an_article_has_neither_menus_nor_scripts(tmp_path: Path) -> None:
    """And its paragraphs are lines."""
    found = article(_write(tmp_path / "a.html"))
    lines = found.text.splitlines()

    assert lines[1] == "“The café is closed,” said Mayor Ada Brook."
    assert lines[3] == "Nobody knows when it will open again — it may take months, she said."
    for words in ("Home", "All the news", "rights", "“No,”"):
        assert words not in found.text


def test_a_page_says_who_wrote_it_and_when(tmp_path: Path) -> None:
    """As columns."""
    assert article(_write(tmp_path / "a.html")).columns == {
        "title": "Bridge closed",
        "author": "Eve Moss",
        "date": "2026-03-04",
        "url": "https://example.org/bridge",
    }


def test_the_element_for_quotations_has_its_marks(tmp_path: Path) -> None:
    """Browsers show them, although they are not in the file."""
    text = article(_write(tmp_path / "a.html")).text

    assert "She added: “No one may say ‘open’ to me”. The river" in text


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", ""),
        ("windows-1252", ""),
        ("iso-8859-1", "cp1252"),
        ("klingon", "cp1252"),
        ("utf-8", "utf-8-sig"),
        ("utf-8", "utf-16"),
    ],
)
def test_a_page_is_read_in_its_encoding(tmp_path: Path, charset: str, encoding: str) -> None:
    """The one that it is in, that it names, or that browsers take for it."""
    page = _write(tmp_path / "a.html", charset, encoding)

    assert "“The café is closed,” said" in article(page).text


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\0\1\2", b"<p></p>" * 9], ids=str)
def test_a_page_without_an_article_is_an_input_error(tmp_path: Path, content: bytes) -> None:
    """The message names the file."""
    path = tmp_path / "a.html"
    path.write_bytes(content)

    with pytest.raises(InputFileError, match=r"a\.html: (no|a binary) "):
        article(path)


def test_a_page_that_is_nested_without_end_is_no_crash(tmp_path: Path) -> None:
    """As hostile pages are."""
    path = tmp_path / "a.html"
    path.write_bytes(b"<div>" * 50_000 + b"<p>Ada waits.</p>")

    with contextlib.suppress(InputFileError):
        assert "Ada" in article(path).text
