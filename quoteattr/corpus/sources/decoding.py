"""Bytes into text: encodings, byte order marks, and what is not text at all."""

import codecs
import difflib
from encodings.aliases import aliases

import regex

from quoteattr.errors import InputFileError, InvalidOptionError

UTF_8 = "utf-8"
"""Encoding of texts unless the user names another; a byte order mark says more."""

_BYTE_ORDER_MARK = "\ufeff"
# The marks of UTF-32 come first, because that of UTF-16-LE is the beginning of one of them.
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that are examined to distinguish binary data from text.
_SAMPLE = 65_536
# Characters that text files do not hold; tabs, line ends, form feeds and escapes occur in them.
_CONTROL = regex.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
# Text in a one-byte encoding holds a stray control character at most.
_MOST_CONTROLS = 0.02
# Every other byte of English in UTF-16 is zero, but for a dash or a curly quotation mark.
_LEAST_ZEROS = 0.7
_FEWEST_CHARACTERS = 4


def known_encoding(name: str) -> str:
    """Return the name of an encoding by which Python knows it.

    Raises:
        InvalidOptionError: Python does not know it, or it does not turn bytes into text.
    """
    if (found := _text_encoding(name)) is None:
        near = difflib.get_close_matches(name.lower().replace("-", "_"), aliases, n=1)
        advice = "try utf-8, utf-16, cp1252 or latin-1"
        if near and _text_encoding(near[0]):
            advice = f"did you mean {near[0]}?"
        raise InvalidOptionError(f"no encoding is called {name!r}; {advice}")
    return found


def _text_encoding(name: str) -> str | None:
    try:
        found = codecs.lookup(name)
        "".encode(name)
    except (LookupError, ValueError):  # a name with a NUL, or a codec that always fails
        return None
    return found.name


def decode(data: bytes, name: str, encoding: str, advice: str) -> str:
    """Return the text that the bytes of a file hold, character for character.

    Args:
        data: The bytes.
        name: What messages call the file.
        encoding: Its encoding; where it is UTF-8, the byte order mark of UTF-16 or UTF-32 is
            obeyed.
        advice: What to do about a file in another encoding.

    Raises:
        InputFileError: It is binary, or in another encoding.
    """
    if encoding == UTF_8:
        marked = (found for mark, found in _MARKED if data.startswith(mark))
        encoding = next(marked, UTF_8)
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        raise _refusal(data, name, encoding, advice, error) from error
    # NUL is a character, but no text file has it: this is a binary file, or text in UTF-16.
    if "\0" in text:
        raise _refusal(data, name, encoding, advice, None)
    return text.removeprefix(_BYTE_ORDER_MARK)


def _refusal(
    data: bytes, name: str, encoding: str, advice: str, error: UnicodeError | None
) -> InputFileError:
    found = _unmarked_utf_16(data[:_SAMPLE])
    if found not in {None, encoding}:
        return InputFileError(f"{name}: text in {found} without a byte order mark; {advice}")
    has_zeros = encoding.startswith(("utf-16", "utf-32"))
    if error is None or (not has_zeros and _is_binary(data[:_SAMPLE])):
        return InputFileError(f"{name}: a binary file, not text")
    shown = "UTF-8" if encoding == UTF_8 else encoding
    return InputFileError(f"{name}: not {shown}{_where(error)}; {advice}")


def _is_binary(sample: bytes) -> bool:
    return b"\0" in sample or len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample)


def _unmarked_utf_16(sample: bytes) -> str | None:
    """Name the encoding if every other byte is zero and the others are not."""
    half = len(sample) // 2
    if half < _FEWEST_CHARACTERS:
        return None
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if first == 0 and second >= _LEAST_ZEROS * half:
        return "utf-16-le"
    if second == 0 and first >= _LEAST_ZEROS * half:
        return "utf-16-be"
    return None


def _where(error: UnicodeError) -> str:
    """Name the byte that broke; some codecs, such as that of host names, do not report it."""
    if not isinstance(error, UnicodeDecodeError) or error.start >= len(error.object):
        return ""
    return f" (byte {error.object[error.start]:#04x} at {error.start})"
