"""What the command line reads."""

import codecs
import errno
import io
import os
import sys
import threading
from pathlib import Path

import pytest

from quoteattr.corpus.sources.decoding import known_encoding
from quoteattr.corpus.sources.text import Source, demo_source, find_sources, read_text
from quoteattr.errors import InputFileError, InvalidOptionError


def _write(path: Path, data: bytes = b"Hush.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_line_ends_are_kept(tmp_path: Path) -> None:
    """Offsets count every character of the file."""
    assert read_text(_write(tmp_path / "a.txt", b"a\r\nb\rc\n")) == "a\r\nb\rc\n"


def test_a_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    """The mark belongs to the encoding and not to the text."""
    assert read_text(_write(tmp_path / "a.txt", b"\xef\xbb\xbfHush.")) == "Hush."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"caf\xe9", r"a\.txt: not UTF-8 \(byte 0xe9 at 3\)"),
        (b"\x7fELF\0\0", r"a\.txt: a binary file"),
        ("Hush".encode("utf-16-le"), r"a\.txt: text in utf-16-le without a byte order mark"),
    ],
    ids=["latin", "binary", "utf16"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    """The message names the file and the reason."""
    path = _write(tmp_path / "a.txt", data)

    with pytest.raises(InputFileError, match=message):
        read_text(path)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    """It is found when it is read, so that the others can be done."""
    (source,) = find_sources([str(tmp_path / "none.txt")]).texts

    with pytest.raises(InputFileError, match=r"none\.txt: no such file"):
        source.read()


def test_a_text_in_the_place_of_a_path_is_a_missing_file() -> None:
    """Quotes around the wrong words; no file has so long a name."""
    (source,) = find_sources(["No file is called that. " * 50]).texts

    with pytest.raises(InputFileError, match="name too long"):
        source.read()


def test_closed_standard_input_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """As under a scheduler that gives a process no streams."""
    monkeypatch.setattr(sys, "stdin", None)
    (source,) = find_sources(["-"]).texts

    with pytest.raises(InputFileError, match="standard input: closed"):
        source.read()


def test_a_file_name_that_is_no_unicode_has_a_label(tmp_path: Path) -> None:
    """Every format can write it."""
    (source,) = find_sources([str(_write(tmp_path / os.fsdecode(b"caf\xe9.txt")))]).texts

    assert source.label == "caf\\xe9"


def test_a_folder_gives_the_texts_below_it_in_order(tmp_path: Path) -> None:
    """Other files are left alone; the labels are paths below the folder."""
    for name in ("b.txt", "deep/a.txt", "notes.md"):
        _write(tmp_path / name)

    assert [source.label for source in find_sources([str(tmp_path)]).texts] == ["b", "deep/a"]


def test_a_folder_without_texts_is_an_error(tmp_path: Path) -> None:
    """Somebody meant another folder."""
    with pytest.raises(InputFileError, match="a folder without"):
        find_sources([str(tmp_path)])


def test_a_suffix_in_capitals_is_a_suffix(tmp_path: Path) -> None:
    """Old systems knew no other."""
    _write(tmp_path / "A.TXT")

    assert [source.label for source in find_sources([str(tmp_path)]).texts] == ["A"]


def test_what_cannot_be_read_in_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    """A link that leads nowhere or in a circle is a text that fails."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "none")
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    first, second = find_sources([str(tmp_path)]).texts
    assert find_sources([str(tmp_path / "*.txt")]).texts == (first, second)

    with pytest.raises(InputFileError, match=r"a\.txt: no such file"):
        first.read()
    with pytest.raises(InputFileError, match=r"b\.txt: links that form a circle"):
        second.read()


def test_what_is_not_a_file_in_a_folder_is_left_alone(tmp_path: Path) -> None:
    """A folder with the name of a text is searched, and a pipe is not waited for."""
    _write(tmp_path / "x.txt" / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")

    assert [source.label for source in find_sources([str(tmp_path)]).texts] == ["x.txt/a"]


def test_what_is_hidden_in_a_folder_is_left_out(tmp_path: Path) -> None:
    """Copies that editors keep are not further articles; hidden texts can still be named."""
    for name in ("a.txt", "._a.txt", ".cache/a.txt", ".hidden/b.txt"):
        _write(tmp_path / name)

    assert [source.label for source in find_sources([str(tmp_path)]).texts] == ["a"]
    assert [source.label for source in find_sources([str(tmp_path / ".hidden")]).texts] == ["b"]


@pytest.mark.parametrize("locked", ["", "deep"], ids=["the folder", "one below it"])
def test_a_folder_that_cannot_be_listed_fails_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    """Its texts would be missing from the result otherwise, and nobody would know."""
    texts = tmp_path / "texts"
    _write(texts / "a.txt")
    _write(texts / "deep" / "b.txt")
    _write(tmp_path / "c.txt")
    scandir = os.scandir

    def guarded(path: str) -> object:
        if Path(path) == texts / locked:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = find_sources([str(texts), str(tmp_path / "c.txt")]).texts

    assert texts / locked in {source.path for source in found}
    assert tmp_path / "c.txt" in {source.path for source in found}


def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    """Shells make them: `quoteattr <(pdftotext article.pdf -)`."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(b"Hush."))
    writer.start()
    (source,) = find_sources([str(pipe)]).texts

    assert source.read() == "Hush."
    writer.join()


def test_an_unfinished_output_is_never_an_input(tmp_path: Path) -> None:
    """It is skipped in folders and patterns, and refused by name."""
    path = _write(tmp_path / ".quoteattr-0123456789abcdef.tmp")
    _write(tmp_path / "a.txt")
    (source,) = find_sources([str(path)]).texts

    assert [one.label for one in find_sources([str(tmp_path)]).texts] == ["a"]
    assert [one.label for one in find_sources([str(tmp_path / "*")]).texts] == ["a"]
    with pytest.raises(InputFileError, match="the unfinished output of a run that was killed"):
        source.read()


def test_an_empty_path_is_refused() -> None:
    """It is a shell's variable that nobody set, and not this folder."""
    with pytest.raises(InvalidOptionError, match="a PATH is empty"):
        find_sources([""])


def test_a_name_with_a_zero_is_no_files(tmp_path: Path) -> None:
    """The message names it."""
    (source,) = find_sources([str(tmp_path / "a\0.txt")]).texts

    with pytest.raises(InputFileError, match="embedded null byte"):
        source.read()


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"%PDF-1.7", "a PDF file"), (b'{"id": 1}\n{"id": 2}\n', "JSON Lines")],
)
def test_what_is_not_plain_text_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    """Whatever it is called."""
    with pytest.raises(InputFileError, match=rf"a\.txt: {reason}"):
        Source(_write(tmp_path / "a.txt", data), "a").read()


def test_a_file_by_two_paths_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Absolute and relative, or through another folder."""
    monkeypatch.chdir(tmp_path)
    _write(tmp_path / "x" / "a.txt")
    paths = ["x/a.txt", "x/../x/a.txt", str(tmp_path / "x" / "a.txt"), "x"]

    assert [source.label for source in find_sources(paths).texts] == ["a"]


def test_a_path_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    """A file may be named and be in a named folder as well."""
    path = _write(tmp_path / "a.txt")

    assert len(find_sources([str(path), str(tmp_path), str(path)]).texts) == 1


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (("x/a.txt", "b.txt"), ["a", "b"]),
        (("x/a.txt", "x/a.md"), ["a.txt", "a.md"]),
        (("x/a.txt", "y/a.txt"), ["x/a.txt", "y/a.txt"]),
    ],
    ids=["stems", "suffixes", "paths"],
)
def test_labels_are_as_short_as_they_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], labels: list[str]
) -> None:
    """Two documents never share a name."""
    monkeypatch.chdir(tmp_path)
    for name in names:
        _write(tmp_path / name)

    assert [source.label for source in find_sources(names).texts] == labels


def test_a_label_never_leads_out_of_a_folder(tmp_path: Path) -> None:
    """Labels become file names below the output folder."""
    first, second = tmp_path / "x" / "a.txt", tmp_path / "x" / ".." / "y" / "a.txt"
    sources = find_sources([str(first), str(second)]).texts

    assert all(not source.label.startswith("/") for source in sources)
    assert all(".." not in source.label for source in sources)


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the locale nor line ends come between."""
    stdin = io.TextIOWrapper(io.BytesIO("“Où?”\r\n".encode()), encoding="ascii")
    monkeypatch.setattr(sys, "stdin", stdin)
    (source,) = find_sources(["-"]).texts

    assert (source.label, source.read()) == ("stdin", "“Où?”\r\n")


def test_the_demo_is_a_text() -> None:
    """The seed article is found in the checkout or in the package."""
    assert demo_source().read()


def test_another_encoding(tmp_path: Path) -> None:
    """Offsets count characters, however many bytes they took."""
    path = _write(tmp_path / "a.txt", "“Hush”\r\n".encode("cp1252"))

    assert Source(path, "a").read(known_encoding("Windows-1252")) == "“Hush”\r\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_a_byte_order_mark_is_left_out_of_utf_16(tmp_path: Path, encoding: str) -> None:
    """Whether or not the name of the encoding states the byte order."""
    path = _write(tmp_path / "a.txt", codecs.BOM_UTF16_LE + "Hush".encode("utf-16-le"))

    assert Source(path, "a").read(encoding) == "Hush"


@pytest.mark.parametrize("name", ["klingon", "hex", "undefined", "a\0b", ""])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    """So is one that turns no bytes into text."""
    with pytest.raises(InvalidOptionError, match="no encoding is called"):
        known_encoding(name)


def test_what_is_cut_off_is_refused(tmp_path: Path) -> None:
    """Half a character at the end of a file."""
    with pytest.raises(InputFileError, match="not utf-16"):
        Source(_write(tmp_path / "a.txt", b"a\0b"), "a").read("utf-16-le")


def test_a_codec_that_does_not_tell_where_it_broke(tmp_path: Path) -> None:
    """The message still names the file."""
    with pytest.raises(InputFileError, match=r"a\.txt: not punycode; name its encoding"):
        Source(_write(tmp_path / "a.txt", b"a-."), "a").read("punycode")


def test_a_list_of_the_users_is_to_be_saved_anew(tmp_path: Path) -> None:
    """--encoding is that of the texts."""
    with pytest.raises(InputFileError, match="save it as UTF-8"):
        read_text(_write(tmp_path / "cast.txt", b"caf\xe9"))


@pytest.mark.parametrize(
    ("pattern", "labels"),
    [("*.txt", ["a", "b"]), ("**/*.md", ["c"]), ("[b]*", ["b"])],
)
def test_a_pattern_gives_the_files_that_fit(
    tmp_path: Path, pattern: str, labels: list[str]
) -> None:
    """For shells that hand patterns on; any suffix may be named."""
    for name in ("a.txt", "b.txt", "deep/c.md"):
        _write(tmp_path / name)

    assert [source.label for source in find_sources([str(tmp_path / pattern)]).texts] == labels


def test_a_file_with_a_star_in_its_name_is_no_pattern(tmp_path: Path) -> None:
    """Names come first."""
    _write(tmp_path / "a.txt")
    (source,) = find_sources([str(_write(tmp_path / "*.txt"))]).texts

    assert source.path == tmp_path / "*.txt"


@pytest.mark.parametrize("pattern", ["*.rtf", "**a/*.txt", f"{'a' * 300}/*.txt"])
def test_a_pattern_that_fits_nothing_is_an_error(tmp_path: Path, pattern: str) -> None:
    """The message names it."""
    with pytest.raises(InputFileError, match="pattern"):
        find_sources([str(tmp_path / pattern)])
