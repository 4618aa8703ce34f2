"""What the command line reads: texts from files, folders and standard input, and lists of names."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from quoteattr.errors import InputFileError, InvalidOptionError
from quoteattr.schema.character import Character
from quoteattr.schema.quote import Gender

SUFFIX = ".txt"
"""Files with this suffix are taken from a folder; a file that is named may have any."""

_PACKAGE = Path(__file__).parent
_GENDERS = frozenset(gender.value for gender in Gender)


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

    def read(self) -> str:
        """Return the text, character for character.

        Raises:
            InputFileError: It is missing, binary or not UTF-8.
        """
        if self.path is None:
            return _decode(sys.stdin.buffer.read(), self.name)
        return read_text(self.path)


def find_sources(paths: Sequence[str]) -> tuple[Source, ...]:
    """Return what files, folders (every `.txt` below them) and `-` stand for, each once.

    A file that does not exist is returned too: reading it tells.

    Raises:
        InputFileError: A folder holds no `.txt` file.
    """
    found: dict[Path | None, Path] = {}
    for path in map(Path, paths):
        if path == Path("-"):
            found[None] = Path("stdin")
        elif path.is_dir():
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


def read_text(path: Path) -> str:
    """Return a UTF-8 file as a str: line ends as they are, a byte order mark left out.

    Raises:
        InputFileError: It is missing, binary or not UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputFileError(f"{path}: {error.strerror or error}") from error
    return _decode(data, str(path))


def read_characters(path: Path) -> tuple[Character, ...]:
    """Read speakers that are known beforehand.

    A `.json` file is a list of `{"name": ..., "aliases": [...], "gender": "he"}`. Any other file
    has a speaker a line: name, aliases and perhaps `he`, `she` or `they` last, parted by `|`.
    Empty lines and lines that start with `#` are left out.

    Raises:
        InputFileError: The file cannot be read.
        InvalidOptionError: The file breaks the format; says where.
    """
    text = read_text(path)
    is_json = path.suffix.lower() == ".json"
    items = _json_characters(text, path) if is_json else _line_characters(text)
    characters = []
    for place, name, aliases, gender in items:
        if not name.strip() or not (gender is None or gender in _GENDERS):
            raise InvalidOptionError(
                f"{path}, {place}: a speaker needs a name and, if any, a gender of he, she or they"
            )
        characters.append(Character(name, aliases, gender))
    return tuple(characters)


_Fields = tuple[str, str, tuple[str, ...], str | None]
"""Where a speaker stands in the file, name, aliases and gender."""


def _line_characters(text: str) -> Iterator[_Fields]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, *others = (field.strip() for field in line.split("|"))
        gender = others.pop() if others and others[-1] in _GENDERS else None
        yield f"line {number}", name, tuple(filter(None, others)), gender


def _json_characters(text: str, path: Path) -> Iterator[_Fields]:
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidOptionError(f"{path}: not JSON: {error}") from error
    if not isinstance(items, list):
        raise InvalidOptionError(f"{path}: expected a list of speakers")
    for number, item in enumerate(items, start=1):
        place = f"speaker {number}"
        if not _is_character(item):
            raise InvalidOptionError(
                f"{path}, {place}: expected an object with a name and perhaps aliases and gender"
            )
        yield place, item["name"], tuple(item.get("aliases", ())), item.get("gender")


def _is_character(item: Any) -> bool:  # noqa: ANN401  whatever the JSON holds
    return (
        isinstance(item, dict)
        and item.keys() <= {"name", "aliases", "gender"}
        and isinstance(item.get("name"), str)
        and isinstance(item.get("aliases", []), list)
        and all(isinstance(alias, str) for alias in item.get("aliases", []))
    )


def _decode(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad = error.object[error.start]
        raise InputFileError(f"{name}: not UTF-8 (byte {bad:#04x} at {error.start})") from error
    # NUL is a character, but no text file has it: this is a binary file, or text in UTF-16.
    if "\0" in text:
        raise InputFileError(f"{name}: a binary file, or text in another encoding than UTF-8")
    return text


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
        labels = tuple(way(path, short).as_posix() for path, short in found.items())
        if len(set(labels)) == len(labels):
            break
    return labels


def _downward(path: Path) -> Path:
    """Return the path as a relative one that never leaves the folder it is joined to."""
    return Path(*(part for part in path.parts if part not in {path.anchor, ".."}))
