"""Bytes into text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.corpus.sources.decoding import AUTO, decode, guessed_encoding, known_encoding
from quoteattr.errors import InputFileError, InvalidOptionError

WORDS = "“Où?” said Ada."


def _decoded(data: bytes, encoding: str = "utf-8") -> str:
    return decode(data, "a.txt", encoding, "say another").text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_text_stays_as_it_is(text: str) -> None:
    """Line ends included."""
    assert _decoded(text.encode()) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_obeyed_without_an_option(mark: bytes, encoding: str) -> None:
    """Windows writes such files, and they say what they are."""
    assert _decoded(mark + WORDS.encode(encoding)) == WORDS


def test_what_a_byte_order_mark_promises_may_be_broken() -> None:
    """The message says in which encoding."""
    with pytest.raises(InputFileError, match="not utf-16"):
        _decoded(codecs.BOM_UTF16_LE + b"a")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_named(encoding: str) -> None:
    """It is text, and the option helps."""
    with pytest.raises(InputFileError, match=f"text in {encoding} without .* say another"):
        _decoded(WORDS.encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\2\1\1\0\0\0\0\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0" + bytes(range(1, 32)) * 9,
        b"caf\xe9\0",
    ],
    ids=["program", "image", "no zero", "one zero"],
)
def test_a_binary_file_is_called_binary(data: bytes) -> None:
    """No encoding would help."""
    with pytest.raises(InputFileError, match=r"^a\.txt: a binary file, not text$"):
        _decoded(data)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman"])
def test_a_text_in_another_encoding_is_not_called_binary(encoding: str) -> None:
    """The message says what to do."""
    with pytest.raises(InputFileError, match=r"not UTF-8 \(byte 0x.. at 0\); say another"):
        _decoded("éclair, café: naïve".encode(encoding))


@pytest.mark.parametrize(
    ("name", "advice"),
    [("uft-8", r"did you mean utf8\?"), ("klingon", "try utf-8"), ("hex", "try utf-8")],
)
def test_an_unknown_encoding_has_a_suggestion(name: str, advice: str) -> None:
    """The nearest that Python knows, or some that are usual."""
    with pytest.raises(InvalidOptionError, match=advice):
        known_encoding(name)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"]
)
def test_an_encoding_is_guessed(encoding: str) -> None:
    """Those that English texts come in."""
    text = "“I won’t,” said the naïve owner of the café – “it costs £5.”"

    assert decode(text.encode(encoding), "a.txt", AUTO, "").text == text


def test_utf_8_that_is_cut_within_a_character_is_utf_8() -> None:
    """As is the beginning of a large table."""
    assert guessed_encoding("It costs £5 – no more".encode()[:-9]) == "utf-8"


def test_a_guess_does_not_make_text_of_a_binary_file() -> None:
    """It is refused as it is without a guess."""
    with pytest.raises(InputFileError, match="a binary file"):
        decode(b"\x7fELF\x02\x00\x00\xff" * 50, "a.txt", AUTO, "")
