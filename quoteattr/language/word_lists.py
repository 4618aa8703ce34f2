"""The format of word lists, and those of the package in `lexicons/`.

A word list has one entry a line: columns separated by a tab or by two or more spaces, then " # "
and the source of the entry. Empty lines and lines that start with "#" are ignored; a list whose
head names one source for all its entries need not repeat it.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import attrs
import regex

from quoteattr.errors import InputFileError, LexiconError, in_words

_COMMENT = regex.compile(r"(?:^|\s+)#(?:\s+|$)")
_COLUMN_GAP = regex.compile(r"\t\s*| {2,}")


@attrs.frozen
class Entry:
    """A line of a word list."""

    columns: tuple[str, ...]
    """The columns without the comment."""
    source: str
    """The source of the entry, empty if the line does not name one."""
    line: int
    """1-based number of the line."""


def read_entries(name: str) -> tuple[Entry, ...]:
    """Read a word list of the package.

    Args:
        name: File name in `quoteattr/language/lexicons`, such as `elisions.txt`.

    Raises:
        LexiconError: There is no such list.
    """
    resource = files("quoteattr.language") / "lexicons" / name
    if not resource.is_file():
        raise LexiconError(f"the package has no word list {name!r}")
    return parse_entries(resource.read_text(encoding="utf-8").splitlines(), name)


@cache
def read_classes(name: str) -> Mapping[str, frozenset[str]]:
    """Read a word list with two columns, the word and its classes, separated by commas.

    Args:
        name: File name in `quoteattr/language/lexicons`, such as `documents.txt`.

    Returns:
        For each class the words that belong to it.

    Raises:
        LexiconError: There is no such list, or an entry does not have two columns.
    """
    words: dict[str, set[str]] = {}
    for entry in read_entries(name):
        if len(entry.columns) != 2:  # noqa: PLR2004  a word and its classes
            raise LexiconError(f"{name}, line {entry.line}: needs 2 columns: word, classes")
        for word_class in entry.columns[1].split(","):
            words.setdefault(word_class, set()).add(entry.columns[0])
    return MappingProxyType(
        {word_class: frozenset(members) for word_class, members in words.items()}
    )


def any_word(name: str, word_class: str) -> str:
    """Return a regular expression that matches any word of a class.

    Args:
        name: File name of a word list, as for `read_classes`.
        word_class: One of its classes.
    """
    return "|".join(sorted(read_classes(name)[word_class]))


def read_lines(path: Path, kind: str) -> list[str]:
    """Read the lines of a user's word list in UTF-8.

    Args:
        path: The file.
        kind: What it lists, for the message.

    Raises:
        InputFileError: The file cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:  # not UTF-8, or a name with a NUL
        message = f"cannot read the list of {kind} {path}: {in_words(error)}"
        raise InputFileError(message) from error


def parse_entries(lines: Iterable[str], name: str) -> tuple[Entry, ...]:
    """Parse the lines of a word list.

    Args:
        lines: The lines.
        name: Name of the list, for messages.

    Raises:
        LexiconError: A line is not a str.
    """
    entries = []
    for number, line in enumerate(lines, start=1):
        if not isinstance(line, str):
            raise LexiconError(f"{name}, line {number}: an entry must be a str, got {line!r}")
        text, source = _split_comment(line)
        if text:
            entries.append(Entry(tuple(_COLUMN_GAP.split(text)), source, number))
    return tuple(entries)


def parse_weights(lines: Iterable[str], name: str, columns: int) -> Iterator[tuple[Entry, float]]:
    """Parse learned weights: entries whose last column is a number.

    Args:
        lines: The lines.
        name: What they are the weights of, for messages.
        columns: Number of columns before the number.

    Yields:
        Each entry, and its weight.

    Raises:
        LexiconError: An entry has another number of columns, or ends in something else.
    """
    for entry in parse_entries(lines, name):
        *key, weight = entry.columns
        try:
            number = float(weight)
        except ValueError:
            key = []
        if len(key) != columns:
            raise LexiconError(f"line {entry.line} of {name}: {'  '.join(entry.columns)!r}")
        yield entry, number


def packaged_lines(package: str, name: str) -> list[str]:
    """Return the lines of a file of learned weights that is beside the code of a package.

    Args:
        package: The package, such as `quoteattr.resolve`.
        name: File name in its folder, such as `confidence.txt`.
    """
    return (files(package) / name).read_text(encoding="utf-8").splitlines()


def parse_weight_tables(
    lines: Iterable[str], name: str, tables: Iterable[str]
) -> dict[str, dict[str, float]]:
    """Parse learned weights in several tables: `TABLE  FEATURE  NUMBER` a line.

    Args:
        lines: The lines.
        name: What they are the weights of, for messages.
        tables: The names of the tables.

    Returns:
        The weights of each table by feature; a table without a line is empty.

    Raises:
        LexiconError: A line has another format, or names another table.
    """
    found: dict[str, dict[str, float]] = {table: {} for table in tables}
    for entry, weight in parse_weights(lines, name, columns=2):
        table, feature, _ = entry.columns
        if table not in found:
            raise LexiconError(f"line {entry.line} of {name}: {table!r} is not a table")
        found[table][feature] = weight
    return found


def _split_comment(line: str) -> tuple[str, str]:
    """Return the columns and the source of a line, both without the space around them."""
    if (comment := _COMMENT.search(line)) is None:
        return line.strip(), ""
    return line[: comment.start()].strip(), line[comment.end() :].strip()
