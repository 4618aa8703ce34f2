"""What the command line reads: texts from files, folders, patterns and standard input."""

import codecs
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

from quoteattr.errors import InputFileError, InvalidOptionError

UTF_8 = "utf-8"
"""Encoding of texts, if the user tells no other; a byte order mark is left out."""
SUFFIX = ".txt"
"""Files with this suffix are taken from a folder; a file that is named may have any."""

_MAGIC = frozenset("*?[")
_BYTE_ORDER_MARK = "\ufeff"
_PACKAGE = Path(__file__).parent


@attrs.frozen
class Source:
    """A place that holds one text."""

    path: Path | None
    """The file, None for standard input."""
    label: str
    """Name of the document: the file's, without the suffix where that leaves it unique."""

    @property
    def name(self) -> str:
        """What a message calls it."""
        return "standard input" if self.path is None else str(self.path)

    def read(self, encoding: str = UTF_8) -> str:
        """Return the text, character for character.

        Args:
            encoding: Its encoding, as `known_encoding` names it.

        Raises:
            InputFileError: It is missing, binary or in another encoding.
        """
        data = _standard_input() if self.path is None else _file(self.path)
        return _decode(data, self.name, encoding, "--encoding tells another")


def find_sources(paths: Sequence[str]) -> tuple[Source, ...]:
    """Return what files, folders (every `.txt` below them), patterns and `-` stand for, each once.

    A file that does not exist is returned too: reading it tells. A name with `*`, `?` or `[` that
    is no file's is a pattern, for shells that hand patterns on; `**` means any folders.

    Raises:
        InputFileError: A folder holds no `.txt` file, or a pattern fits no file.
    """
    found: dict[Path | None, Path] = {}
    for path in map(Path, paths):
        if path == Path("-"):
            found[None] = Path("stdin")
        elif not _exists(path) and not _MAGIC.isdisjoint(str(path)):
            found.update(_files_like(path))
        elif _exists(path) and path.is_dir():
            found.update(_files_below(path))
        else:
            found[path] = Path(path.name)
    labels = _labels(found)
    return tuple(Source(path, label) for path, label in zip(found, labels, strict=True))


def demo_source() -> Source:
    """Return the seed article: from the checkout, or from where the wheel puts it.

    Raises:
        InputFileError: It is in neither place.
    """
    for folder in (_PACKAGE / "seeds", _PACKAGE.parent / "seeds"):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            return Source(path, path.stem)
    raise InputFileError("the seed article is missing from this installation")


def known_encoding(name: str) -> str:
    """Return the name of an encoding by which Python knows it.

    Raises:
        InvalidOptionError: Python does not know it, or it is none of texts.
    """
    try:
        found = codecs.lookup(name)
        "".encode(name)
    except (LookupError, ValueError) as error:  # a name with a NUL, or a codec that always fails
        message = f"no encoding is called {name!r}; try utf-8, utf-16, cp1252 or latin-1"
        raise InvalidOptionError(message) from error
    return found.name


def read_text(path: Path) -> str:
    """Return a UTF-8 file as a str: line ends as they are, a byte order mark left out.

    Raises:
        InputFileError: It is missing, binary or in another encoding.
    """
    return _decode(_file(path), str(path), UTF_8, "save it as UTF-8")


def _standard_input() -> bytes:
    # A process can be started without it, under a scheduler for example.
    if sys.stdin is None or sys.stdin.closed:
        raise InputFileError("standard input: closed; name a file instead")
    return sys.stdin.buffer.read()


def _file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputFileError(f"{path}: {error.strerror or error}") from error


def _decode(data: bytes, name: str, encoding: str, advice: str) -> str:
    shown = "UTF-8" if encoding == UTF_8 else encoding
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        message = f"{name}: not {shown}{_where(error)}; {advice}"
        raise InputFileError(message) from error
    # NUL is a character, but no text file has it: this is a binary file, or text in UTF-16.
    if "\0" in text:
        message = f"{name}: a binary file, or text in another encoding than {shown}; {advice}"
        raise InputFileError(message)
    return text.removeprefix(_BYTE_ORDER_MARK)


def _where(error: UnicodeError) -> str:
    """Name the byte that broke; some codecs, such as that of host names, do not tell."""
    if not isinstance(error, UnicodeDecodeError) or error.start >= len(error.object):
        return ""
    return f" (byte {error.object[error.start]:#04x} at {error.start})"


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long, or with a NUL: no file's name
        return False


def _files_like(pattern: Path) -> dict[Path | None, Path]:
    base = Path(pattern.anchor)
    try:
        found = base.glob(str(pattern.relative_to(base)))
        files = sorted(path for path in found if path.is_file())
    except (OSError, ValueError) as error:
        raise InputFileError(f"{pattern}: no pattern: {error}") from error
    if not files:
        raise InputFileError(f"{pattern}: no file fits this pattern")
    return {path: Path(path.name) for path in files}


def _files_below(folder: Path) -> dict[Path | None, Path]:
    files = sorted(path for path in folder.rglob(f"*{SUFFIX}") if path.is_file())
    if not files:
        raise InputFileError(f"{folder}: a folder without {SUFFIX} files")
    return {path: path.relative_to(folder) for path in files}


def _labels(found: dict[Path | None, Path]) -> tuple[str, ...]:
    """Name the documents by the first way that keeps them apart."""
    ways: tuple[Callable[[Path | None, Path], Path], ...] = (
        lambda _, short: short.with_suffix(""),
        lambda _, short: short,
        lambda path, short: _downward(path) if path else short,
    )
    for way in ways:
        labels = tuple(_unicode(way(path, short)) for path, short in found.items())
        if len(set(labels)) == len(labels):
            break
    return labels


def _unicode(path: Path) -> str:
    """Return a path as every format can write it: file names need not be Unicode."""
    return os.fsencode(path.as_posix()).decode(errors="backslashreplace")


def _downward(path: Path) -> Path:
    """Return the path as a relative one that never leaves the folder it is joined to."""
    return Path(*(part for part in path.parts if part not in {path.anchor, ".."}))
