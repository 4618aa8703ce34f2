"""Parse the lists of reporting words: those of the package and those of the user."""

import enum
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import attrs

from quoteattr.errors import LexiconError
from quoteattr.language.reporting import (
    Frame,
    PhraseForm,
    ReportingPhrase,
    ReportingWord,
    WordClass,
)
from quoteattr.language.word_lists import Entry, parse_entries, read_entries, read_lines
from quoteattr.schema.quote import Act

_NONE = "-"
_WORD_COLUMNS = ("lemma", "class", "act", "frames", "prepositions")
_PHRASE_COLUMNS = ("phrase", "form", "class", "act", "frames", "prepositions")
_Named = TypeVar("_Named", bound=enum.Enum)


def read_words(name: str) -> dict[str, ReportingWord]:
    """Return the verbs, nouns or adjectives of a packaged list by lemma.

    Raises:
        LexiconError: There is no such list, or a line breaks the format.
    """
    return _index(read_entries(name), name, _parse_word)


def read_phrases(name: str) -> tuple[ReportingPhrase, ...]:
    """Return the phrases of a packaged list in its order.

    Raises:
        LexiconError: There is no such list, or a line breaks the format.
    """
    return tuple(_parse_phrase(entry, name) for entry in read_entries(name))


def _index(
    entries: Iterable[Entry], name: str, parse: Callable[[Entry, str], ReportingWord]
) -> dict[str, ReportingWord]:
    words: dict[str, ReportingWord] = {}
    for entry in entries:
        word = parse(entry, name)
        if word.lemma in words:
            raise _error(entry, name, f"{word.lemma!r} is listed twice; remove one")
        words[word.lemma] = word
    return words


def parse_added(
    lines: Iterable[str] | Path, kind: str, frames: frozenset[Frame]
) -> dict[str, ReportingWord]:
    """Parse the user's words: a lemma is enough, and one space is enough between columns.

    Args:
        lines: Lines, or a file of lines.
        kind: What is listed, for messages: "verbs" or "nouns".
        frames: The frames of a word that is given without columns.

    Raises:
        InputFileError: The file cannot be read.
        LexiconError: A line breaks the format.
    """
    if isinstance(lines, str):
        raise LexiconError(f"{kind} must be several lemmas or a Path, got the str {lines!r}")

    def parse(entry: Entry, name: str) -> ReportingWord:
        columns = tuple(" ".join(entry.columns).split())
        if len(columns) > 1:
            return _parse_word(attrs.evolve(entry, columns=columns), name)
        return ReportingWord(columns[0].lower(), WordClass.SAY, Act.SPEECH, frames)

    name = str(lines) if isinstance(lines, Path) else kind
    read = read_lines(lines, kind) if isinstance(lines, Path) else lines
    return _index(parse_entries(read, name), name, parse)


def _parse_word(entry: Entry, name: str) -> ReportingWord:
    lemma, word_class, act, frames, prepositions = _columns(entry, name, _WORD_COLUMNS)
    return ReportingWord(
        lemma.lower(),
        _member(WordClass, word_class, entry, name),
        _member(Act, act, entry, name),
        frozenset(_member(Frame, frame, entry, name) for frame in _items(frames)),
        _items(prepositions),
    )


def _parse_phrase(entry: Entry, name: str) -> ReportingPhrase:
    words, form, word_class, act, frames, prepositions = _columns(entry, name, _PHRASE_COLUMNS)
    return ReportingPhrase(
        tuple(words.split()),
        _member(PhraseForm, form, entry, name),
        _member(WordClass, word_class, entry, name),
        _member(Act, act, entry, name),
        frozenset(_member(Frame, frame, entry, name) for frame in _items(frames)),
        _items(prepositions),
    )


def _columns(entry: Entry, name: str, expected: tuple[str, ...]) -> tuple[str, ...]:
    if len(entry.columns) != len(expected):
        needed, found = ", ".join(expected), "  ".join(entry.columns)
        message = f"needs {len(expected)} columns ({needed}), has {len(entry.columns)}: {found}"
        raise _error(entry, name, message)
    return entry.columns


def _items(column: str) -> frozenset[str]:
    return frozenset() if column == _NONE else frozenset(column.split(","))


def _member(kind: type[_Named], value: str, entry: Entry, name: str) -> _Named:
    for member in kind:
        if member.value == value:
            return member
    known = ", ".join(str(member.value) for member in kind)
    raise _error(entry, name, f"{value!r} is not one of: {known}")


def _error(entry: Entry, name: str, message: str) -> LexiconError:
    return LexiconError(f"{name}, line {entry.line}: {message}")
