"""Labels of documents: unique in a run, short, and safe as file names in a folder."""

import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path, PurePosixPath

import regex

from quoteattr.schema.surrogates import HALF

_STANDARD_INPUT = "stdin"


def labels(found: Mapping[Path | None, Path]) -> tuple[str, ...]:
    """Return the labels of documents, by the first of four schemes that makes them unique.

    The schemes are the name without its suffix (`a`), the name with it (`a.txt`), the path as it
    was given (`x/a.txt`), and the path below the folder that all share. If two labels are still
    equal, as for a name that is not Unicode and its replacement, the second gets a number (`a-2`).

    Args:
        found: The short name of each document, relative to the folder that it was found in, by its
            path; None is standard input.

    Returns:
        For each path a label, which is a relative path without `..`.
    """
    schemes: tuple[Callable[[], Iterable[Path | None]], ...] = (
        lambda: (short.with_suffix("") for short in found.values()),
        found.values,
        lambda: (_as_given(path) for path in found),
        lambda: _below_the_shared_folder([*found]),
    )
    best: list[str] = []
    for scheme in schemes:
        shorts = [*scheme()]
        if None in shorts:
            continue
        named = [_unicode(short) for short in shorts if short is not None]
        if len(set(named)) > len(set(best)):
            best = named
        if len(set(best)) == len(shorts):
            break
    return _numbered(best)


def file_names(labels: Iterable[str], suffixes: Sequence[str]) -> dict[str, str]:
    """Return for each label a relative path that is different from all others on any file system.

    Some file systems do not distinguish names that differ only in case or Unicode normalization,
    and on none can a path be both a file (`a.json`) and a folder (`a.json/b.json`).

    Args:
        labels: Unique labels of documents.
        suffixes: The suffixes of the files that each document gets.

    Returns:
        For each label the label itself or with a number (`A-2`), without a suffix.
    """
    listed = [*labels]
    parents = (parent for label in listed for parent in PurePosixPath(label).parents)
    taken = {_folded(str(parent)) for parent in parents}
    names = {}
    for label in listed:
        for name in _candidates(label):
            files = {_folded(f"{name}{suffix}") for suffix in suffixes}
            if taken.isdisjoint(files):
                taken |= files
                names[label] = name
                break
    return names


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return a name, with underscores appended if it is taken on some file system."""
    folded = {*map(_folded, taken)}
    while _folded(name) in folded:
        name += "_"
    return name


def _as_given(path: Path | None) -> Path | None:
    if path is None:
        return Path(_STANDARD_INPUT)
    return None if path.is_absolute() or ".." in path.parts else path


def _below_the_shared_folder(paths: Sequence[Path | None]) -> Iterable[Path]:
    files = {path: os.path.abspath(path) for path in paths if path is not None}  # noqa: PTH100  resolves ".." too
    try:
        shared = os.path.commonpath([os.path.dirname(file) for file in files.values()])  # noqa: PTH120
    except ValueError:  # on several drives
        shared = ""
    for path in paths:
        if path is None:
            yield Path(_STANDARD_INPUT)
        elif shared:
            yield Path(os.path.relpath(files[path], shared))
        else:
            yield Path(files[path].replace(":", "", 1))


def _unicode(path: Path) -> str:
    """Return a path that every format can write; file names need not be Unicode."""
    return HALF.sub(_escaped, path.as_posix())


def _escaped(match: regex.Match[str]) -> str:
    number = ord(match[0])
    # Python represents a byte that is not UTF-8 by one of these.
    return f"\\x{number - 0xDC00:02x}" if 0xDC80 <= number <= 0xDCFF else f"\\u{number:04x}"  # noqa: PLR2004


def _numbered(names: Sequence[str]) -> tuple[str, ...]:
    taken = set(names)
    given: dict[str, None] = {}
    for name in names:
        free = (
            candidate
            for candidate in _candidates(name)
            if candidate not in given and (candidate == name or candidate not in taken)
        )
        given[next(free)] = None
    return tuple(given)


def _candidates(name: str) -> Iterable[str]:
    yield name
    for number in count(2):
        yield f"{name}-{number}"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
