"""Texts from files, folders, patterns and standard input."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from quoteattr.corpus.labels import labels
from quoteattr.corpus.places import Places, exists, is_folder
from quoteattr.corpus.sinks.atomic import is_unfinished
from quoteattr.corpus.sources.decoding import UTF_8, DecodedText, decode
from quoteattr.corpus.sources.formats import signature, structure
from quoteattr.errors import InputFileError, InvalidOptionError, in_words

SUFFIX = ".txt"
"""Suffix, in any case, of the files taken from a folder; a file that is named may have another."""

_MAGIC = frozenset("*?[")
_PACKAGE = Path(__file__).parent.parent.parent


@attrs.frozen
class Source:
    """A file or stream with one text."""

    path: Path | None
    """The file, None for standard input."""
    label: str
    """Name of the document: that of the file, without its suffix if that is unique."""

    @property
    def name(self) -> str:
        """Its name in messages."""
        return "standard input" if self.path is None else str(self.path)

    @property
    def size(self) -> int:
        """Bytes of the file, 0 if that is unknown before it is read."""
        if self.path is None:
            return 0
        try:
            return self.path.stat().st_size
        except (OSError, ValueError):  # reading says why
            return 0

    def read(self, encoding: str = UTF_8) -> str:
        """Return the text, character for character.

        Args:
            encoding: Its encoding, as `known_encoding` names it.

        Raises:
            InputFileError: It is missing, binary, in another encoding, or not plain text.
        """
        return self.decoded(encoding).text

    def decoded(self, encoding: str) -> DecodedText:
        """Return the text and the encoding that it is in, which may have been guessed.

        Args:
            encoding: Its encoding, as `known_encoding` names it.

        Raises:
            InputFileError: It is missing, binary, in another encoding, or not plain text.
        """
        data = _standard_input() if self.path is None else _file(self.path)
        return plain_text(
            data,
            self.name,
            encoding,
            "name its encoding with --encoding, or let --encoding auto find it",
        )


def plain_text(data: bytes, name: str, encoding: str, advice: str) -> DecodedText:
    """Return the text of the bytes of a file, character for character.

    Args:
        data: The bytes.
        name: The name of the file in messages.
        encoding: Its encoding, as `known_encoding` names it.
        advice: What to do about a file in another encoding, for messages.

    Raises:
        InputFileError: It is binary, in another encoding, or not plain text.
    """
    if what := signature(data):
        raise InputFileError(f"{name}: {what}")
    decoded = decode(data, name, encoding, advice)
    if what := structure(decoded.text):
        raise InputFileError(f"{name}: {what}")
    return decoded


@attrs.frozen
class Sources:
    """The texts of a run."""

    texts: tuple[Source, ...]
    """The texts in the order in which they were named, each once."""
    folders: tuple[Path, ...] = ()
    """The folders that were searched."""


def find_sources(paths: Sequence[str], suffixes: tuple[str, ...] = (SUFFIX,)) -> Sources:
    """Return the texts that files, folders, patterns and `-` refer to.

    A file that does not exist, and a subfolder that cannot be listed, are returned too, because
    reading them reports why. A name with `*`, `?` or `[` that is not the name of a file is a
    pattern, for shells that do not expand patterns; `**` matches any folders. Of a folder, what is
    hidden is left out, and links to other folders are not followed.

    Args:
        paths: The paths.
        suffixes: The suffixes, in lower case, of the files that are taken from a folder.

    Raises:
        InputFileError: A folder contains no such file, or a pattern matches no file.
        InvalidOptionError: A path is empty.
    """
    found: dict[Path | None, Path] = {}
    folders = []
    for path in paths:
        if not path:
            raise InvalidOptionError("a PATH is empty; to read this folder, name it: .")
        if path == "-":
            found[None] = Path("stdin")
            continue
        named = Path(path)
        if is_folder(named):
            folders.append(named)
            found.update(_files_below(named, suffixes))
        elif not exists(named) and not _MAGIC.isdisjoint(path):
            found.update(_files_like(named))
        else:
            found[named] = Path(named.name)
    once = _each_once(found)
    named_texts = zip(once, labels(once), strict=True)
    return Sources(tuple(Source(path, label) for path, label in named_texts), tuple(folders))


def demo_source() -> Source:
    """Return the demo article, from the checkout or the installed package.

    Raises:
        InputFileError: It is in neither place.
    """
    for folder in (_PACKAGE / "seeds", _PACKAGE.parent / "seeds"):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            return Source(path, path.stem)
    raise InputFileError("the seed article is missing from this installation")


def read_text(path: Path) -> str:
    """Return a UTF-8 file as a str, with line ends unchanged and without a byte order mark.

    Raises:
        InputFileError: It is missing, binary or in another encoding.
    """
    return decode(_file(path), str(path), UTF_8, "save it as UTF-8").text


def _standard_input() -> bytes:
    # A process can be started without it, under a scheduler for example.
    if sys.stdin is None or sys.stdin.closed:
        raise InputFileError("standard input: closed; name a file instead")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputFileError(f"standard input: {in_words(error)}") from error


def _file(path: Path) -> bytes:
    if is_unfinished(path.name):
        raise InputFileError(f"{path}: the unfinished output of a run that was killed; delete it")
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a NUL
        raise InputFileError(f"{path}: {in_words(error)}") from error


def _files_like(pattern: Path) -> dict[Path | None, Path]:
    base = Path(pattern.anchor)
    try:
        found = base.glob(str(pattern.relative_to(base)))
        files = sorted(
            path for path in found if _may_be_text(path) and not is_unfinished(path.name)
        )
    except (OSError, ValueError) as error:
        raise InputFileError(f"{pattern}: no pattern: {in_words(error)}") from error
    if not files:
        raise InputFileError(f"{pattern}: no file matches this pattern")
    return {path: Path(path.name) for path in files}


def _files_below(folder: Path, suffixes: tuple[str, ...]) -> dict[Path | None, Path]:
    files = sorted(_walk(folder, suffixes))
    if not files:
        known = ", ".join(suffix for suffix in suffixes if suffix.count(".") == 1)
        packed = ", also packed" if any(suffix.count(".") > 1 for suffix in suffixes) else ""
        raise InputFileError(f"{folder}: a folder without files of these kinds: {known}{packed}")
    name = Path(folder.name or "folder")
    return {path: name if path == folder else path.relative_to(folder) for path in files}


def _walk(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Yield the texts below a folder, and the folders that cannot be listed.

    What is hidden is left out: caches of editors, and what macOS writes beside each file.
    """
    unlisted: list[str] = []
    # A folder that is skipped silently would be missing from the result.
    walk = os.walk(folder, onerror=lambda error: unlisted.append(str(error.filename)))
    for place, folders, names in walk:
        folders[:] = _visible(folders)
        for name in _visible(names):
            path = Path(place, name)
            if path.suffix and name.lower().endswith(suffixes) and _may_be_text(path):
                yield path
    yield from map(Path, unlisted)


def _visible(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith(".")]


def _may_be_text(path: Path) -> bool:
    """Whether a path is a file, or something that reports an error when it is read."""
    if is_unfinished(path.name):
        return False
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:  # a link that leads nowhere
        return True


def _each_once(found: dict[Path | None, Path]) -> dict[Path | None, Path]:
    """Return each file once, even if it is named in different ways, such as `./x/../a.txt`."""
    places = Places()
    once: dict[str | None, tuple[Path | None, Path]] = {}
    for path, short in found.items():
        place = None if path is None else places.of(path)
        once.setdefault(place, (path, short))
    return dict(once.values())
