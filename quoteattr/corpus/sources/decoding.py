"""Decode bytes: encodings, byte order marks, and binary data."""

import codecs
import difflib
from encodings.aliases import aliases

import attrs
import regex

from quoteattr.errors import InputFileError, InvalidOptionError

UTF_8 = "utf-8"
"""Encoding of texts unless the user names another or a byte order mark shows one."""

AUTO = "auto"
"""Used in place of the name of an encoding: the one that fits the bytes best."""

_LIKELY = ("cp1252", "mac_roman", "cp850")
"""The one-byte encodings that English texts come in: Windows, old Macs, DOS."""
_BYTE_ORDER_MARK = "\ufeff"
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks. Those of UTF-32 come first, because one begins with that of UTF-16-LE."""
_SAMPLE = 65_536
"""Bytes that are examined to distinguish binary data from text."""
_CONTROL = regex.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
"""Control characters that text files lack, unlike tabs, line ends, form feeds and escapes."""
_MOST_CONTROLS = 0.02
"""Largest share of them in a text: in a one-byte encoding, at most a stray one occurs."""
_LEAST_ZEROS = 0.7
"""Least share of zeros among every other byte of UTF-16: only dashes and curly quotation marks
have none in English."""
_FEWEST_CHARACTERS = 4
"""Number of characters from which zeros show UTF-16."""


@attrs.frozen
class DecodedText:
    """The text of a file."""

    text: str
    """The text, character for character."""
    encoding: str
    """Python's name of its encoding."""


def known_encoding(name: str) -> str:
    """Return Python's name of an encoding, or `AUTO`.

    Raises:
        InvalidOptionError: Python does not know it, or it does not decode bytes to text.
    """
    if name.lower() == AUTO:
        return AUTO
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


def decode(data: bytes, name: str, encoding: str, advice: str) -> DecodedText:
    """Return the text of the bytes of a file, character for character.

    Args:
        data: The bytes.
        name: The name of the file in messages.
        encoding: Its encoding, or `AUTO`; if it is UTF-8, a byte order mark of UTF-16 or UTF-32
            overrides it.
        advice: What to do about a file in another encoding, for messages.

    Raises:
        InputFileError: It is binary, or in another encoding.
    """
    if encoding == AUTO:
        encoding = guessed_encoding(data)
    if encoding == UTF_8:
        encoding = _marked(data) or UTF_8
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        raise _refusal(data, name, encoding, advice, error) from error
    # No text file contains NUL: this is a binary file, or text in UTF-16.
    if "\0" in text:
        raise _refusal(data, name, encoding, advice, None)
    return DecodedText(text.removeprefix(_BYTE_ORDER_MARK), encoding)


def guessed_encoding(data: bytes) -> str:
    """Return the encoding that fits the bytes of an English text best.

    UTF-8 is not a guess: text in another encoding is hardly ever valid UTF-8 by chance. Of the
    others, `charset_normalizer` chooses the one in which the text has the fewest odd characters.

    Args:
        data: The bytes, whole or cut anywhere.
    """
    try:
        # Not final, so that a character that is cut at the end is no error.
        codecs.getincrementaldecoder(UTF_8)().decode(data)
    except UnicodeError:
        pass
    else:
        return UTF_8
    if found := _marked(data) or _unmarked_utf_16(data[:_SAMPLE]):
        return found
    if _is_binary(data[:_SAMPLE]):
        return UTF_8  # whose refusal says so
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_LIKELY)).best()
    return best.encoding if best else UTF_8


def _marked(data: bytes) -> str | None:
    """Return the encoding that a byte order mark shows, None if it is UTF-8 or there is none."""
    return next((found for mark, found in _MARKED if data.startswith(mark)), None)


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
    """Return the encoding if every other byte is zero and the others are not."""
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
    """Return the byte that cannot be decoded, for a message; some codecs do not report it."""
    if not isinstance(error, UnicodeDecodeError) or error.start >= len(error.object):
        return ""
    return f" (byte {error.object[error.start]:#04x} at {error.start})"
